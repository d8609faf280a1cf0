"""The charging port: cable, flap, AC and DC charging up to a limit."""

from dataclasses import dataclass
from itertools import pairwise

from simulators.car.battery import NET_KWH, Battery

PREPARING_S = 3.0
FLAP_S = 2.2
AC_EFFICIENCY = 0.92
# what a DC station of a given power really gives, by displayed charge: (%, kW at most)
DC_CURVE = ((0, 120.0), (8, 168.0), (30, 160.0), (50, 118.0), (60, 92.0), (70, 74.0), (80, 52.0),
            (90, 28.0), (97, 12.0), (100, 6.0))  # fmt: skip


@dataclass(slots=True)
class Charging:
    """The process and the port; powers in W, currents in A, the limit in %."""

    state: str = "IDLE"
    kind: str = "NONE"  # NONE, AC, DC
    wish: bool = True
    limit: float = 80.0
    max_current: float = 16.0
    station_w: float = 0.0
    power_w: float = 0.0  # at the inlet
    cable: bool = False
    locked: bool = False
    flap: float = 0.0  # 0 closed .. 1 open
    flap_target: bool = False
    temperature: float = 24.0
    fault: bool = False
    _preparing: float = 0.0

    def plug(self, kind: str, station_w: float) -> None:
        """Put in a cable: AC or DC with the station's power, or NONE to pull it."""
        self.kind, self.cable = kind, kind != "NONE"
        self.station_w = station_w if self.cable else 0.0
        self.locked = self.cable
        self._preparing = 0.0
        if self.cable:
            self.flap, self.flap_target = 1.0, True

    @property
    def active(self) -> bool:
        """Current flows."""
        return self.state == "CHARGING"

    @property
    def into_battery_w(self) -> float:
        """What arrives at the battery and the consumers, W."""
        return self.power_w * (AC_EFFICIENCY if self.kind == "AC" else 1.0)

    def step(self, dt: float, battery: Battery, parked: bool, ambient_c: float) -> None:
        """Advance the process by `dt` seconds."""
        way = dt / FLAP_S
        self.flap += max(-way, min(way, float(self.flap_target) - self.flap))
        self.state = self._next_state(dt, battery, parked)
        aim = self._offer_w(battery) if self.active else 0.0
        self.power_w += max(-60_000 * dt, min(25_000 * dt, aim - self.power_w))
        if not self.active:
            self.power_w = 0.0
        loss = self.power_w * (0.08 if self.kind == "AC" else 0.003)
        self.temperature += dt * (loss - 18 * (self.temperature - ambient_c)) / 4000

    def _next_state(self, dt: float, battery: Battery, parked: bool) -> str:
        if not self.cable:
            return "IDLE"
        if self.fault:
            return "FAULT"
        if battery.displayed >= self.limit:
            return "COMPLETE"
        if not self.wish:
            return "STOPPED"
        if not parked:
            return "CONNECTED"
        if self.state == "CHARGING":
            return "CHARGING"
        self._preparing = self._preparing + dt if self.state == "PREPARING" else 0.0
        return "CHARGING" if self._preparing > PREPARING_S else "PREPARING"

    def _offer_w(self, battery: Battery) -> float:
        if self.kind == "AC":
            return min(self.station_w, 3 * 230 * self.max_current)
        return min(self.station_w, dc_limit_w(battery.displayed), battery.max_charge_w)

    def minutes_left(self, battery: Battery) -> float:
        """Until the limit is reached, by the taper of the curve; 0 when not charging."""
        if not self.active or self.power_w < 500:
            return 0.0
        minutes, percent = 0.0, battery.displayed
        while percent < self.limit:
            part = min(1.0, self.limit - percent)
            power = min(self.into_battery_w, dc_limit_w(percent))
            minutes += part / 100 * NET_KWH * 1000 * 60 / max(power, 500)
            percent += 1.0
        return minutes


def dc_limit_w(percent: float) -> float:
    """What the car takes at most from a DC station at a displayed charge, W."""
    for (low, low_kw), (high, high_kw) in pairwise(DC_CURVE):
        if percent <= high:
            return (low_kw + (percent - low) / (high - low) * (high_kw - low_kw)) * 1000
    return DC_CURVE[-1][1] * 1000

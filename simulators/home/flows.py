"""The power of a house with a roof of solar cells, a battery and a wall box for the car."""

import math
from dataclasses import dataclass, field
from random import Random

MODES = ("off", "pv", "minpv", "now")
PEAK_W, DAY_S = 6400.0, 900.0
"""A day of sun goes by in a quarter of an hour."""
LEAST_W, MOST_W = 1400.0, 11000.0
"""What the wall box can charge with: one phase at 6 A to three at 16 A."""
BATTERY_W, BATTERY_WH, CAR_WH = 3000.0, 10_000.0, 60_000.0


@dataclass(slots=True)
class Flows:
    """Powers in W: out of grid and battery is positive, as evcc has it; charges in per cent."""

    lot: Random
    mode: str = "pv"
    limit: int = 80
    car: float = 58.0
    store: float = 64.0
    sun_w: float = 0.0
    house_w: float = 420.0
    charge_w: float = 0.0
    battery_w: float = 0.0
    grid_w: float = 0.0
    _clear: float = 0.9
    _at: float | None = field(default=None, repr=False)

    def step(self, now: float) -> None:
        """Time goes by; told twice of the same moment, nothing happens."""
        if self._at is not None and now <= self._at:
            return
        passed = 0.0 if self._at is None else now - self._at
        self._at = now
        self._clear = max(0.4, min(1.0, self._clear + self.lot.gauss(0, 0.03 * passed)))
        self.sun_w = PEAK_W * (0.55 + 0.45 * math.sin(math.tau * now / DAY_S)) * self._clear
        self.house_w = 420 + 160 * math.sin(now / 37)
        self._charge(passed)
        self._store(passed)
        self.grid_w = self.house_w + self.charge_w - self.sun_w - self.battery_w

    @property
    def charging(self) -> bool:
        """Whether power goes into the car."""
        return self.charge_w > 0

    def _charge(self, passed: float) -> None:
        left = self.sun_w - self.house_w
        sunny = min(MOST_W, left) if left >= LEAST_W else 0.0
        wanted = {"off": 0.0, "pv": sunny, "minpv": max(LEAST_W, sunny), "now": MOST_W}
        self.charge_w = wanted[self.mode] if self.car < self.limit else 0.0
        self.car = min(100.0, self.car + self.charge_w * passed / 36 / CAR_WH)

    def _store(self, passed: float) -> None:
        lacks = self.house_w + self.charge_w - self.sun_w
        power = max(-BATTERY_W, min(BATTERY_W, lacks))
        spent = (self.store <= 5 and power > 0) or (self.store >= 100 and power < 0)
        self.battery_w = 0.0 if spent else power
        self.store = max(0.0, min(100.0, self.store - self.battery_w * passed / 36 / BATTERY_WH))

"""The cabin: two nodes of heat (air, interior), a heat pump that works towards the setpoints."""

from dataclasses import dataclass, field

AIR_J_K = 38_000.0  # air and what it touches at once
INTERIOR_J_K = 170_000.0
SHELL_W_K = 55.0
INNER_W_K = 95.0
GLASS_M2 = 1.6
MAX_HEAT_W, MAX_COOL_W = 6_000.0, 5_200.0
MIN_SET_C, MAX_SET_C = 16.0, 28.0


@dataclass(slots=True)
class Climate:
    """The settings, as the climate ECU has accepted them."""

    on: bool = True
    auto: bool = True
    ac: bool = True
    sync: bool = False
    recirculation: bool = False
    front_defrost: bool = False
    rear_defrost: bool = False
    temp_driver: float = 21.0
    temp_passenger: float = 21.0
    fan_driver: float = 35.0
    fan_passenger: float = 35.0
    air_driver: str = "MIDDLE"
    air_passenger: str = "MIDDLE"


@dataclass(slots=True)
class Cabin:
    """Temperatures in °C, powers in W."""

    air_c: float = 20.0
    interior_c: float = 20.0
    humidity: float = 48.0
    co2_ppm: float = 520.0
    compressor_w: float = 0.0
    heater_w: float = 0.0
    climate: Climate = field(default_factory=Climate)
    _last_heat: float = 0.0

    @property
    def power_w(self) -> float:
        """Electrical power of the climate control."""
        return self.compressor_w + self.heater_w

    def step(
        self, dt: float, ambient_c: float, solar_w_m2: float, people: int, open_air: float
    ) -> None:
        """Advance by `dt`; `open_air` is how open doors and windows are, 0..1."""
        heat = self._regulate(ambient_c)
        inner = INNER_W_K * (self.interior_c - self.air_c)
        shell = (SHELL_W_K + 450 * open_air) * (ambient_c - self.air_c)
        solar = GLASS_M2 * 0.45 * solar_w_m2
        self.air_c += dt * (heat + inner + shell + 75 * people + 0.3 * solar) / AIR_J_K
        self.interior_c += dt * (0.7 * solar - inner) / INTERIOR_J_K
        self._breathe(dt, people, open_air)

    def _regulate(self, ambient_c: float) -> float:
        """Heat that goes into the air, W; negative = cooling."""
        climate = self.climate
        if not climate.on:
            self.compressor_w = self.heater_w = self._last_heat = 0.0
            return 0.0
        aim = (climate.temp_driver + climate.temp_passenger) / 2
        missing = aim - self.air_c
        if climate.auto:
            self._auto_fan(missing)
        air = 0.25 + 0.75 * (climate.fan_driver + climate.fan_passenger) / 200
        hold = SHELL_W_K * (aim - ambient_c) + INNER_W_K * (aim - self.interior_c) * 0.9
        heat = max(-MAX_COOL_W * air, min(MAX_HEAT_W * air, hold + missing * 900))
        if heat < 0 and not climate.ac:
            heat = 0.0
        self._last_heat += 0.05 * (heat - self._last_heat)
        self._draw(self._last_heat, ambient_c, air)
        return self._last_heat

    def _auto_fan(self, missing: float) -> None:
        climate = self.climate
        fan = 100.0 if climate.front_defrost else min(100.0, 18 + 9 * abs(missing))
        for side in ("fan_driver", "fan_passenger"):
            before = getattr(climate, side)
            setattr(climate, side, before + max(-0.5, min(0.5, round(fan) - before)))
        up = climate.front_defrost
        climate.air_driver = "UP" if up else "DOWN" if missing > 3 else "MIDDLE"
        climate.air_passenger = climate.air_driver

    def _draw(self, heat: float, ambient_c: float, air: float) -> None:
        """The heat pump's share falls with the cold; the resistor gives the rest."""
        fans = 40 + 260 * air
        if heat >= 0:
            pump = min(heat, max(0.0, 3200 + 90 * ambient_c))
            self.compressor_w = pump / max(1.3, 2.6 + 0.05 * ambient_c) + fans
            self.heater_w = (heat - pump) / 0.97
        else:
            self.compressor_w = -heat / max(1.6, 3.4 - 0.03 * ambient_c) + fans
            self.heater_w = 0.0
        self.heater_w += 320 * self.climate.rear_defrost

    def _breathe(self, dt: float, people: int, open_air: float) -> None:
        climate = self.climate
        fresh = 0.002 + 0.02 * open_air
        if climate.on and not climate.recirculation:
            fresh += 0.00012 * (climate.fan_driver + climate.fan_passenger) / 2
        self.co2_ppm += dt * (2.1 * people - fresh * (self.co2_ppm - 420))
        self.humidity += dt * fresh * (46 + 4 * people - self.humidity)

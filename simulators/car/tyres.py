"""Tyres: pressure follows temperature and leaks, temperature follows speed."""

import random
from dataclasses import dataclass, field

NAMES = ("FL", "FR", "RL", "RR")
COLD_KPA = {"FL": 250.0, "FR": 250.0, "RL": 270.0, "RR": 270.0}  # at 20 °C, over the air outside
AIR_KPA = 101.3
LOW_BELOW = 0.80  # of the right pressure
KELVIN = 273.15


@dataclass(slots=True)
class Tyre:
    """One tyre; `amount` is the air in it, as kPa (absolute) at 20 °C."""

    right_kpa: float
    amount: float
    celsius: float = 20.0
    leak_kpa_s: float = 0.0
    sensor_battery: float = 88.0
    sensor_works: bool = True

    @property
    def kpa(self) -> float:
        """Pressure over the air outside, kPa."""
        return max(0.0, self.amount * (self.celsius + KELVIN) / (20 + KELVIN) - AIR_KPA)

    @property
    def low(self) -> bool:
        """Too low to drive on without a warning."""
        return self.kpa < self.right_kpa * LOW_BELOW

    def step(self, dt: float, speed_mps: float, ambient_c: float) -> None:
        """Rolling warms a soft tyre more than a hard one."""
        soft = max(1.0, self.right_kpa / max(self.kpa, 60.0))
        aim = ambient_c + 0.62 * abs(speed_mps) * soft
        self.celsius += dt * (aim - self.celsius) / 420
        self.amount = max(AIR_KPA, self.amount - self.leak_kpa_s * dt)

    def set_kpa(self, kpa: float) -> None:
        """Fill or empty it to a pressure at its present temperature."""
        self.amount = (kpa + AIR_KPA) * (20 + KELVIN) / (self.celsius + KELVIN)


@dataclass(slots=True)
class Tyres:
    """All four, by FL, FR, RL, RR."""

    all: dict[str, Tyre] = field(default_factory=dict)

    @classmethod
    def make(cls, celsius: float, chance: random.Random) -> "Tyres":
        """Four tyres filled some weeks ago."""
        tyres = {}
        for name in NAMES:
            kpa = COLD_KPA[name] * chance.uniform(0.975, 1.005)
            battery = chance.uniform(78, 95)
            tyres[name] = Tyre(COLD_KPA[name], kpa + AIR_KPA, celsius, sensor_battery=battery)
        return cls(tyres)

    def step(self, dt: float, speed_mps: float, ambient_c: float) -> None:
        """Advance all four by `dt` seconds."""
        for tyre in self.all.values():
            tyre.step(dt, speed_mps, ambient_c)

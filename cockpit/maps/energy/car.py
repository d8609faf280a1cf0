"""The car as far as its energy goes; the defaults are those of the simulated car."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CarEnergy:
    """`[energy]` in cockpit.toml."""

    SECTION: ClassVar[str] = "energy"

    battery_kwh: float = 75.0
    """What the battery gives between full and empty."""

"""What the driver has in mind beyond the next metres, and who can be sent on an errand."""

from dataclasses import dataclass
from typing import Protocol

from simulators.car.driver import Driver
from simulators.car.dynamics import Dynamics
from simulators.car.road import Road


@dataclass(slots=True)
class Errand:
    """Where the way comes from."""

    told: bool = False
    """Follows a route that somebody gave; else just drives on."""
    wanders: bool = False
    """Nobody tells the way: at the end of the road, drive on."""
    wrong_turns: int = 0
    """How often to take another way than told, from now on."""


class Traveller(Protocol):
    """A car that can be sent somewhere."""

    road: Road
    way: float
    time: float
    dynamics: Dynamics
    driver: Driver
    errand: Errand

    def take(self, road: Road, way: float) -> None:
        """Drive on along another road, from `way` metres after its start."""

    def set_off(self) -> None:
        """Whatever kept the car standing: drive."""

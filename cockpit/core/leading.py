"""Along which way the car is being led: told by navigation, followed by who or what drives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Way:
    """What is known of the way: where to, when there, how far; `soc` in percent on arrival.

    `next_stop` is where the driver stops on the way there, or the destination itself; `place` is
    the destination's latitude and longitude in degrees, `left_s` the time until then.
    """

    destination: str
    next_stop: str
    arrival: datetime
    left_m: float
    soc: float | None = None
    place: tuple[float, float] | None = None
    left_s: float | None = None


class Leading:
    """The active route; watchers hear of each new one."""

    def __init__(self) -> None:
        self.shape: str | None = None
        """A polyline of precision 6 from where the car was; None: nobody leads."""
        self.home: tuple[float, float] | None = None
        """Where the driver lives, latitude and longitude in degrees; None: not known."""
        self.way: Way | None = None
        """Kept up to date while the car is led."""
        self._watchers: list[Callable[[], None]] = []

    def lead(self, shape: str | None) -> None:
        """Lead along another way, or no more."""
        if shape is None:
            self.way = None
        if shape != self.shape:
            self.shape = shape
            for told in tuple(self._watchers):
                told()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each new way."""
        self._watchers.append(told)

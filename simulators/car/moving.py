"""Things that take time to move: a window, a seat, a boot lid."""

from dataclasses import dataclass


@dataclass(slots=True)
class Moving:
    """A place that goes to its target at a given pace (units per second)."""

    place: float
    pace: float
    target: float

    def step(self, dt: float) -> None:
        """Move on."""
        way = self.pace * dt
        self.place += max(-way, min(way, self.target - self.place))

    def put(self, place: float) -> None:
        """Be there at once."""
        self.place = self.target = place


def moving(place: float, pace: float) -> Moving:
    """Something that stands still at `place`."""
    return Moving(place, pace, place)

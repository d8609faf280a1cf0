"""Where the driver wants to go, by way of what and avoiding what; kept over a restart."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cockpit.core.own import Own
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place
from cockpit.maps.route import Avoid

REACHED_M = 80.0
"""Nearer than this to a stop, and it is behind the car."""


@dataclass(frozen=True, slots=True)
class Journey:
    """All that the driver asked for; the route is made of it."""

    destination: Place
    stops: tuple[Place, ...] = ()
    avoid: Avoid = field(default_factory=Avoid)
    guided: bool = False

    @property
    def goal(self) -> Point:
        """Where it ends, whatever that place is called."""
        return self.destination.point

    def with_stop(self, place: Place) -> "Journey":
        """The same by way of another place, as the next stop."""
        return replace(self, stops=(place, *self.stops))

    def without_stop(self, index: int) -> "Journey":
        """The same without one stop; unknown indices are fine."""
        kept = tuple(p for i, p in enumerate(self.stops) if i != index)
        return replace(self, stops=kept)

    def past(self, here: Point) -> "Journey":
        """The same without the next stop where the car has reached it."""
        if self.stops and distance_m(self.stops[0].point, here) < REACHED_M:
            return replace(self, stops=self.stops[1:])
        return self


class KeptJourney:
    """The journey on the disk, so that guidance goes on after a restart at the same point."""

    def __init__(self, own: Own) -> None:
        self._file = own

    def keep(self, journey: Journey | None) -> None:
        """Write it, or that there is none."""
        self._file.write(None if journey is None else asdict(journey))

    def hand_over(self, journey: Journey) -> None:
        """Nobody's journey is that of who drives now."""
        self._file.empty()
        self.keep(journey)

    def found(self) -> Journey | None:
        """What was kept last; None where nothing is, or nothing of use."""
        words = self._file.read()
        if words is None:
            return None
        try:
            return _journey(words)
        except (KeyError, TypeError, ValueError) as error:
            self._file.put_aside(f"not a journey: {error}")
            return None


def places_of(words: str) -> list[Place]:
    """`45.5,-39.5 Work; …`; what is no place is left out."""
    found = []
    for word in filter(None, (part.strip() for part in words.split(";"))):
        where, _, name = word.partition(" ")
        try:
            lat, lon = map(float, where.split(","))
        except ValueError:
            continue
        found.append(Place(name or where, Point(lat, lon), "coordinates"))
    return found


def _journey(words: dict[str, Any]) -> Journey:
    avoid = words["avoid"]
    return Journey(
        _place(words["destination"]),
        tuple(_place(p) for p in words["stops"]),
        Avoid(
            bool(avoid["toll"]),
            bool(avoid["motorway"]),
            bool(avoid["ferry"]),
            _points(avoid["roads"]),
            tuple(_points(ring) for ring in avoid["areas"]),
        ),
        bool(words["guided"]),
    )


def _points(pairs: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    return tuple(Point(float(lat), float(lon)) for lat, lon in pairs)


def _place(words: dict[str, Any]) -> Place:
    return Place(**{**words, "point": _points([words["point"]])[0]})

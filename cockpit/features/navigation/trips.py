"""From parked to parked: drives become habits, and habits know where home and work are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cockpit.core.driving import Driving, DrivingState
from cockpit.features.navigation.habits import SAME_PLACE_M, Habits, Trip
from cockpit.features.navigation.known_places import HOME, WORK, KnownPlaces
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place

LEARNED = "learned"
"""The category of an own place that the car has found by itself; the driver's word stands."""
UNDER_WAY = (DrivingState.IDLING, DrivingState.MOVING)

type NameOf = Callable[[Point, Callable[[str], None]], None]
"""Asks for a place's street; the answer comes later, "" where there is none."""


@dataclass(frozen=True, slots=True)
class _Begun:
    start: Point
    began: str
    at: float


class TripLog:
    """A trip begins where the car leaves P and ends where it is in P again."""

    def __init__(
        self, driving: Driving, habits: Habits, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        self._driving, self._habits, self._clock = driving, habits, clock
        self._begun: _Begun | None = None
        self._here: Point | None = None

    def look(self, now: float, here: Point | None) -> bool:
        """Take in the moment `now` (s); whether a trip has ended. An unknown gear changes nothing.

        Where the position is lost the last known one counts.
        """
        self._here = here or self._here
        state = self._driving.state
        if self._begun is None:
            if state in UNDER_WAY and self._here:
                began = self._clock().isoformat(timespec="seconds")
                self._begun = _Begun(self._here, began, now)
            return False
        if state is not DrivingState.PARKED or self._here is None:
            return False
        begun, self._begun = self._begun, None
        self._habits.add(Trip(begun.start, self._here, begun.began, now - begun.at))
        return True


def learn_places(habits: Habits, known: KnownPlaces, name_of: NameOf) -> None:
    """Keep home and work as the habits have them, unless the driver has named them himself."""
    for key, point in ((HOME, habits.home()), (WORK, habits.work())):
        if point is not None and _news(known.favourites.get(key), point):
            _keep(key, point, known, name_of)


def _news(was: Place | None, point: Point) -> bool:
    if was is None:
        return True
    return was.category == LEARNED and distance_m(was.point, point) > SAME_PLACE_M


def _keep(key: str, point: Point, known: KnownPlaces, name_of: NameOf) -> None:
    whose = known.driver

    def keep(street: str) -> None:
        if known.driver != whose:
            return
        name = street or f"{point.lat:.5f}, {point.lon:.5f}"
        known.keep(Place(name, point, category=LEARNED), key)

    name_of(point, keep)

"""Names that can be said: the driver's own places, and what is known of the region."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from cockpit.core.intents import Intents
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.said_places import table_of
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place
from cockpit.maps.region import Region

FAVOURITE, PLACE = "favourite", "place"
"""The lists of the sentences."""
MOST, LONGEST = 300, 40
AGAIN_M = 15_000.0
"""So far from where names were asked for, other ones are near."""
SAME_M = 300.0
SPOKEN = re.compile(r"[^\W\d_].*[^\W\d_]")


class OfferedPlaces:
    """Call `look` about once a second; the map is asked once a region, and far from there."""

    def __init__(self, intents: Intents, navigation: Navigation) -> None:
        self._intents, self._navigation = intents, navigation
        self._asked_at: Point | None = None
        self._region: Region | None = None
        navigation.known.watch(self._offer_own)
        self._offer_own()

    def look(self) -> None:
        """Ask for names where there is a map that was not asked yet."""
        here, region = self._navigation.here, self._navigation.router.region
        if here is None or region is None:
            return
        near = self._asked_at and distance_m(here, self._asked_at) < AGAIN_M
        if region is self._region and near:
            return
        self._asked_at, self._region = here, region
        self._navigation.places.names(self._take, MOST)

    def _take(self, places: list[Place] | str) -> None:
        if not isinstance(places, str):
            self._intents.offer(PLACE, named(places))

    def _offer_own(self) -> None:
        known = self._navigation.known
        own = [*known.favourites.values(), *known.recents]
        self._intents.offer(FAVOURITE, named([p for p in own if not p.unnamed], lambda *_: True))


def named(
    places: Sequence[Place], same: Callable[[Place, Place], bool] | None = None
) -> dict[str, Any]:
    """By name: the first one's table; the name alone where several places have it."""
    same = same or (lambda a, b: distance_m(a.point, b.point) < SAME_M)
    first: dict[str, tuple[str, Place]] = {}
    for place in places:
        name = " ".join(place.name.split())
        if len(name) <= LONGEST and SPOKEN.search(name):
            first.setdefault(name.casefold(), (name, place))
    found = {name: table_of(place) for name, place in first.values()}
    for place in places:
        name, known = first.get(" ".join(place.name.split()).casefold(), ("", place))
        if not same(known, place):
            found[name] = {"name": name}
    return found

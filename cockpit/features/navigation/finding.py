"""Finds places: what a query means, what is near or along the way, how far and with what charge."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from cockpit.features.navigation.charge import Charge
from cockpit.features.navigation.known_places import KnownPlaces
from cockpit.features.navigation.pilot import Pilot
from cockpit.features.navigation.router import TYPED, Done, Router
from cockpit.maps.geo import Point, distance_m, encode_polyline
from cockpit.maps.place import Place

NO_POSITION = "I don't know where we are yet"
NO_WAY = "No way leads there"
NEARBY_M = 30_000.0


class Finder:
    """Asks the map's worker; the driver's own places take part."""

    def __init__(
        self, router: Router, pilot: Pilot, known: KnownPlaces, charge: Charge, language: str
    ) -> None:
        self._router, self._pilot, self._known = router, pilot, known
        self._charge, self._language = charge, language

    def speak(self, language: str) -> None:
        """Name places in another language from now on."""
        self._language = language

    def search(
        self, query: str, done: Done[list[Place]], limit: int = 20, replaces: str = TYPED
    ) -> None:
        """What a query may mean: near and important first, the driver's own places too."""
        own = [*self._known.favourites.values(), *self._known.recents]
        params = {
            "query": query,
            "near": list(self._pilot.fix.point) if self._pilot.fix.point else None,
            "limit": limit,
            "language": self._language,
            "extra": [_words(place) for place in own],
            **self._along(),
        }
        self._router.search(params, done, replaces)

    def nearby(
        self, category: str, done: Done[list[Place]], limit: int = 20, replaces: str = TYPED
    ) -> None:
        """The nearest of a kind; on the way those that lie along it."""
        if self._pilot.fix.point is None:
            done(NO_POSITION)
        elif self._pilot.route is None:
            self.around(self._pilot.fix.point, category, done, limit, replaces)
        else:
            words = {"category": category, "limit": limit, "language": self._language}
            self._router.along({**words, **self._along()}, done, replaces)

    def around(
        self,
        near: Point | None,
        category: str,
        done: Done[list[Place]],
        limit: int = 20,
        replaces: str = TYPED,
    ) -> None:
        """The nearest of a kind to a point, wherever the way leads."""
        if near is None:
            done(NO_POSITION)
            return
        words = {"category": category, "limit": limit, "language": self._language}
        self._router.nearby({"near": list(near), "radius_m": NEARBY_M, **words}, done, replaces)

    def names(self, done: Done[list[Place]], limit: int = 300) -> None:
        """What has a name that one may say: important or near; none of them twice."""
        near = list(self._pilot.fix.point) if self._pilot.fix.point else None
        self._router.names({"near": near, "limit": limit, "language": self._language}, done)

    def way_to(self, place: Place, done: Done[tuple[float, float]]) -> None:
        """Seconds and metres to a place by the best way now."""

        def take(legs: list[tuple[float, float] | None] | str) -> None:
            leg = NO_WAY if isinstance(legs, str) or not legs else legs[0]
            done(legs if isinstance(legs, str) else leg or NO_WAY)

        if self._pilot.fix.point:
            self._router.matrix(self._pilot.fix.point, [place.point], take, "way to")
        else:
            done(NO_POSITION)

    def _along(self) -> dict[str, Any]:
        """The way ahead, for places along it."""
        route = self._pilot.route
        if route is None:
            return {}
        return {"shape": encode_polyline(route.shape), "from_m": self._pilot.fix.along_m or 0.0}

    def with_distance(self, places: Sequence[Place]) -> list[Place]:
        """The same places with how far they are from here."""
        here = self._pilot.fix.point
        if here is None:
            return list(places)
        return [replace(p, distance_m=distance_m(here, p.point)) for p in places]

    def reach_of(
        self,
        places: Sequence[Place],
        done: Callable[[list[tuple[float, float | None] | None]], None],
    ) -> None:
        """Driving seconds and charge on arrival (%) for each place, as far as known."""

        def take(legs: list[tuple[float, float] | None] | str) -> None:
            if not isinstance(legs, str):
                done([(leg[0], self._charge.after(leg[1])) if leg else None for leg in legs])

        if self._pilot.fix.point:
            self._router.matrix(self._pilot.fix.point, [p.point for p in places], take)

    def time_to(self, place: Place, done: Callable[[float], None]) -> None:
        """Seconds to a place by the best way now; silent where none is known."""

        def take(legs: list[tuple[float, float] | None] | str) -> None:
            if not isinstance(legs, str) and legs and legs[0]:
                done(legs[0][0])

        if self._pilot.fix.point:
            self._router.matrix(self._pilot.fix.point, [place.point], take)


def _words(place: Place) -> dict[str, object]:
    return {
        "name": place.name,
        "point": list(place.point),
        "kind": place.kind,
        "category": place.category,
        "address": place.address,
        "key": place.key,
    }

"""The driver's own places: home, work, favourites, and where he went of late."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from cockpit.core.own import Own
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place

MOST_RECENT = 30
SAME_M = 60.0
"""Two places of one name nearer than this are the same."""
HOME, WORK = "home", "work"


class KnownPlaces:
    """Favourites by key (home and work among them) and recents, the newest first."""

    def __init__(self, own: Own) -> None:
        self._file = own
        self._watchers: list[Callable[[], None]] = []
        self.favourites: dict[str, Place] = {}
        self.recents: list[Place] = []
        self._read()
        own.watch(self._another)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change."""
        self._watchers.append(told)

    @property
    def driver(self) -> str:
        """Whose they are."""
        return self._file.driver

    @property
    def home(self) -> Place | None:
        """Where the driver lives."""
        return self.favourites.get(HOME)

    @property
    def work(self) -> Place | None:
        """Where the driver works."""
        return self.favourites.get(WORK)

    def keep(self, place: Place, key: str = "") -> None:
        """Make a place a favourite; `key` is home, work, or empty for one of many."""
        key = key or place.key or f"{place.point.lat:.5f},{place.point.lon:.5f}"
        self.favourites[key] = replace(place, kind="favourite", key=key, distance_m=None)
        self._changed()

    def forget(self, key: str) -> None:
        """Take a favourite away; unknown keys are fine."""
        if self.favourites.pop(key, None):
            self._changed()

    def visited(self, place: Place) -> None:
        """Remember a destination as the newest."""
        others = [p for p in self.recents if not _same(p, place)]
        self.recents = [replace(place, kind="recent", distance_m=None), *others][:MOST_RECENT]
        self._changed()

    def favourite_of(self, place: Place) -> str:
        """The key of the favourite that is this place; "" where it is none."""
        return next((key for key, p in self.favourites.items() if _same(p, place)), "")

    def _changed(self) -> None:
        words = {
            "favourites": {key: asdict(place) for key, place in self.favourites.items()},
            "recents": [asdict(place) for place in self.recents],
        }
        self._file.write(words)
        self._tell()

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

    def _another(self) -> None:
        self._read()
        self._tell()

    def _read(self) -> None:
        self.favourites, self.recents = {}, []
        words = self._file.read()
        if words is None:
            return
        try:
            self.favourites = {str(k): _place(p) for k, p in words["favourites"].items()}
            self.recents = [_place(p) for p in words["recents"]]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.favourites, self.recents = {}, []
            self._file.put_aside(f"not places: {error}")


def _same(a: Place, b: Place) -> bool:
    if a.key and a.key == b.key:
        return True
    return distance_m(a.point, b.point) < SAME_M and a.name == b.name


def _place(words: dict[str, Any]) -> Place:
    return Place(**{**words, "point": Point(*map(float, words["point"]))})

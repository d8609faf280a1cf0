"""Which settlement a place belongs to: the smallest boundary of one around it, or the nearest."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped]
from numpy.typing import NDArray

RADIUS_KM = {"city": 7.0, "town": 3.0, "village": 1.6, "hamlet": 0.8}
"""How far a settlement's pull reaches, in comparison to the others'."""
BIG_CITY, BIG_FACTOR = 0.78, 2.0
"""A city of this importance pulls this much farther."""
PARTS = ("suburb", "quarter", "neighbourhood")
PART_KM = 2.5
"""A suburb's name is told of what lies this near to its middle."""
FARTHEST_KM = 60.0
KM_PER_DEGREE = 111.2
LOCAL_LEVEL = 7
"""Boundaries of this admin_level and above are single municipalities."""
Positions = NDArray[np.float64]


@dataclass(slots=True)
class Boundary:
    """An administrative area; spellings as plain words."""

    level: int
    spellings: tuple[str, ...]
    shape: Any


@dataclass(slots=True)
class Settlement:
    """A place that others are in."""

    kind: str
    name: str
    spellings: tuple[str, ...]
    lat: float
    lon: float
    importance: float


class Settlements:
    """All settlements of an extract; `areas` are those pairs of settlement and part in use."""

    def __init__(self, found: list[Settlement], boundaries: list[Boundary]) -> None:
        self.found = found
        self._stretch = float(np.cos(np.radians(np.mean([s.lat for s in found])))) if found else 1.0
        self._classes = [
            (radius, *self._tree(lambda s, k=kind, b=big: s.kind == k and _is_big(s) == b))
            for kind, km in RADIUS_KM.items()
            for big, radius in ((False, km), (True, km * BIG_FACTOR))
        ]
        self._parts = self._tree(lambda s: s.kind in PARTS)
        self._boundaries = sorted(boundaries, key=lambda b: b.level)
        self._called: dict[str, list[int]] = {}
        for index, it in enumerate(found):
            for text in it.spellings if it.kind in RADIUS_KM else ():
                self._called.setdefault(text, []).append(index)
        self._homes = self._with_homes()
        self._numbers: dict[tuple[int, int], int] = {(-1, -1): 0}

    def areas_of(self, lats: Positions, lons: Positions) -> NDArray[np.int64]:
        """A number for each position; `areas` tells what it stands for."""
        points = self._points(lats, lons)
        home = self._nearest(points)
        inside = self._inside(lats, lons)
        home = np.where(inside >= 0, inside, home)
        part = _query(self._parts, points, PART_KM)[0]
        pairs = zip(home.tolist(), part.tolist(), strict=True)
        numbers = self._numbers
        return np.fromiter(
            (numbers.setdefault(pair, len(numbers)) for pair in pairs), np.int64, len(home)
        )

    def areas(self) -> list[tuple[int, str, str]]:
        """Number, name to show ("Old Town, Springfield") and plain words of each area in use."""
        parents = self._parents()
        rows = []
        for (home, part), number in self._numbers.items():
            both = [self.found[i] for i in (part, home) if i >= 0]
            names = list(dict.fromkeys(s.name for s in both))
            words = [word for s in both for text in s.spellings for word in text.split()]
            words += parents.get(home, [])
            rows.append((number, ", ".join(names), " ".join(dict.fromkeys(words))))
        return rows

    def _tree(self, wanted: Any) -> tuple[Any, NDArray[np.int64]]:
        chosen = [i for i, s in enumerate(self.found) if wanted(s)]
        lats = np.array([self.found[i].lat for i in chosen])
        lons = np.array([self.found[i].lon for i in chosen])
        return shapely.STRtree(self._points(lats, lons)), np.array(chosen, np.int64)

    def _points(self, lats: Positions, lons: Positions) -> Any:
        """Flat points in km."""
        return shapely.points(lons * self._stretch * KM_PER_DEGREE, lats * KM_PER_DEGREE)

    def _nearest(self, points: Any) -> NDArray[np.int64]:
        home = np.full(len(points), -1, np.int64)
        least = np.full(len(points), np.inf)
        for radius, *tree in self._classes:
            index, km = _query((tree[0], tree[1]), points, FARTHEST_KM)
            pull = km / radius
            better = pull < least
            home[better], least[better] = index[better], pull[better]
        return home

    def _with_homes(self) -> tuple[Any, NDArray[np.int64]]:
        """The municipal boundaries that bear a settlement's name, the smallest last."""
        shapes, homes = [], []
        for boundary in self._boundaries:
            if boundary.level >= LOCAL_LEVEL:
                home = self._namesake(boundary)
                if home >= 0:
                    shapes.append(boundary.shape)
                    homes.append(home)
        return shapely.STRtree(shapes), np.array(homes, np.int64)

    def _namesake(self, boundary: Boundary) -> int:
        west, south, east, north = boundary.shape.bounds
        called = {i for text in boundary.spellings for i in self._called.get(text, ())}
        for index in sorted(called):
            it = self.found[index]
            if south <= it.lat <= north and west <= it.lon <= east:
                return index
        return -1

    def _inside(self, lats: Positions, lons: Positions) -> NDArray[np.int64]:
        tree, homes = self._homes
        found = np.full(len(lats), -1, np.int64)
        if len(homes):
            which, shape = tree.query(shapely.points(lons, lats), predicate="within")
            order = np.argsort(shape, kind="stable")  # the finest level wins, for it comes last
            found[which[order]] = homes[shape[order]]
        return found

    def _parents(self) -> dict[int, list[str]]:
        """Words of the districts, counties and states around each settlement."""
        if not self._boundaries or not self.found:
            return {}
        tree = shapely.STRtree([b.shape for b in self._boundaries])
        points = shapely.points([s.lon for s in self.found], [s.lat for s in self.found])
        words: dict[int, list[str]] = {}
        for which, shape in zip(*tree.query(points, predicate="within").tolist(), strict=True):
            boundary = self._boundaries[shape]
            if boundary.level > 2:
                texts = boundary.spellings[:4]
                words.setdefault(which, []).extend(w for text in texts for w in text.split())
        return words


def _is_big(it: Settlement) -> bool:
    return it.kind == "city" and it.importance >= BIG_CITY


def _query(
    tree: tuple[Any, NDArray[np.int64]], points: Any, farthest_km: float
) -> tuple[NDArray[np.int64], Positions]:
    """The nearest of a tree to each point and how far it is; -1 and inf where none is near."""
    index = np.full(len(points), -1, np.int64)
    km = np.full(len(points), np.inf)
    if len(tree[1]) and len(points):
        (which, near), far = tree[0].query_nearest(
            points, max_distance=farthest_km, return_distance=True, all_matches=False
        )
        index[which], km[which] = tree[1][near], far
    return index, km

"""The region's charging stations, and what is known of them just now."""

import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from cockpit.maps.charger import Charger
from cockpit.maps.energy.charger_tags import sockets_of
from cockpit.maps.geo import M_PER_DEGREE, Box, Point, box_of, distance_m
from cockpit.maps.region import MapError

PIECE_POINTS = 60
"""A corridor is looked up piece by piece, so that its boxes stay slim."""
COLUMNS = "charger.id, key, name, lat, lon, operator, tariff, reliability, sockets"
WITHIN = (
    f"SELECT {COLUMNS} FROM place JOIN charger USING (id)"
    " WHERE north >= ? AND south <= ? AND east >= ? AND west <= ?"
)


def build(source: Path, folder: Path, progress: Any) -> dict[str, int]:
    """The import's stage: writes chargers.sqlite; returns counts. Raises OSError."""
    from cockpit.maps.energy.charger_build import build as made

    return made(source, folder, progress)


class Chargers:
    """Reads chargers.sqlite; one thread only."""

    def __init__(self, path: Path) -> None:
        """Raises MapError where it is missing or broken."""
        try:
            self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            self.count = int(self._database.execute("SELECT count(*) FROM charger").fetchone()[0])
        except sqlite3.Error as error:
            raise MapError(f"{path}: no chargers here ({error}); import the map again") from None

    def close(self) -> None:
        """No more questions."""
        self._database.close()

    def within(self, box: Box) -> list[Charger]:
        """All in a box."""
        return list(self._rows(box).values())

    def by_key(self, key: str) -> Charger | None:
        """The one with this key, as OpenStreetMap's n123 or w123."""
        query = f"SELECT {COLUMNS} FROM charger WHERE key = ?"
        with closing(self._database.execute(query, (key,))) as rows:
            return next(map(_charger, rows), None)

    def near(
        self,
        point: Point,
        within_m: float = 5000.0,
        min_kw: float = 0.0,
        kinds: frozenset[str] = frozenset(),
        limit: int = 50,
    ) -> list[Charger]:
        """The nearest first; `kinds` empty is any socket."""
        found = [
            (distance_m(point, it.point), it)
            for it in self.within(_wider(Box(*point, *point), within_m))
            if fits(it, min_kw, kinds)
        ]
        found.sort(key=lambda pair: pair[0])
        return [it for metres, it in found[:limit] if metres <= within_m]

    def along(
        self,
        line: Sequence[Point],
        within_m: float,
        min_kw: float = 0.0,
        kinds: frozenset[str] = frozenset(),
    ) -> list[Charger]:
        """Those in boxes around a line: all that are within, and some that are a little farther."""
        found: dict[int, Charger] = {}
        for first in range(0, max(1, len(line) - 1), PIECE_POINTS):
            piece = line[first : first + PIECE_POINTS + 1]
            found |= self._rows(_wider(box_of(piece), within_m))
        return [it for it in found.values() if fits(it, min_kw, kinds)]

    def _rows(self, box: Box) -> dict[int, Charger]:
        limits = (box.south, box.north, box.west, box.east)
        with closing(self._database.execute(WITHIN, limits)) as rows:
            return {row[0]: _charger(row) for row in rows}


def fits(charger: Charger, min_kw: float, kinds: frozenset[str]) -> bool:
    """Whether it has a socket of these kinds and this power."""
    return any(s.power_kw >= min_kw and (not kinds or s.kind in kinds) for s in charger.sockets)


def with_live(chargers: Iterable[Charger], live: Mapping[str, Mapping[str, Any]]) -> list[Charger]:
    """As they are now: `live` has by key {"free": 2} or {"out_of_order": true}.

    What is out of order is left out; words that make no sense change nothing.
    """
    now = []
    for it in chargers:
        state = live.get(it.key) or {}
        free = state.get("free")
        if state.get("out_of_order"):
            continue
        known = isinstance(free, int) and not isinstance(free, bool) and free >= 0
        now.append(replace(it, free=free) if known else it)
    return now


def _charger(row: tuple[Any, ...]) -> Charger:
    _, key, name, lat, lon, operator, tariff, reliability, sockets = row
    point = Point(lat, lon)
    return Charger(key, name, point, sockets_of(sockets), operator, tariff, reliability)


def _wider(box: Box, metres: float) -> Box:
    north = metres / M_PER_DEGREE
    middle = math.radians((box.south + box.north) / 2)
    east = north / max(0.05, math.cos(middle))
    return Box(box.south - north, box.west - east, box.north + north, box.east + east)

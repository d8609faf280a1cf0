"""A region's search.sqlite, opened for reading."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.geo import Point
from cockpit.maps.region import MapError
from cockpit.maps.search.layout import DEGREES, FORMAT, KINDS
from cockpit.maps.search.vocabulary import Vocabulary

MOST_MATCHES = 4000
"""Rows that one question to the full-text index may give; the most important ones come first."""
Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
_KM_PER_DEGREE = 111.195


@dataclass(slots=True)
class Row:
    """One thing that can be found."""

    id: int
    kind: str
    category: str
    names: str
    forms: list[str]
    line: str
    area: str
    around: frozenset[str]
    point: Point
    importance: float
    key: str
    facts: str


@dataclass(frozen=True, slots=True)
class House:
    """A house number on a street."""

    street: int
    number: str
    key: str
    shown: str
    point: Point


class Index:
    """Everything that is asked of the file. One connection: for one thread."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
            )
            self._db.execute("PRAGMA cache_size=-16000")
            meta = dict(self._db.execute("SELECT name, value FROM meta"))
            if meta["format"] != FORMAT:
                raise MapError(f"{path}: made by another version of Cockpit; import the map again")
            self._load(meta)
            terms = self._db.execute("SELECT term, count FROM term ORDER BY term")
            self.vocabulary = Vocabulary(terms, self._sounding_like, len(self.lats))
        except (sqlite3.Error, KeyError, ValueError) as error:
            text = f"{path}: no whole search index here ({error}); import the map again"
            raise MapError(text) from None
        self._areas: dict[int, tuple[str, frozenset[str]]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def match(self, expression: str, most: int = MOST_MATCHES) -> Ids:
        """Ids of the rows that match, the most important first."""
        found = self._db.execute(
            "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (expression, most)
        )
        return np.array(found.fetchall(), np.int64).reshape(-1)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The rows of these ids, in any order."""
        marks = ", ".join("?" * len(ids))
        found = self._db.execute(
            "SELECT id, kind, category, names, forms, line, area, extra, lat, lon, importance,"
            f" key, facts FROM place WHERE id IN ({marks})", [int(i) for i in ids]
        )  # fmt: skip
        return [self._row(row) for row in found]

    def houses(self, streets: Sequence[int], numbers: Sequence[str]) -> dict[int, House]:
        """On each street the house whose number comes first in `numbers`."""
        found: dict[int, House] = {}
        for number in reversed(numbers):
            marks = ", ".join("?" * len(streets))
            for row in self._db.execute(
                "SELECT street, number, key, shown, lat, lon FROM house"
                f" WHERE street IN ({marks}) AND number = ?", [*map(int, streets), number]
            ):  # fmt: skip
                found[row[0]] = _house(row)
        return found

    def nearest_number(self, street: int, number: int) -> House | None:
        """The house whose number is closest, on the same side if there is a choice."""
        rows = self._db.execute(
            "SELECT street, number, key, shown, lat, lon FROM house WHERE street = ? LIMIT 2000",
            (street,),
        )
        best, least = None, float("inf")
        for row in rows:
            digits = "".join(c for c in row[1].split("-")[0] if c.isdigit())
            if digits:
                off = abs(int(digits) - number) + (1.5 if (int(digits) - number) % 2 else 0)
                if off < least:
                    best, least = _house(row), off
        return best

    def km_from(self, near: Point, ids: Ids | None = None) -> Floats:
        """How far the rows are; of all rows where no ids are given, then in order of ids - 1."""
        lats = self.lats if ids is None else self.lats[ids - 1]
        lons = self.lons if ids is None else self.lons[ids - 1]
        east = (lons - near.lon + 180) % 360 - 180
        stretch = np.cos(np.radians((lats + near.lat) / 2))
        return np.asarray(np.hypot(lats - near.lat, east * stretch) * _KM_PER_DEGREE, np.float32)

    def of_values(self, values: Iterable[str]) -> Ids:
        """Ids of all rows of OpenStreetMap's values."""
        codes = [self._codes[value] for value in values if value in self._codes]
        return np.flatnonzero(np.isin(self.categories, codes)) + 1

    def of_kinds(self, kinds: Iterable[str]) -> Ids:
        """Ids of all rows of these kinds."""
        return np.flatnonzero(np.isin(self.kinds, [KINDS.index(kind) for kind in kinds])) + 1

    def _load(self, meta: dict[str, Any]) -> None:
        self.lats: Floats = np.frombuffer(meta["lats"], np.float32)
        self.lons: Floats = np.frombuffer(meta["lons"], np.float32)
        self.importances = np.frombuffer(meta["importances"], np.uint8)
        self.kinds = np.frombuffer(meta["kinds"], np.uint8)
        self.categories = np.frombuffer(meta["categories"], np.uint16)
        self._codes = {value: code for code, value in enumerate(meta["values"].split("\n"))}

    def _sounding_like(self, sound: str) -> list[str]:
        # Said twice, for the index leaves words without a sound out.
        rows = self._db.execute(
            "SELECT term FROM term WHERE sound = ? AND sound != '' LIMIT 20", (sound,)
        )
        return [row[0] for row in rows]

    def _row(self, row: Any) -> Row:
        area, words = self._area(row[6])
        around = words.union(row[7].split()) if row[7] else words
        return Row(row[0], KINDS[row[1]], row[2], row[3], row[4].split("\n"), row[5], area, around,
                   Point(row[8] / DEGREES, row[9] / DEGREES), row[10], row[11], row[12] or "",
                   )  # fmt: skip

    def _area(self, number: int) -> tuple[str, frozenset[str]]:
        known = self._areas.get(number)
        if known is None:
            row = self._db.execute(
                "SELECT name, words FROM area WHERE id = ?", (number,)
            ).fetchone() or ("", "")  # fmt: skip
            known = self._areas[number] = (row[0], frozenset(row[1].split()))
        return known


def _house(row: Any) -> House:
    return House(row[0], row[1], row[2], row[3], Point(row[4] / DEGREES, row[5] / DEGREES))

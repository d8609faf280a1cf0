"""A scratch database between reading and writing, so that a whole country needs little memory."""

import json
import sqlite3
from pathlib import Path

from cockpit.maps.search.building.house_numbers import number_keys
from cockpit.maps.search.building.kinds import Sort, place_sort, poi_sort, street_importance
from cockpit.maps.search.building.names import forms, shown_names
from cockpit.maps.search.building.poi import charger_facts, poi_words
from cockpit.maps.search.building.settle import Boundary
from cockpit.maps.search.building.thing import Spot, Thing
from cockpit.maps.search.layout import DEGREES, KINDS
from cockpit.maps.search.words import split, whole

BATCH = 5000
_TABLES = """
CREATE TABLE ready (
    id INTEGER PRIMARY KEY, kind INTEGER, category TEXT, names TEXT, forms TEXT, line TEXT,
    extra TEXT, lat INTEGER, lon INTEGER, importance REAL, key TEXT, facts TEXT, same TEXT,
    area INTEGER
);
CREATE TABLE street (
    id INTEGER PRIMARY KEY, names TEXT, forms TEXT, lat INTEGER, lon INTEGER, importance REAL,
    key TEXT, same TEXT, area INTEGER
);
CREATE TABLE house (
    id INTEGER PRIMARY KEY, street TEXT, number TEXT, lat INTEGER, lon INTEGER, key TEXT,
    extra TEXT, same TEXT, area INTEGER
);
CREATE TABLE numbered (
    street INTEGER, number TEXT, key TEXT, shown TEXT, lat INTEGER, lon INTEGER
);
CREATE TABLE gap (kind TEXT, street TEXT, line TEXT, nodes TEXT, key TEXT);
"""
_INSERT = {
    "ready": "INSERT INTO ready (kind, category, names, forms, line, extra, lat, lon, importance,"
    " key, facts, same) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "street": "INSERT INTO street (names, forms, lat, lon, importance, key, same)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    "house": "INSERT INTO house (street, number, lat, lon, key, extra, same)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    "gap": "INSERT INTO gap VALUES (?, ?, ?, ?, ?)",
}


class Staging:
    """Takes things one by one; afterwards `database` has them sorted into tables."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000; BEGIN;"
            + _TABLES
        )
        self.boundaries: list[Boundary] = []
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERT}

    def close(self) -> None:
        """Throw it away."""
        self.database.close()
        self._path.unlink(missing_ok=True)

    def take(self, thing: Thing) -> None:
        """Sort one thing into the tables where it belongs; it may be several things at once."""
        tags = thing.tags
        if thing.shape is not None:
            self._boundary(thing)
        elif "addr:interpolation" in tags:
            self._gap(thing)
        else:
            spot = fixed(thing.middle())
            if "addr:housenumber" in tags or "addr:housename" in tags:
                self._house(thing, spot)
            if "highway" in tags and len(thing.line) > 1 and self._street(thing, spot):
                return
            self._entry(thing, spot)

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            self.database.executemany(_INSERT[table], rows)
            rows.clear()

    def add(self, table: str, *values: object) -> None:
        """One row, written with others later."""
        rows = self._waiting[table]
        rows.append(values)
        if len(rows) >= BATCH:
            self.flush()

    def _boundary(self, thing: Thing) -> None:
        level = thing.tags.get("admin_level", "")
        spellings = forms(thing.tags)
        if level.isdigit() and spellings:
            names = tuple(text.lstrip("=") for text in spellings)
            self.boundaries.append(Boundary(int(level), names, thing.shape))

    def _entry(self, thing: Thing, spot: tuple[int, int]) -> None:
        sort = place_sort(thing.tags) or poi_sort(thing.tags)
        if sort is None:
            return
        tags = thing.tags
        spellings = forms(tags, ("operator", "ref") if _found_by_number(sort) else ())
        same = _same(spellings)
        self.add(
            "ready", KINDS.index(sort.kind), sort.category, shown_names(tags),
            "\n".join(spellings), _line(tags), poi_words(tags), *spot, sort.importance, thing.key,
            charger_facts(tags) if sort.kind == "charger" else None, same,
        )  # fmt: skip

    def _street(self, thing: Thing, spot: tuple[int, int]) -> bool:
        importance = street_importance(thing.tags)
        if importance is None:
            return False
        numbered = importance >= 0.3
        spellings = forms(thing.tags, ("ref",) if numbered else ())
        if not spellings:
            return False
        names = shown_names(thing.tags) or json.dumps({"": thing.tags["ref"]})
        self.add("street", names, "\n".join(spellings), *spot, importance, thing.key,
                 _same(spellings))  # fmt: skip
        return True

    def _house(self, thing: Thing, spot: tuple[int, int]) -> None:
        tags = thing.tags
        name = tags.get("addr:housename", "")
        street = tags.get("addr:street") or tags.get("addr:place") or ""
        if name and "name" not in tags:
            self._house_name(thing, name, spot)
        number = tags.get("addr:housenumber", "")
        words = split(street)
        if words and number_keys(number):
            extra = " ".join(split(f"{tags.get('addr:postcode', '')} {tags.get('addr:city', '')}"))
            self.add("house", street, number, *spot, thing.key, extra, whole(words))

    def _house_name(self, thing: Thing, name: str, spot: tuple[int, int]) -> None:
        words = split(name)
        if words and not name.isdigit():
            names = json.dumps({"": name}, ensure_ascii=False)
            self.add("ready", KINDS.index("address"), "", names, " ".join(words),
                     _line(thing.tags), poi_words(thing.tags), *spot, 0.12, thing.key, None,
                     whole(words))  # fmt: skip

    def _gap(self, thing: Thing) -> None:
        tags = thing.tags
        self.add("gap", tags["addr:interpolation"], tags.get("addr:street", ""),
                 json.dumps(thing.line), json.dumps(thing.nodes), thing.key)  # fmt: skip


def fixed(spot: Spot) -> tuple[int, int]:
    """A position as the index keeps it."""
    return round(spot[0] * DEGREES), round(spot[1] * DEGREES)


def _same(spellings: list[str]) -> str:
    """What two objects of one name have in common."""
    return whole(spellings[0].split()) if spellings else ""


def _found_by_number(sort: Sort) -> bool:
    return sort.kind in {"charger", "junction"} or sort.category in {"station", "aerodrome"}


def _line(tags: dict[str, str]) -> str:
    """Street and number as the map has them: "Mill Street 4"."""
    street = tags.get("addr:street") or tags.get("addr:place") or ""
    number = tags.get("addr:housenumber", "")
    return f"{street} {number}".strip() if street else ""

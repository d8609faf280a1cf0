"""House numbers find their street; where the map has none of that name, the houses make one."""

import json
import math
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cockpit.maps.search.building.house_numbers import between, number_keys
from cockpit.maps.search.building.staging import Staging, fixed
from cockpit.maps.search.layout import DEGREES, KINDS
from cockpit.maps.search.words import split, whole

FARTHEST_M = 4000.0
"""From a house to the middle of its street."""
DEGREE_M = 111_200.0


def fill_gaps(staging: Staging) -> None:
    """Add the houses that interpolation ways stand for."""
    database = staging.database
    gaps = database.execute("SELECT kind, street, line, nodes, key FROM gap").fetchall()
    if not gaps:
        return
    database.execute("CREATE INDEX house_key ON house (key)")
    for kind, street, line, nodes, key in gaps:
        told, ends = street, []
        for index, node in enumerate(json.loads(nodes)):
            row = database.execute(
                "SELECT number, street FROM house WHERE key = ?", (f"n{node}",)
            ).fetchone()
            if row:
                ends.append((index, row[0]))
                told = told or row[1]
        words = split(told)
        for number, spot in between(kind, json.loads(line), ends) if words else ():
            staging.add("house", told, number, *fixed(spot), key, "", whole(words))
    staging.flush()


def number_houses(database: sqlite3.Connection) -> None:
    """Fill `numbered`: each house number with the id of its street in `ready`."""
    database.execute("CREATE INDEX ready_same ON ready (same, lat)")
    houses = database.execute(
        "SELECT same, area, street, number, lat, lon, key, extra FROM house ORDER BY same, area"
    )
    rows = (
        (home, number, row[6], row[3], row[4], row[5])
        for (_, area), members in groupby(houses, key=lambda row: (row[0], row[1]))
        for home, group in _with_homes(database, list(members), area)
        for row in group
        for number in number_keys(row[3])
    )
    database.executemany("INSERT INTO numbered VALUES (?, ?, ?, ?, ?, ?)", rows)


def _with_homes(
    database: sqlite3.Connection, houses: list[Any], area: int
) -> Iterator[tuple[int, list[Any]]]:
    lats = [house[4] for house in houses]
    reach = FARTHEST_M / DEGREE_M * DEGREES
    streets = database.execute(
        "SELECT id, lat, lon, area FROM ready WHERE same = ? AND lat BETWEEN ? AND ?"
        f" AND kind IN ({_KINDS})",
        (houses[0][0], min(lats) - reach, max(lats) + reach),
    ).fetchall()
    for street, group in _by_street(houses, streets, area):
        home = _made(database, group, area) if street is None else street
        _place_street(database, home, group)
        yield home, group


_NUMBERED_KINDS = ("street", "square", "hamlet", "village", "suburb", "neighbourhood", "locality")
"""What house numbers may hang on: villages without street names number their houses."""
_KINDS = ", ".join(str(KINDS.index(kind)) for kind in _NUMBERED_KINDS)


def _by_street(
    houses: list[Any], streets: list[Any], area: int
) -> Iterator[tuple[int | None, list[Any]]]:
    groups: dict[int | None, list[Any]] = {}
    for house in houses:
        near = min(
            ((_metres(house, s) * (1 if s[3] == area else 2), s[0]) for s in streets),
            default=(math.inf, None),
        )
        groups.setdefault(near[1] if near[0] <= FARTHEST_M else None, []).append(house)
    yield from groups.items()


def _metres(house: Any, street: Any) -> float:
    east = (house[5] - street[2]) * math.cos(math.radians(street[1] / DEGREES))
    return math.hypot(house[4] - street[1], east) / DEGREES * DEGREE_M


def _made(database: sqlite3.Connection, houses: list[Any], area: int) -> int:
    first = houses[len(houses) // 2]
    done = database.execute(
        "INSERT INTO ready (kind, category, names, forms, line, extra, lat, lon, importance, key,"
        " same, area) VALUES (?, 'street', ?, ?, '', '', ?, ?, 0.2, ?, ?, ?)",
        (KINDS.index("street"), json.dumps({"": first[2]}, ensure_ascii=False),
         " ".join(split(first[2])), first[4], first[5], first[6], first[0], area),
    )  # fmt: skip
    return int(done.lastrowid or 0)


def _place_street(database: sqlite3.Connection, street: int, houses: list[Any]) -> None:
    """The street is found by the postcode and the city that its houses tell."""
    words = dict.fromkeys(word for row in houses for word in row[7].split())
    if words:
        database.execute(
            "UPDATE ready SET extra = trim(coalesce(extra, '') || ' ' || ?) WHERE id = ?",
            (" ".join(list(words)[:12]), street),
        )

"""Many objects, one thing: streets made of many ways, places mapped as node and as area."""

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from cockpit.maps.search.layout import DEGREES, KINDS

SAME_M = 150.0
"""Two objects of one name and category nearer than this are one."""
STOP_M = 300.0
UNNAMED_M = 45.0
DEGREE_M = 111_200.0
JOINED_M = 1500.0
"""Ways of one name in one settlement are one street unless they lie farther apart than this."""
LONG_BONUS = 0.03


def merge_streets(database: sqlite3.Connection) -> None:
    """One row of `ready` for each street name in each settlement."""
    ways = database.execute(
        "SELECT same, area, names, forms, lat, lon, importance, key FROM street"
        " ORDER BY same, area, lat"
    )
    insert = (
        "INSERT INTO ready (kind, category, names, forms, line, extra, lat, lon, importance, key,"
        " same, area) VALUES (?, 'street', ?, ?, '', '', ?, ?, ?, ?, ?, ?)"
    )
    streets = (
        _street(piece)
        for _, ways_of in groupby(ways, key=lambda row: (row[0], row[1]))
        for piece in _pieces(list(ways_of))
    )
    database.executemany(insert, streets)


def _pieces(ways: list[Any]) -> Iterator[list[Any]]:
    """Ways from south to north, cut where a gap opens."""
    piece = [ways[0]]
    for way in ways[1:]:
        if (way[4] - piece[-1][4]) / DEGREES * DEGREE_M > JOINED_M * 2:
            yield piece
            piece = []
        piece.append(way)
    yield piece


def _street(ways: list[Any]) -> tuple[Any, ...]:
    lat = sum(way[4] for way in ways) / len(ways)
    lon = sum(way[5] for way in ways) / len(ways)
    middle = min(ways, key=lambda w: (w[4] - lat) ** 2 + (w[5] - lon) ** 2)
    names: dict[str, str] = {}
    spellings: dict[str, None] = {}
    for way in ways:
        names |= {k: v for k, v in json.loads(way[2]).items() if k not in names}
        spellings |= dict.fromkeys(way[3].split("\n"))
    importance = max(way[6] for way in ways) + min(LONG_BONUS, 0.003 * len(ways))
    return (
        KINDS.index("street"), json.dumps(names, ensure_ascii=False), "\n".join(spellings),
        middle[4], middle[5], importance, min((way[7] for way in ways), key=_number),
        ways[0][0], ways[0][1],
    )  # fmt: skip


def _number(key: str) -> int:
    return int(key[1:]) if key[1:].isdigit() else 0


def drop_doubles(database: sqlite3.Connection) -> int:
    """Remove what is there twice; the more important, then the area, stays. Returns how many."""
    rows = database.execute(
        "SELECT id, category, same, lat, lon, importance, key, kind FROM ready"
        " WHERE kind != ? ORDER BY category, same, lat", (KINDS.index("street"),)
    )  # fmt: skip
    gone = list(_doubles(rows))
    database.executemany("DELETE FROM ready WHERE id = ?", gone)
    return len(gone)


def _doubles(rows: Iterable[Any]) -> Iterator[tuple[int]]:
    for (category, same), members in groupby(rows, key=lambda row: (row[1], row[2])):
        within = UNNAMED_M if not same else STOP_M if "stop" in category else SAME_M
        near: list[Any] = []
        for row in members:
            near = [r for r in near if (row[3] - r[3]) / DEGREES * DEGREE_M <= within]
            twin = next(
                (r for r in near if _metres(r, row) <= within and _may_be_one(r, row)), None
            )
            if twin is None:
                near.append(row)
                continue
            worse, better = sorted((twin, row), key=lambda r: (r[5], r[6][0] != "n"))
            near = [better if r is twin else r for r in near]
            yield (worse[0],)


def _may_be_one(a: Any, b: Any) -> bool:
    """Two nameless car parks side by side are two; a node within an area is one."""
    return bool(a[2]) or (a[6][0] == "n") != (b[6][0] == "n")


def _metres(a: Any, b: Any) -> float:
    # Within 150 m the length of a degree of longitude need only be roughly right.
    east = (a[4] - b[4]) * math.cos(math.radians(a[3] / DEGREES))
    return math.hypot(a[3] - b[3], east) / DEGREES * DEGREE_M

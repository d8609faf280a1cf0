"""Reads display.sqlite: shapes for a tile, labels for a view."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cockpit.maps.display.kinds import Kind


class Shape(NamedTuple):
    """One thing to draw; points and rings as in `layout`."""

    kind: Kind
    level: int
    bridge: bool
    tunnel: bool
    closed: bool
    height: float
    points: bytes
    rings: bytes


class Written(NamedTuple):
    """One text to write. `angle` in degrees from east towards south."""

    id: int
    kind: str
    rank: int
    x: float
    y: float
    angle: float
    room_m: float
    name: str
    icon: str


class Display:
    """An open display.sqlite; for one thread. Raises sqlite3.Error on a file that is none."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def shapes(
        self, band: int, west: float, north: float, east: float, south: float
    ) -> list[Shape]:
        """All shapes of a band that touch a box of the square, in drawing order."""
        rows = self._db.execute(
            f"""select kind, level, bridge, tunnel, closed, height, points, rings
                from shape_{band} b join shapes s on s.id = b.id
                where b.west <= ? and b.east >= ? and b.north <= ? and b.south >= ?
                order by kind""",
            (east, west, south, north),
        )
        return [Shape(Kind(row[0]), *row[1:]) for row in rows]

    def labels(
        self, zoom: float, box: tuple[float, float, float, float], language: str, most: int = 220
    ) -> Iterator[Written]:
        """The most important texts in a box (west, north, east, south), the first ones first."""
        west, north, east, south = box
        rows = self._db.execute(
            """select l.id, kind, l.rank, x, y, angle, room, name, names, icon
               from label_box b join labels l on l.id = b.id
               where b.west <= ? and b.east >= ? and b.north <= ? and b.south >= ?
               and b.zoom <= ? order by b.rank, l.room desc limit ?""",
            (east, west, south, north, zoom, most),
        )
        for number, kind, rank, x, y, angle, room, name, names, icon in rows:
            local = json.loads(names).get(language, name) if len(names) > 2 else name
            yield Written(number, kind, rank, x, y, angle, room, local, icon)

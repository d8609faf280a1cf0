"""The tables of display.sqlite, and how a shape's points lie in a blob.

Points are little-endian int32 pairs (x, y): the Mercator square times 2^31, 2 cm at the equator.
`rings` holds the number of points of each ring as uint32; empty for a line or a single ring.
"""

from array import array
from collections.abc import Sequence

SCALE = 2**31
TABLES = """
create table shapes (
    id integer primary key, kind integer not null, level integer not null,
    bridge integer not null, tunnel integer not null, closed integer not null,
    height real not null, points blob not null, rings blob not null
);
create virtual table shape_{band} using rtree (id, west, east, north, south);
create table labels (
    id integer primary key, kind text not null, rank integer not null, zoom real not null,
    x real not null, y real not null, angle real not null, room real not null,
    name text not null, names text not null, icon text not null
);
create virtual table label_box using rtree (id, west, east, north, south, +zoom real, +rank int);
"""


def packed(spots: Sequence[tuple[float, float]]) -> bytes:
    """Points of the square as a blob."""
    numbers = array("i")
    top = SCALE - 1
    for x, y in spots:
        numbers.append(min(top, int(x * SCALE)))
        numbers.append(min(top, int(y * SCALE)))
    return numbers.tobytes()


def unpacked(blob: bytes) -> array[int]:
    """The numbers of a blob: x, y, x, y …"""
    numbers = array("i")
    numbers.frombytes(blob)
    return numbers

"""What the road graph covers, read from the headers and nodes of Valhalla's tiles."""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cockpit.maps.geo import Box, Point, box_of

HEADER_BYTES = 272
BASE = struct.Struct("<Q2f")
"""Where a tile's header begins: the id, then longitude and latitude of its south-west corner."""
COUNTS = struct.Struct("<Q")
COUNTS_AT = 40
NODE_WORDS = 4
COUNT_BITS = (1 << 21) - 1
OFFSET_BITS = (1 << 22) - 1
LOCAL_LEVELS = ("1", "2")
"""Level 0 also has the long ferries, which lead far out of the extract."""
MARGIN = 0.005
"""Degrees around the outermost junctions."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What is in the tiles."""

    tiles: int
    junctions: int
    edges: int
    box: Box


def covered(folder: Path, within: Box | None) -> Covered | None:
    """Look into all tiles below the folder; None where no road is in them.

    `within` is the extract's own box, which the result does not leave.
    """
    corners: dict[str, list[Point]] = {}
    tiles = junctions = edges = 0
    for path in sorted(folder.rglob("*.gph")):
        data = path.read_bytes()
        (counts,) = COUNTS.unpack_from(data, COUNTS_AT)
        nodes, tiles = counts & COUNT_BITS, tiles + 1
        junctions, edges = junctions + nodes, edges + (counts >> 21 & COUNT_BITS)
        if nodes:
            level = path.relative_to(folder).parts[0]
            corners.setdefault(level, []).extend(_corners(data, nodes))
    local = [corner for level in LOCAL_LEVELS for corner in corners.get(level, ())]
    box = _widened(local or corners.get("0", []), within)
    return box and Covered(tiles, junctions, edges, box)


def _corners(data: bytes, count: int) -> tuple[Point, Point]:
    """South-west and north-east of a tile's junctions."""
    _, base_lon, base_lat = BASE.unpack_from(data, 0)
    words = np.frombuffer(data, "<u8", count * NODE_WORDS, HEADER_BYTES)[::NODE_WORDS]
    lats = base_lat + (words & OFFSET_BITS) * 1e-6
    lons = base_lon + (words >> 26 & OFFSET_BITS) * 1e-6
    south_west = Point(float(lats.min()), float(lons.min()))
    return south_west, Point(float(lats.max()), float(lons.max()))


def _widened(corners: list[Point], within: Box | None) -> Box | None:
    if not corners:
        return None
    south, west, north, east = box_of(corners)
    box = Box(south - MARGIN, west - MARGIN, north + MARGIN, east + MARGIN)
    if within is None or box.south > within.north or box.north < within.south:
        return box
    if box.west > within.east or box.east < within.west:
        return box
    return Box(
        max(box.south, within.south),
        max(box.west, within.west),
        min(box.north, within.north),
        min(box.east, within.east),
    )

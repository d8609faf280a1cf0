"""What is painted on the lanes of each edge: read out of the tiles.

Behind a tile's edges lie access restrictions, signs, and then for each edge with lanes its index
and where the text with the lanes' bits stands: "8|2|66".
"""

import mmap
import re
from pathlib import Path

import numpy as np
from valhalla._valhalla import GraphTileHeader  # type: ignore[import-untyped]

from cockpit.maps.routing.lanes import Masks
from cockpit.maps.routing.ways import EDGE, HEADER, NODE, TILE_BITS, TRANSITION, tile_places

RESTRICTION, SIGN, LANES = 16, 8, 8
"""Bytes."""
INDEX_BITS = 22
TEXTS = 27
"""Place in the header, in words of 32 bits."""
LONGEST = 200
BITS = re.compile(rb"\d+(\|\d+)*")


def painted_lanes(tiles: Path) -> dict[int, Masks]:
    """The lanes' bits by edge, from the left; a tile of another layout is left out."""
    found: dict[int, Masks] = {}
    with tiles.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_:
        for offset, size in tile_places(tiles).values():
            head = GraphTileHeader.from_bytes(all_[offset : offset + HEADER])
            if head.turnlane_count and not head.has_ext_directededge:
                found |= _read(all_[offset : offset + size], head)
    return found


def _read(tile: bytes, head: GraphTileHeader) -> dict[int, Masks]:
    start = HEADER + head.nodecount * NODE + head.transitioncount * TRANSITION
    start += head.directededgecount * EDGE
    start += head.access_restriction_count * RESTRICTION + head.signcount * SIGN
    size = head.turnlane_count * LANES
    rows = np.frombuffer(tile[start : start + size], "<u4").reshape(-1, 2)
    edges = (rows[:, 0] & (1 << INDEX_BITS) - 1).tolist()
    if edges != sorted(set(edges)) or edges[-1] >= head.directededgecount:
        return {}
    texts = int(np.frombuffer(tile, "<u4", HEADER // 4)[TEXTS])
    base, known, found = head.graphid.value, {}, {}
    for edge, place in zip(edges, rows[:, 1].tolist(), strict=True):
        if place not in known:
            known[place] = _masks(tile[texts + place : texts + place + LONGEST])
        if known[place]:
            found[base | edge << TILE_BITS] = known[place]
    return found


def _masks(text: bytes) -> Masks:
    match = BITS.match(text)
    return tuple(int(bits) for bits in match[0].split(b"|")) if match else ()

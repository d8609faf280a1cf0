"""What each edge is like whoever drives on it: read out of the tiles.

`trace_attributes` could tell it too, but writing and reading that text takes longer than the walk.
An edge is six words of 64 bits, a node four; the layout is that of the engine's version that made
the tiles, as in `ways`.
"""

import math
import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from valhalla._valhalla import GraphTileHeader  # type: ignore[import-untyped]

from cockpit.maps.routing.ways import (
    EDGE,
    HEADER,
    INFO_BITS,
    INFO_OFFSET,
    NODE,
    TILE_BITS,
    TRANSITION,
    tile_places,
)

TILE_MASK = (1 << TILE_BITS) - 1
NODE_BITS = 46
ROADS = (
    "motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential",
    "service",
)  # fmt: skip
FERRIES = (41, 42)
"""Uses: of cars, and of cars on trains."""
LIMITS = (None, *(float(kmh) for kmh in range(1, 255)), math.inf)
LEVEL = 6
GRADES = tuple(math.trunc((grade - LEVEL) / 0.6 * 1000) / 1000 for grade in range(16))
"""In percent, as Valhalla writes them."""

type Numbers = NDArray[Any]


class Edges(NamedTuple):
    """What some edges are like, a column for each of these, as `route.Stretch` has it."""

    free_kmh: list[int]
    """0 where it is not known."""
    limit_kmh: list[float | None]
    road: list[str]
    way_id: list[int]
    grade_percent: list[float]
    tunnel: list[bool]
    bridge: list[bool]
    toll: list[bool]
    ferry: list[bool]
    roundabout: list[bool]
    signal: list[bool]
    drives_left: list[bool]


class TileEdges:
    """The edges of a region's tiles, by GraphId."""

    def __init__(self, tiles: Path) -> None:
        with tiles.open("rb") as file:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._words: Numbers = np.frombuffer(whole, "<u8", len(whole) // 8)
        self._halves: Numbers = np.frombuffer(whole, "<u4", len(whole) // 4)
        self._nodes: dict[int, int] = {}
        self._edges: dict[int, int] = {}
        self._infos: dict[int, int] = {}
        for offset, _ in tile_places(tiles).values():
            head = GraphTileHeader.from_bytes(whole[offset : offset + HEADER])
            tile, nodes = head.graphid.value & TILE_MASK, offset + HEADER
            edges = nodes + head.nodecount * NODE + head.transitioncount * TRANSITION
            info = offset + int(self._halves[offset // 4 + INFO_OFFSET])
            self._nodes[tile], self._edges[tile], self._infos[tile] = nodes, edges, info

    def read(self, ids: Sequence[int]) -> Edges:
        """What these edges are like; raises KeyError where there is no such tile."""
        numbers = np.array(ids, np.int64)
        tiles = [edge & TILE_MASK for edge in ids]
        at = _places(self._edges, tiles) + (numbers >> TILE_BITS) * EDGE >> 3
        end, info, speeds, kind, slopes = (self._words[at + i] for i in range(5))
        ends = (end & ((1 << NODE_BITS) - 1)).astype(np.int64)
        end_tiles = (ends & TILE_MASK).tolist()
        node = _places(self._nodes, end_tiles) + (ends >> TILE_BITS) * NODE >> 3
        infos = (info & ((1 << INFO_BITS) - 1)).astype(np.int64)
        infos = _places(self._infos, tiles) + infos >> 2
        low, middle, high = (self._halves[infos + i].astype(np.uint64) for i in range(3))
        ways = low | middle >> 24 << 32 | (high >> 20 & 0xFF) << 40
        empty, free = speeds & 0xFF, speeds >> 8 & 0xFF
        return Edges(
            np.where(free, free, empty).tolist(),
            [LIMITS[kmh] for kmh in (middle >> 16 & 0xFF).tolist()],
            [ROADS[road] for road in (speeds >> 54 & 7).tolist()],
            ways.tolist(),
            [GRADES[grade] for grade in (slopes >> 56 & 15).tolist()],
            _bit(kind, 49),
            _bit(kind, 50),
            _bit(speeds, 60),
            np.isin(speeds >> 40 & 0x3F, FERRIES).tolist(),
            _bit(speeds, 61),
            _bit(self._words[node + 1], 61),
            [not right for right in _bit(self._words[node + 2], 43)],
        )


def _places(starts: dict[int, int], tiles: list[int]) -> Numbers:
    return np.array([starts[tile] for tile in tiles], np.int64)


def _bit(words: Numbers, place: int) -> list[bool]:
    found: list[bool] = (words >> place & 1).astype(bool).tolist()
    return found

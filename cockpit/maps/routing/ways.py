"""Which edges of the graph a way of OpenStreetMap became: read out of the tiles.

Valhalla tells the way of an edge but not the edges of a way. A tile holds its header, then nodes,
transitions and directed edges of fixed sizes; a directed edge points to its edge info, which
begins with the way's number. The layout is that of the engine's version that made the tiles.
"""

import mmap
import tarfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HEADER, NODE, TRANSITION, EDGE = 272, 32, 8, 48
"""Bytes."""
COUNTS, TRANSITIONS, INFO_OFFSET = 10, 12, 26
"""Places in the header, in words of 32 bits."""
COUNT_BITS = 21
INFO_BITS = 25
TILE_BITS = 25
"""Of a GraphId: level and tile; the rest is the edge within."""
TILE_MASK = (1 << 46) - 1

type Numbers = NDArray[np.uint64]


class WayEdges:
    """The edges of each way, as GraphIds in both directions."""

    def __init__(self, tiles: Path) -> None:
        ways, edges = [], []
        with tiles.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_:
            for offset, size in tile_places(tiles).values():
                tile_ways, tile_edges = _read(all_[offset : offset + size])
                ways.append(tile_ways)
                edges.append(tile_edges)
        every = np.concatenate(ways) if ways else np.empty(0, np.uint64)
        order = np.argsort(every, kind="stable")
        self._ways: Numbers = every[order]
        self._edges: Numbers = np.concatenate(edges)[order] if edges else every

    def of(self, way_id: int) -> list[int]:
        """The edges of a way; empty where the map has none of it."""
        if not 0 < way_id < 1 << 63:
            return []
        low, high = np.searchsorted(self._ways, [np.uint64(way_id), np.uint64(way_id + 1)])
        return [int(edge) for edge in self._edges[low:high]]


def tile_places(tar: Path) -> dict[str, tuple[int, int]]:
    """Where each tile lies in a tar of tiles: offset and size by name."""
    with tarfile.open(tar) as members:
        return {
            m.name: (m.offset_data, m.size) for m in members if m.name.endswith(".gph") and m.size
        }


def _read(tile: bytes) -> tuple[Numbers, Numbers]:
    """Ways and edges of one tile."""
    head = np.frombuffer(tile, "<u4", HEADER // 4)
    base = int(np.frombuffer(tile, "<u8", 1)[0]) & TILE_MASK
    counts = int(np.frombuffer(tile, "<u8", 1, COUNTS * 4)[0])
    nodes = counts & (1 << COUNT_BITS) - 1
    count = counts >> COUNT_BITS & (1 << COUNT_BITS) - 1
    transitions = int(head[TRANSITIONS]) & (1 << COUNT_BITS + 1) - 1
    start = HEADER + nodes * NODE + transitions * TRANSITION
    edges = np.frombuffer(tile, "<u8", count * EDGE // 8, start).reshape(count, EDGE // 8)
    places = int(head[INFO_OFFSET]) + (edges[:, 1] & np.uint64((1 << INFO_BITS) - 1))
    words = np.frombuffer(tile, "<u4", len(tile) // 4)
    at = (places // np.uint64(4)).astype(np.int64)
    low, middle, high = (words[at + i].astype(np.uint64) for i in range(3))
    ways = low | (middle >> np.uint64(24)) << np.uint64(32)
    ways |= (high >> np.uint64(20) & np.uint64(0xFF)) << np.uint64(40)
    ids = np.uint64(base) | np.arange(count, dtype=np.uint64) << np.uint64(TILE_BITS)
    return ways, ids

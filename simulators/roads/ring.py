"""Roads that close in on themselves: a ring motorway, as one line in the direction of travel."""

from itertools import pairwise
from pathlib import Path

import osmium

from simulators.ways.polyline import Point, metres


class _Motorways(osmium.SimpleHandler):
    def __init__(self) -> None:
        super().__init__()
        self.nodes: dict[int, Point] = {}
        self.by_start: dict[int, tuple[int, list[int]]] = {}
        """Way id and its nodes, by the first of them."""

    def node(self, node: osmium.osm.Node) -> None:
        self.nodes[node.id] = Point(node.location.lat, node.location.lon)

    def way(self, way: osmium.osm.Way) -> None:
        if way.tags.get("highway") == "motorway":
            refs = [node.ref for node in way.nodes]
            self.by_start.setdefault(refs[0], (way.id, refs))


def rings(extract: Path) -> list[list[Point]]:
    """Every closed run of motorway ways, the longest first; each ends where it begins."""
    found = _Motorways()
    found.apply_file(str(extract))
    closed: list[list[int]] = []
    seen: set[int] = set()
    for start in sorted(found.by_start):
        chain = _chain(found.by_start, start, seen)
        if len(chain) > 3 and chain[0] == chain[-1]:
            closed.append(chain)
    closed.sort(key=len, reverse=True)
    return [_from_straight([found.nodes[ref] for ref in chain]) for chain in closed]


def _from_straight(ring: list[Point]) -> list[Point]:
    """The same ring, begun in the middle of its longest straight, where no bend is cut in two."""
    lengths = [metres(a, b) for a, b in pairwise(ring)]
    longest = lengths.index(max(lengths))
    a, b = ring[longest], ring[longest + 1]
    middle = Point((a.lat + b.lat) / 2, (a.lon + b.lon) / 2)
    return [middle, *ring[longest + 1 : -1], *ring[: longest + 1], middle]


def _chain(by_start: dict[int, tuple[int, list[int]]], start: int, seen: set[int]) -> list[int]:
    """Node ids from `start` on, until it is met again or the road ends."""
    nodes, here = [start], start
    while here in by_start:
        way, refs = by_start[here]
        if way in seen:
            break
        seen.add(way)
        nodes += refs[1:]
        here = refs[-1]
    return nodes

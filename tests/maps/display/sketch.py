"""Draws small extracts: places in metres from a corner, east and north."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import osmium
from osmium.osm import mutable
from shapely.geometry import Polygon  # type: ignore[import-untyped]

from cockpit.maps.display import build
from cockpit.maps.display.builder import FILE
from cockpit.maps.display.layout import SCALE, unpacked
from cockpit.maps.display.read import Display, Shape
from cockpit.maps.geo import Point
from cockpit.maps.mercator import Spot, spot_of

SOUTH, WEST = 50.0, 8.0
M_PER_DEG = 111_195.0
SHRUNK = 0.6428
"""The cosine of 50 degrees."""
EVERYWHERE = (0.0, 0.0, 1.0, 1.0)
type Places = Sequence[tuple[float, float]]


def place(east: float, north: float) -> Point:
    """So many metres from the corner."""
    return Point(SOUTH + north / M_PER_DEG, WEST + east / (M_PER_DEG * SHRUNK))


def spot(east: float, north: float) -> Spot:
    """The same in the square."""
    return spot_of(place(east, north))


def square(east: float, north: float, side: float) -> list[tuple[float, float]]:
    """Anticlockwise, closed."""
    far_e, far_n = east + side, north + side
    return [(east, north), (far_e, north), (far_e, far_n), (east, far_n), (east, north)]


class Sketch:
    """Collects objects; `built` makes display.sqlite of them."""

    def __init__(self) -> None:
        self._nodes: list[mutable.Node] = []
        self._ways: list[mutable.Way] = []
        self._relations: list[mutable.Relation] = []

    def node(self, east: float, north: float, **tags: str) -> int:
        """A node; returns its id."""
        number, point = len(self._nodes) + 1, place(east, north)
        self._nodes.append(
            mutable.Node(id=number, location=(point.lon, point.lat), tags=_told(tags))
        )
        return number

    def way(self, places: Places, tags: dict[str, str] | None = None, **more: str) -> int:
        """A way through new nodes, a ring where it ends where it began; returns its id."""
        nodes = [self.node(*p) for p in places[:-1]]
        ring = places[0] == places[-1]
        nodes.append(nodes[0] if ring else self.node(*places[-1]))
        number = len(self._ways) + 1
        self._ways.append(mutable.Way(id=number, nodes=nodes, tags=(tags or {}) | _told(more)))
        return number

    def multipolygon(self, outer: int, inner: int, **tags: str) -> None:
        """A relation of two rings."""
        members = [("w", outer, "outer"), ("w", inner, "inner")]
        tags = {"type": "multipolygon"} | tags
        number = len(self._relations) + 1
        self._relations.append(mutable.Relation(id=number, members=members, tags=tags))

    def write(self, file: Path) -> Path:
        """The extract."""
        with osmium.SimpleWriter(str(file), overwrite=True) as writer:
            for thing in (*self._nodes, *self._ways, *self._relations):
                writer.add(thing)
        return file

    def built(self, folder: Path) -> Display:
        """What is drawn of it."""
        build(self.write(folder / "sketch.osm.pbf"), folder, lambda _: None)
        return Display(folder / FILE)


def _told(tags: dict[str, Any]) -> dict[str, str]:
    return {key.replace("__", ":"): value for key, value in tags.items()}


def polygon(shape: Shape) -> Polygon:
    """The shape in the square."""
    numbers = [n / SCALE for n in unpacked(shape.points)]
    spots = list(zip(numbers[::2], numbers[1::2], strict=True))
    sizes = unpacked(shape.rings) if shape.rings else [len(spots)]
    rings, start = [], 0
    for size in sizes:
        rings.append(spots[start : start + size])
        start += size
    return Polygon(rings[0], rings[1:])

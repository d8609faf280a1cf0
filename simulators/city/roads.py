"""A road before it is written: its line, its tags, and how it meets others."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from simulators.city import curves
from simulators.city.curves import Line
from simulators.city.frame import XY

Tags = dict[str, str]

RANK = {
    "motorway": 9, "trunk": 8, "primary": 7, "motorway_link": 6, "primary_link": 6,
    "secondary": 5, "tertiary": 4, "unclassified": 3, "residential": 2, "living_street": 2,
    "pedestrian": 1, "service": 1, "track": 0, "footway": 0, "path": 0, "cycleway": 0, "steps": 0,
}  # fmt: skip

HALF_WIDTH_M = {
    "motorway": 9.0, "trunk": 9.0, "primary": 10.0, "secondary": 9.0, "tertiary": 8.0,
    "unclassified": 6.5, "residential": 6.5, "living_street": 5.0, "pedestrian": 4.5,
    "service": 3.5, "track": 3.0, "motorway_link": 6.0, "footway": 1.5, "path": 1.5,
}  # fmt: skip


@dataclass
class Road:
    """A line of road. Ground roads meet wherever they cross; `apart` ones at shared points only."""

    points: Line
    tags: Tags
    apart: bool = False
    zone: str = ""
    """The kind of quarter it was drawn for."""

    @property
    def kind(self) -> str:
        """The value of its highway tag."""
        return self.tags.get("highway", "")

    @property
    def rank(self) -> int:
        """How important it is: 9 for a motorway, 0 for a path."""
        return RANK.get(self.kind, 0)

    @property
    def name(self) -> str:
        """Its name, or nothing."""
        return self.tags.get("name", "")

    def part(self, start: float, end: float, more: Tags | None = None) -> "Road":
        """A piece of it, between two places in metres, with more tags."""
        line = curves.piece(self.points, start, end)
        return replace(self, points=line, tags={**self.tags, **(more or {})})


def cut(
    road: Road, spans: Sequence[tuple[float, float, Tags]], marks: Sequence[float] = ()
) -> list[Road]:
    """The road in pieces, broken at the marks; pieces within a span carry its tags, too."""
    total = curves.length(road.points)
    places = [0.0]
    for place in sorted({*marks, *(p for start, end, _ in spans for p in (start, end))}):
        if places[-1] + 2 < place < total - 2:
            places.append(place)
    out = []
    for start, end in pairwise([*places, total]):
        more: Tags = {}
        for begin, finish, tags in spans:
            if begin <= (start + end) / 2 <= finish:
                more |= tags
        out.append(road.part(start, end, more))
    out[-1].points[-1] = road.points[-1]
    return out


def key(point: XY) -> tuple[int, int]:
    """Points with the same key are one node."""
    return round(point[0] * 20), round(point[1] * 20)


def heading(a: XY, b: XY) -> float:
    """Radians, mathematically: 0 = east, to the left is positive."""
    return math.atan2(b[1] - a[1], b[0] - a[0])

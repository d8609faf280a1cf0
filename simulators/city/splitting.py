"""Divides a quarter into blocks by streets that follow the field, until all are small enough."""

import dataclasses
import math
import random
from dataclasses import dataclass
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString, Point, Polygon, prepare
from shapely.ops import split  # type: ignore[import-untyped]

from simulators.city.curves import Line, thinned
from simulators.city.field import Field
from simulators.city.frame import XY
from simulators.city.styles import Style

STEP_M = 11.0
SNAP_M = 16.0


@dataclass
class Cut:
    """One street as it was drawn, and the one that it goes on from."""

    line: Line
    follows: "Cut | None" = None
    depth: int = 0


@dataclass
class Division:
    """A quarter while it is divided."""

    field: Field
    style: Style
    rng: random.Random
    streets: list[Any] = dataclasses.field(default_factory=list)
    """Lines that a street may end on: the roads around, and the streets so far."""
    ends: list[tuple[XY, XY, Cut | None]] = dataclasses.field(default_factory=list)
    """Where streets end on others: the point, and the direction in which they would go on."""
    cuts: list[Cut] = dataclasses.field(default_factory=list)
    blocks: list[Any] = dataclasses.field(default_factory=list)

    def divide(self, area: Any) -> None:
        """Divides the area; fills `cuts` and `blocks`."""
        todo = [(part, 0) for part in getattr(area, "geoms", [area])]
        while todo:
            block, depth = todo.pop()
            halves = self._halved(block, depth)
            if halves:
                todo += [(half, depth + 1) for half in halves]
            else:
                self.blocks.append(block)

    def _halved(self, block: Any, depth: int) -> list[Any]:
        style, rng = self.style, self.rng
        if block.area < style.block_area * rng.uniform(0.75, 1.35):
            return []
        box = block.minimum_rotated_rectangle
        if box.geom_type != "Polygon":
            return []
        a, b, c, _, _ = box.exterior.coords
        if math.dist(a, b) < math.dist(b, c):
            a, b, c = b, c, (a[0] + c[0] - b[0], a[1] + c[1] - b[1])
        long, wide = math.dist(a, b), math.dist(b, c)
        if long < style.narrow * 1.6 or (wide < style.narrow * 0.6 and long < style.narrow * 3):
            return []
        middle = block.representative_point() if not block.contains(box.centroid) else box.centroid
        along = ((b[0] - a[0]) / long, (b[1] - a[1]) / long)
        if block.interiors:
            return self._opened(block)
        for attempt in range(6):
            start = (
                self._continuing(block, (middle.x, middle.y), along, long) if attempt == 0 else None
            )
            halves = self._cut(block, (middle.x, middle.y), along, long, start, depth, attempt)
            if halves:
                return halves
        return []

    def _opened(self, block: Any) -> list[Any]:
        """A block around another place is cut through that place, along the field and no street."""
        hole = Polygon(block.interiors[0]).representative_point()
        angle = self.field.angle((hole.x, hole.y), 0, 1)
        ux, uy = 60_000 * math.cos(angle), 60_000 * math.sin(angle)
        cutter = LineString([(hole.x - ux, hole.y - uy), (hole.x + ux, hole.y + uy)])
        parts = block.difference(cutter.buffer(0.02))
        return [p for p in getattr(parts, "geoms", [parts]) if p.area > 1]

    def _continuing(
        self, block: Any, middle: XY, along: XY, long: float
    ) -> tuple[XY, XY, Cut | None] | None:
        """A street that ends on this block's edge and could go on through its middle."""
        if self.rng.random() > self.style.through or not self.ends:
            return None
        best, best_cost = None, math.inf
        rim = block.exterior
        west, south, east, north = block.bounds
        for point, way, cut in self.ends:
            off = (point[0] - middle[0]) * along[0] + (point[1] - middle[1]) * along[1]
            if abs(off) > 0.26 * long or abs(way[0] * along[0] + way[1] * along[1]) > 0.6:
                continue
            if not (west <= point[0] <= east and south <= point[1] <= north):
                continue
            if rim.distance(Point(point)) > 1.0 or not block.contains(
                Point(point[0] + 14 * way[0], point[1] + 14 * way[1])
            ):
                continue
            if abs(off) < best_cost:
                best, best_cost = (point, way, cut), abs(off)
        return best

    def _cut(
        self, block: Any, middle: XY, along: XY, long: float,
        start: tuple[XY, XY, Cut | None] | None, depth: int, attempt: int,
    ) -> list[Any]:  # fmt: skip
        prepare(block)
        if start:
            seed = (start[0][0] + 6 * start[1][0], start[0][1] + 6 * start[1][1])
            line = [
                start[0],
                *self._traced(
                    block, (start[0][0] + 6 * start[1][0], start[0][1] + 6 * start[1][1]), start[1]
                ),
            ]
        else:
            off = self.rng.uniform(-0.12, 0.12) * (1 + attempt) * 0.6 * long
            seed = (middle[0] + along[0] * off, middle[1] + along[1] * off)
            if not block.contains(Point(seed)):
                seed = middle
            across = (-along[1], along[0]) if attempt < 3 else along
            if attempt in (2, 5):
                far = 3 * long
                line = [
                    (seed[0] - across[0] * far, seed[1] - across[1] * far),
                    (seed[0] + across[0] * far, seed[1] + across[1] * far),
                ]
            else:
                back = self._traced(block, seed, (-across[0], -across[1]))
                line = [*back[::-1], seed, *self._traced(block, seed, across)]
        return self._applied(block, line, seed, start[2] if start else None, depth)

    def _traced(self, block: Any, start: XY, way: XY) -> Line:
        """Along the field from the start until out of the block, the last point outside."""
        out: Line = []
        here = start
        for _ in range(300):
            way = self._turned(here, way)
            here = (here[0] + STEP_M * way[0], here[1] + STEP_M * way[1])
            out.append(here)
            if not shapely.contains_xy(block, here[0], here[1]):
                return out
        return out

    def _turned(self, here: XY, way: XY) -> XY:
        angle = self.field.angle(here, self.style.twist, self.style.wavelength)
        best = way
        most = -2.0
        for quarter in range(4):
            ux, uy = (
                math.cos(angle + quarter * math.pi / 2),
                math.sin(angle + quarter * math.pi / 2),
            )
            if ux * way[0] + uy * way[1] > most:
                best, most = (ux, uy), ux * way[0] + uy * way[1]
        x, y = way[0] * 0.5 + best[0] * 0.5, way[1] * 0.5 + best[1] * 0.5
        size = math.hypot(x, y) or 1.0
        return x / size, y / size

    def _applied(
        self, block: Any, line: Line, seed: XY, follows: Cut | None, depth: int
    ) -> list[Any]:
        inside = block.intersection(LineString(line))
        parts = [p for p in getattr(inside, "geoms", [inside]) if p.geom_type == "LineString"]
        if not parts:
            return []
        part = min(parts, key=lambda p: (round(p.distance(Point(seed)), 1), -p.length))
        if part.length < 8:
            return []
        street = thinned([*part.coords], 0.7)
        street = [self._snapped(block, street[0]), *street[1:-1], self._snapped(block, street[-1])]
        if not LineString(street).is_simple:
            return []
        if self.style.street != "track" and not self._reachable(street):
            return []
        cutter = LineString(
            [_beyond(street[1], street[0]), *street, _beyond(street[-2], street[-1])]
        )
        halves = [p for p in split(block, cutter).geoms if p.area > 1]
        least = min((p.area for p in halves), default=0)
        if (
            len(halves) != 2
            or least < 0.22 * min(block.area / 2, self.style.block_area)
            or not _sturdy(halves, self.style)
        ):
            return []
        self._keep(street, follows, depth)
        return halves

    def _snapped(self, block: Any, end: XY) -> XY:
        near = [
            (math.dist(point, end), point)
            for point, _, _ in self.ends
            if math.dist(point, end) < SNAP_M
        ]
        for _, point in sorted(near):
            if block.exterior.distance(Point(point)) < 0.5:
                return point
        corner = min(block.exterior.coords, key=lambda c: math.dist(c, end))
        if math.dist(corner, end) < 7 and self._on_street((corner[0], corner[1])):
            return (corner[0], corner[1])
        return end

    def _keep(self, street: Line, follows: Cut | None, depth: int) -> None:
        ends = [self._on_street(street[0]), self._on_street(street[-1])]
        if not any(ends):
            return
        trimmed = street
        for n, fixed in enumerate(ends):
            if not fixed:
                trimmed = _shortened(trimmed, n == 0)
        if len(trimmed) < 2:
            return
        cut = Cut(trimmed, follows, depth)
        self.cuts.append(cut)
        self.streets.append(LineString(trimmed))
        for fixed, (here, before) in zip(
            ends, ((street[0], street[1]), (street[-1], street[-2])), strict=True
        ):
            if fixed:
                step = math.dist(here, before) or 1.0
                self.ends.append(
                    (here, ((here[0] - before[0]) / step, (here[1] - before[1]) / step), cut)
                )

    def _reachable(self, street: Line) -> bool:
        """A street that no other one leads to is none."""
        return self._on_street(street[0]) or self._on_street(street[-1])

    def _on_street(self, end: XY) -> bool:
        return bool(shapely.dwithin(self.streets, Point(end), 0.8).any())


def _beyond(before: XY, end: XY) -> XY:
    step = math.dist(before, end) or 1.0
    return end[0] + (end[0] - before[0]) / step * 0.5, end[1] + (end[1] - before[1]) / step * 0.5


def _shortened(street: Line, at_start: bool) -> Line:
    """A dead end stops short of the quarter's edge."""
    line = LineString(street)
    if line.length < 60:
        return []
    keep = (
        shapely.ops.substring(line, 22, line.length)
        if at_start
        else shapely.ops.substring(line, 0, line.length - 22)
    )
    return [(float(x), float(y)) for x, y in keep.coords]


def _sturdy(halves: list[Any], style: Style) -> bool:
    """Whether both halves are more than slivers."""
    return all(
        isinstance(p, Polygon) and not p.buffer(-style.half_street - 5).is_empty for p in halves
    )

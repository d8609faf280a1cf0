"""Makes roads meet: where ground roads cross or end on one another they share a point."""

import math

import numpy as np
from shapely import LineString, Point, STRtree  # type: ignore[import-untyped]

from simulators.city.curves import at, length, place_of, with_points_at
from simulators.city.frame import XY
from simulators.city.roads import Road

SNAP_M = 1.2


def join(roads: list[Road]) -> None:
    """Gives all roads the points where they meet. Ends of `apart` roads meet ground roads too."""
    lines = [LineString(road.points) for road in roads]
    tree = STRtree(lines)
    places: list[dict[float, XY]] = [{} for _ in roads]
    _crossings(roads, lines, tree, places)
    _ends(roads, lines, tree, places)
    for road, marks in zip(roads, places, strict=True):
        if marks:
            _insert(road, marks)


def _crossings(
    roads: list[Road], lines: list[LineString], tree: STRtree, places: list[dict[float, XY]]
) -> None:
    for a, b in np.transpose(tree.query(lines, predicate="intersects")):
        if a >= b or roads[a].apart or roads[b].apart:
            continue
        met = lines[a].intersection(lines[b])
        for part in getattr(met, "geoms", [met]):
            for x, y in part.coords:
                places[a][place_of(roads[a].points, (x, y))] = (x, y)
                places[b][place_of(roads[b].points, (x, y))] = (x, y)


def _ends(
    roads: list[Road], lines: list[LineString], tree: STRtree, places: list[dict[float, XY]]
) -> None:
    for a, road in enumerate(roads):
        for end in (road.points[0], road.points[-1]):
            for b in tree.query(Point(end).buffer(SNAP_M)):
                if a == b or (roads[b].apart and not road.apart) or (roads[b].apart and road.apart):
                    continue
                if lines[b].distance(Point(end)) <= SNAP_M:
                    places[b][place_of(roads[b].points, end)] = end


def _insert(road: Road, marks: dict[float, XY]) -> None:
    total = length(road.points)
    ends = (road.points[0], road.points[-1])
    inner = {s: p for s, p in marks.items() if SNAP_M < s < total - SNAP_M}
    line = with_points_at(road.points, list(inner))
    exact = {_near(at(road.points, s)[0]): p for s, p in inner.items()}
    line = [exact.get(_near(p), p) for p in line]
    for s, p in marks.items():
        if s <= SNAP_M and not _pinned(ends[0], marks, 0.0):
            line[0] = p
        elif s >= total - SNAP_M and not _pinned(ends[1], marks, total):
            line[-1] = p
    road.points = _without_doubles(line)


def _pinned(end: XY, marks: dict[float, XY], place: float) -> bool:
    """Whether the end stays where it is: others were told to meet it there."""
    return any(abs(s - place) <= SNAP_M and math.dist(p, end) < 1e-6 for s, p in marks.items())


def _near(point: XY) -> tuple[int, int]:
    return round(point[0] * 1000), round(point[1] * 1000)


def _without_doubles(line: list[XY]) -> list[XY]:
    out = [line[0]]
    for point in line[1:]:
        if math.dist(point, out[-1]) > 0.06:
            out.append(point)
    if len(out) == 1:
        out.append(line[-1])
    return out

"""The sea from the coastline: OpenStreetMap draws only its edge, with the water on the right."""

from collections.abc import Sequence

import numpy as np
import shapely  # type: ignore[import-untyped]
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box  # type: ignore[import-untyped]

type Spots = Sequence[tuple[float, float]]
AT_END = 1e-6
"""Nearer than this share of a segment to its end is at the end."""


def sea(coast: Sequence[Spots], bounds: tuple[float, float, float, float]) -> list[Polygon]:
    """The water within `bounds` (west, north, east, south of the square); [] without a coast."""
    frame = box(*bounds)
    lines = [_prolonged(line, frame) for line in _joined(coast)]
    inside = [line.intersection(frame) for line in lines]
    parts = [line for line in inside if not line.is_empty]
    if not parts:
        return []
    net = shapely.node(shapely.union_all([*parts, frame.boundary]))
    tree = shapely.STRtree(lines)
    faces = shapely.get_parts(shapely.polygonize([net]))
    return [face for face in faces if _is_water(face, lines, tree)]


def _joined(coast: Sequence[Spots]) -> list[LineString]:
    """Ways that go on in one another, as one line."""
    lines = MultiLineString([spots for spots in coast if len(set(spots)) > 1])
    merged = shapely.remove_repeated_points(shapely.line_merge(lines, directed=True))
    return [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]


def _prolonged(line: LineString, frame: Polygon) -> LineString:
    """An extract cuts its coast off: an open end goes on to the nearest edge of the frame."""
    coords = [(x, y) for x, y, *_ in line.coords]
    if coords[0] == coords[-1]:
        return line
    for place, end in ((0, Point(coords[0])), (len(coords) + 1, Point(coords[-1]))):
        if frame.contains(end):
            edge = frame.boundary.interpolate(frame.boundary.project(end))
            coords.insert(place, (edge.x, edge.y))
    return LineString(coords)


def _is_water(face: Polygon, lines: list[LineString], tree: shapely.STRtree) -> bool:
    """Look from a point within towards the nearest coast: is one on its right side?"""
    inside = face.representative_point()
    line = lines[int(tree.nearest(inside))]
    spots = np.asarray(line.coords)[:, :2]
    steps = np.diff(spots, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    begins = np.concatenate(([0.0], np.cumsum(lengths)))
    along = line.project(inside)
    index = int(np.clip(np.searchsorted(begins, along) - 1, 0, len(steps) - 1))
    way = steps[index] / lengths[index]
    near = along - begins[index]
    if near > lengths[index] * (1 - AT_END) and (index + 1 < len(steps) or line.is_closed):
        # at a corner neither side of it decides alone: a sharp one would deceive
        after = (index + 1) % len(steps)
        way = way + steps[after] / lengths[after]
    elif near < lengths[index] * AT_END and (index or line.is_closed):
        way = way + steps[index - 1] / lengths[index - 1]
    here = spots[index] + steps[index] * (near / lengths[index])
    # y points south: a positive cross product lies to the right of the way
    return bool(way[0] * (inside.y - here[1]) - way[1] * (inside.x - here[0]) > 0)

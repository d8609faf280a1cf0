"""The sea from the coastline: OpenStreetMap draws only its edge, with the water on the right."""

from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely.geometry import LineString, Point, Polygon, box

type Spots = Sequence[tuple[float, float]]
ASIDE = 1e-9
"""So far right of the coast (4 cm) there is water for certain."""


def sea(coast: Sequence[Spots], bounds: tuple[float, float, float, float]) -> list[Polygon]:
    """The water within `bounds` (west, north, east, south of the square); [] without a coast."""
    frame = box(*bounds)
    lines = [LineString(spots) for spots in coast if len(spots) > 1]
    inside = [line.intersection(frame) for line in lines]
    parts = [line for line in inside if not line.is_empty]
    if not parts:
        return []
    net = shapely.node(shapely.union_all([*parts, frame.boundary]))
    tree = shapely.STRtree(lines)
    faces = shapely.get_parts(shapely.polygonize([net]))
    return [face for face in faces if _is_water(face, lines, tree)]


def _is_water(face: Polygon, lines: list[LineString], tree: shapely.STRtree) -> bool:
    """Look from a point within towards the nearest coast: is one on its right side?"""
    inside = face.representative_point()
    line = lines[int(tree.nearest(inside))]
    along = line.project(inside)
    coords = list(line.coords)
    here = line.interpolate(along)
    passed = 0.0
    for (ax, ay), (bx, by) in pairwise(coords):
        length = Point(ax, ay).distance(Point(bx, by))
        if passed + length >= along:
            # y points south: a positive cross product lies to the right of the way
            cross = (bx - ax) * (inside.y - here.y) - (by - ay) * (inside.x - here.x)
            return cross > 0
        passed += length
    return False

"""Lines and areas, generalised for each level of detail and cut into pieces that draw fast."""

from collections.abc import Iterator, Sequence

import shapely  # type: ignore[import-untyped]
from shapely.geometry import LineString, MultiPolygon, Polygon, box  # type: ignore[import-untyped]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

from cockpit.maps.display.bands import Band
from cockpit.maps.display.kinds import Kind

MOST_POINTS = 400
"""An area with more points is cut, so that a tile draws only what lies near it."""
type Ring = Sequence[tuple[float, float]]


def line_for(band: Band, kind: Kind, line: Ring, unit_m: float) -> Ring | None:
    """The line as the band draws it; None where it does not. `unit_m` is the square's side."""
    if kind not in band.kinds or len(line) < 2:
        return None
    if len(line) == 2 or band.exact_m < 1:
        return line
    return list(LineString(line).simplify(band.exact_m / unit_m, preserve_topology=False).coords)


def areas_for(band: Band, kind: Kind, area: BaseGeometry, unit_m: float) -> Iterator[list[Ring]]:
    """The area's pieces as lists of rings, the outer one first."""
    if kind not in band.kinds or area.area * unit_m * unit_m < band.least_m2:
        return
    if kind is not Kind.BUILDING and band.exact_m >= 1:
        area = shapely.make_valid(area.simplify(band.exact_m / unit_m, preserve_topology=False))
    for piece in _pieces(area):
        yield [list(piece.exterior.coords), *(list(r.coords) for r in piece.interiors)]


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of whatever shapely made of something."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    if isinstance(geometry, MultiPolygon) or hasattr(geometry, "geoms"):
        return [p for part in geometry.geoms for p in polygons(part)]
    return []


def _pieces(area: BaseGeometry) -> Iterator[Polygon]:
    for polygon in polygons(area):
        if shapely.get_num_coordinates(polygon) <= MOST_POINTS:
            yield polygon
            continue
        west, north, east, south = polygon.bounds
        if east - west > south - north:
            middle = (west + east) / 2
            halves = box(west, north, middle, south), box(middle, north, east, south)
        else:
            middle = (north + south) / 2
            halves = box(west, north, east, middle), box(west, middle, east, south)
        for half in halves:
            yield from _pieces(shapely.make_valid(polygon).intersection(half))

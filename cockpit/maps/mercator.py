"""Web Mercator: the world as a square, x east and y south, both from 0 to 1."""

import math
from typing import NamedTuple

from cockpit.maps.geo import EARTH_RADIUS_M, Point

EARTH_M = 2 * math.pi * EARTH_RADIUS_M
FARTHEST_LAT = 85.05


class Spot(NamedTuple):
    """A place in the square."""

    x: float
    y: float


def spot_of(point: Point) -> Spot:
    """Where a place lies in the square."""
    lat = math.radians(max(-FARTHEST_LAT, min(FARTHEST_LAT, point.lat)))
    return Spot(point.lon / 360 + 0.5, 0.5 - math.asinh(math.tan(lat)) / (2 * math.pi))


def point_of(spot: Spot) -> Point:
    """The place on the earth; the reverse of `spot_of`."""
    lat = math.degrees(math.atan(math.sinh((0.5 - spot.y) * 2 * math.pi)))
    return Point(lat, (spot.x - 0.5) * 360)


def metres_per_unit(lat: float) -> float:
    """How long the side of the square is, measured at a latitude."""
    return EARTH_M * math.cos(math.radians(lat))


def metres_per_unit_at(spot: Spot) -> float:
    """The same at a place in the square."""
    return metres_per_unit(point_of(spot).lat)

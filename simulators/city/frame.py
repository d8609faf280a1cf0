"""Where the city lies: metres east and north of the cathedral, and degrees on the earth."""

import math

XY = tuple[float, float]

ORIGIN_LAT, ORIGIN_LON = 45.52, -39.50
WEST, SOUTH, EAST, NORTH = -10_000.0, -9_000.0, 12_000.0, 11_000.0
M_PER_LAT = 111_195.08
M_PER_LON = M_PER_LAT * math.cos(math.radians(ORIGIN_LAT))
SEED = 1871


def degrees(point: XY) -> tuple[float, float]:
    """Latitude and longitude of a point in metres."""
    return ORIGIN_LAT + point[1] / M_PER_LAT, ORIGIN_LON + point[0] / M_PER_LON


def metres(lat: float, lon: float) -> XY:
    """The reverse of `degrees`."""
    return (lon - ORIGIN_LON) * M_PER_LON, (lat - ORIGIN_LAT) * M_PER_LAT


def inside(point: XY, margin: float = 0.0) -> bool:
    """Whether a point lies in the frame, at least `margin` metres from its edge."""
    x, y = point
    return WEST + margin <= x <= EAST - margin and SOUTH + margin <= y <= NORTH - margin

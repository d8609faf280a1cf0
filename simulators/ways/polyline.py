"""Lines of points on the earth, and the short text that routers write them as."""

import math
from collections.abc import Iterable
from typing import NamedTuple

M_PER_DEGREE = math.radians(1) * 6_371_008.8
SCALE = 1e6


class Point(NamedTuple):
    """A place on the earth, degrees."""

    lat: float
    lon: float


def metres(a: Point, b: Point) -> float:
    """Distance; for places within some 100 km."""
    east = (b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(b.lat - a.lat, east) * M_PER_DEGREE


def compass(a: Point, b: Point) -> float:
    """Direction from a to b, degrees, 0 = north, clockwise."""
    east = (b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.degrees(math.atan2(east, b.lat - a.lat)) % 360


def beyond(start: Point, direction: float, way: float) -> Point:
    """The place `way` metres from `start` in a compass direction."""
    angle = math.radians(direction)
    lat = start.lat + way * math.cos(angle) / M_PER_DEGREE
    east = way * math.sin(angle) / M_PER_DEGREE
    return Point(lat, start.lon + east / math.cos(math.radians(start.lat)))


def turned(before: float, after: float) -> float:
    """The turn from one compass direction to another, -180 to 180, right is positive."""
    return (after - before + 180) % 360 - 180


def decode(text: str) -> list[Point]:
    """The points of a polyline of precision 6; raises ValueError."""
    numbers: list[int] = []
    value = shift = 0
    for letter in text:
        bits = ord(letter) - 63
        if not 0 <= bits < 64:
            raise ValueError(f"{letter!r} does not belong into a polyline")
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    if shift or len(numbers) % 2:
        raise ValueError("the polyline ends in the middle of a point")
    return _summed(numbers)


def _summed(steps: list[int]) -> list[Point]:
    points, lat, lon = [], 0, 0
    for north, east in zip(steps[::2], steps[1::2], strict=True):
        lat, lon = lat + north, lon + east
        if not (abs(lat) <= 90 * SCALE and abs(lon) <= 180 * SCALE):
            raise ValueError("the polyline leaves the earth; it must be of precision 6")
        points.append(Point(lat / SCALE, lon / SCALE))
    return points


def encode(points: Iterable[tuple[float, float]]) -> str:
    """The reverse of `decode`."""
    out: list[str] = []
    last_lat = last_lon = 0
    for lat, lon in points:
        here = round(lat * SCALE), round(lon * SCALE)
        for step in (here[0] - last_lat, here[1] - last_lon):
            value = ~(step << 1) if step < 0 else step << 1
            while value >= 32:
                out.append(chr((value & 31 | 32) + 63))
                value >>= 5
            out.append(chr(value + 63))
        last_lat, last_lon = here
    return "".join(out)

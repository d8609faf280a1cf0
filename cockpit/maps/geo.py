"""Places and lines on the earth; angles in degrees, lengths in metres."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

EARTH_RADIUS_M = 6_371_008.8
M_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M


class Point(NamedTuple):
    """A place, WGS 84."""

    lat: float
    lon: float


class Box(NamedTuple):
    """A region between two parallels and two meridians."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies within."""
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east


def distance_m(a: Point, b: Point) -> float:
    """Great-circle distance."""
    phi_a, phi_b = math.radians(a.lat), math.radians(b.lat)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(b.lon - a.lon) / 2
    h = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))


def bearing(a: Point, b: Point) -> float:
    """Compass direction from a to b, 0 to 360, 0 = north."""
    phi_a, phi_b = math.radians(a.lat), math.radians(b.lat)
    turn = math.radians(b.lon - a.lon)
    east = math.sin(turn) * math.cos(phi_b)
    north = math.cos(phi_a) * math.sin(phi_b) - math.sin(phi_a) * math.cos(phi_b) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def turn_between(before: float, after: float) -> float:
    """The turn from one compass direction to another, -180 to 180, right is positive."""
    return (after - before + 180) % 360 - 180


def moved(start: Point, direction: float, metres: float) -> Point:
    """The place `metres` from `start` in a compass direction; for distances below some 100 km."""
    north = metres * math.cos(math.radians(direction))
    east = metres * math.sin(math.radians(direction))
    lat = start.lat + north / M_PER_DEGREE
    return Point(lat, start.lon + east / (M_PER_DEGREE * math.cos(math.radians(start.lat))))


def lengths_m(line: Sequence[Point]) -> list[float]:
    """Metres from the line's start to each of its points; begins with 0."""
    sums = [0.0]
    for a, b in pairwise(line):
        sums.append(sums[-1] + distance_m(a, b))
    return sums


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box around all points; raises ValueError where there are none."""
    lats, lons = zip(*points, strict=True)
    return Box(min(lats), min(lons), max(lats), max(lons))


def decode_polyline(text: str, precision: int = 6) -> tuple[Point, ...]:
    """The points of an encoded polyline, as Valhalla (precision 6) and Google (5) write it."""
    scale = 10.0**-precision
    points, lat, lon, place = [], 0, 0, 0
    while place < len(text):
        step, place = _varint(text, place)
        lat += step
        step, place = _varint(text, place)
        lon += step
        points.append(Point(lat * scale, lon * scale))
    return tuple(points)


def _varint(text: str, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        bits = ord(text[place]) - 63
        place += 1
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            return ~(value >> 1) if value & 1 else value >> 1, place


def encode_polyline(points: Iterable[Point], precision: int = 6) -> str:
    """The reverse of `decode_polyline`."""
    scale = 10**precision
    out: list[str] = []
    last_lat = last_lon = 0
    for point in points:
        lat, lon = round(point.lat * scale), round(point.lon * scale)
        for step in (lat - last_lat, lon - last_lon):
            value = ~(step << 1) if step < 0 else step << 1
            while value >= 32:
                out.append(chr((value & 31 | 32) + 63))
                value >>= 5
            out.append(chr(value + 63))
        last_lat, last_lon = lat, lon
    return "".join(out)

"""What is written on the map: texts, their ranks, and from which zoom on."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cockpit.maps.display.kinds import Kind

LANGUAGES = ("en", "de", "zh", "ar")
PLACES = {
    "city": (0, 6.0),
    "town": (4, 8.5),
    "suburb": (10, 11.5),
    "village": (11, 11.0),
    "quarter": (14, 12.5),
    "neighbourhood": (16, 13.0),
    "hamlet": (16, 12.5),
    "locality": (22, 13.5),
    "island": (10, 10.0),
}
"""Rank (lower is more important) and first zoom."""
STREETS = {
    Kind.MOTORWAY: (20, 12.0),
    Kind.TRUNK: (22, 12.5),
    Kind.PRIMARY: (24, 13.0),
    Kind.SECONDARY: (28, 13.6),
    Kind.TERTIARY: (32, 14.4),
    Kind.RESIDENTIAL_ROAD: (36, 15.2),
    Kind.PEDESTRIAN: (38, 15.8),
    Kind.RIVER: (30, 12.5),
}
SHIELDS = {Kind.MOTORWAY: (12, 9.5), Kind.TRUNK: (16, 11.0), Kind.PRIMARY: (26, 12.5)}
POIS: dict[tuple[str, str], tuple[str, int, float]] = {
    ("amenity", "charging_station"): ("charging", 30, 13.6),
    ("amenity", "parking"): ("parking", 52, 15.4),
    ("amenity", "restaurant"): ("food", 54, 16.0),
    ("amenity", "fast_food"): ("food", 56, 16.2),
    ("amenity", "cafe"): ("coffee", 56, 16.2),
    ("amenity", "hospital"): ("hospital", 34, 13.5),
    ("amenity", "pharmacy"): ("hospital", 54, 15.8),
    ("amenity", "university"): ("", 36, 14.0),
    ("amenity", "townhall"): ("", 38, 14.8),
    ("amenity", "theatre"): ("", 44, 15.2),
    ("amenity", "place_of_worship"): ("", 46, 15.6),
    ("shop", "supermarket"): ("shop", 50, 15.4),
    ("shop", "mall"): ("shop", 42, 14.5),
    ("tourism", "museum"): ("", 42, 14.8),
    ("tourism", "attraction"): ("", 40, 14.6),
    ("tourism", "hotel"): ("", 56, 16.0),
    ("railway", "station"): ("", 30, 13.0),
    ("aeroway", "aerodrome"): ("", 18, 10.5),
    ("leisure", "park"): ("", 40, 13.8),
    ("leisure", "stadium"): ("", 40, 14.2),
    ("natural", "water"): ("", 38, 13.0),
    ("natural", "peak"): ("", 40, 12.5),
    ("highway", "services"): ("", 30, 12.5),
    ("landuse", "cemetery"): ("", 48, 14.6),
    ("natural", "bay"): ("", 24, 10.5),
}
POI_KEYS = tuple(dict.fromkeys(key for key, _ in POIS))
EVERY_M = 320.0
"""A long street bears its name again after so many metres."""
SHORTEST_M = 60.0
STRAIGHT_DEG = 24.0


@dataclass(frozen=True, slots=True)
class Label:
    """One text. `angle` in degrees from east towards south; `room_m` what the line offers."""

    kind: str
    rank: int
    zoom: float
    x: float
    y: float
    name: str
    names: str = "{}"
    angle: float = 0.0
    room_m: float = 0.0
    icon: str = ""


def names_of(tags: Mapping[str, str]) -> str:
    """The names in the languages of the cockpit, as JSON."""
    found = {code: tags[f"name:{code}"] for code in LANGUAGES if f"name:{code}" in tags}
    return json.dumps(found, ensure_ascii=False)


def point_label(tags: Mapping[str, str], x: float, y: float) -> Label | None:
    """A place or a point of interest; None where it is neither, or nameless."""
    name = tags.get("name", "")
    place = PLACES.get(tags.get("place", ""))
    if place and name:
        return Label("place", *place, x, y, name, names_of(tags))
    for key in POI_KEYS:
        found = POIS.get((key, tags.get(key, "")))
        if found and (name or found[0]):
            icon, rank, zoom = found
            wet = key == "natural" and tags[key] in ("water", "bay")
            kind = "charger" if icon == "charging" else "water" if wet else "poi"
            return Label(kind, rank, zoom, x, y, name, names_of(tags), icon=icon)
    return None


def line_labels(
    kind: Kind, tags: Mapping[str, str], line: Sequence[tuple[float, float]], unit_m: float
) -> Iterator[Label]:
    """The name along a street's straight pieces, and its number as a shield."""
    name, ref = tags.get("name", ""), tags.get("ref", "")
    for x, y, angle, room in _straights(line, unit_m):
        if name and kind in STREETS and room >= SHORTEST_M:
            what = "river" if kind is Kind.RIVER else "street"
            yield Label(what, *STREETS[kind], x, y, name, names_of(tags), angle, room)
    if ref and kind in SHIELDS:
        x, y = line[len(line) // 2]
        what = "motorway" if kind is Kind.MOTORWAY else "shield"
        yield Label(what, *SHIELDS[kind], x, y, ref.split(";")[0])


def _straights(
    line: Sequence[tuple[float, float]], unit_m: float
) -> Iterator[tuple[float, float, float, float]]:
    """Middle, direction and length of each piece that turns little; long ones more than once."""
    start = 0
    for end in range(1, len(line)):
        last = end == len(line) - 1
        if not last and abs(_turn(line, start, end)) < STRAIGHT_DEG:
            continue
        ax, ay = line[start]
        bx, by = line[end]
        metres = math.hypot(bx - ax, by - ay) * unit_m
        angle = math.degrees(math.atan2(by - ay, bx - ax))
        times = max(1, round(metres / EVERY_M))
        for n in range(times):
            part = (n + 0.5) / times
            yield ax + (bx - ax) * part, ay + (by - ay) * part, angle, metres / times
        start = end


def _turn(line: Sequence[tuple[float, float]], start: int, end: int) -> float:
    ax, ay = line[start]
    bx, by = line[end]
    cx, cy = line[end + 1]
    before, after = math.atan2(by - ay, bx - ax), math.atan2(cy - by, cx - bx)
    return (math.degrees(after - before) + 180) % 360 - 180

# ruff: noqa: E501  one row of a table stays one line
"""Roundabouts: a ring around a junction, to which all its roads lead."""

import math
from dataclasses import dataclass

from shapely import LineString, Point  # type: ignore[import-untyped]

from simulators.city.frame import XY
from simulators.city.roads import Road, Tags


@dataclass(frozen=True)
class Roundabout:
    """Where one is: near this point, the nearest junction of two roads."""

    at: XY
    radius: float
    lanes: int = 1
    name: str = ""


PLACES = (
    Roundabout((-2050, 2250), 36, 2, "Kings Circus"), Roundabout((-3000, 420), 26), Roundabout((2650, -3120), 34, 2, "Southfield Circus"),
    Roundabout((4220, -300), 32, 2, "Eastfield Circus"), Roundabout((-980, -3300), 26), Roundabout((2200, 2900), 34, 2, "Tannery Circus"),
    Roundabout((900, -3560), 24), Roundabout((-3400, 1350), 20), Roundabout((3600, 1900), 24),
    Roundabout((6800, -60), 26), Roundabout((8200, 480), 26), Roundabout((4900, 5320), 24), Roundabout((4450, -6300), 22),
    Roundabout((-4650, 5950), 22), Roundabout((10150, 9020), 20), Roundabout((4480, -7650), 22), Roundabout((500, -7100), 20),
)  # fmt: skip
AT_EXITS = ("2", "7")
"""The exits whose ramps end at roundabouts."""


def build(ground: list[Road], ramps: list[Road], terminals: list[tuple[str, XY]]) -> list[Road]:
    """Draws all roundabouts into the roads; returns their rings, which belong to the ground."""
    found = [(_junction(ground, place.at), place) for place in PLACES]
    found += [(point, Roundabout(point, 30)) for number, point in terminals if number in AT_EXITS]
    return [_ring(centre, place.radius, place, ground, ramps) for centre, place in found]


def _junction(roads: list[Road], near: XY) -> XY:
    """The crossing or end of two roads closest to the point."""
    close = [LineString(r.points) for r in roads if LineString(r.points).distance(Point(near)) < 40]
    best, best_far = near, math.inf
    for n, line in enumerate(close):
        for other in close[n + 1 :]:
            met = line.intersection(other)
            for part in getattr(met, "geoms", [met]):
                far = part.distance(Point(near)) if not part.is_empty else math.inf
                if far < best_far:
                    best, best_far = (part.centroid.x, part.centroid.y), far
    return best


def _ring(
    centre: XY, radius: float, place: Roundabout, ground: list[Road], ramps: list[Road]
) -> Road:
    disc = Point(centre).buffer(radius, 32)
    doors: list[XY] = []
    best: Road | None = None
    for roads in (ground, ramps):
        for road in list(roads):
            if not LineString(road.points).intersects(disc) or road.kind == "motorway":
                continue
            if best is None or (road.rank > best.rank and roads is ground):
                best = road
            roads.remove(road)
            roads.extend(_outside(road, centre, radius, disc, doors))
    assert best is not None
    return Road(_circle(centre, radius, doors), _tags(best, place))


def _outside(road: Road, centre: XY, radius: float, disc: Point, doors: list[XY]) -> list[Road]:
    rest = LineString(road.points).difference(disc)
    out = []
    for part in getattr(rest, "geoms", [rest]):
        line = [(float(x), float(y)) for x, y in part.coords]
        if len(line) < 2 or part.length < 1:
            continue
        ends = (line[0], line[-1])
        doors += [end for end in ends if abs(math.dist(end, centre) - radius) < 0.5]
        out.append(Road(line, dict(road.tags), road.apart, road.zone))
    return out


def _circle(centre: XY, radius: float, doors: list[XY]) -> list[XY]:
    def angle(point: XY) -> float:
        return math.atan2(point[1] - centre[1], point[0] - centre[0])

    points = list(doors)
    for n in range(16):
        turn = -math.pi + (n + 0.5) * math.pi / 8
        if all(
            abs((angle(door) - turn + math.pi) % (2 * math.pi) - math.pi) > 0.14 for door in doors
        ):
            points.append(
                (centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn))
            )
    points.sort(key=angle)
    return [*points, points[0]]


def _tags(best: Road, place: Roundabout) -> Tags:
    tags = {"highway": best.kind.replace("_link", ""), "junction": "roundabout", "oneway": "yes",
            "lanes": str(place.lanes), "maxspeed": "40", "surface": "asphalt", "lit": "yes"}  # fmt: skip
    if tags["highway"] == "motorway":
        tags["highway"] = "primary"
    return tags | ({"name": place.name} if place.name else {})

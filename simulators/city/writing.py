"""From the world to the file."""

import math
from collections import defaultdict
from pathlib import Path

from simulators.city import chargers, landscape, points, sites
from simulators.city.drawing import Drawing, Member
from simulators.city.frame import XY
from simulators.city.roads import heading, key
from simulators.city.world import World

Ends = dict[tuple[int, int], list[tuple[int, XY]]]
"""At each node the ways that end there, and the next point on each."""

NAMES = {
    "river": {"name": "Alder", "name:de": "Alder", "name:zh": "奥尔德河"},
    "harbour": {"name": "Alder Bay", "name:de": "Alderbucht", "name:zh": "奥尔德湾"},
}


def write(world: World, path: Path) -> dict[str, int]:
    """Writes the world as .osm.pbf; returns the counts."""
    drawing = Drawing()
    _roads(world, drawing)
    landscape.draw(world, drawing)
    for part in (points, chargers, sites):
        part.draw(world, drawing)
    _water(world, drawing)
    return drawing.write(path)


def _roads(world: World, drawing: Drawing) -> None:
    ends: Ends = defaultdict(list)
    for road in world.roads:
        way = drawing.road(road.points, road.tags)
        if road.rank >= 2:
            ends[key(road.points[0])].append((way, road.points[1]))
            ends[key(road.points[-1])].append((way, road.points[-2]))
    _bans(world, drawing, ends)
    for road in world.rails:
        drawing.road(road.points, road.tags)
    for point, tags in world.nodes:
        drawing.shared(point, tags)


def _bans(world: World, drawing: Drawing, ends: Ends) -> None:
    """Forbidden turns as relations between the ways that meet."""
    for before, via, after, kind in world.rules.bans:
        start = _towards(ends[key(via)], via, before)
        end = _towards(ends[key(via)], via, after)
        if start and end and start != end:
            node = drawing.shared(via)
            members: list[Member] = [("w", start, "from"), ("n", node, "via"), ("w", end, "to")]
            drawing.relation(members, {"type": "restriction", "restriction": kind})


def _towards(ways: list[tuple[int, XY]], via: XY, point: XY) -> int | None:
    """The way that leaves the junction in the direction of the point."""
    way = heading(via, point)
    for number, other in ways:
        if abs((heading(via, other) - way + math.pi) % (2 * math.pi) - math.pi) < 0.06:
            return number
    return None


def _water(world: World, drawing: Drawing) -> None:
    for line in world.waters.coast:
        drawing.line(line, {"natural": "coastline"})
    drawing.area(world.waters.river, {"natural": "water", "water": "river", **NAMES["river"]})
    drawing.line(world.waters.river_line, {"waterway": "river", **NAMES["river"]})
    for name, lake in world.waters.lakes.items():
        drawing.area(lake, {"natural": "water", "water": "lake", "name": name})

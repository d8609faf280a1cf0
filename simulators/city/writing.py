"""From the world to the file."""

from pathlib import Path

from simulators.city.drawing import Drawing
from simulators.city.world import World

NAMES = {
    "river": {"name": "Alder", "name:de": "Alder", "name:zh": "奥尔德河"},
    "harbour": {"name": "Alder Bay", "name:de": "Alderbucht", "name:zh": "奥尔德湾"},
}


def write(world: World, path: Path) -> dict[str, int]:
    """Writes the world as .osm.pbf; returns the counts."""
    drawing = Drawing()
    _roads(world, drawing)
    _water(world, drawing)
    return drawing.write(path)


def _roads(world: World, drawing: Drawing) -> None:
    for road in world.roads:
        drawing.road(road.points, road.tags)
    for road in world.rails:
        drawing.road(road.points, road.tags)
    for point, tags in world.nodes:
        drawing.shared(point, tags)


def _water(world: World, drawing: Drawing) -> None:
    for line in world.waters.coast:
        drawing.line(line, {"natural": "coastline"})
    drawing.area(world.waters.river, {"natural": "water", "water": "river", **NAMES["river"]})
    drawing.line(world.waters.river_line, {"waterway": "river", **NAMES["river"]})
    for name, lake in world.waters.lakes.items():
        drawing.area(lake, {"natural": "water", "water": "lake", "name": name})

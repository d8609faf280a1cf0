"""120 km of motorway with an exit and a charger every 15 km, as an extract of the map."""

from pathlib import Path

import osmium
from osmium.osm import mutable

from cockpit.maps.geo import Point

SOUTH, WEST = 48.0, 9.0
EXIT_EVERY_KM = 15
LENGTH_KM = 120
NORTH_PER_KM, EAST_PER_KM = 1 / 111.195, 1 / (111.195 * 0.6691)
EXITS = range(EXIT_EVERY_KM, LENGTH_KM, EXIT_EVERY_KM)
POWERS = {15: 50, 30: 150, 45: 50, 60: 300, 75: 22, 90: 150, 105: 50}
TO, BACK = 0.0, 0.03
"""North of the line, km: the two carriageways."""


def at(east_km: float, north_km: float = 0.0) -> Point:
    """A place by kilometres from the start."""
    return Point(round(SOUTH + north_km * NORTH_PER_KM, 7), round(WEST + east_km * EAST_PER_KM, 7))


START, END = at(0.3, -0.3), at(LENGTH_KM - 0.3, -0.3)


class _Drawing:
    def __init__(self, path: Path) -> None:
        self.nodes: dict[tuple[float, float], int] = {}
        self.ways: list[tuple[list[int], dict[str, str]]] = []
        self.posts: list[tuple[Point, dict[str, str]]] = []
        self.path = path

    def way(self, places: list[tuple[float, float]], tags: dict[str, str]) -> None:
        refs = [self.nodes.setdefault(p, len(self.nodes) + 1) for p in places]
        self.ways.append((refs, tags))

    def write(self) -> Path:
        writer = osmium.SimpleWriter(str(self.path), overwrite=True)
        for (east, north), number in self.nodes.items():
            point = at(east, north)
            writer.add_node(mutable.Node(id=number, version=1, location=(point.lon, point.lat)))
        for number, (point, tags) in enumerate(self.posts, len(self.nodes) + 1):
            place = (point.lon, point.lat)
            writer.add_node(mutable.Node(id=number, version=1, location=place, tags=tags))
        for number, (refs, tags) in enumerate(self.ways, 1):
            writer.add_way(mutable.Way(id=number, version=1, nodes=refs, tags=tags))
        writer.close()
        return self.path


def write_highway(path: Path) -> Path:
    """Write the extract."""
    drawing = _Drawing(path)
    main = {"highway": "motorway", "ref": "A1", "oneway": "yes", "maxspeed": "130"}
    link = {"highway": "motorway_link", "oneway": "yes", "maxspeed": "60"}
    road = {"highway": "secondary", "maxspeed": "70", "name": "Side Road"}
    stops = sorted({0.0, LENGTH_KM, *(e + d for e in EXITS for d in (-0.4, 0.4))})
    drawing.way([(x, TO) for x in stops], main)
    drawing.way([(x, BACK) for x in reversed(stops)], main)
    for x in EXITS:
        for north, first, last in ((TO, x - 0.4, x + 0.4), (BACK, x + 0.4, x - 0.4)):
            drawing.way([(first, north), (x, -0.3)], link)
            drawing.way([(x, -0.3), (last, north)], link)
        drawing.way([(x, -0.3), (x, -0.8)], road)
        drawing.posts.append((at(x, -0.7), _charger(x)))
    for end in (0.0, float(LENGTH_KM)):
        aside = 0.6 if end == 0 else end - 0.6
        drawing.way([(end, TO), (end, -0.3), (aside, -0.3)], road)
        drawing.way([(end, BACK), (end, TO)], road)
    return drawing.write()


def _charger(x: int) -> dict[str, str]:
    kind = "type2" if POWERS[x] == 22 else "type2_combo"
    return {
        "amenity": "charging_station", "name": f"Exit {x}", "operator": "Road Power",
        f"socket:{kind}": "4", f"socket:{kind}:output": f"{POWERS[x]} kW",
    }  # fmt: skip

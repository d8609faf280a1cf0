"""The named spots of the demo city that scenarios, tests and the simulator start from."""

import json
import math
from pathlib import Path

from shapely import LineString, Point, STRtree  # type: ignore[import-untyped]

from simulators.city.curves import at, place_of
from simulators.city.frame import XY, degrees
from simulators.city.roads import Road
from simulators.city.world import World

SPOTS: dict[str, tuple[str, XY]] = {
    "home": ("Home, Kings Heath", (-3750, 4700)),
    "start": ("Start, Kings Heath", (-3720, 4620)),
    "work": ("Work, Northgate Quarter", (2350, 2560)),
    "old_town": ("Old Town", (-240, 120)),
    "station": ("Aldermouth Central", (560, 1215)),
    "airport": ("Aldermouth Airport", (2300, -5850)),
    "harbour": ("Ferry Harbour", (-2600, -615)),
    "cathedral": ("Cathedral", (0, 0)),
    "hospital": ("Abbey Hospital", (-2250, 850)),
    "university": ("University", (-250, 2750)),
    "charger_hub": ("Charging Park Northgate", (2700, 2150)),
    "motorway_services": ("Heron Services", (8485, -2625)),
    "tunnel_west": ("Harbour Tunnel north", (-4170, 150)),
    "tunnel_east": ("Harbour Tunnel south", (-3600, -2790)),
    "roundabout": ("Roundabout", (-2050, 2250)),
    "second_town": ("Highmoor", (10150, 9020)),
    "villa_suburb": ("West Heights", (-3000, 1650)),
    "beach": ("Sandbay", (-6600, 3000)),
    "docks": ("Docks", (-2450, -2600)),
    "ring_north": ("Ring, northern bend", (-500, 4390)),
    "ring_east": ("Ring, eastern bend", (5438, 480)),
    "ring_south": ("Ring, southern bend", (300, -4318)),
    "border": ("Border", (10300, -3000)),
}

ROUTES: dict[str, list[str]] = {
    "commute": ["home", "work"],
    "long": ["airport", "second_town", "motorway_services", "beach"],
    "tunnel": ["tunnel_west", "tunnel_east"],
    "pass": ["work", "second_town"],
    "city_loop": ["station", "hospital", "old_town", "station"],
    "motorway_loop": ["home", "ring_north", "ring_east", "ring_south", "home"],
}


def write_places(world: World, path: Path) -> None:
    """Writes the spots, each on the road nearest to it, and the routes between them."""
    roads = [r for r in world.roads if r.rank >= 2 and r.kind not in ("motorway", "motorway_link")]
    every = [r for r in world.roads if r.rank >= 1]
    tree, all_tree = _tree(roads), _tree(every)
    places = {}
    for key, (name, spot) in SPOTS.items():
        on_motorway = key.startswith(("tunnel", "motorway", "ring"))
        if key.startswith("ring"):
            inner = [r for r in every if r.tags.get("ref") == "M1" and _clockwise(r)]
            places[key] = _place(name, spot, inner, _tree(inner))
            continue
        places[key] = _place(
            name, spot, every if on_motorway else roads, all_tree if on_motorway else tree
        )
    text = json.dumps({"places": places, "routes": ROUTES}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8")


def _clockwise(road: Road) -> bool:
    """Whether it runs clockwise around the city."""
    (ax, ay), (bx, by) = road.points[0], road.points[-1]
    return (ax - 700) * by - ay * (bx - 700) < 0


def _tree(roads: list[Road]) -> STRtree:
    return STRtree([LineString(r.points) for r in roads])


def _place(name: str, spot: XY, roads: list[Road], tree: STRtree) -> dict[str, object]:
    road = roads[int(tree.nearest(Point(spot)))]
    point, way = at(road.points, place_of(road.points, spot))
    lat, lon = degrees(point)
    heading = math.degrees(math.atan2(way[0], way[1])) % 360
    return {
        "name": name,
        "lat": round(lat, 6),
        "lon": round(lon, 6),
        "heading": round(heading),
        "street": road.name,
    }

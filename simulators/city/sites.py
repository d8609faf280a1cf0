# ruff: noqa: E501  one row of a table stays one line
"""Single big things: airport, station, ferry, piers, castle, lighthouse, cameras, place names."""

from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString, Point, Polygon

from simulators.city.curves import Line, parallel, spline
from simulators.city.drawing import Drawing
from simulators.city.frame import XY
from simulators.city.roads import Tags
from simulators.city.world import World
from simulators.city.zones import QUARTERS, RUNWAY, VILLAGES

FERRY: Line = [
    (-2620, -640),
    (-2640, -860),
    (-2720, -1250),
    (-2950, -1600),
    (-3160, -1900),
    (-3180, -2120),
]
CITY = {
    "name": "Aldermouth",
    "name:de": "Aldermünde",
    "name:zh": "奥尔德茅斯",
    "name:ar": "ألدرماوث",
    "name:ru": "Олдермут",
    "name:el": "Άλντερμαουθ",
}
TOWN_NAMES = {
    "Highmoor": ("Hochmoor", "海穆尔"), "Larkenby": ("Lerchenby", "拉肯比"), "Sandbay": ("Sandbucht", "沙湾"), "Great Withen": ("Groß-Weiden", "大威森"),
    "Nordale": ("Nordtal", "诺代尔"), "Airport": ("Flughafen", "机场"), "Aldersand": ("Aldersand", "奥尔德桑"),
}  # fmt: skip


def draw(world: World, drawing: Drawing) -> None:
    """All of them."""
    _airport(drawing)
    _station(world, drawing)
    _harbour(world, drawing)
    _castle(drawing)
    _services(world, drawing)
    _places(drawing)


def _airport(drawing: Drawing) -> None:
    name = {
        "name": "Aldermouth Airport",
        "name:de": "Flughafen Aldermünde",
        "name:zh": "奥尔德茅斯机场",
    }
    runway = [RUNWAY[0], RUNWAY[1]]
    drawing.line(runway, {"aeroway": "runway", "ref": "10/28", "width": "45", "surface": "asphalt"})
    taxi = parallel(runway, -190)
    drawing.line(taxi, {"aeroway": "taxiway"})
    for n in (0, 1):
        drawing.line([taxi[n], runway[n]], {"aeroway": "taxiway"})
    drawing.area(
        Polygon([(1990, -6080), (2690, -6190), (2720, -6000), (2020, -5890)]), {"aeroway": "apron"}
    )
    drawing.area(
        Polygon([(2140, -5905), (2520, -5965), (2530, -5900), (2150, -5840)]),
        {"aeroway": "terminal", "building": "yes", "height": "22", **name},
    )
    drawing.area(
        Polygon([(2330, -5560), (2520, -5560), (2520, -5760), (2330, -5760)]),
        {"amenity": "parking", "name": "Airport P1", "capacity": "1400", "fee": "yes"},
    )


def _station(world: World, drawing: Drawing) -> None:
    rail = spline([(330, 1377), (600, 1352), (900, 1372)], 20)
    for side in (-14.0, 14.0):
        middle = parallel(rail, side)
        drawing.area(
            LineString(middle).buffer(4, cap_style="flat").simplify(0.5),
            {"railway": "platform", "public_transport": "platform"},
        )
    name = {
        "name": "Aldermouth Central",
        "name:de": "Aldermünde Hauptbahnhof",
        "name:zh": "奥尔德茅斯中央车站",
    }
    drawing.node((600, 1352), {"railway": "station", "public_transport": "station", **name})
    drawing.area(
        shapely.box(430, 1225, 790, 1275), {"building": "train_station", "height": "24", **name}
    )
    for spot, halt in (
        ((-1250, 3400), "Mill End"),
        ((3620, -1600), "Meadows"),
        ((5600, -6600), "Fennholt Halt"),
        ((-2350, 8000), "Withen Halt"),
    ):
        rails = LineString(world.rails[0].points)
        near = rails.interpolate(rails.project(Point(spot)))
        drawing.node((near.x, near.y), {"railway": "halt", "name": halt})


def _harbour(world: World, drawing: Drawing) -> None:
    ends = []
    for end, name in ((FERRY[0], "Ferry Harbour"), (FERRY[-1], "South Ferry Landing")):
        roads = [
            r for r in world.roads if r.rank >= 2 and r.kind not in ("motorway", "motorway_link")
        ]
        best = min(roads, key=lambda r: min(abs(x - end[0]) + abs(y - end[1]) for x, y in r.points))
        spot = min(best.points, key=lambda p: abs(p[0] - end[0]) + abs(p[1] - end[1]))
        ends.append(spot)
        drawing.node(end, {"amenity": "ferry_terminal", "name": name})
    tags = {
        "route": "ferry",
        "name": "Alder Bay Ferry",
        "name:de": "Alderbuchtfähre",
        "motorcar": "yes",
        "duration": "00:10",
        "foot": "yes",
        "bicycle": "yes",
    }
    drawing.road([ends[0], *FERRY[1:-1], ends[1]], tags)
    for a, b in (
        ((-3420, -690), (-3470, -1010)),
        ((-2980, -650), (-3010, -900)),
        ((-4250, -860), (-4480, -1230)),
    ):
        drawing.area(LineString([a, b]).buffer(9, cap_style="flat"), {"man_made": "pier"})
    drawing.node(
        (-4480, -1230),
        {
            "man_made": "lighthouse",
            "name": "Alder Light",
            "name:de": "Alderleuchtturm",
            "name:zh": "奥尔德灯塔",
            "height": "32",
        },
    )


def _castle(drawing: Drawing) -> None:
    middle: XY = (-1180, 760)
    walls = Point(middle).buffer(52, 4).difference(Point(middle).buffer(40, 4))
    name: Tags = {
        "name": "Aldermouth Castle",
        "name:de": "Burg Aldermünde",
        "name:zh": "奥尔德茅斯城堡",
    }
    drawing.area(walls, {"building": "castle", "historic": "castle", "height": "14", **name})
    drawing.area(
        Point((middle[0] + 10, middle[1] + 8)).buffer(10, 3), {"building": "tower", "height": "31"}
    )
    for dx, dy in ((-46, 0), (46, 0), (0, 46), (0, -46)):
        drawing.area(
            Point((middle[0] + dx, middle[1] + dy)).buffer(8, 2),
            {"building": "tower", "height": "20"},
        )


def _services(world: World, drawing: Drawing) -> None:
    for outline, middle in world.motorways.services:
        drawing.area(
            Polygon(outline),
            {
                "highway": "services",
                "name": "Heron Services",
                "name:de": "Raststätte Reihermoor",
                "name:zh": "苍鹭服务区",
            },
        )
        drawing.area(
            _box(middle, 34, 14), {"building": "retail", "height": "7", "name": "Heron Services"}
        )
        drawing.node(
            (middle[0] + 8, middle[1] + 3), {"amenity": "restaurant", "name": "Heron Kitchen"}
        )
        drawing.node((middle[0] - 30, middle[1] + 3), {"amenity": "fuel", "name": "Alderoil Heron"})
        drawing.node((middle[0] - 8, middle[1] - 3), {"amenity": "toilets"})


def _box(middle: XY, wide: float, deep: float) -> Any:
    return shapely.box(middle[0] - wide, middle[1] - deep, middle[0] + wide, middle[1] + deep)


def _places(drawing: Drawing) -> None:
    drawing.node((60, 60), {"place": "city", "population": "312000", "capital": "yes", **CITY})
    for zone in QUARTERS:
        if zone.kind not in ("park", "green"):
            drawing.node(
                zone.at,
                {
                    "place": "suburb" if zone.kind not in ("docks", "industrial") else "quarter",
                    "name": zone.name,
                },
            )
    for village in VILLAGES:
        if village.place:
            german, chinese = TOWN_NAMES.get(village.name, ("", ""))
            more = {"name:de": german, "name:zh": chinese} if german else {}
            people = {
                "population": "21000"
                if village.place == "town"
                else str(round(village.radius * 4, -2))
            }
            drawing.node(
                village.at, {"place": village.place, "name": village.name, **more, **people}
            )

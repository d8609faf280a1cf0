# ruff: noqa: E501  one row of a table stays one line
"""The railway: through the city from north to south, with a station, and where roads cross it."""

from shapely import LineString  # type: ignore[import-untyped]

from simulators.city.curves import Line, at, place_of, spline, with_points_at
from simulators.city.frame import XY
from simulators.city.roads import Road, Tags, cut

LINE: tuple[XY, ...] = (
    (-2700, 11300), (-2450, 9500), (-2350, 8000), (-2150, 6500), (-1900, 5400), (-1500, 4300), (-1250, 3400),
    (-900, 2650), (-560, 2000), (-250, 1600), (150, 1400), (600, 1350), (1000, 1390), (1500, 1560),
    (2000, 1640), (2500, 1500), (2950, 1150), (3200, 700), (3350, 250), (3450, -300), (3520, -1000), (3650, -1800),
    (3950, -2500), (4400, -3300), (4850, -4300), (5250, -5400), (5600, -6600), (5850, -7800), (6000, -9300),
)  # fmt: skip
DOCKS_BRANCH: tuple[XY, ...] = (
    (3650, -1800), (3450, -2200), (3050, -2480), (2500, -2640), (1700, -2850), (700, -2900), (-400, -2820),
    (-1300, -2650), (-2000, -2500), (-2500, -2480), (-2750, -2480),
)  # fmt: skip
STATION = ((330, 1365), (900, 1372))
LEVEL_CROSSINGS = (
    "Hill Farm Road",
    "Withen Lane",
    "Moor Lane",
    "Ropewalk",
    "Southfield Road",
    "Dock Road",
)


def tracks() -> list[Road]:
    """The line with its two tracks drawn as one, and the branch to the docks."""
    main = Road(
        spline(LINE, 25),
        {
            "railway": "rail",
            "usage": "main",
            "electrified": "contact_line",
            "name": "Northern Line",
        },
        apart=True,
    )
    branch = Road(
        spline(DOCKS_BRANCH, 20),
        {"railway": "rail", "usage": "industrial", "service": "spur"},
        apart=True,
    )
    return [main, branch]


def cross(rails: list[Road], ground: list[Road]) -> list[tuple[XY, Tags]]:
    """Level crossings become shared points, others bridges of the road; the crossings' nodes."""
    nodes: list[tuple[XY, Tags]] = []
    out: list[Road] = []
    for road in ground:
        spans = []
        for rail in rails:
            for s in _meetings(road.points, rail.points):
                if road.name in LEVEL_CROSSINGS:
                    nodes.append(
                        (
                            _share(road, rail, s),
                            {"railway": "level_crossing", "crossing:barrier": "full"},
                        )
                    )
                else:
                    spans.append((s - 32, s + 32, {"bridge": "yes", "layer": "1"}))
        out += cut(road, spans)
    ground[:] = out
    return nodes


def _meetings(line: Line, other: Line) -> list[float]:
    met = LineString(line).intersection(LineString(other))
    return [
        place_of(line, (p.x, p.y))
        for p in getattr(met, "geoms", [met])
        if p.geom_type == "Point" and not p.is_empty
    ]


def _share(road: Road, rail: Road, s: float) -> XY:
    road.points = with_points_at(road.points, [s])
    point = at(road.points, s)[0]
    place = place_of(rail.points, point)
    rail.points = with_points_at(rail.points, [place])
    n = min(
        range(len(rail.points)),
        key=lambda i: abs(rail.points[i][0] - point[0]) + abs(rail.points[i][1] - point[1]),
    )
    rail.points[n] = point
    return point

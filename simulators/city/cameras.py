# ruff: noqa: E501  one row of a table stays one line
"""Speed cameras on the big roads."""

from shapely import LineString, Point  # type: ignore[import-untyped]

from simulators.city.curves import at, place_of, with_points_at
from simulators.city.frame import XY
from simulators.city.roads import Road, Tags

CAMERAS: tuple[XY, ...] = (
    (-2180, 2480), (40, 2750), (1860, 2520), (3000, -330), (1350, -1930), (-800, -2440), (-2600, 340), (420, 6100), (9600, 800),
    (-6300, 7050), (5850, 6540), (4250, -5250), (2420, 3180), (-2600, 3400),
)  # fmt: skip


def place(roads: list[Road]) -> list[tuple[XY, Tags]]:
    """Gives the roads a point for each camera; returns the cameras."""
    big = [r for r in roads if 5 <= r.rank <= 7 and not r.apart and "junction" not in r.tags]
    out: list[tuple[XY, Tags]] = []
    for spot in CAMERAS:
        road = min(big, key=lambda r: LineString(r.points).distance(Point(spot)))
        s = place_of(road.points, spot)
        road.points = with_points_at(road.points, [s])
        tags = {"highway": "speed_camera", "maxspeed": road.tags.get("maxspeed", "50")}
        out.append((at(road.points, s)[0], tags))
    return out

"""House numbers: odd on the left, even on the right, rising along each street."""

import math
from collections import defaultdict

import numpy as np
import shapely  # type: ignore[import-untyped]
from shapely import LineString, Point, STRtree

from simulators.city.curves import at, place_of
from simulators.city.houses import House
from simulators.city.roads import Road, Tags

NO_NUMBER = ("motorway", "motorway_link", "service", "track", "footway")


def give(houses: list[House], roads: list[Road]) -> list[Tags]:
    """The address tags of each house, in the order of the houses."""
    streets = [r for r in roads if r.name and r.kind not in NO_NUMBER and "tunnel" not in r.tags]
    tree = STRtree([LineString(r.points) for r in streets])
    fronts = shapely.points([h.front for h in houses])
    nearest, distance = tree.query_nearest(fronts, return_distance=True, all_matches=False)
    starts = _starts(streets)
    by_street: dict[str, list[tuple[float, bool, int]]] = defaultdict(list)
    for house, street, away in zip(*np.asarray(nearest), distance, strict=True):
        if away < 45:
            by_street[streets[street].name].append(
                _spot(houses[house], streets[street], starts[street], int(house))
            )
    out: list[Tags] = [{} for _ in houses]
    for name, spots in by_street.items():
        _number(name, spots, houses, out)
    return out


def _starts(streets: list[Road]) -> list[float]:
    """How far along its whole street each piece begins: the pieces follow as they were drawn."""
    sums: dict[str, float] = defaultdict(float)
    out = []
    for road in streets:
        out.append(sums[road.name])
        sums[road.name] += LineString(road.points).length + 1
    return out


def _spot(house: House, road: Road, start: float, number: int) -> tuple[float, bool, int]:
    s = place_of(road.points, house.front)
    (x, y), (ux, uy) = at(road.points, s)
    left = ux * (house.front[1] - y) - uy * (house.front[0] - x) > 0
    return start + s, left, number


def _number(
    name: str, spots: list[tuple[float, bool, int]], houses: list[House], out: list[Tags]
) -> None:
    counts = {True: 1, False: 2}
    for _, left, house in sorted(spots):
        block = houses[house].plot.block
        tags = {
            "addr:street": name,
            "addr:housenumber": str(counts[left]),
            **town(houses[house].front, block.quarter),
        }
        out[house] = tags
        counts[left] += 2


def town(point: tuple[float, float], quarter: str) -> Tags:
    """City and postcode at a place."""
    x, y = point
    if x > 8300 and y > 7800:
        return {"addr:city": "Highmoor", "addr:postcode": "94310"}
    far = Point(point).distance(Point(700, 0))
    if far > 5200 and quarter and quarter != "Kings Heath":
        return {
            "addr:city": quarter,
            "addr:postcode": f"94{2 if y > 0 else 5}{(int(abs(x)) // 2000) % 10}0",
        }
    ring = min(int(far // 1300), 4)
    sector = int(_compass(x, y) // 60)
    return {"addr:city": "Aldermouth", "addr:postcode": f"941{ring}{sector}"}


def _compass(x: float, y: float) -> float:
    return math.degrees(math.atan2(x, y)) % 360

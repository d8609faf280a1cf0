"""Makes routes between chance places of a region, each with some wrong turns off it."""

import json
import random
from pathlib import Path
from typing import Any

from cockpit.maps.geo import Point, bearing, distance_m, lengths_m
from cockpit.maps.region import Region, open_region
from cockpit.maps.route import Avoid, Route, RouteRequest
from cockpit.maps.routing.engine import Engine
from cockpit.maps.routing.errors import RoutingError

SHORTEST_M, LONGEST_M = 1_500.0, 30_000.0
WRONG_TURNS, TRIES = 3, 15
SAME_M = 0.5


def make(folder: Path, count: int, seed: int, to: Path) -> None:
    """Write `count` routes of the region in `folder` to a JSON file."""
    region = open_region(folder)
    engine, rng = Engine(region), random.Random(seed)
    cases: list[dict[str, Any]] = []
    while len(cases) < count:
        route = _route(engine, _place(region, rng), _place(region, rng), None)
        if route is None or not SHORTEST_M < route.distance_m < LONGEST_M:
            continue
        left = any(m.drives_left for m in route.manoeuvres)
        wrong = _wrong_turns(engine, region, route, rng)
        cases.append({"route": route.as_json(), "wrong": wrong, "left": left})
    to.write_text(json.dumps(cases), "utf-8")


def _place(region: Region, rng: random.Random) -> Point:
    box = region.box
    return Point(rng.uniform(box.south, box.north), rng.uniform(box.west, box.east))


def _route(engine: Engine, a: Point, b: Point, heading: float | None) -> Route | None:
    try:
        return engine.routes(RouteRequest((a, b), heading, Avoid(ferry=True)))[0]
    except RoutingError:
        return None


def _wrong_turns(
    engine: Engine, region: Region, route: Route, rng: random.Random
) -> list[tuple[int, int, dict[str, Any]]]:
    """Where the car leaves the route, and the way that it takes instead, from which point on."""
    metres, found = lengths_m(route.shape), []
    for _ in range(TRIES):
        at = rng.uniform(300, max(301.0, route.distance_m - 400))
        i = next((k for k, m in enumerate(metres) if m >= at), 2) - 1
        heading = bearing(route.shape[i - 1], route.shape[i])
        other = _route(engine, route.shape[i], _place(region, rng), heading)
        if i > 0 and other and (leaves := _parting(route, other, i)):
            found.append((*leaves, other.as_json()))
        if len(found) == WRONG_TURNS:
            break
    return found


def _parting(route: Route, other: Route, i: int) -> tuple[int, int] | None:
    """The last point that both share, in each shape; None where they hardly part."""
    k = 0
    n = min(len(other.shape), len(route.shape) - i)
    while k < n and distance_m(other.shape[k], route.shape[i + k]) < SAME_M:
        k += 1
    if k < 3 or i + k >= len(route.shape) - 2 or k >= len(other.shape):
        return None
    rest = lengths_m(other.shape[k - 1 :])[-1]
    return (i + k - 1, k - 1) if rest > 200 else None

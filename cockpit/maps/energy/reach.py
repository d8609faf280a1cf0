"""How far the charge goes, as rings on the map: one way, or there and back.

The router's rings of equal road distance give the shape. Eight trial routes, one for each eighth
of the compass, give what a kilometre takes that way: hills, speeds, wind, and on the way back the
reverse. Each corner of the outermost ring is then moved along its direction to where the energy
ends at the band's low end. Rings are asked up to 60 km (farther ones take the router too long);
beyond, each direction goes on growing as it did between the last two rings, so that coasts stay
coasts. Beyond the map's edge nothing is known: the rings are cut there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from shapely import Polygon, box, unary_union  # type: ignore[import-untyped]

from cockpit.maps.energy.consumption import Conditions, profile_of
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.profile import spread_wh
from cockpit.maps.energy.road import Road, road_of
from cockpit.maps.geo import Box, Point, bearing, distance_m, moved
from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.routing.errors import RoutingError

SECTORS = 8
RINGS_KM = (15.0, 30.0, 45.0, 60.0)
"""For long ranges; short ones take the same shares of a little more than they need."""
LEAST_KM = 0.5
USUAL_MPS = 20.0

type Ring = tuple[Point, ...]


class Engine(Protocol):
    """What is asked of the router."""

    def routes(self, request: RouteRequest) -> list[Route]: ...

    def isochrone(
        self,
        start: Point,
        minutes: Sequence[float] = (),
        km: Sequence[float] = (),
        back: bool = False,
    ) -> list[tuple[Ring, ...]]: ...


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the charge lasts to."""

    rings: tuple[Ring, ...]
    km: float
    """Along roads, the mean of all directions by how far they lead, at the band's low end."""
    at_edge: bool
    """Whether the map ends before the charge does somewhere."""


@dataclass(frozen=True, slots=True)
class ReachTask:
    """What is asked."""

    start: Point
    budget_wh: float
    """Down to the reserve."""
    conditions: Conditions
    there_and_back: bool = False
    map_box: Box | None = None


def reach(engine: Engine, task: ReachTask) -> Reach:
    """The rings; none where the charge is below the reserve. Raises RoutingError."""
    usual_km = _range_km(task, _usual_road())
    if usual_km < LEAST_KM:
        return Reach((), 0.0, False)
    asked = _rings_to_ask(usual_km)
    contours = engine.isochrone(task.start, km=asked)
    if not contours or not contours[-1]:
        return Reach((), 0.0, False)
    edges = np.array([_radii(task.start, rings) for rings in contours])
    ranges = _ranges_km(engine, task, contours[-1], usual_km)
    factors = _factors(edges, np.array(asked), ranges)
    rings = [_moved(task.start, ring, factors) for ring in contours[-1]]
    cut, at_edge = _cut(rings, task.map_box)
    return Reach(cut, float(np.average(ranges, weights=edges[-1] + 1.0)), at_edge)


def _rings_to_ask(usual_km: float) -> tuple[float, ...]:
    share = min(1.0, usual_km * 1.3 / RINGS_KM[-1])
    return tuple(round(km * share, 2) for km in RINGS_KM)


def _usual_road() -> Road:
    """A level kilometre of country road; the wind helps as often as not."""
    one, nothing = np.ones(10), np.zeros(10)
    return Road(one * 1000, one * 1000 / USUAL_MPS, one * USUAL_MPS, nothing, nothing,
                nothing, nothing, nothing > 0)  # fmt: skip


def _range_km(task: ReachTask, road: Road) -> float:
    """How far a road such as this may go on until the budget is spent, at the band's low end."""
    profile = profile_of(road, task.conditions)
    length = float(profile.at_m[-1])
    wh, turnover = profile.total_wh, float(profile.turnover_wh[-1])
    if task.there_and_back:
        back = profile_of(road.backwards(), task.conditions)
        wh, turnover = wh + back.total_wh, turnover + float(back.turnover_wh[-1])
    times = np.linspace(0.0, task.budget_wh / max(wh, turnover / 10, 1.0) * 1.5, 400)
    gone = times * wh + spread_wh(times * turnover, task.conditions.factors.spread)
    return float(np.interp(task.budget_wh, np.maximum.accumulate(gone), times)) * length / 1000


def _radii(start: Point, rings: Sequence[Ring]) -> Numbers:
    """Metres as the crow flies to the farthest corner in each sector; 0 where there is none."""
    radii = np.zeros(SECTORS)
    for ring in rings:
        for corner in ring:
            sector = _sector(bearing(start, corner))
            radii[sector] = max(radii[sector], distance_m(start, corner))
    return radii


def _sector(direction: float) -> int:
    return int((direction + 180 / SECTORS) % 360 // (360 / SECTORS))


def _ranges_km(engine: Engine, task: ReachTask, rings: Sequence[Ring], usual_km: float) -> Numbers:
    """By sector; where no trial route leads there, the mean of the others."""
    farthest: dict[int, Point] = {}
    for corner in (corner for ring in rings for corner in ring):
        sector = _sector(bearing(task.start, corner))
        best = farthest.get(sector, task.start)
        if distance_m(task.start, corner) > distance_m(task.start, best):
            farthest[sector] = corner
    found = {s: _trial_km(engine, task, corner) for s, corner in farthest.items()}
    known = [km for km in found.values() if km]
    mean = sum(known) / len(known) if known else usual_km
    return np.array([found.get(s) or mean for s in range(SECTORS)])


def _trial_km(engine: Engine, task: ReachTask, target: Point) -> float | None:
    try:
        route = engine.routes(RouteRequest((task.start, target)))[0]
    except RoutingError:
        return None
    return _range_km(task, road_of(route))


def _factors(edges: Numbers, km: Numbers, ranges: Numbers) -> Numbers:
    """How far each sector's corners of the outermost ring are moved, 1 = not at all."""
    factors = np.ones(SECTORS)
    for sector in range(SECTORS):
        radii = np.maximum.accumulate(edges[:, sector])
        if radii[-1] <= 0:
            continue
        farther_km = max(0.0, ranges[sector] - km[-1])
        growth = min(1000.0, (radii[-1] - radii[-2]) / (km[-1] - km[-2]))
        inside = np.interp(ranges[sector], [0.0, *km], [0.0, *radii])
        factors[sector] = (inside + growth * farther_km) / radii[-1]
    return factors


def _moved(start: Point, ring: Ring, factors: Numbers) -> Ring:
    """Between the middles of two sectors the factor goes over evenly."""
    around = np.append(factors, factors[0])
    middles = np.arange(SECTORS + 1) * 360 / SECTORS
    corners = []
    for corner in ring:
        direction = bearing(start, corner)
        factor = float(np.interp(direction, middles, around))
        corners.append(moved(start, direction, distance_m(start, corner) * factor))
    return tuple(corners)


def _cut(rings: Sequence[Ring], limits: Box | None) -> tuple[tuple[Ring, ...], bool]:
    """Sound rings within the map; whether something lay beyond it."""
    areas = [Polygon([(p.lon, p.lat) for p in ring]).buffer(0) for ring in rings if len(ring) > 3]
    whole = unary_union(areas)
    inside = whole
    if limits:
        inside = whole.intersection(box(limits.west, limits.south, limits.east, limits.north))
    parts = [p for p in getattr(inside, "geoms", [inside]) if isinstance(p, Polygon)]
    found = tuple(
        tuple(Point(lat, lon) for lon, lat in p.exterior.coords) for p in parts if not p.is_empty
    )
    return found, bool(whole.area and inside.area < whole.area * (1 - 1e-6))

"""Looks for charging stops along a route, and drives the route anew by way of them."""

from dataclasses import replace
from itertools import pairwise

from cockpit.maps.energy.candidates import WITHIN_M, Candidate, Line, candidates, measured
from cockpit.maps.energy.consumption import consumption
from cockpit.maps.energy.corridor import Chain, Corridor
from cockpit.maps.energy.plan import ChargePlan
from cockpit.maps.energy.planner import plan_network
from cockpit.maps.energy.profile import Profile
from cockpit.maps.energy.road import leg_ends_m
from cockpit.maps.energy.trip import Engine, Stock, Task, Trip, stranded, trip_of
from cockpit.maps.geo import Point
from cockpit.maps.route import Route, RouteRequest

LOOKS = 6
"""Stops are measured and chosen anew at most so often."""
MARGINS = (1.0, 1.05, 1.12)
"""When the way by the stops takes more than the route without them has promised."""
MOST_POINTS = 2000


def plan_trip(engine: Engine, stock: Stock | None, task: Task) -> Trip:
    """The best trip; raises RoutingError where there is no way at all."""
    route = engine.routes(replace(task.request, alternatives=0))[0]
    profile = consumption(route, task.conditions)
    straight = plan_network(Chain([profile], []), task.car, task.wish)
    if straight and straight.feasible and straight.problem is None:
        return trip_of(route, straight, [profile], task)
    if stock is not None:
        found = Looking(engine, route, profile, task).charged(stock)
        if found and (found.plan.feasible or straight is None):
            return found
    return trip_of(route, straight or stranded(profile, task), [profile], task)


class Looking:
    """For stops along a route that the battery does not last for."""

    def __init__(self, engine: Engine, route: Route, profile: Profile, task: Task) -> None:
        self._engine, self._route, self._profile, self._task = engine, route, profile, task
        self._line = Line(route.shape, float(profile.at_m[-1]))
        self._legs = leg_ends_m(route)

    def charged(self, stock: Stock) -> Trip | None:
        """The trip by way of the best stops; None where no stops help."""
        chargers = stock.along(_sparse(self._route.shape), WITHIN_M)
        beside = candidates(chargers, self._line, self._legs, self._task.car)
        closest: Trip | None = None
        for margin in MARGINS:
            beside = self._settled(beside, margin)
            plan = plan_network(self._corridor(beside, margin), self._task.car, self._task.wish)
            if not plan or not plan.stops:
                break
            trip = self._driven([beside[s.station - 1] for s in plan.stops], plan)
            if trip and trip.plan.feasible:
                return trip
            closest = closest or trip
        return closest

    def _corridor(self, beside: list[Candidate], margin: float) -> Corridor:
        return Corridor(self._profile, beside, self._task.car.battery_kwh * 1000, margin)

    def _settled(self, beside: list[Candidate], margin: float) -> list[Candidate]:
        """Measures the detours of whatever is chosen until all that is chosen is measured."""
        for _ in range(LOOKS):
            network = self._corridor(beside, margin)
            plan = plan_network(network, self._task.car, self._task.wish, explained=False)
            unknown = {s.station - 1 for s in plan.stops} if plan else set()
            unknown = {i for i in unknown if beside[i].is_estimate}
            if not unknown:
                break
            beside = self._measured(beside, unknown)
        return beside

    def _measured(self, beside: list[Candidate], unknown: set[int]) -> list[Candidate]:
        now: list[Candidate] = []
        for i, it in enumerate(beside):
            if i not in unknown:
                now.append(it)
                continue
            true = measured(it, self._line, self._profile, self._engine)
            if true and true.detour_s <= self._task.most_detour_s:
                now.append(true)
        return now

    def _driven(self, chosen: list[Candidate], plan: ChargePlan) -> Trip | None:
        """The true route by way of the stops, and how much to charge on it."""
        request, charging_legs = self._by_way_of(chosen)
        route = self._engine.routes(request)[0]
        profile = consumption(route, self._task.conditions)
        ends = leg_ends_m(route)
        cuts = [0.0, *(ends[leg] for leg in charging_legs), float(profile.at_m[-1])]
        parts = [profile.part(a, b) for a, b in pairwise(cuts)]
        chain = Chain(parts, [it.charger for it in chosen])
        exact = plan_network(chain, self._task.car, self._task.wish, explained=False)
        if exact is None or len(exact.stops) != len(chosen):
            return None
        stops = zip(exact.stops, plan.stops, strict=True)
        told = tuple(replace(stop, why=before.why) for stop, before in stops)
        exact = replace(exact, stops=told, alternatives=plan.alternatives)
        return trip_of(route, exact, parts, self._task)

    def _by_way_of(self, chosen: list[Candidate]) -> tuple[RouteRequest, list[int]]:
        """The request with the stops between its places, and which legs end at a stop."""
        old = self._task.request
        places = [(at, p, i in old.passing, False) for i, (at, p) in enumerate(self._vias(), 1)]
        places += [(it.along_m, it.charger.point, False, True) for it in chosen]
        places.sort(key=lambda place: place[0])
        passing = tuple(i for i, place in enumerate(places, 1) if place[2])
        halting = [is_charger for _, _, passes, is_charger in places if not passes]
        request = replace(
            old, alternatives=0, passing=passing,
            places=(old.places[0], *(place[1] for place in places), old.places[-1]),
        )  # fmt: skip
        return request, [leg for leg, is_charger in enumerate(halting) if is_charger]

    def _vias(self) -> list[tuple[float, Point]]:
        """The request's vias with their places along the route."""
        request = self._task.request
        ends = iter(self._legs)
        found: list[tuple[float, Point]] = []
        start = 0.0
        end = float(self._profile.at_m[-1])
        for i, point in enumerate(request.places[1:-1], 1):
            at = self._line.nearest(point, start, end)[0] if i in request.passing else next(ends)
            found.append((at, point))
            start = at
        return found


def _sparse(shape: tuple[Point, ...]) -> list[Point]:
    step = max(1, len(shape) // MOST_POINTS)
    return [*shape[:-1:step], shape[-1]]

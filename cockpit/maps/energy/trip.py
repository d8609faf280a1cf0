"""A trip on the map: its route, the charge along it, and stops where they are needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from cockpit.maps.charger import Charger
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.consumption import Conditions
from cockpit.maps.energy.options import Wish
from cockpit.maps.energy.plan import OUT_OF_REACH, ChargePlan, Line
from cockpit.maps.energy.profile import Profile
from cockpit.maps.geo import Point
from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.routing.results import Leg

MOST_DETOUR_S = 900.0


class Engine(Protocol):
    """What is asked of the router."""

    def routes(self, request: RouteRequest) -> list[Route]: ...

    def matrix(
        self, sources: Sequence[Point], targets: Sequence[Point]
    ) -> list[list[Leg | None]]: ...


class Stock(Protocol):
    """Who knows the chargers."""

    def along(self, line: Sequence[Point], within_m: float) -> list[Charger]: ...


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked."""

    request: RouteRequest
    wish: Wish
    conditions: Conditions
    most_detour_s: float = MOST_DETOUR_S

    @property
    def car(self) -> CarEnergy:
        """The car that drives."""
        return self.conditions.car


@dataclass(frozen=True, slots=True)
class Trip:
    """The result; the route leads by way of the stops."""

    route: Route
    plan: ChargePlan
    parts: tuple[Profile, ...]
    """From stop to stop."""
    starts: tuple[float, ...]
    """Percent at the start of each part."""


def trip_of(route: Route, plan: ChargePlan, parts: Sequence[Profile], task: Task) -> Trip:
    """With the places of the stops and of the lowest charge on the route."""
    warmed = [
        part.with_warming(stop.warming_minutes, task.car.heater_kw * stop.warming_minutes / 0.06)
        for part, stop in zip(parts, plan.stops, strict=False)
    ]
    parts = [*warmed, *parts[len(warmed) :]]
    ends = np.cumsum([float(part.at_m[-1]) for part in parts])
    starts = (task.wish.soc, *(stop.leave for stop in plan.stops))
    lows = [p.lowest(s, task.car.battery_kwh) for p, s in zip(parts, starts, strict=True)]
    part = min(range(len(lows)), key=lambda i: lows[i][0])
    where = lows[part][1] + float(ends[part] - parts[part].at_m[-1])
    stops = tuple(replace(s, along_m=float(at)) for s, at in zip(plan.stops, ends, strict=False))
    plan = replace(plan, stops=stops, lowest=max(0.0, lows[part][0]), lowest_at_m=where)
    return Trip(route, plan, tuple(parts), starts)


def stranded(profile: Profile, task: Task) -> ChargePlan:
    """A plan that says how far one gets."""
    there_wh = task.wish.soc * task.car.battery_kwh * 10
    metres = np.interp(there_wh, np.maximum.accumulate(profile.wh), profile.at_m)
    problem = Line(OUT_OF_REACH, {"km": int(metres / 1000)})
    arrival = profile.arrival(task.wish.soc, task.car.battery_kwh)
    return ChargePlan(False, (), float(profile.seconds[-1]), arrival, 0.0, problem=problem)

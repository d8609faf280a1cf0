"""What the worker answers about energy: plan and reach.

Each is a function of the worker's state and plain parameters; wrong parameters raise ValueError,
KeyError or TypeError, no way RoutingError, no map MapError. Positions are [lat, lon].

Both take, as far as it is known (all but soc have defaults):
    soc             percent now
    ambient         °C outside                       battery_c    °C of the battery
    wind            {"kmh": 20, "from": 270}         factors      fields of EnergyFactors
    car             fields of CarEnergy that differ from the car's usual ones
    reserve         percent (car: reserve_percent)   arrive_with  percent (car: arrive_percent)
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from cockpit.core.energy import EnergyFactors
from cockpit.maps.charger import Charger
from cockpit.maps.energy.car import CarEnergy, with_overrides
from cockpit.maps.energy.chargers import Chargers, with_live
from cockpit.maps.energy.charging import DRIVING_WARMS_K
from cockpit.maps.energy.consumption import Conditions
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.looking import plan_trip
from cockpit.maps.energy.options import Wish
from cockpit.maps.energy.profile import Profile, spread_wh
from cockpit.maps.energy.reach import ReachTask
from cockpit.maps.energy.reach import reach as reach_of
from cockpit.maps.energy.trip import MOST_DETOUR_S, Task, Trip
from cockpit.maps.geo import Point
from cockpit.maps.region import MapError, Region
from cockpit.maps.routing.asked import read_request
from cockpit.maps.routing.parcel import pack_route

if TYPE_CHECKING:
    from cockpit.maps.routing.engine import Engine

SAMPLES = 120
"""Rows of the charge along the way, for each part between stops."""
USUAL_AMBIENT_C = 19.0


class State(Protocol):
    """What these methods need of the worker."""

    @property
    def engine(self) -> "Engine":
        """On the region that is asked."""

    @property
    def region(self) -> Region:
        """The region that is asked."""


def plan(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "request" (the fields of a RouteRequest), what is named above, "live"?
    ({key: {"free": 2} or {"out_of_order": true}}) and "most_detour_s"?.

    Gives
    "route"    by way of the stops; the client makes it a Route
    "plan"     as ChargePlan.as_json: feasible, problem {text, values} or None, stops (name, lat,
               lon, arrive {low, likely, high}, leave, charge_s, stop_s, power_kw,
               warming_minutes, why {text, values}, along_m …), drive_s, charge_s, total_s,
               arrival, lowest, lowest_at_m, price, alternatives (plans with a name)
    "profile"  arrival {low, likely, high}: percent; wh; stops_at_m;
               soc_along: rows of metres and percent low, likely, high along the route, two rows
               at a stop; needed: rows of metres and the percent with which the reserve holds to
               the next stop: see `watch.still_good`
    """
    conditions = _conditions(params)
    wish = _wish(params, conditions)
    detour = _number(params, "most_detour_s", MOST_DETOUR_S)
    task = Task(read_request(params["request"]), wish, conditions, detour)
    trip = plan_trip(state.engine, _stock(state, params), task)
    return {
        "route": pack_route(trip.route), "plan": trip.plan.as_json(),
        "profile": _profile(trip, conditions.car, wish),
    }  # fmt: skip


def reach(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "point", what is named above, and "there_and_back"?.

    Gives "rings" (each a list of [lat, lon]), "km" along roads on average, at the band's low end,
    and "at_edge": whether the map ends before the charge does.
    """
    conditions = _conditions(params)
    wish = _wish(params, conditions)
    budget_wh = max(0.0, wish.soc - wish.reserve) * conditions.car.battery_kwh * 10
    there_and_back = bool(params.get("there_and_back"))
    lat, lon = (float(n) for n in params["point"])
    task = ReachTask(Point(lat, lon), budget_wh, conditions, there_and_back, state.region.box)
    found = reach_of(state.engine, task)
    return {"rings": found.rings, "km": round(found.km, 1), "at_edge": found.at_edge}


METHODS = {"plan": plan, "reach": reach}


class LiveStock:
    """The region's chargers as they are now."""

    def __init__(self, chargers: Chargers, live: Mapping[str, Mapping[str, Any]]) -> None:
        self._chargers, self._live = chargers, live

    def along(self, line: Sequence[Point], within_m: float) -> list[Charger]:
        """Those near a line."""
        found = self._chargers.along(line, within_m)
        return with_live(found, self._live) if self._live else found


@lru_cache(maxsize=2)
def chargers_at(path: Path) -> Chargers:
    """The database at a path, opened once in a process. Raises MapError."""
    return Chargers(path)


def _stock(state: State, params: Mapping[str, Any]) -> LiveStock | None:
    """None where the region has no chargers: an old import, or an empty one."""
    live = _table(params, "live")
    try:
        return LiveStock(chargers_at(state.region.chargers), live)
    except MapError:
        return None


def _conditions(params: Mapping[str, Any]) -> Conditions:
    wind, words = _table(params, "wind"), _table(params, "factors")
    auxiliary = words.get("auxiliary_w")
    factors = EnergyFactors(
        _within(float(words.get("traction", 1.0)), 0.3, 3.0, "factors.traction"),
        None if auxiliary is None else _within(float(auxiliary), 0, 20_000, "factors.auxiliary_w"),
        _within(float(words.get("spread", 0.12)), 0.0, 0.5, "factors.spread"),
    )
    return Conditions(
        with_overrides(CarEnergy(), dict(_table(params, "car"))), factors,
        _within(_number(params, "ambient", USUAL_AMBIENT_C), -60, 60, "ambient"),
        _within(_number(wind, "kmh", 0.0), 0, 200, "wind.kmh"),
        _within(_number(wind, "from", 0.0), -360, 360, "wind.from"),
    )  # fmt: skip


def _wish(params: Mapping[str, Any], conditions: Conditions) -> Wish:
    car, ambient = conditions.car, conditions.ambient_c
    return Wish(
        _within(float(params["soc"]), 0, 100, "soc"),
        _within(_number(params, "reserve", car.reserve_percent), 0, 90, "reserve"),
        _within(_number(params, "arrive_with", car.arrive_percent), 0, 95, "arrive_with"),
        _within(_number(params, "battery_c", ambient + DRIVING_WARMS_K / 2), -60, 80, "battery_c"),
        ambient,
    )


def _table(params: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = params.get(name) or {}
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a table, not {value!r:.40}")
    return value


def _number(params: Mapping[str, Any], name: str, usual: float) -> float:
    value = params.get(name)
    return usual if value is None else float(value)


def _within(value: float, least: float, most: float, name: str) -> float:
    if not least <= value <= most:  # false for nan, too
        raise ValueError(f"{name} must be between {least} and {most}, not {value}")
    return value


def _profile(trip: Trip, car: CarEnergy, wish: Wish) -> dict[str, Any]:
    rows: list[list[float]] = []
    needed: list[list[float]] = []
    before = 0.0
    for part, start in zip(trip.parts, trip.starts, strict=True):
        thin = part.thinned(SAMPLES)
        at = thin.at_m + before
        rows += _rows(at, *thin.soc(start, car.battery_kwh))
        needed += _rows(at, _needed(thin, car, wish))
        before += float(part.at_m[-1])
    return {
        "arrival": trip.plan.arrival.as_json(), "soc_along": rows, "needed": needed,
        "wh": round(sum(part.total_wh for part in trip.parts)),
        "stops_at_m": [round(stop.along_m, 1) for stop in trip.plan.stops],
    }  # fmt: skip


def _rows(at: Numbers, *columns: Numbers) -> list[list[float]]:
    rows: list[list[float]] = np.round(np.column_stack([at, *columns]), 2).tolist()
    return rows


def _needed(part: Profile, car: CarEnergy, wish: Wish) -> Numbers:
    """The percent with which, from each place on, the reserve holds at the band's low end."""
    most = np.zeros(len(part.wh))
    for i in range(len(most)):
        ahead = spread_wh(part.turnover_wh[i:] - part.turnover_wh[i], part.spread)
        most[i] = (part.wh[i:] - part.wh[i] + ahead).max()
    return wish.reserve + most * 0.1 / car.battery_kwh

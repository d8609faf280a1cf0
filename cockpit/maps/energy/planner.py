"""Plans charging on a network: the quickest way that keeps the reserve, and why each stop."""

import math
from collections.abc import Iterable
from dataclasses import replace

from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charger_tags import price_per_kwh
from cockpit.maps.energy.charging import charge_s, station_of
from cockpit.maps.energy.network import Hops, Network
from cockpit.maps.energy.options import Option, Wish, straight_on, temperature_of
from cockpit.maps.energy.plan import (
    BELOW_RESERVE,
    CHEAPER,
    FEWER_STOPS,
    FREE_NOW,
    ON_THE_WAY,
    ONLY,
    SAVES,
    SHORT_OF_WISH,
    WITHOUT_CHARGING,
    ChargePlan,
    ChargeStop,
    Line,
)
from cockpit.maps.energy.profile import Band
from cockpit.maps.energy.search import Found, Search, Taste

LAST_RESORTS = (1.0, -4.0)
"""Percents for the reserve where it cannot hold; below 0 it takes some luck to get there."""
NEAR_SHARE, NEAR_S = 1.12, 1200.0
"""An alternative may take so much longer."""
SECONDS_PER_MONEY = 90.0
CHEAPER_BY = 0.9
WORTH_TELLING_S = 60.0


def plan_network(
    network: Network, car: CarEnergy, wish: Wish, explained: bool = True
) -> ChargePlan | None:
    """The best plan; where the wishes cannot be kept the nearest to them, with the problem.

    None where the charge does not even last to a charger that leads on. `explained` gives each
    stop its reason, and the plan its alternatives.
    """
    for step, eased in enumerate(_eased(wish)):
        search = Search(network, car, eased)
        found = search.best()
        if found:
            plan = replayed(found[-1], network, network.hops(), car, eased)
            if explained:
                plan = _explained(search, network, car, eased, found, plan)
            return _with_problem(plan, wish, step)
    return None


def _eased(wish: Wish) -> Iterable[Wish]:
    """As wished; without the wish for the end; below the reserve as the last resorts."""
    yield wish
    yield replace(wish, arrive=wish.reserve)
    for percent in LAST_RESORTS:
        yield replace(wish, arrive=max(percent, 0.0), reserve=min(percent, wish.reserve))


def _with_problem(plan: ChargePlan, wish: Wish, step: int) -> ChargePlan:
    if step == 0:
        return plan
    if step == 1:
        values = {"percent": _floor(plan.arrival.likely), "wish": round(wish.arrive)}
        return replace(plan, problem=Line(SHORT_OF_WISH, values))
    lowest = max(0.0, min(plan.lowest, plan.arrival.low))
    values = {"percent": _floor(lowest), "reserve": round(wish.reserve)}
    return replace(plan, feasible=False, problem=Line(BELOW_RESERVE, values))


def _floor(percent: float) -> int:
    return math.floor(percent + 1e-6)


def _explained(
    search: Search, network: Network, car: CarEnergy, wish: Wish, found: list[Found],
    plan: ChargePlan,
) -> ChargePlan:  # fmt: skip
    best, hops = found[-1], network.hops()
    stops = tuple(
        replace(stop, why=_why(search, best, halt.station, stop))
        for halt, stop in zip(best.halts, plan.stops, strict=True)
    )
    others = [_named(FEWER_STOPS, replayed(it, network, hops, car, wish)) for it in found[:-1]]
    near = [p for p in others if p.total_s < max(plan.total_s * NEAR_SHARE, plan.total_s + NEAR_S)]
    others = [*near[-1:], *_cheaper(search, network, hops, car, wish, plan)]
    if stops and found[0].halts and (direct := _without_charging(network, hops, car, wish)):
        others.append(direct)
    return replace(plan, stops=stops, alternatives=tuple(others))


def _without_charging(
    network: Network, hops: Hops, car: CarEnergy, wish: Wish
) -> ChargePlan | None:
    """Straight on, where only the wish for the end asks for a stop."""
    end = len(network.stations) + 1
    way = straight_on(hops, car, replace(wish, arrive=0.0), end)
    if way is None:
        return None
    found = Found(way.seconds, (), way)
    return _named(WITHOUT_CHARGING, replayed(found, network, hops, car, wish))


def _named(text: str, plan: ChargePlan) -> ChargePlan:
    return replace(plan, name=Line(text if plan.stops else WITHOUT_CHARGING))


def _cheaper(
    search: Search, network: Network, hops: Hops, car: CarEnergy, wish: Wish, plan: ChargePlan
) -> list[ChargePlan]:
    """Where the tariffs differ so much that some minutes are worth it."""
    prices = {price_per_kwh(c.tariff) for c in network.stations} - {None}
    if len(prices) < 2 or not plan.price:
        return []
    found = search.best(Taste(seconds_per_money=SECONDS_PER_MONEY))
    other = replayed(min(found, key=lambda it: it.cost), network, hops, car, wish)
    near = other.total_s < plan.total_s * NEAR_SHARE
    cheap = other.price is not None and other.price < plan.price * CHEAPER_BY
    return [replace(other, name=Line(CHEAPER))] if near and cheap and other.stops else []


def _why(search: Search, best: Found, station: int, stop: ChargeStop) -> Line:
    """What would be if it were not there."""
    without = search.best(Taste(without=frozenset({station})))
    if not without:
        return Line(ONLY)
    saved = without[-1].cost - best.cost
    power = round(stop.power_kw)
    if saved >= WORTH_TELLING_S:
        return Line(SAVES, {"power": power, "minutes": round(saved / 60)})
    if stop.charger.free:
        return Line(FREE_NOW, {"power": power, "free": stop.charger.free})
    return Line(ON_THE_WAY, {"power": power})


def replayed(found: Found, network: Network, hops: Hops, car: CarEnergy, wish: Wish) -> ChargePlan:
    """The search's result with exact percents instead of whole ones."""
    stops: list[ChargeStop] = []
    soc, lowest, drive_s = wish.soc, wish.soc, 0.0
    for halt in found.halts:
        lowest = min(lowest, _lowest(hops, halt.option, car, soc))
        arrive = _after(hops, halt.option, car, soc)
        stops.append(_stop(network, halt.station, halt.option, car, arrive, halt.leave))
        soc, drive_s = stops[-1].leave, drive_s + halt.option.seconds
    lowest = min(lowest, _lowest(hops, found.last, car, soc))
    arrival = _after(hops, found.last, car, soc)
    drive_s += found.last.seconds
    return ChargePlan(True, tuple(stops), drive_s, arrival, lowest, price=_price(stops))


def _stop(
    network: Network, index: int, way: Option, car: CarEnergy, arrive: Band, leave: float
) -> ChargeStop:
    charger = network.stations[index - 1]
    station = station_of(charger, car)
    leave = max(leave, arrive.likely)
    seconds = charge_s(car, station, arrive.likely, leave, temperature_of(way))
    kwh = (leave - arrive.likely) / 100 * car.battery_kwh
    return ChargeStop(
        charger, arrive, leave, seconds, seconds + station.overhead_s, kwh, station.kw,
        index, way.warming_minutes,
    )  # fmt: skip


def _after(hops: Hops, way: Option, car: CarEnergy, soc: float) -> Band:
    half = float(hops.spread_wh[way.hop]) * 0.1 / car.battery_kwh
    likely = soc - way.percent
    return Band(*(min(100.0, max(0.0, n)) for n in (likely - half, likely, likely + half)))


def _lowest(hops: Hops, way: Option, car: CarEnergy, soc: float) -> float:
    return soc - (float(hops.worst_wh[way.hop]) + way.warming_wh) * 0.1 / car.battery_kwh


def _price(stops: list[ChargeStop]) -> float | None:
    total = 0.0
    for stop in stops:
        price = price_per_kwh(stop.charger.tariff)
        if price is None:
            return None
        total += price * stop.kwh
    return total

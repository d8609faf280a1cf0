"""Random trips with chargers, and the truth about them by trying everything."""

import math
import random
from collections.abc import Iterator
from itertools import pairwise, permutations

import numpy as np

from cockpit.maps.charger import Charger, Socket
from cockpit.maps.energy.candidates import Candidate
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charging import station_of
from cockpit.maps.energy.corridor import Corridor
from cockpit.maps.energy.curve import Numbers, read_curve
from cockpit.maps.energy.network import Hop, Hops, ListedNetwork, Network
from cockpit.maps.energy.options import Wish
from cockpit.maps.energy.profile import Profile, spread_wh
from cockpit.maps.geo import Point

FINE = 0.25
"""Percents between the levels that the truth is looked for at."""
GRID = np.arange(0.0, 100.0 + FINE / 2, FINE)


def random_charger(rng: random.Random, number: int) -> Charger:
    """Somewhere, with a power and a chance."""
    sockets = (Socket("ccs", rng.choice([50.0, 75.0, 100.0, 150.0, 300.0]), 4),)
    if rng.random() < 0.1:
        sockets = (Socket("type2", 22.0, 2),)
    tariff = rng.choice(["", "0.39 EUR/kWh", "0.59 EUR/kWh", "0.79 EUR/kWh"])
    return Charger(f"n{number}", f"Charger {number}", Point(47, 8), sockets, tariff=tariff,
                   reliability=rng.uniform(0.6, 0.98))  # fmt: skip


def random_profile(rng: random.Random, km: float, spread: float = 0.12) -> Profile:
    """Hills and plains, fast and slow, a place every 100 m."""
    count = int(km * 10)
    hills = sum(
        rng.uniform(0, 200)
        * np.sin(np.arange(count + 1) / rng.uniform(30, 600) + rng.uniform(0, 6))
        for _ in range(4)
    ) + np.zeros(count + 1)
    kmh: Numbers = np.repeat([rng.uniform(50, 130) for _ in range(count // 100 + 1)], 100)[:count]
    level = (120 + 0.008 * kmh**2) / 10  # Wh on 100 m
    climb: Numbers = np.diff(hills).astype(np.float64) * 2150 * 9.81 / 3600
    net = level + np.where(climb > 0, climb / 0.915, climb * 0.8)
    out, back = np.maximum(net, 0.0), np.maximum(-net, 0.0)
    return Profile(
        np.asarray(np.arange(count + 1) * 100.0, dtype=np.float64),
        _sums(360 / kmh),
        _sums(out - back),
        _sums(out + back),
        spread,
    )


def _sums(numbers: Numbers) -> Numbers:
    return np.concatenate(([0.0], np.cumsum(numbers))).astype(np.float64)


def random_candidates(rng: random.Random, km: float, count: int) -> list[Candidate]:
    """Chargers beside the way, some far off."""
    found = []
    for number in range(count):
        off_m = rng.choice([100.0, 500.0, 2000.0, rng.uniform(0, 5000)])
        found.append(Candidate(
            random_charger(rng, number), rng.uniform(0, km * 1000), off_m / 12 + 20, off_m,
            off_m / 12 + 30, off_m, False,
        ))  # fmt: skip
    return sorted(found, key=lambda it: it.along_m)


def random_line(rng: random.Random, km: float, count: int, car: CarEnergy) -> Corridor:
    """Chargers along one road."""
    profile = random_profile(rng, km)
    return Corridor(profile, random_candidates(rng, km, count), car.battery_kwh * 1000)


def random_plane(rng: random.Random, count: int, km: float) -> ListedNetwork:
    """Start, chargers and end in a plane, ways between all of them in both directions."""
    places = [(rng.uniform(0, km), rng.uniform(-km / 6, km / 6)) for _ in range(count)]
    places = [(0.0, 0.0), *places, (km, 0.0)]
    ways = []
    for a, (ax, ay) in enumerate(places[:-1]):
        for b, (bx, by) in enumerate(places[1:], 1):
            if a == b:
                continue
            metres = math.hypot(ax - bx, ay - by) * 1000 * rng.uniform(1.1, 1.4) + 100
            wh = metres * rng.uniform(0.13, 0.24)
            spread = float(spread_wh(np.array([wh]), 0.12)[0])
            ways.append(Hop(a, b, metres / rng.uniform(16, 33), metres, wh, spread, wh + spread))
    return ListedNetwork([random_charger(rng, n) for n in range(count)], ways)


def exhaustive_s(network: Network, car: CarEnergy, wish: Wish, most_stops: int) -> float | None:
    """The least seconds of all sequences of stops and all quarter percents; None without any.

    For a warm battery in warm air, where charging time depends on the percents alone.
    """
    hops = network.hops()
    ways = {
        (int(a), int(b)): i for i, (a, b) in enumerate(zip(hops.origin, hops.target, strict=True))
    }
    numbers = range(1, len(network.stations) + 1)
    found = [
        _sequence_s(network, hops, ways, car, wish, stops)
        for count in range(most_stops + 1)
        for stops in permutations(numbers, count)
    ]
    best = min(found)
    return None if math.isinf(best) else best


def _sequence_s(
    network: Network, hops: Hops, ways: dict[tuple[int, int], int], car: CarEnergy, wish: Wish,
    stops: tuple[int, ...],
) -> float:  # fmt: skip
    end = len(network.stations) + 1
    places = (0, *stops, end)
    levels, costs = np.array([wish.soc]), np.zeros(1)
    for origin, target in pairwise(places):
        way = ways.get((origin, target))
        if way is None:
            return math.inf
        share = 0.1 / car.battery_kwh
        arrive = np.minimum(levels - hops.wh[way] * share, 100.0)
        good = levels - hops.worst_wh[way] * share >= wish.reserve
        if target == end:
            good &= arrive >= wish.arrive
        arrive, costs = arrive[good], costs[good] + hops.seconds[way]
        if not len(arrive):
            return math.inf
        if target == end:
            return float(costs.min())
        station = station_of(network.stations[target - 1], car)
        to_full = charging_s(car, station.kw, station.direct)
        gone = costs - np.interp(arrive, GRID, to_full)
        order = np.argsort(arrive, kind="stable")
        least = np.minimum.accumulate(gone[order])
        reach = np.searchsorted(arrive[order], GRID, "right") - 1
        costs = np.where(reach >= 0, least[reach] + to_full + station.overhead_s, math.inf)
        levels, costs = GRID[np.isfinite(costs)], costs[np.isfinite(costs)]
    raise AssertionError("every sequence ends at the end")


def charging_s(car: CarEnergy, kw: float, direct: bool) -> Numbers:
    """Seconds from empty to each level of GRID with a warm battery."""
    middles = (GRID[1:] + GRID[:-1]) / 2
    curve = read_curve(car.charge_kw)
    power = np.interp(middles, curve.xs, curve.ys)
    if direct:
        power = np.minimum(power, car.dc_kw)
    power = np.minimum(power, kw)
    return _sums(FINE / 100 * car.battery_kwh * 3600 / power)


def lucks(rng: random.Random, count: int) -> Iterator[str]:
    """How the truth differs from what is likely: as far as the band allows, and by chance."""
    yield "worst"
    yield "best"
    for _ in range(count):
        yield rng.choice(["steady", "wandering"])


def true_wh(part: Profile, luck: str, rng: random.Random) -> Numbers:
    """What a way really takes, within the band all along."""
    half = part.spread_wh
    if luck in ("worst", "best"):
        return np.asarray(part.wh + (half if luck == "worst" else -half), dtype=np.float64)
    if luck == "steady":
        return np.asarray(part.wh + rng.uniform(-1, 1) * half, dtype=np.float64)
    steps = np.diff(half, prepend=0.0) * np.array([rng.choice([-1.6, 1.6]) for _ in half])
    return np.asarray(part.wh + np.clip(np.cumsum(steps), -half, half), dtype=np.float64)

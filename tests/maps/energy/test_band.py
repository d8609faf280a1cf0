"""Is the band honest? Drivers, cars and weather that the plan does not know of."""

import random
from dataclasses import replace

import numpy as np
import pytest

from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.consumption import Conditions, profile_of
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.road import Road, road_of
from cockpit.maps.route import Stretch
from tests.maps.energy.roads import piece, route_of

PLANNED = Conditions(ambient_c=15)
ROADS = (("residential", 30), ("secondary", 60), ("primary", 80), ("motorway", 120))


def some_road(rng: random.Random, km: float) -> Road:
    """Town, country, motorway, hills; in pieces of 250 m."""
    stretches: list[Stretch] = []
    while len(stretches) < km * 4:
        road, kmh = rng.choice(ROADS)
        stretches += [
            piece(250.0, kmh, road=road, grade_percent=rng.gauss(0, 1.5),
                  signal=kmh < 70 and rng.random() < 0.3)
            for _ in range(rng.randint(4, 24))
        ]  # fmt: skip
    return road_of(route_of(stretches[: int(km * 4)]))


def as_it_came(road: Road, rng: random.Random) -> float:
    """Wh of one drive: its own wind, tyres, load, haste and heating, and luck at each junction."""
    chance = np.random.default_rng(rng.randrange(1 << 30))
    haste = rng.gauss(1, 0.07)
    own: Numbers = np.clip(chance.normal(haste, 0.06, len(road.speed_mps)), 0.7, 1.3)
    driven = replace(
        road, speed_mps=road.speed_mps * own, seconds=road.seconds / own,
        stops=chance.poisson(road.stops).astype(np.float64),
    )  # fmt: skip
    usual = CarEnergy()
    car = replace(
        usual, mass_kg=usual.mass_kg * rng.gauss(1, 0.04),
        rolling=usual.rolling * rng.gauss(1, 0.08),
        standby_w=usual.standby_w * rng.uniform(0.6, 2.2),
        recuperation=min(0.95, usual.recuperation * rng.gauss(1, 0.06)),
    )  # fmt: skip
    weather = Conditions(
        car,
        ambient_c=rng.gauss(15, 4),
        wind_kmh=abs(rng.gauss(0, 18)),
        wind_from=rng.uniform(0, 360),
    )
    return profile_of(driven, weather).total_wh


@pytest.mark.parametrize("km", [8, 60, 250])
def test_two_of_three_trips_end_within_the_band(km: int) -> None:
    rng = random.Random(km)
    within = 0
    trips = 400
    for _ in range(trips // 8):
        road = some_road(rng, km)
        planned = profile_of(road, PLANNED)
        half = float(planned.spread_wh[-1])
        within += sum(abs(as_it_came(road, rng) - planned.total_wh) <= half for _ in range(8))
    assert 0.60 <= within / trips <= 0.85, within / trips

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.energy import EnergyFactors
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.consumption import Conditions, air_kg_m3, consumption, profile_of
from cockpit.maps.energy.road import HEIGHT_STEP_M, leg_ends_m, road_of
from cockpit.maps.route import Route
from tests.maps.energy.roads import even, piece, route_of

MILD = Conditions(ambient_c=20)
SPEEDS = st.floats(65, 200)


def per_km(route: Route, conditions: Conditions = MILD) -> float:
    """Wh for a kilometre."""
    profile = consumption(route, conditions)
    return profile.total_wh / float(profile.at_m[-1]) * 1000


@given(SPEEDS, st.floats(1, 60))
def test_faster_takes_more(kmh: float, more: float) -> None:
    assert per_km(even(20, kmh + more)) > per_km(even(20, kmh))


@given(st.floats(30, 150), st.floats(0.1, 8))
def test_up_takes_more_than_level_and_down_less(kmh: float, percent: float) -> None:
    up = per_km(even(5, kmh, grade_percent=percent))
    level = per_km(even(5, kmh))
    down = per_km(even(5, kmh, grade_percent=-percent))
    assert up > level > down
    assert up + down > 2 * level * 0.999, "what goes up does not all come back"


@given(st.floats(-30, 15), st.floats(0.5, 15), st.floats(30, 150))
def test_colder_takes_more(celsius: float, colder: float, kmh: float) -> None:
    warm = per_km(even(5, kmh), Conditions(ambient_c=celsius))
    assert per_km(even(5, kmh), Conditions(ambient_c=celsius - colder)) > warm


@given(st.lists(st.tuples(st.floats(30, 4000), st.floats(5, 160), st.floats(-9, 9)), min_size=1))
def test_the_band_grows_along_the_way(rows: list[tuple[float, float, float]]) -> None:
    route = route_of([piece(m, kmh, grade_percent=grade) for m, kmh, grade in rows])
    profile = consumption(route, MILD)
    assert (np.diff(profile.spread_wh) >= 0).all()
    assert (np.diff(profile.turnover_wh) >= 0).all()
    assert (np.diff(profile.seconds) > 0).all()
    assert (np.abs(profile.wh) <= profile.turnover_wh + 1e-6).all()


def test_the_band_of_a_long_trip_is_the_learned_spread() -> None:
    profile = consumption(even(300, 110), MILD)
    assert profile.spread_wh[-1] / profile.total_wh == pytest.approx(0.12, rel=0.08)
    short = consumption(even(3, 50), MILD)
    assert short.spread_wh[-1] / short.total_wh > 0.2, "luck weighs more on a short way"


def test_figures_are_those_of_such_cars() -> None:
    assert per_km(even(50, 120)) == pytest.approx(185, rel=0.08)
    assert per_km(even(50, 90)) == pytest.approx(130, rel=0.08)
    assert 95 < per_km(even(20, 50, road="secondary")) < 140


@settings(max_examples=30)
@given(st.floats(0, 60), st.floats(0, 360))
def test_wind_from_ahead_costs_and_from_behind_helps(kmh: float, turn: float) -> None:
    """The road leads east."""
    ahead = per_km(even(5, 100), Conditions(ambient_c=20, wind_kmh=kmh, wind_from=90))
    behind = per_km(even(5, 100), Conditions(ambient_c=20, wind_kmh=kmh, wind_from=270))
    other = per_km(even(5, 100), Conditions(ambient_c=20, wind_kmh=kmh, wind_from=turn))
    assert behind - 1e-9 <= other <= ahead + 1e-9


def test_stops_cost_more_the_faster_the_road() -> None:
    free = per_km(even(10, 50, road="primary"))
    assert per_km(even(10, 50, road="primary", signal=True)) > free
    assert per_km(even(10, 50, road="primary", congestion=0.6)) > free
    gains = [
        per_km(even(10, kmh, road="primary", signal=True)) - per_km(even(10, kmh, road="primary"))
        for kmh in (30, 50, 80)
    ]
    assert gains[0] < gains[1] < gains[2]


def test_a_ferry_takes_nothing() -> None:
    with_ferry = consumption(route_of([piece(5000), piece(9000, 15, ferry=True)]), MILD)
    without = consumption(route_of([piece(5000)]), MILD)
    assert with_ferry.total_wh == pytest.approx(without.total_wh, rel=0.05)


def test_what_was_learned_counts() -> None:
    usual = per_km(even(10, 90))
    heavy = per_km(even(10, 90), Conditions(factors=EnergyFactors(traction=1.2), ambient_c=20))
    assert usual * 1.1 < heavy < usual * 1.2
    hot = per_km(even(10, 90), Conditions(factors=EnergyFactors(auxiliary_w=4000), ambient_c=20))
    spent = (4000 - MILD.auxiliary_w) / 90
    assert hot - usual == pytest.approx(spent, rel=0.01)


def test_heights_every_thirty_metres_count() -> None:
    count = int(20_000 / HEIGHT_STEP_M) + 1
    there = [500 * math.sin(math.pi * i / count) for i in range(count)]
    stretches = [piece(1000, 60) for _ in range(20)]
    over = consumption(route_of(stretches, there), MILD)
    level = consumption(route_of(stretches), MILD)
    assert over.total_wh > level.total_wh
    summit = over.wh[len(over.wh) // 2]
    assert summit - level.total_wh / 2 > 2150 * 9.81 * 480 / 3600
    assert over.worst_wh() > over.total_wh, "most is gone on the summit"


def test_noise_in_the_heights_is_no_hill() -> None:
    rng = np.random.default_rng(1)
    noise = tuple(rng.normal(0, 0.5, 2000))
    stretches = [piece(1000, 90) for _ in range(50)]
    noisy = consumption(route_of(stretches, noise), MILD)
    assert noisy.total_wh == pytest.approx(
        consumption(route_of(stretches), MILD).total_wh, rel=0.03
    )


def test_a_tunnel_goes_through_the_hill_and_a_bridge_over_the_valley() -> None:
    heights = [0.0] * 100 + [200.0] * 100 + [0.0] * 101
    ways = [piece(2800, 80), piece(3400, 80, tunnel=True), piece(2800, 80)]
    through = consumption(route_of(ways, heights), MILD)
    level = consumption(route_of(ways), MILD)
    assert through.total_wh == pytest.approx(level.total_wh, rel=0.03)


def test_the_way_back_takes_what_the_hill_gave() -> None:
    road = road_of(even(10, 60, grade_percent=-3))
    there, back = profile_of(road, MILD), profile_of(road.backwards(), MILD)
    climb = 2150 * 9.81 * 300 / 3600
    assert back.total_wh - there.total_wh > climb * 1.5
    up = profile_of(road_of(even(10, 60, grade_percent=3)), MILD)
    assert back.total_wh == pytest.approx(up.total_wh, rel=0.001)


def test_thin_air_and_cold_air() -> None:
    assert float(air_kg_m3(15, np.zeros(1))[0]) == pytest.approx(1.225, abs=0.001)
    assert float(air_kg_m3(-20, np.zeros(1))[0]) > 1.39
    assert float(air_kg_m3(15, np.full(1, 2000.0))[0]) < 1.0


def test_a_part_has_the_same_sums() -> None:
    whole = consumption(even(40, 90), MILD)
    parts = [whole.part(0, 12_345), whole.part(12_345, 40_000)]
    assert sum(p.total_wh for p in parts) == pytest.approx(whole.total_wh)
    assert sum(float(p.seconds[-1]) for p in parts) == pytest.approx(float(whole.seconds[-1]))
    thin = whole.thinned(5)
    assert len(thin.at_m) <= 12
    assert thin.total_wh == whole.total_wh


def test_warming_is_spent_on_the_last_minutes() -> None:
    whole = consumption(even(60, 90), MILD)
    warmed = whole.with_warming(10, 700)
    assert warmed.total_wh == pytest.approx(whole.total_wh + 700)
    before = np.interp(30_000, warmed.at_m, warmed.wh)
    assert before == pytest.approx(np.interp(30_000, whole.at_m, whole.wh))


def test_each_leg_ends_with_a_stop() -> None:
    stretches = [piece(1000, 100) for _ in range(10)]
    straight = route_of(stretches)
    words = {f: getattr(straight, f) for f in Route.__dataclass_fields__}
    halting = Route(**(words | {"legs": (4, 10)}))
    more = consumption(halting, MILD).total_wh - consumption(straight, MILD).total_wh
    car = CarEnergy()
    motion = (car.mass_kg + car.rotating_mass_kg) / 2 * (100 / 3.6) ** 2 / 3600
    assert more == pytest.approx(motion * (1 / car.drive_efficiency - car.recuperation), rel=0.05)
    assert leg_ends_m(halting) == [4000, 10_000]

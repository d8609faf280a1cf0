import random
from dataclasses import replace

import pytest

from cockpit.maps.charger import Charger, Socket
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.corridor import Corridor
from cockpit.maps.energy.network import Hop, ListedNetwork, Network
from cockpit.maps.energy.options import Wish
from cockpit.maps.energy.plan import (
    BELOW_RESERVE,
    CHEAPER,
    FEWER_STOPS,
    ONLY,
    SAVES,
    SHORT_OF_WISH,
    TEXTS,
    WITHOUT_CHARGING,
)
from cockpit.maps.energy.planner import plan_network
from cockpit.maps.geo import Point
from tests.maps.energy.drives import drive
from tests.maps.energy.networks import (
    exhaustive_s,
    lucks,
    random_candidates,
    random_line,
    random_plane,
    random_profile,
)

CAR = CarEnergy()
WARM = Wish(70, battery_c=30, ambient_c=25)


def charger(number: int, kw: float = 150.0, **more: object) -> Charger:
    return Charger(f"n{number}", f"C{number}", Point(47, 8), (Socket("ccs", kw, 4),), **more)  # type: ignore[arg-type]


def hop(a: int, b: int, km: float, kwh: float | None = None) -> Hop:
    wh = (km * 0.2 if kwh is None else kwh) * 1000
    return Hop(a, b, km * 36, km * 1000, wh, wh * 0.1, wh * 1.1)


def line(km: list[float], stations: list[Charger], end_km: float) -> ListedNetwork:
    """Stations on the way, nothing aside."""
    at = [0.0, *km, end_km]
    numbers = range(len(at))
    return ListedNetwork(
        stations, [hop(a, b, at[b] - at[a]) for a in numbers for b in numbers[a + 1 :]]
    )


@pytest.mark.parametrize("seed", range(24))
def test_no_way_is_more_than_three_percent_quicker(seed: int) -> None:
    rng = random.Random(seed)
    network: Network
    if seed % 2:
        network = random_line(rng, rng.uniform(200, 700), rng.randint(2, 5), CAR)
    else:
        network = random_plane(rng, rng.randint(2, 4), rng.uniform(150, 450))
    truth = exhaustive_s(network, CAR, WARM, 3)
    plan = plan_network(network, CAR, WARM, explained=False)
    kept = plan is not None and plan.feasible and plan.problem is None
    assert kept or truth is None
    if truth is not None:
        assert plan is not None
        assert plan.total_s <= truth * 1.03


@pytest.mark.parametrize("seed", range(24))
def test_the_reserve_holds_whatever_the_band_allows(seed: int) -> None:
    rng = random.Random(1000 + seed)
    km = rng.uniform(400, 1200)
    profile = random_profile(rng, km)
    beside = random_candidates(rng, km, rng.randint(10, 60))
    wish = Wish(rng.uniform(40, 100), ambient_c=rng.choice([-10, 0, 20]), battery_c=10)
    network = Corridor(profile, beside, CAR.battery_kwh * 1000)
    plan = plan_network(network, CAR, wish, explained=False)
    if plan is None or not plan.feasible:
        return
    for luck in lucks(rng, 4):
        drove = drive(plan, profile, beside, CAR, wish.soc, luck, rng)
        assert drove.lowest >= wish.reserve - 0.01, luck
        assert plan.arrival.low - 0.3 <= drove.arrival <= plan.arrival.high + 1.3


def test_most_random_trips_can_be_planned() -> None:
    done = 0
    for seed in range(20):
        rng = random.Random(1000 + seed)
        network = random_line(rng, 600, 30, CAR)
        plan = plan_network(network, CAR, WARM, explained=False)
        done += plan is not None and plan.feasible and len(plan.stops) > 0
    assert done >= 18


def test_without_need_there_is_no_stop() -> None:
    plan = plan_network(line([50], [charger(1)], 100), CAR, WARM)
    assert plan is not None
    assert plan.stops == ()
    assert plan.arrival.likely == pytest.approx(70 - 20 / 75 * 100)
    assert plan.drive_s == plan.total_s == 3600


def test_the_strong_charger_is_worth_it_and_says_by_how_much() -> None:
    network = line([150, 155], [charger(1, 50), charger(2, 150)], 400)
    plan = plan_network(network, CAR, WARM)
    assert plan is not None
    assert [s.charger.key for s in plan.stops] == ["n2"]
    why = plan.stops[0].why
    assert why.text == SAVES
    assert why.values["power"] == round(150 * CAR.dc_efficiency)
    without = plan_network(line([150], [charger(1, 50)], 400), CAR, WARM)
    assert without is not None
    assert why.values["minutes"] == pytest.approx((without.total_s - plan.total_s) / 60, abs=1)
    assert str(why) == f"146 kW, saves {why.values['minutes']} min over the next best"


def test_the_only_charger_says_so() -> None:
    plan = plan_network(line([150], [charger(1)], 400), CAR, WARM)
    assert plan is not None
    assert plan.stops[0].why.text == ONLY


def test_a_charger_that_seldom_works_is_passed_by() -> None:
    network = line([150, 152], [charger(1, reliability=0.5), charger(2, reliability=0.95)], 380)
    plan = plan_network(network, CAR, WARM)
    assert plan is not None
    assert plan.stops[0].charger.key == "n2"
    taken = [replace(c, free=n) for c, n in zip(network.stations, (3, 0), strict=True)]
    plan = plan_network(line([150, 152], taken, 380), CAR, WARM)
    assert plan is not None
    assert plan.stops[0].charger.key == "n1"


def test_the_battery_is_warmed_before_a_fast_stop_in_the_cold() -> None:
    cold = Wish(60, battery_c=0, ambient_c=-5)
    network = line([140], [charger(1, 300)], 380)
    plan = plan_network(network, CAR, cold)
    unheated = plan_network(network, replace(CAR, heater_kw=0), cold)
    assert plan is not None
    assert unheated is not None
    assert plan.stops[0].warming_minutes > 5
    assert plan.total_s < unheated.total_s
    assert plan.stops[0].arrive.likely < unheated.stops[0].arrive.likely
    slow = plan_network(line([140], [charger(1, 22)], 250), CAR, cold)
    assert slow is not None
    assert slow.stops[0].warming_minutes == 0


def test_what_cannot_be_wished_for_is_told() -> None:
    far = plan_network(line([], [], 230), CAR, WARM)
    assert far is not None
    assert not far.feasible
    assert far.problem is not None
    assert far.problem.text == BELOW_RESERVE
    bare = plan_network(line([], [], 200), CAR, replace(WARM, arrive=40))
    assert bare is not None
    assert bare.feasible
    assert bare.problem is not None
    assert bare.problem.text == SHORT_OF_WISH
    assert plan_network(line([], [], 500), CAR, WARM) is None


def test_alternatives_are_near_and_named() -> None:
    network = line(
        [100, 200, 300], [charger(n, kw) for n, kw in ((1, 300), (2, 300), (3, 300))], 420
    )
    plan = plan_network(network, CAR, WARM)
    assert plan is not None
    assert len(plan.stops) == 2
    assert [str(a.name) for a in plan.alternatives] == [FEWER_STOPS]
    assert len(plan.alternatives[0].stops) == 1
    priced = [charger(1, tariff="0.89 EUR/kWh"), charger(2, tariff="0.39 EUR/kWh", reliability=0.8)]
    plan = plan_network(line([150, 152], priced, 380), CAR, WARM)
    assert plan is not None
    assert plan.stops[0].charger.key == "n1"
    assert [str(a.name) for a in plan.alternatives] == [CHEAPER]
    wished = plan_network(line([100], [charger(1)], 200), CAR, replace(WARM, arrive=30))
    assert wished is not None
    assert len(wished.stops) == 1
    assert str(wished.alternatives[-1].name) == WITHOUT_CHARGING


def test_a_hill_in_between_counts() -> None:
    """Down again at the end, but the reserve has to hold on the summit."""
    over = Hop(0, 2, 3600, 100_000, 10_000, 1_000, 50_000)
    network = ListedNetwork(
        [charger(1)], [over, hop(0, 1, 10), Hop(1, 2, 3600, 100_000, 9_000, 900, 49_000)]
    )
    plan = plan_network(network, CAR, WARM)
    assert plan is not None
    assert len(plan.stops) == 1
    assert plan.stops[0].leave >= 10 + 49_000 / 750


def test_downhill_into_a_full_battery() -> None:
    """More comes back than fits; what does not fit is lost, and the plan still stands."""
    network = ListedNetwork([charger(1), charger(2, 22)], [
        hop(0, 1, 200), Hop(1, 2, 600, 10_000, -12_000, 300, 63_000), hop(2, 3, 297),
    ])  # fmt: skip
    plan = plan_network(network, CAR, WARM)
    assert plan is not None
    assert plan.feasible
    assert plan.stops[1].arrive.likely == 100.0
    assert plan.stops[1].charge_s == 0


def test_every_line_for_the_driver_can_be_filled_in() -> None:
    values = {"power": 1, "minutes": 2, "free": 3, "percent": 4, "wish": 5, "reserve": 6, "km": 7}
    for text in TEXTS:
        assert "{" not in text.format(**values)

import math
import random
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest

from simulators.car.gnss import BLIND_AFTER_S, Fix, Gnss, Inertial, Truth
from simulators.car.road import make_road
from simulators.car.route_drive import RouteDrive, Sample
from simulators.car.wayfinder import Wayfinder
from simulators.ways.graph import Graph
from simulators.ways.polyline import Point, metres, turned
from tests.simulators.small_map import TUNNEL_ROW, corner

HERE = Truth(50.0, 10.0, 90.0, 15.0, 400.0, False)
DARK = Truth(50.0, 10.0, 90.0, 15.0, 400.0, True)


def fixes(gnss: Gnss, truth: Truth, seconds: float) -> list[Fix | None]:
    found = []
    for _ in range(round(seconds * 10)):
        gnss.step(0.1, truth)
        found.append(gnss.fix)
    return found


def error(fix: Fix | None) -> float:
    assert fix
    return metres(Point(fix.latitude, fix.longitude), Point(HERE.latitude, HERE.longitude))


def test_errors_are_as_large_as_asked_and_honestly_told() -> None:
    told, real = [], []
    for seed in range(40):
        gnss = Gnss(random.Random(seed), noise_m=1.0, bias_m=3.0)
        seen = fixes(gnss, HERE, 30)
        real += [error(fix) for fix in seen]
        told += [fix.accuracy_m for fix in seen if fix]
    assert 3.0 < mean(real) < 5.0
    assert 0.6 < mean(real) / mean(told) < 1.2


def test_the_bias_wanders_slowly() -> None:
    gnss = Gnss(random.Random(1), noise_m=0.0, bias_m=3.0)
    seen = [f for f in fixes(gnss, HERE, 600) if f]
    steps = [abs(a.latitude - b.latitude) * 111_195 for a, b in pairwise(seen)]
    assert max(steps) < 1.2
    norths = [(f.latitude - HERE.latitude) * 111_195 for f in seen]
    assert max(norths) - min(norths) > 2


def test_a_tunnel_hides_the_sky_and_it_takes_a_while_to_come_back() -> None:
    gnss = Gnss(random.Random(1))
    assert fixes(gnss, HERE, 1)[-1]
    assert fixes(gnss, DARK, 2)[-1] is None
    after = fixes(gnss, HERE, 20)
    blind = sum(fix is None for fix in after) / 10
    assert blind == pytest.approx(BLIND_AFTER_S, abs=0.2)
    first, last = next(f for f in after if f), after[-1]
    assert last
    assert first.accuracy_m > 2 * last.accuracy_m
    assert first.satellites < last.satellites


@pytest.mark.parametrize("rate", [1.0, 2.0, 5.0, 10.0])
def test_it_looks_as_often_as_asked(rate: float) -> None:
    seen = fixes(Gnss(random.Random(1), rate_hz=rate), HERE, 10)
    assert len({id(fix) for fix in seen}) == pytest.approx(10 * rate, abs=1)


def test_a_standing_car_keeps_its_heading() -> None:
    gnss = Gnss(random.Random(1))
    moving = fixes(gnss, HERE, 1)[-1]
    still = fixes(gnss, Truth(50.0, 10.0, 200.0, 0.0, 400.0, False), 5)
    assert moving
    assert {fix.heading for fix in still if fix} == {moving.heading}


def test_walls_make_it_jump() -> None:
    plain, jumpy = (Gnss(random.Random(2), jumps=jumps) for jumps in (False, True))
    assert max(error(f) for f in fixes(plain, HERE, 300)) < 10
    assert max(error(f) for f in fixes(jumpy, HERE, 300)) > 12


def test_wheels_and_yaw_are_off_by_a_little() -> None:
    sensor = Inertial(random.Random(1))
    wheels = mean(sensor.wheel_kmh(100) for _ in range(500))
    yaw = mean(sensor.yaw_deg_s(0) for _ in range(2000))
    assert wheels == pytest.approx(100.6, abs=0.05)
    assert yaw == pytest.approx(0.1, abs=0.01)
    assert sensor.wheel_kmh(0) == 0


def drive(graph: Graph, *corners: tuple[float, float], seed: int = 1) -> list[Sample]:
    plan = graph.route([Point(*corner(*c)) for c in corners])
    car = RouteDrive(make_road(plan, seed=seed), seed)
    samples = [car.step(0.1)]
    while not samples[-1].arrived and len(samples) < 6000:
        samples.append(car.step(0.1))
    return samples


def test_a_drive_arrives_and_its_sensors_add_up(graph: Graph) -> None:
    samples = drive(graph, (0, 0.3), (2, 2.5))
    last = samples[-1]
    assert last.arrived
    end = Point(last.truth.latitude, last.truth.longitude)
    assert metres(end, Point(*corner(2, 2.5))) < 8
    way = sum(s.wheel_kmh / 36 for s in samples)
    assert way == pytest.approx(last.way, rel=0.012)
    turn = -sum(s.yaw_deg_s * 0.1 for s in samples)
    true = turned(samples[0].truth.heading, last.truth.heading)
    assert math.remainder(turn - true, 360) == pytest.approx(0, abs=0.1 * last.time + 2)


def test_the_same_seed_drives_the_same(graph: Graph) -> None:
    first, again, other = (drive(graph, (2, 0.3), (2, 2.5), seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert [s.fix for s in first] != [s.fix for s in other]


def test_a_drive_through_a_tunnel(graph: Graph) -> None:
    samples = drive(graph, (TUNNEL_ROW, 0.2), (TUNNEL_ROW, 3.8))
    dark = [s for s in samples if s.truth.tunnel]
    assert len(dark) > 300
    assert all(s.fix is None for s in dark[2:])
    assert samples[5].fix
    assert samples[-1].fix


def test_a_drive_takes_a_wrong_turn_and_is_led_back(graph: Graph, town: Path) -> None:
    plan = graph.route([Point(*corner(0, 0.1)), Point(*corner(0, 3.9))])
    finder = Wayfinder(town, seed=3)
    drive = RouteDrive(make_road(plan), seed=3, wayfinder=finder)
    drive.errand.wrong_turns = 1
    while drive.errand.told:
        assert not drive.step(0.1).arrived
    for _ in range(100):
        drive.step(0.1)
    finder.go(drive, [Point(*corner(4, 3.5))])
    while not (now := drive.step(0.1)).arrived:
        assert now.time < 900
    assert metres(Point(now.truth.latitude, now.truth.longitude), Point(*corner(4, 3.5))) < 10

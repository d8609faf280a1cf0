"""The position: on the route, off it, in tunnels, with receivers that err."""

import statistics

import pytest

from cockpit.features.navigation.position.fix import Sensed, Source
from cockpit.features.navigation.position.positioner import Positioner
from cockpit.maps.route import Route
from tests.features.navigation.drawn_routes import HOME, block, line, route_of
from tests.features.navigation.position.driven import PERFECT, driven, error_m, spoiled
from tests.tools.drives.sensors import Weather

STREET = route_of(line(HOME, (0, 1500)))
HAIRPINS = route_of(line(HOME, (90, 250), (15, 40), (-90, 250), (-15, 40), (90, 250)), kmh=40)
ROUND = route_of(
    line(HOME, (0, 200), *[(60 - 40 * i, 14) for i in range(7)], (270, 200)), kmh=40
)  # anticlockwise, three quarters round


def first_off(follow: Route, path: Route, weather: Weather = PERFECT, seed: int = 1) -> float:
    """Metres driven when the route was found left; inf where it never was."""
    for pose, fix, _ in driven(follow, path, weather, seed):
        if fix.point and not fix.on_route and pose.along is not None:
            return pose.along
    return float("inf")


def test_nothing_is_known_before_the_first_fix() -> None:
    fix = Positioner().step(Sensed(1.0, 0.0, 0.0, None))
    assert fix.point is None
    assert fix.source is Source.NONE


def test_a_clear_sky() -> None:
    errors = [error_m(*each) for each in driven(None, block())]
    assert statistics.fmean(errors[50:]) < 1.5


@pytest.mark.parametrize(
    "path", [STREET, block(), HAIRPINS, ROUND], ids=["street", "block", "hairpins", "roundabout"]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_true_route_is_never_left(path: Route, seed: int) -> None:
    weather = spoiled(white_m=8.0, bias_m=4.0, yaw_bias=0.5, wheel_scale=0.02, yaw_noise=0.3)
    assert first_off(path, path, weather, seed) == float("inf")


def test_along_grows_and_is_right_at_the_end() -> None:
    before, errors = 0.0, []
    for pose, fix, _ in driven(block(), block(), spoiled(white_m=4.0, bias_m=3.0)):
        if pose.at > 15 and fix.along_m is not None and pose.along is not None:
            assert fix.along_m >= before - 0.5
            before = fix.along_m
            errors.append(abs(fix.along_m - pose.along))
    assert statistics.fmean(errors) < 5


@pytest.mark.parametrize(
    ("pieces", "leaves_m", "within_m"),
    [
        (((0, 300), (270, 300)), 300, 25),
        (((0, 600),), 300, 40),
        (((0, 300), (90, 150), (0, 300)), 450, 25),
        (((0, 200), (90, 300)), 200, 30),
        (((0, 150), (180, 150)), 150, 20),
    ],
    ids=["left for right", "straight on", "then left", "a street too early", "U-turn"],
)
def test_a_wrong_turn_is_found_at_once(
    pieces: tuple[tuple[float, float], ...], leaves_m: float, within_m: float
) -> None:
    found = first_off(block(), route_of(line(HOME, *pieces)))
    assert leaves_m < found < leaves_m + within_m


def test_a_ramp_is_told_from_the_motorway() -> None:
    road = route_of(line(HOME, (0, 2500)), kmh=110)
    ramp = route_of(line(HOME, (0, 1000), (6, 150), (10, 600)), kmh=90)
    assert 1000 < first_off(road, ramp) < 1130
    assert 1000 < first_off(ramp, road) < 1130


def test_a_tunnel_of_a_minute_is_crossed() -> None:
    road = route_of(line(HOME, (0, 500), (60, 600), (100, 900), (60, 500)), kmh=70)
    weather = spoiled(tunnel_s=70.0, wheel_scale=0.015, yaw_bias=0.4)
    blind = 0
    for pose, fix, _ in driven(road, road, weather):
        if fix.source is Source.DEAD_RECKONING:
            blind += 1
        if blind and fix.along_m is not None and pose.along is not None:
            assert fix.on_route
            assert abs(fix.along_m - pose.along) < 30
    assert blind > 600


def test_uncertainty_grows_in_the_dark_and_is_honest() -> None:
    covered = looks = 0
    dark: list[float] = []
    for pose, fix, way in driven(None, block(), spoiled(tunnel_s=60.0, white_m=2.0, bias_m=2.0)):
        if fix.source is Source.DEAD_RECKONING:
            dark.append(fix.accuracy_m)
        looks += 1
        covered += error_m(pose, fix, way) <= fix.accuracy_m
    assert dark[-1] > 1.5 * dark[0]
    assert covered / looks > 0.9


def test_echoes_do_not_drag_the_car() -> None:
    errors = [
        abs(fix.along_m - pose.along)
        for pose, fix, _ in driven(STREET, STREET, spoiled(jumps=True, white_m=1.0))
        if fix.along_m is not None and pose.along is not None
    ]
    assert max(errors[150:]) < 12


def test_late_fixes_are_carried_to_now() -> None:
    path = route_of(line(HOME, *[(0, 300), (90, 200)] * 4))
    errors = [
        abs(fix.along_m - pose.along)
        for pose, fix, _ in driven(path, path, spoiled(late_s=2.0))
        if fix.along_m is not None and pose.along is not None
    ]
    assert statistics.fmean(errors[300:]) < 6


def test_a_standing_car_stands() -> None:
    car = Positioner()
    places = set()
    for pose, fix, _ in driven(None, STREET, spoiled(white_m=5.0, bias_m=4.0)):
        if pose.speed:
            break
        places.add((round(fix.point.lat, 4), round(fix.point.lon, 4)) if fix.point else None)
    assert len(places - {None}) <= 3
    assert car.fix.point is None


def test_the_new_route_is_taken_up_at_once() -> None:
    car = Positioner()
    fixes = []
    for pose, fix, way in driven(block(), block()):
        fixes.append((pose, fix, way))
    car.follow(block())
    assert car.fix.along_m is None
    assert fixes[0][1].on_route


def test_a_gap_in_the_senses_is_no_certainty() -> None:
    car = Positioner(HOME, 0.0)
    before = car.step(Sensed(0.0, 10.0, 0.0)).accuracy_m
    after = car.step(Sensed(60.0, 10.0, 0.0)).accuracy_m
    assert after > before + 500

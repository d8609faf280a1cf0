"""Fixes that suddenly come late while the car moves, and those behind an outage, in time."""

import math
import statistics
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from cockpit.features.navigation.position.fix import Fix, Satellite
from cockpit.features.navigation.position.positioner import Positioner
from cockpit.maps.route import Route
from tests.features.navigation.drawn_routes import HOME, line, route_of
from tests.features.navigation.position.driven import PERFECT
from tests.tools.drives.sensors import Senses, Weather
from tests.tools.drives.truth import Pose, drive, way_of

CORNERS = [(0, 130), (90, 110), (0, 90), (60, 150), (150, 120), (90, 200), (0, 160)]
TOWN = route_of(line(HOME, *CORNERS), kmh=50)
SLOW = route_of(line(HOME, *CORNERS[:3]), kmh=15)
CRAWL = route_of(line(HOME, (0, 1000)), kmh=14)
STRAIGHT_ON = route_of(line(HOME, *CORNERS[:4], (60, 500)), kmh=50)
SPELL_AT_S, SPELL_LASTS_S = 22.0, 30.0
USUAL = replace(PERFECT, white_m=1.5, bias_m=2.0)


def spelled(
    path: Route,
    late_s: float,
    weather: Weather = USUAL,
    lost: bool = False,
    seed: int = 1,
    again_s: float = math.inf,
) -> Iterator[tuple[Pose, Fix, Positioner]]:
    """The car drives a way; from `SPELL_AT_S` on fixes come late, or for so long there is none.

    The next spells follow after `again_s` each.
    """
    rng = Random(seed)
    way = way_of(path, None, rng, False)
    way.stops = []
    poses = drive(way, rng, 1.0)
    senses = Senses(weather, rng, way.plane, poses[-1].at)
    car = Positioner()
    car.follow(TOWN if path is STRAIGHT_ON else path)
    underway: deque[tuple[float, Satellite]] = deque()
    for pose in poses:
        sensed = senses.look(pose)
        since = (pose.at - SPELL_AT_S) % again_s if pose.at >= SPELL_AT_S else math.inf
        in_spell = since < SPELL_LASTS_S
        if sensed.satellite and not (lost and since < late_s):
            due = pose.at + (late_s if in_spell and not lost else 0.0)
            underway.append((due, sensed.satellite))
        came = None
        while underway and underway[0][0] <= pose.at:
            came = replace(underway.popleft()[1], at=pose.at)
        yield pose, car.step(replace(sensed, satellite=came)), car


def off_by(pose: Pose, fix: Fix) -> float:
    assert fix.along_m is not None
    assert pose.along is not None
    return abs(fix.along_m - pose.along)


@pytest.mark.parametrize("path", [TOWN, SLOW], ids=["town", "slow"])
@pytest.mark.parametrize("late_s", [1.0, 3.0, 5.0])
@pytest.mark.parametrize("rate_hz", [1.0, 10.0])
def test_a_sudden_spell_is_neither_a_wrong_turn_nor_a_place_far_behind(
    path: Route, late_s: float, rate_hz: float
) -> None:
    errors = []
    for pose, fix, _ in spelled(path, late_s, replace(USUAL, rate_hz=rate_hz)):
        assert fix.on_route
        if pose.at > 15:
            errors.append(off_by(pose, fix))
    assert statistics.fmean(errors) < 4
    assert max(errors) < 14


def test_the_lateness_is_found_soon_and_its_end_too() -> None:
    told = {round(pose.at, 1): car.late_s for pose, _, car in spelled(TOWN, 3.0)}
    assert told[SPELL_AT_S] == 0
    assert told[SPELL_AT_S + 3.0 + 2.5] == pytest.approx(3.0, abs=0.5)
    assert told[SPELL_AT_S + SPELL_LASTS_S + 6.0] == pytest.approx(0.0, abs=0.5)


@pytest.mark.parametrize("seconds", [1.0, 3.0, 5.0])
def test_fixes_behind_an_outage_are_in_time(seconds: float) -> None:
    for pose, fix, car in spelled(TOWN, seconds, lost=True):
        assert fix.on_route
        if pose.at > 15:
            assert car.late_s <= 0.5
            assert off_by(pose, fix) < 12


@pytest.mark.parametrize("late_s", [2.0, 4.0])
def test_a_wrong_turn_within_a_spell_is_found_at_once(late_s: float) -> None:
    corner_m = sum(metres for _, metres in CORNERS[:4])
    found = 0.0
    for pose, fix, _ in spelled(STRAIGHT_ON, late_s):
        if not fix.on_route and not found:
            assert pose.along is not None
            found = pose.along
    assert corner_m < found < corner_m + 40


@pytest.mark.parametrize("seed", [1, 3, 5])
def test_spells_do_not_add_up_at_one_slow_speed(seed: int) -> None:
    weather = replace(USUAL, white_m=2.3, bias_m=3.0)
    behind_m, lasts_s = [], 60.0
    for pose, fix, car in spelled(CRAWL, 3.0, weather, seed=seed, again_s=lasts_s):
        since = (pose.at - SPELL_AT_S) % lasts_s
        if pose.at > lasts_s and since > SPELL_LASTS_S + 3.0 + 5.0:
            assert car.late_s <= 2.0
            behind_m.append(off_by(pose, fix))
    assert max(behind_m) < 12

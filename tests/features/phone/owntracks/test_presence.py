import math
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cockpit.features.phone.owntracks.position import Position
from cockpit.features.phone.owntracks.presence import (
    Car,
    Presence,
    Stay,
    walk_back,
    where_is,
)
from cockpit.features.phone.owntracks.track import MOST, Spot, Track
from cockpit.maps.geo import Point, distance_m, moved

NOW = 1_795_000_000.0
HOME = Point(47.99, 7.842)
PARKED = Car(HOME, Spot(HOME, NOW - 86_400))


def fix(metres: float, at: float = NOW, accuracy_m: float | None = 10.0) -> Position:
    return Position(moved(HOME, 90.0, metres), at, accuracy_m)


def stays(phone: Position | None, seconds: int, before: Stay, car: Car = PARKED) -> Stay:
    """The same fix, looked at every second."""
    start = phone.at if phone else NOW
    for second in range(seconds + 1):
        before = where_is(phone, car, before, start + second)
    return before


NEAR, AWAY, IN_CAR = Stay(Presence.NEAR), Stay(Presence.AWAY), Stay(Presence.IN_CAR)


@pytest.mark.parametrize(
    ("before", "metres", "seconds", "after"),
    [
        (AWAY, 29, 0, Presence.NEAR),
        (AWAY, 31, 600, Presence.AWAY),
        (AWAY, 149, 600, Presence.AWAY),
        (NEAR, 149, 600, Presence.NEAR),
        (NEAR, 155, 600, Presence.NEAR),
        (NEAR, 165, 59, Presence.NEAR),
        (NEAR, 165, 60, Presence.AWAY),
        (Stay(), 100, 0, Presence.NEAR),
        (Stay(), 165, 0, Presence.UNKNOWN),
        (Stay(), 165, 60, Presence.AWAY),
        (IN_CAR, 165, 60, Presence.AWAY),
    ],
)
def test_distance_and_time_both_count(
    before: Stay, metres: float, seconds: int, after: Presence
) -> None:
    assert stays(fix(metres), seconds, before).presence is after


def test_one_nearer_fix_starts_the_minute_anew() -> None:
    stay = stays(fix(200), 50, NEAR)
    stay = where_is(fix(60, NOW + 51), PARKED, stay, NOW + 51)
    stay = stays(fix(200, NOW + 52), 59, stay)
    assert stay.presence is Presence.NEAR
    assert stays(fix(200, NOW + 112), 1, stay).presence is Presence.AWAY


def test_a_clock_set_back_delays_by_a_minute_and_no_more() -> None:
    stay = where_is(fix(300), PARKED, NEAR, NOW)
    stay = where_is(fix(300), PARKED, stay, NOW - 3000)
    assert where_is(fix(300), PARKED, stay, NOW - 2940).presence is Presence.AWAY


@pytest.mark.parametrize("accuracy_m", [None, 501.0, 2000.0])
@pytest.mark.parametrize("before", [NEAR, AWAY])
def test_a_rough_fix_decides_nothing(accuracy_m: float | None, before: Stay) -> None:
    for metres in (0, 400):
        assert stays(fix(metres, NOW, accuracy_m), 120, before) == before


def test_an_inaccurate_fix_brings_nobody_near_and_a_far_one_leaves() -> None:
    assert stays(fix(5, NOW, 101.0), 10, AWAY).presence is Presence.AWAY
    assert stays(fix(2000, NOW, 400.0), 60, NEAR).presence is Presence.AWAY


def test_after_an_hour_of_silence_nothing_is_known() -> None:
    for before in (NEAR, AWAY, IN_CAR):
        assert where_is(fix(5), PARKED, before, NOW + 3600) != Stay()
        assert where_is(fix(5), PARKED, before, NOW + 3601) == Stay()
    assert where_is(None, PARKED, NEAR, NOW) == Stay()
    assert where_is(fix(5), Car(None, None), NEAR, NOW) == Stay()


def test_in_the_cars_own_network_is_in_the_car() -> None:
    car = replace(PARKED, hotspot=True)
    assert where_is(fix(900), car, AWAY, NOW).presence is Presence.IN_CAR
    assert where_is(None, car, AWAY, NOW).presence is Presence.IN_CAR


def test_out_of_the_car_a_minute_after_it_is_off_and_its_network_lost() -> None:
    assert stays(fix(5), 600, IN_CAR, replace(PARKED, on=True)).presence is Presence.IN_CAR
    assert stays(fix(5), 59, IN_CAR).presence is Presence.IN_CAR
    assert stays(fix(5), 60, IN_CAR).presence is Presence.NEAR


def drive(phone_kmh: float | None, off_m: float, clock_s: float = 1.5) -> Presence:
    """At 100 km/h past the phone's fix, whose clock is off; the phone is told of late."""
    track = Track()
    for second in range(120):
        here = moved(HOME, 0.0, second * 100 / 3.6)
        track.note(Spot(here, NOW + second, 100.0))
    at = moved(moved(HOME, 0.0, 60 * 100 / 3.6), 90.0, off_m)
    phone = Position(at, NOW + 60 + clock_s, 8.0, speed_kmh=phone_kmh)
    car = Car(moved(HOME, 0.0, 119 * 100 / 3.6), track.when(phone.at), on=True)
    return where_is(phone, car, NEAR, NOW + 119).presence


def test_a_phone_that_moves_with_the_car_is_in_it() -> None:
    assert drive(98.0, 5.0) is Presence.IN_CAR


def test_a_phone_in_a_house_by_the_road_is_not() -> None:
    assert drive(None, 20.0) is Presence.UNKNOWN
    assert drive(2.0, 20.0) is Presence.UNKNOWN


def test_the_car_has_left_a_silent_phone() -> None:
    gone = replace(PARKED, here=moved(HOME, 0.0, 5000.0), on=True)
    assert where_is(fix(5), gone, NEAR, NOW).presence is Presence.UNKNOWN
    assert where_is(fix(5), gone, AWAY, NOW).presence is Presence.AWAY
    assert where_is(fix(5), gone, IN_CAR, NOW).presence is Presence.IN_CAR
    assert stays(fix(2000), 60, NEAR, gone).presence is Presence.AWAY


def noisy(
    seed: int, sigma: float, home: Point, hours: float, glitches: float = 0.0
) -> Iterator[Position]:
    """Fixes of a phone that lies still: errors that wander slowly, and accuracies that lie."""
    dice = random.Random(seed)
    tau_s = dice.uniform(20.0, 120.0)
    east, north, at = dice.gauss(0, sigma), dice.gauss(0, sigma), NOW
    while at < NOW + hours * 3600:
        step_s = dice.choice([5.0, 10.0, 30.0, 60.0])
        keep = math.exp(-step_s / tau_s)
        fresh = sigma * math.sqrt(1 - keep * keep)
        east, north = east * keep + dice.gauss(0, fresh), north * keep + dice.gauss(0, fresh)
        at += step_s
        off, accuracy = math.hypot(east, north), sigma * dice.uniform(0.7, 1.5)
        if dice.random() < glitches:  # a cell tower answers where GPS does not
            off, accuracy = dice.uniform(300, 2000), dice.uniform(600, 2000)
        direction = math.degrees(math.atan2(east, north))
        yield Position(moved(home, direction, off), at, accuracy)


def flaps(trace: Iterator[Position], before: Stay) -> int:
    """How often the presence changes, looked at every five seconds."""
    count, now = 0, NOW
    for phone in trace:
        while now < phone.at:
            now += 5.0
            after = where_is(phone, PARKED, before, now)
            count += after.presence is not before.presence
            before = after
    return count


@pytest.mark.parametrize("sigma", [15.0, 25.0, 40.0])
@pytest.mark.parametrize(
    ("where", "metres", "glitches"), [("garage", 3.0, 0.2), ("home", 25.0, 0.02)]
)
def test_noise_at_home_and_in_the_garage_never_flaps(
    sigma: float, where: str, metres: float, glitches: float
) -> None:
    place = moved(HOME, 45.0, metres)
    traces = [noisy(seed, sigma, place, 8.0, glitches) for seed in range(12)]
    assert [flaps(trace, NEAR) for trace in traces] == [0] * 12


@pytest.mark.parametrize("sigma", [15.0, 40.0])
def test_noise_in_the_office_never_flaps(sigma: float) -> None:
    office = moved(HOME, 45.0, 400.0)
    traces = [noisy(seed, sigma, office, 8.0, 0.05) for seed in range(6)]
    assert [flaps(trace, AWAY) for trace in traces] == [0] * 6


def test_a_walk_away_and_back_changes_twice() -> None:
    dice = random.Random(7)
    out = [fix(metres + dice.gauss(0, 10), NOW + metres, 15.0) for metres in range(0, 600, 10)]
    back = [
        fix(abs(600 - metres + dice.gauss(0, 10)), NOW + 600 + metres, 15.0)
        for metres in range(0, 610, 10)
    ]
    assert flaps(iter([*out, *back]), NEAR) == 2


def test_walking_back_to_the_car() -> None:
    walk = walk_back(fix(400), HOME, NOW)
    assert walk is not None
    assert walk.metres == pytest.approx(520, rel=0.01)
    assert walk.seconds == pytest.approx(400, rel=0.01)
    assert walk_back(fix(400), HOME, NOW + 3601) is None
    assert walk_back(fix(400, NOW, 600.0), HOME, NOW) is None
    assert walk_back(fix(400), None, NOW) is None
    assert walk_back(None, HOME, NOW) is None


def test_the_track_knows_where_the_car_was() -> None:
    track = Track()
    assert track.when(NOW) is None
    for second in range(100):
        track.note(Spot(moved(HOME, 0.0, second * 20.0), NOW + second, 72.0))
    for at in (0.0, 33.3, 94.0):
        spot = track.when(NOW + at)
        assert spot is not None
        assert distance_m(spot.point, moved(HOME, 0.0, at * 20.0)) < 2.0
    before = track.when(NOW - 9999)
    assert before
    assert before.point == HOME


def test_a_long_stand_neither_fills_the_track_nor_gives_it_a_speed() -> None:
    track = Track()
    track.note(Spot(HOME, NOW, 50.0))
    for second in range(1, 5 * MOST):
        track.note(Spot(moved(HOME, 0.0, 5.0), NOW + second, 0.0))
    track.note(Spot(moved(HOME, 0.0, 6.0), NOW + 5 * MOST, 10.0))
    track.note(Spot(moved(HOME, 0.0, 60.0), NOW + 5 * MOST + 5, 50.0))
    stood = track.when(NOW + 4 * MOST)
    assert stood
    assert stood.speed_kmh < 10.0
    started = track.when(NOW)
    assert started == Spot(HOME, NOW, 50.0)


def test_a_clock_set_back_starts_the_track_anew() -> None:
    track = Track()
    track.note(Spot(moved(HOME, 0.0, 500.0), NOW + 9000, 50.0))
    track.note(Spot(HOME, NOW, 0.0))
    spot = track.when(NOW + 9001)
    assert spot
    assert spot.point == HOME

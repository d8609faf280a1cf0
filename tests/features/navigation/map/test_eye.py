"""The camera follows the car, comes closer before a turn, shows a route, yields to fingers."""

import pytest

from cockpit.features.navigation.map.camera import LOCAL, projected
from cockpit.features.navigation.map.eye import (
    BACK_AFTER_S,
    FAR_ZOOM,
    FOLLOW_PITCH,
    FURTHEST_S,
    LEAST_ZOOM,
    MOST_ZOOM,
    NEAR_ZOOM,
    PREVIEW_LEFT,
    Eye,
)
from cockpit.maps.geo import Point, distance_m, moved
from cockpit.maps.mercator import point_of, spot_of

HERE = Point(45.5, -39.5)
FRAME_S = 1 / 60


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def eye(clock: Clock) -> Eye:
    return Eye(clock)


def watch(eye: Eye, clock: Clock, seconds: float) -> bool:
    changed = False
    for _ in range(round(seconds / FRAME_S)):
        clock.now += FRAME_S
        changed = eye.step(FRAME_S)
    return changed


def drive(eye: Eye, clock: Clock, seconds: float, heading: float, mps: float) -> Point:
    at = HERE
    for _ in range(round(seconds * 10)):
        at = moved(at, heading, mps / 10)
        eye.place_car(at, heading, mps, clock.now)
        watch(eye, clock, 0.1)
    return at


def test_without_a_car_nothing_moves(eye: Eye, clock: Clock) -> None:
    assert not watch(eye, clock, 1)
    assert eye.car_now() is None


def test_it_follows_heading_up_with_the_car_low_on_the_screen(eye: Eye, clock: Clock) -> None:
    at = drive(eye, clock, 5, heading=60, mps=14)
    camera = eye.camera
    assert distance_m(point_of(camera.centre), at) < 5
    assert camera.bearing == pytest.approx(60, abs=0.1)
    assert camera.pitch == pytest.approx(FOLLOW_PITCH, abs=0.1)
    car = eye.car_now()
    assert car
    local = [(a - b) * LOCAL for a, b in zip(car[0], camera.centre, strict=True)]
    x, y, _ = projected(camera.grid(camera.centre), *local)
    assert x == pytest.approx(camera.width / 2, abs=12)
    assert y == pytest.approx(camera.height * 0.74, abs=12)


def test_without_a_graphics_card_it_may_lie_flat(eye: Eye, clock: Clock) -> None:
    eye.flat = True
    drive(eye, clock, 2, heading=60, mps=14)
    assert eye.camera.pitch == 0


def test_north_up(eye: Eye, clock: Clock) -> None:
    eye.mode = "north"
    drive(eye, clock, 3, heading=200, mps=10)
    assert eye.camera.bearing == 0
    assert eye.camera.pitch == 0


def test_it_turns_the_short_way_round(eye: Eye, clock: Clock) -> None:
    drive(eye, clock, 3, heading=350, mps=10)
    for _ in range(20):
        drive(eye, clock, 0.1, heading=10, mps=10)
        assert eye.camera.bearing >= 349 or eye.camera.bearing <= 11


def test_between_two_fixes_the_car_glides_on_but_not_forever(eye: Eye, clock: Clock) -> None:
    eye.place_car(HERE, 90, 20, clock.now)
    clock.now += 0.5
    car = eye.car_now()
    assert car
    assert distance_m(HERE, point_of(car[0])) == pytest.approx(10, abs=0.1)
    clock.now += 60
    car = eye.car_now()
    assert car
    assert distance_m(HERE, point_of(car[0])) == pytest.approx(20 * FURTHEST_S, abs=0.1)


def test_it_sits_still_when_the_car_does(eye: Eye, clock: Clock) -> None:
    eye.place_car(HERE, 90, 0, clock.now)
    assert not watch(eye, clock, 3)


@pytest.mark.parametrize(("kmh", "zoom"), [(0, NEAR_ZOOM), (130, FAR_ZOOM), (200, FAR_ZOOM)])
def test_fast_cars_see_far(eye: Eye, clock: Clock, kmh: float, zoom: float) -> None:
    drive(eye, clock, 4, heading=0, mps=kmh / 3.6)
    assert eye.camera.zoom == pytest.approx(zoom, abs=0.05)


def test_it_comes_closer_before_a_turn_and_leaves_after_it(eye: Eye, clock: Clock) -> None:
    drive(eye, clock, 4, heading=0, mps=25)
    before = eye.camera.zoom
    eye.set_turn(900)
    drive(eye, clock, 3, heading=0, mps=25)
    assert eye.camera.zoom == pytest.approx(before, abs=0.02)
    eye.set_turn(60)
    drive(eye, clock, 3, heading=0, mps=25)
    assert eye.camera.zoom > before + 0.8
    eye.set_turn(None)
    drive(eye, clock, 4, heading=0, mps=25)
    assert eye.camera.zoom == pytest.approx(before, abs=0.02)


def test_it_does_not_breathe_with_small_changes_of_speed(eye: Eye, clock: Clock) -> None:
    drive(eye, clock, 4, heading=0, mps=20)
    zoom = eye.camera.zoom
    for mps in (20.3, 19.8, 20.4, 19.7) * 3:
        drive(eye, clock, 0.3, heading=0, mps=mps)
    assert eye.camera.zoom == zoom


@pytest.mark.parametrize("left", [0.0, PREVIEW_LEFT])
@pytest.mark.parametrize("span", [(0.2, 0.01), (0.01, 0.4), (0.0, 0.0)])
def test_the_whole_route_lies_in_the_room_that_is_left(
    eye: Eye, clock: Clock, left: float, span: tuple[float, float]
) -> None:
    ends = [HERE, Point(HERE.lat + span[0], HERE.lon + span[1])]
    eye.place_car(HERE, 90, 0, clock.now)
    eye.left_taken, eye.mode = left, "overview"
    eye.set_whole(ends)
    watch(eye, clock, 8)
    camera = eye.camera
    for end in ends:
        spot = spot_of(end)
        local = (spot.x - camera.centre.x) * LOCAL, (spot.y - camera.centre.y) * LOCAL
        x, y, _ = projected(camera.grid(camera.centre), *local)
        assert left + 20 < x < camera.width - 20
        assert 20 < y < camera.height - 20
    assert camera.bearing == 0


def test_a_finger_stops_the_following_and_the_car_takes_it_up_again(eye: Eye, clock: Clock) -> None:
    drive(eye, clock, 2, heading=0, mps=10)
    eye.pan(eye.camera.centre, (400, 400), (500, 300))
    assert eye.mode == "free"
    away = eye.camera.centre
    drive(eye, clock, BACK_AFTER_S - 2, heading=0, mps=10)
    assert eye.camera.centre == away
    drive(eye, clock, 4, heading=0, mps=10)
    assert eye.mode == "heading"


def test_a_parked_map_stays_where_it_was_pulled(eye: Eye, clock: Clock) -> None:
    eye.place_car(HERE, 90, 0, clock.now)
    eye.step(FRAME_S)
    eye.pan(eye.camera.centre, (400, 400), (500, 300))
    watch(eye, clock, 3 * BACK_AFTER_S)
    assert eye.mode == "free"


def test_north_up_comes_back_north_up(eye: Eye, clock: Clock) -> None:
    eye.mode = "north"
    drive(eye, clock, 2, heading=120, mps=10)
    eye.pan(eye.camera.centre, (400, 400), (500, 300))
    drive(eye, clock, BACK_AFTER_S + 3, heading=120, mps=10)
    assert eye.mode == "north"


def test_a_flung_map_glides_and_comes_to_rest(eye: Eye, clock: Clock) -> None:
    eye.place_car(HERE, 90, 0, clock.now)
    eye.step(FRAME_S)
    eye.touch()
    eye.fling(900, 0)
    start = eye.camera.centre
    assert watch(eye, clock, 0.3)
    assert eye.camera.centre.y < start.y  # east is up: to the right is south
    watch(eye, clock, 3)
    assert not watch(eye, clock, 1)


@pytest.mark.parametrize("factor", [0.0, 1e-9, 0.5, 2.0, 1e9])
def test_a_pinch_zooms_within_reason(eye: Eye, factor: float) -> None:
    was = eye.camera.zoom
    eye.pinch(factor, 20)
    assert LEAST_ZOOM <= eye.camera.zoom <= MOST_ZOOM
    assert (eye.camera.zoom > was) == (factor > 1)
    assert eye.camera.bearing == pytest.approx(340)

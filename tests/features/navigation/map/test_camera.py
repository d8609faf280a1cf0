from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cockpit.features.navigation.map.camera import (
    LOCAL,
    Camera,
    inverse,
    projected,
    unprojected,
)
from cockpit.maps.geo import Point
from cockpit.maps.mercator import Spot, spot_of

HOME = spot_of(Point(45.5, -39.5))
CAMERAS = st.builds(
    Camera,
    centre=st.just(HOME),
    zoom=st.floats(8, 18.5),
    bearing=st.floats(0, 360),
    pitch=st.floats(0, 55),
    anchor_x=st.floats(0.3, 0.7),
    anchor_y=st.floats(0.4, 0.8),
    width=st.sampled_from([872.0, 1280.0]),
    height=st.sampled_from([616.0, 720.0]),
)


@given(CAMERAS, st.floats(0, 1), st.floats(0, 1))
def test_from_the_screen_to_the_ground_and_back(camera: Camera, right: float, down: float) -> None:
    x, y = right * camera.width, down * camera.height
    grid = camera.grid(HOME)
    ground = unprojected(inverse(grid), x, y)
    assume(ground != (0.0, 0.0))
    back_x, back_y, depth = projected(grid, *ground)
    assume(depth > 1)
    assert (back_x, back_y) == pytest.approx((x, y), abs=0.05)


@given(CAMERAS)
def test_the_centre_lies_at_the_anchor(camera: Camera) -> None:
    origin = Spot(HOME.x + 1e-5, HOME.y - 1e-5)
    local = (camera.centre.x - origin.x) * LOCAL, (camera.centre.y - origin.y) * LOCAL
    x, y, depth = projected(camera.grid(origin), *local)
    assert x == pytest.approx(camera.anchor_x * camera.width, abs=0.01)
    assert y == pytest.approx(camera.anchor_y * camera.height, abs=0.01)
    assert depth > 0


@given(CAMERAS, st.tuples(st.floats(0.1, 0.9), st.floats(0.5, 0.95)))
def test_the_ground_stays_under_the_finger(camera: Camera, way: tuple[float, float]) -> None:
    was = (camera.width * 0.5, camera.height * 0.7)
    now = (camera.width * way[0], camera.height * way[1])
    held = unprojected(inverse(camera.grid(HOME)), *was)
    after = camera.panned(HOME, was, now)
    x, y, _ = projected(after.grid(HOME), *held)
    assert (x, y) == pytest.approx(now, abs=0.5)


@pytest.mark.parametrize(
    ("bearing", "right"), [(0.0, (1, 0)), (90.0, (0, 1)), (180.0, (-1, 0)), (270.0, (0, -1))]
)
def test_the_bearing_is_up(bearing: float, right: tuple[int, int]) -> None:
    camera = Camera(HOME, zoom=16, bearing=bearing)
    grid = camera.grid(HOME)
    here, ahead = projected(grid, 0, 0), projected(grid, *(100 * r for r in right))
    assert ahead[0] - here[0] == pytest.approx(100, abs=0.1)
    assert ahead[1] == pytest.approx(here[1], abs=0.1)


def test_with_pitch_far_things_are_small_and_the_sky_is_not_ground() -> None:
    camera = Camera(HOME, zoom=16, pitch=50, anchor_y=0.74)
    grid = camera.grid(HOME)
    near = projected(grid, 50, 0)[0] - projected(grid, -50, 0)[0]
    far = projected(grid, 50, -400)[0] - projected(grid, -50, -400)[0]
    assert 0 < far < near / 1.2
    assert projected(grid, 0, 4000)[2] == -1  # behind the eye


def test_a_step_of_zoom_doubles_everything() -> None:
    camera = Camera(HOME, zoom=15)
    closer = replace(camera, zoom=16)
    a, b = (projected(c.grid(HOME), 10, 0)[0] - c.width / 2 for c in (camera, closer))
    assert b == pytest.approx(2 * a)

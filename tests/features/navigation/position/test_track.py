import math

import pytest

from cockpit.features.navigation.position.plane import Plane
from cockpit.features.navigation.position.track import Track
from tests.features.navigation.drawn_routes import HOME, block, line, route_of


@pytest.fixture(scope="module")
def track() -> Track:
    return Track(block().shape, Plane(HOME))


def test_a_foot_on_the_line(track: Track) -> None:
    foot = track.foot(4.0, 120.0, 0, track.length)
    assert foot.along == pytest.approx(120, abs=0.5)
    assert foot.off == pytest.approx(4, abs=0.1)
    assert foot.direction == pytest.approx(0, abs=0.01)


def test_the_window_keeps_parallel_pieces_apart(track: Track) -> None:
    assert track.foot(290.0, 100.0, 0, 200).along == pytest.approx(100, abs=1)
    assert track.foot(290.0, 100.0, 600, 900).along == pytest.approx(800, abs=1)


def test_near_a_corner_the_heading_decides(track: Track) -> None:
    x, y = 3.0, 296.0
    north = track.foot(x, y, 200, 400, 0.0).along
    east = track.foot(x, y, 200, 400, math.pi / 2).along
    assert north < 300 <= east


def test_directions_within_a_corner_are_not_strange(track: Track) -> None:
    assert track.strangeness(math.radians(45), 290, 310) == 0
    assert track.strangeness(math.radians(-45), 290, 310) == pytest.approx(math.pi / 4, abs=0.02)
    assert track.strangeness(math.pi, 100, 200) == pytest.approx(math.pi, abs=0.02)


def test_another_plane_changes_no_metres() -> None:
    points = line(HOME, (45, 1000))
    track = Track(route_of(points).shape, Plane(HOME))
    before = track.place(700)
    track.lay(Plane(points[-1]))
    after = track.place(700)
    assert before != after
    assert track.foot(*after, 0, track.length).along == pytest.approx(700, abs=0.5)

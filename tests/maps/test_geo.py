import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.maps.geo import (
    Box,
    Point,
    bearing,
    box_of,
    decode_polyline,
    distance_m,
    encode_polyline,
    lengths_m,
    moved,
    turn_between,
)

points = st.builds(Point, st.floats(-80, 80), st.floats(-179, 179))


def test_a_known_distance() -> None:
    paris, london = Point(48.8566, 2.3522), Point(51.5074, -0.1278)
    assert distance_m(paris, london) == pytest.approx(343_550, rel=0.002)


@given(points, st.floats(0, 360), st.floats(1, 20_000))
def test_moving_goes_as_far_and_where_it_was_told(start: Point, way: float, metres: float) -> None:
    end = moved(start, way, metres)
    assert distance_m(start, end) == pytest.approx(metres, rel=0.03)
    assert abs(turn_between(way, bearing(start, end))) < 2


@given(st.lists(points, min_size=1, max_size=20))
def test_a_polyline_comes_back(line: list[Point]) -> None:
    back = decode_polyline(encode_polyline(line))
    assert all(math.dist(a, b) < 2e-6 for a, b in zip(line, back, strict=True))


def test_the_example_of_the_format() -> None:
    line = decode_polyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 5)
    assert [(round(p.lat, 3), round(p.lon, 3)) for p in line] == [
        (38.5, -120.2),
        (40.7, -120.95),
        (43.252, -126.453),
    ]


@pytest.mark.parametrize(
    ("before", "after", "turn"), [(350, 10, 20), (10, 350, -20), (0, 180, -180), (90, 90, 0)]
)
def test_turns(before: float, after: float, turn: float) -> None:
    assert turn_between(before, after) == turn


def test_lengths_grow_along_the_line() -> None:
    line = [Point(45.0, 7.0), Point(45.001, 7.0), Point(45.002, 7.0)]
    assert lengths_m(line) == pytest.approx([0, 111.2, 222.4], abs=0.1)


def test_a_box_holds_what_it_is_made_of() -> None:
    box = box_of([Point(1.0, 5.0), Point(2.0, 3.0)])
    assert box == Box(1.0, 3.0, 2.0, 5.0)
    assert box.holds(Point(1.5, 4.0))
    assert not box.holds(Point(2.5, 4.0))

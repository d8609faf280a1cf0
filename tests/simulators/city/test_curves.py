import math

from simulators.city import curves


def test_a_spline_meets_its_points() -> None:
    points = [(0.0, 0.0), (100.0, 40.0), (200.0, -30.0)]
    line = curves.spline(points, 10)
    for point in points:
        assert min(math.dist(point, other) for other in line) < 0.6


def test_a_parallel_keeps_its_distance_on_the_right() -> None:
    line = [(0.0, 0.0), (100.0, 0.0)]
    assert curves.parallel(line, 10) == [(0.0, -10.0), (100.0, -10.0)]


def test_a_piece_begins_and_ends_where_told() -> None:
    line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert curves.piece(line, 5, 15) == [(5.0, 0.0), (10.0, 0.0), (10.0, 5.0)]


def test_points_are_added_once() -> None:
    line = curves.with_points_at([(0.0, 0.0), (10.0, 0.0)], [4, 4, 0, 10])
    assert line == [(0.0, 0.0), (4.0, 0.0), (10.0, 0.0)]

from simulators.city import noding
from simulators.city.roads import Road, key


def road(*points: tuple[float, float], apart: bool = False) -> Road:
    return Road(list(points), {"highway": "residential"}, apart)


def test_crossing_roads_share_a_point() -> None:
    a, b = road((0, 0), (100, 0)), road((50, -50), (50, 50))
    noding.join([a, b])
    assert key((50, 0)) in map(key, a.points)
    assert key((50, 0)) in map(key, b.points)


def test_a_road_that_ends_on_another_meets_it() -> None:
    a, b = road((0, 0), (100, 0)), road((30, 0.4), (30, 50))
    noding.join([a, b])
    assert {key(p) for p in a.points} & {key(p) for p in b.points}


def test_motorways_cross_without_meeting() -> None:
    a, b = road((0, 0), (100, 0), apart=True), road((50, -50), (50, 50))
    noding.join([a, b])
    assert not {key(p) for p in a.points} & {key(p) for p in b.points}

import math
from itertools import pairwise
from pathlib import Path

import pytest

from simulators.car.road import ROADS, Road, RoadError, load_road, make_road
from simulators.car.road_shape import LANE_M, STEP_M
from simulators.ways.graph import Graph
from simulators.ways.plan import Piece, Plan
from simulators.ways.polyline import Point, beyond
from tests.simulators.small_map import LIGHT, TUNNEL_ROW, corner

NAMES = sorted(path.stem for path in ROADS.glob("*.json"))


def town_road(graph: Graph, *corners: tuple[float, float], seed: int = 1) -> Road:
    return make_road(graph.route([Point(*corner(*c)) for c in corners]), seed=seed)


def bend(turn_deg: float, drives_left: bool = False) -> Road:
    start = Point(50.0, 10.0)
    middle = beyond(start, 90, 200)
    points = (start, middle, beyond(middle, 90 + turn_deg, 200))
    return make_road(Plan("bend", points, (Piece(0, 2),), (), False, drives_left))


@pytest.mark.parametrize("name", NAMES)
def test_every_road_is_even_and_drivable(name: str) -> None:
    road = load_road(name)
    pairs = list(pairwise(road.spots))
    if road.closed:
        pairs.append((road.spots[-1], road.spots[0]))
    for a, b in pairs:
        assert math.hypot(b.x - a.x, b.y - a.y) < 1.6 * STEP_M
        assert abs(a.slope) < 0.15
    for place, spot in enumerate(road.spots):
        assert 0 < road.targets[place] <= spot.limit_kmh / 3.6 + 0.01
        near = min(road.target_at((place + step) * STEP_M) for step in range(-4, 5))
        assert near**2 * abs(spot.curvature) < 4


def test_one_keeps_to_the_side(graph: Graph) -> None:
    road = town_road(graph, (2, 0.3), (2, 3.7))
    _, y = road.frame.flat(Point(*corner(2, 2)))
    assert all(spot.y == pytest.approx(y - LANE_M / 2, abs=0.1) for spot in road.spots)
    fast = town_road(graph, (0, 0.3), (0, 3.7))
    _, y = fast.frame.flat(Point(*corner(0, 2)))
    assert fast.at(300).y == pytest.approx(y - 1.5 * LANE_M, abs=0.1)
    assert fast.at(300).lanes == 2


def test_the_left_is_kept_where_one_drives_on_the_left() -> None:
    assert bend(0).at(50).y == pytest.approx(-LANE_M / 2, abs=0.1)
    assert bend(0, drives_left=True).at(50).y == pytest.approx(LANE_M / 2, abs=0.1)


@pytest.mark.parametrize(("turn", "slow", "fast"), [(0, 49, 51), (8, 45, 51), (90, 12, 30)])
def test_sharp_corners_are_taken_slowly(turn: float, slow: float, fast: float) -> None:
    slowest = min(bend(turn).targets) * 3.6
    assert slow < slowest < fast


def test_the_heading_turns_as_the_corner_does() -> None:
    road = bend(90)
    turned = math.degrees(road.at(390).heading - road.at(5).heading)
    assert turned == pytest.approx(-90, abs=0.5)


def test_turns_are_signalled_before_they_come(graph: Graph) -> None:
    road = town_road(graph, (0, 0.3), (2, 2.5))
    first = next(i for i, spot in enumerate(road.spots) if spot.turn)
    side = road.spots[first].turn
    end = next(i for i, s in enumerate(road.spots) if i > first and abs(s.curvature) > 0.05)
    assert 40 < (end - first) * STEP_M < 110
    assert math.copysign(1, road.spots[end].curvature) == side


def test_an_open_road_ends_and_a_closed_one_does_not(graph: Graph) -> None:
    road = town_road(graph, (2, 0.3), (2, 3.7))
    assert road.wrap(1e6) == road.length
    assert road.left_m(10) == road.length - 10
    assert road.at(1e6) == road.spots[-1]
    assert road.spots[-1].turn == -1
    loop = load_road("city")
    assert loop.left_m(10) == math.inf
    assert loop.wrap(loop.length + 5) == pytest.approx(5)
    assert loop.at(loop.length + 5) == loop.at(5)


def test_lights_stop_us_now_and_then(graph: Graph) -> None:
    row, column = LIGHT
    halts = [
        town_road(graph, (row, column - 0.8), (row, column + 0.8), seed=seed).halts
        for seed in range(30)
    ]
    stops = [halt for found in halts for halt in found]
    assert 5 < len(stops) < 25
    assert all(225 < place < 240 and 2 < wait < 30 for place, wait in stops)


def test_traffic_slows_us_and_we_brake_in_time(graph: Graph) -> None:
    road = town_road(graph, (TUNNEL_ROW, 0.2), (TUNNEL_ROW, 3.8))
    before = road.target_at(400)
    road.with_traffic({114: 12.0})
    assert road.at(400).tunnel
    assert before > 13
    assert road.target_at(400) == pytest.approx(12 / 3.6)
    assert 12 / 3.6 < road.target_at(220) < before
    assert road.at(400).limit_kmh == 50
    road.with_traffic({})
    assert road.target_at(400) == before


def test_a_broken_road_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RoadError, match=r"no road 'moon'; there are: .*city"):
        load_road("moon")
    file = tmp_path / "x.json"
    file.write_text("{}")
    with pytest.raises(RoadError, match="no plan"):
        load_road(str(file))

import json
import random
from pathlib import Path

import pytest

from simulators.ways.graph import Graph, GraphError
from simulators.ways.plan import Plan, PlanError
from simulators.ways.polyline import Point, compass, metres
from simulators.ways.wander import wander
from tests.simulators.small_map import LIGHT, TUNNEL_ROW, corner


def at(row: float, column: float) -> Point:
    return Point(*corner(row, column))


def test_a_way_tells_what_its_roads_are_like(graph: Graph) -> None:
    plan = graph.route([at(0, 0.3), at(2, 2.5)])
    assert metres(plan.points[0], at(0, 0.3)) < 5
    assert plan.pieces[0].begin == 0
    assert plan.pieces[-1].end == len(plan.points) - 1
    assert all(a.end == b.begin for a, b in zip(plan.pieces, plan.pieces[1:], strict=False))
    fast = plan.pieces[0]
    assert (fast.way_id, fast.limit_kmh, fast.lanes) == (100, 80, 2)
    assert {piece.turn for piece in plan.pieces} == {0, 1, -1}
    assert {p.name for p in plan.pieces} >= {"Row 0", "Row 2"}


def test_lights_tunnels_and_side_roads_are_seen(graph: Graph) -> None:
    row, column = LIGHT
    lit = graph.route([at(row, column - 0.6), at(row, column + 0.6)])
    assert [piece.signal for piece in lit.pieces] == [True, False]
    assert sorted(lit.pieces[0].exits) == [0, 180]
    hidden = graph.route([at(TUNNEL_ROW, 0.2), at(TUNNEL_ROW, 3.8)])
    assert [piece.tunnel for piece in hidden.pieces] == [False, True, False]


def test_it_starts_the_way_the_car_points(graph: Graph) -> None:
    for heading in (90.0, 270.0):
        line = graph.line([at(2, 1.5), at(4, 1.5)], heading)
        assert abs(compass(line[0], line[1]) - heading) < 5


def test_a_plan_survives_its_file(graph: Graph) -> None:
    plan = graph.route([at(0, 0.3), at(2, 2.5)], name="x")
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))) == plan
    for broken in (
        {},
        {"format": 99},
        plan.as_json() | {"pieces": []},
        plan.as_json() | {"shape": 3},
    ):
        with pytest.raises(PlanError):
            Plan.from_json(broken)


def test_a_line_beside_all_roads_is_driven_bare(graph: Graph) -> None:
    plan = graph.plan([Point(10.0, 10.0), Point(10.0, 10.01)])
    assert len(plan.pieces) == 1
    assert plan.pieces[0].limit_kmh is None


def test_no_map_and_no_way_are_one_line(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="make one with"):
        Graph(tmp_path)
    with pytest.raises(GraphError, match="no way found") as caught:
        graph.route([at(0, 0), Point(10.0, 10.0)])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("seed", range(4))
def test_a_wrong_turn_leads_away(graph: Graph, seed: int) -> None:
    told = [100, 204]
    out = Point(*corner(0.07, 1))
    plan = wander(graph, (at(0, 0.3), 90.0), (out, 0.0), told, random.Random(seed))
    assert min(metres(point, out) for point in plan.points) < 25 or any(
        piece.way_id == 201 for piece in plan.pieces
    )
    names = [piece.name for piece in plan.pieces]
    assert names[0] == "Row 0"
    assert names[1] == "Column 1"

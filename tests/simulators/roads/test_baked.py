import json

import pytest

from simulators.car.road import ROADS, load_road
from simulators.roads.__main__ import LOOP, WAYS, fingerprint
from simulators.roads.marks import marks
from simulators.ways.places import load_places
from simulators.ways.polyline import Point, metres

NAMES = sorted(path.stem for path in ROADS.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_the_roads_are_those_of_the_shipped_map(name: str) -> None:
    words = json.loads((ROADS / f"{name}.json").read_text("utf-8"))
    assert words["source"] == fingerprint(), "the map has changed: run python -m simulators.roads"


def test_they_go_where_their_names_say() -> None:
    places, routes = load_places()
    for name, (start, end) in WAYS.items():
        plan = load_road(name).plan
        assert metres(plan.points[0], places[start]) < 40
        assert metres(plan.points[-1], places[end]) < 40
        assert not plan.closed
    city = load_road("city").plan.points
    for stop in routes[LOOP]:
        assert min(metres(Point(*stop), point) for point in city) < 250
    assert load_road("city").closed
    assert load_road("motorway").closed


def test_the_ring_is_motorway_all_round() -> None:
    road = load_road("motorway")
    assert {piece.road for piece in road.pieces} == {"motorway"}
    assert road.length > 10_000
    assert min(road.targets) > 60 / 3.6
    assert any(spot.tunnel for spot in road.spots)


def test_one_starts_where_there_is_something_to_see() -> None:
    road = load_road("city")
    start = road.plan.marks["before_turn"]
    assert -1 in {road.at(start + way).turn for way in range(0, 160, 2)}
    assert road.at(start).turn == 0
    assert marks(road) == road.plan.marks

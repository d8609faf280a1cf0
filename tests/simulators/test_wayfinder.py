import json
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from simulators.car.all_knobs import ask, turn
from simulators.car.scenario import ScenarioError
from simulators.car.simulation import Simulation
from simulators.traffic.feed import Report, write_feed
from simulators.ways.graph import Graph
from simulators.ways.places import is_route, parse_places
from simulators.ways.polyline import Point, metres
from tests.simulators.conftest import Drive
from tests.simulators.small_map import corner


def at(row: float, column: float) -> Point:
    return Point(*corner(row, column))


def goes(
    drive: Simulation, until: Callable[[], bool], within_s: float = 600
) -> list[tuple[Point, float]]:
    """Drive until something holds; returns where the car was, ten times a second."""
    trace = []
    for tick in range(round(within_s * 100)):
        drive.wayfinder.step(drive.car)
        if drive.news:
            drive.news.step(drive.car.time, drive.car.road)
        drive.car.step(0.01)
        if tick % 10 == 0:
            latitude, longitude, heading = drive.car.position
            trace.append((Point(latitude, longitude), heading))
        if until():
            return trace
    raise AssertionError("it never happened")


def no_jumps(trace: list[tuple[Point, float]]) -> bool:
    return all(metres(a, b) < 4 for (a, _), (b, _) in pairwise(trace))


def test_it_drives_where_it_is_sent_and_parks(in_town: Drive) -> None:
    drive = in_town((0, 0.3), (0, 3.7), route=f"{corner(3, 2.4)[0]},{corner(3, 2.4)[1]}")
    assert drive.car.errand.told
    signals: set[object] = set()

    def parked() -> bool:
        signals.add(ask(drive.car, "indicator"))
        return drive.car.parked and drive.car.time > 5

    trace = goes(drive, parked)
    assert metres(trace[-1][0], at(3, 2.4)) < 10
    assert no_jumps(trace)
    assert signals == {"left", "right", "off"}
    drive.car.step(0.01)
    assert ask(drive.car, "indicator") == "off"


def test_a_new_route_replaces_the_rest_without_a_jump(in_town: Drive, graph: Graph) -> None:
    drive = in_town((0, 0.3), (0, 3.7))
    before = goes(drive, lambda: drive.car.time > 8)
    here, heading = before[-1]
    drive.wayfinder.follow(drive.car, graph.line([here, at(4, 1.5)], heading))
    trace = goes(drive, lambda: drive.car.parked)
    assert no_jumps([*before, *trace])
    assert metres(trace[-1][0], at(4, 1.5)) < 10


def test_a_parked_car_turns_round_where_the_route_goes_back(in_town: Drive, graph: Graph) -> None:
    drive = in_town((2, 0.5), (2, 2.5))
    goes(drive, lambda: drive.car.parked)
    line = graph.line([at(2, 2.4), at(2, 0.5)], 270)
    drive.wayfinder.follow(drive.car, line)
    trace = goes(drive, lambda: drive.car.parked and drive.car.way > 100)
    assert no_jumps(trace)
    assert metres(trace[-1][0], at(2, 0.5)) < 10


def test_a_route_beside_us_is_driven_to_on_roads(in_town: Drive, graph: Graph) -> None:
    drive = in_town((0, 0.3), (0, 3.7))
    goes(drive, lambda: drive.car.time > 4)
    drive.wayfinder.follow(drive.car, graph.line([at(2, 1.2), at(2, 3.7)], 90))
    trace = goes(drive, lambda: drive.car.parked)
    assert no_jumps(trace)
    assert metres(trace[-1][0], at(2, 3.7)) < 10


def test_a_standing_car_far_off_is_put_onto_the_route(in_town: Drive, graph: Graph) -> None:
    drive = in_town((0, 0.3), (0, 3.7), "driver = 'park'\n")
    goes(drive, lambda: drive.car.parked)
    drive.wayfinder.follow(drive.car, graph.line([at(4, 3.5), at(3, 3.5)], 270))
    drive.wayfinder.step(drive.car)
    drive.car.step(0.01)
    assert metres(Point(*drive.car.position[:2]), at(4, 3.5)) < 10
    goes(drive, lambda: drive.car.parked and drive.car.way > 100)


def test_wrong_turns_leave_the_route_and_drive_on(in_town: Drive) -> None:
    target = corner(0, 3.9)
    drive = in_town((0, 0.1), (0, 3.9), route=f"{target[0]},{target[1]}", wrong_turns=1)
    goes(drive, lambda: not drive.car.errand.told)
    assert drive.car.errand.wrong_turns == 0
    left = drive.car.time
    trace = goes(drive, lambda: drive.car.time > left + 150)
    assert no_jumps(trace)
    assert drive.car.driver.drives
    assert max(metres(p, at(0, 2)) for p, _ in trace) > 300


def test_a_car_that_nobody_tells_drives_on(in_town: Drive) -> None:
    drive = in_town((0, 0.3), (0, 1.5))
    drive.wayfinder.leave(drive.car)
    trace = goes(drive, lambda: drive.car.time > 120)
    assert drive.car.driver.drives
    assert no_jumps(trace)


def test_a_car_that_is_nearly_there_parks_all_the_same(in_town: Drive) -> None:
    drive = in_town((0, 0.3), (0, 3.7), route=f"{corner(0, 2)[0]},{corner(0, 2)[1]}")
    goes(drive, lambda: drive.car.road.left_m(drive.car.way) < 60)
    drive.wayfinder.leave(drive.car)
    goes(drive, lambda: drive.car.parked)


def test_without_a_map_a_route_is_driven_all_the_same(in_town: Drive, tmp_path: Path) -> None:
    drive = in_town((2, 0.3), (2, 1.5), map=None)
    drive.wayfinder._place = tmp_path
    drive.wayfinder.follow(drive.car, [at(2, 0.3), at(2, 2.5)])
    assert "no map" in drive.trouble
    goes(drive, lambda: drive.car.parked)
    assert metres(Point(*drive.car.position[:2]), at(2, 2.5)) < 10


def test_a_jam_holds_the_car_up_and_lets_it_go(in_town: Drive, tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    now = datetime.now(UTC)
    write_feed(feed, now, [Report(10.0, 100, heading=90), Report(5.0, 100, heading=270)])
    drive = in_town((0, 0.3), (0, 3.7), traffic=feed)
    goes(drive, lambda: 9 < drive.car.speed_kmh < 11 and drive.car.time > 15)
    feed.write_text("{", "utf-8")
    goes(drive, lambda: "no traffic feed" in drive.trouble)
    write_feed(feed, now, [])
    goes(drive, lambda: drive.car.speed_kmh > 60)
    assert drive.trouble == ""


def test_a_named_route_begins_at_its_own_start(in_town: Drive, tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    places = {
        n: dict(zip(("lat", "lon"), corner(*c), strict=True))
        for n, c in {"a": (3, 1.5), "b": (4, 0.5)}.items()
    }
    file.write_text(json.dumps({"places": places, "routes": {"round": ["a", "b"]}}))
    drive = in_town((0, 0.3), (0, 3.7))
    drive.wayfinder.begin(drive.car, parse_places("round", file))
    assert is_route("round", file)
    assert not is_route("a", file)
    assert metres(Point(*drive.car.position[:2]), at(3, 1.5)) < 5
    goes(drive, lambda: drive.car.parked)
    assert metres(Point(*drive.car.position[:2]), at(4, 0.5)) < 8


@pytest.mark.parametrize(
    ("route", "says"),
    [("10,10", "no way found"), ("nowhere", "no place 'nowhere'"), ("95,10", "latitude")],
)
def test_a_way_that_is_none_is_one_line(in_town: Drive, route: str, says: str) -> None:
    with pytest.raises(ScenarioError, match=says):
        in_town((0, 0.3), (0, 3.7), route=route)


def test_the_wrong_turn_is_a_knob(in_town: Drive) -> None:
    drive = in_town((0, 0.1), (0, 3.9))
    turn(drive.car, "wrong_turn", 1)
    goes(drive, lambda: drive.car.errand.wanders)
    assert ask(drive.car, "wrong_turn") == 0


def test_a_baked_way_is_small(graph: Graph) -> None:
    plan = graph.route([at(0, 0.3), at(2, 2.5)])
    assert len(json.dumps(plan.as_json())) < 3000

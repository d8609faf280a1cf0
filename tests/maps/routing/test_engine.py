import math
from itertools import pairwise

import pytest

from cockpit.maps.geo import Point, distance_m, lengths_m, moved
from cockpit.maps.route import Avoid, Lane, Route, RouteRequest
from cockpit.maps.routing.engine import Engine
from cockpit.maps.routing.errors import RoutingError
from tests.maps.routing.valley import at, between, km


def route(engine: Engine, *places: str, **more: object) -> Route:
    return engine.routes(RouteRequest(tuple(map(at, places)), **more))[0]  # type: ignore[arg-type]


def kinds(found: Route) -> list[str]:
    return [m.kind for m in found.manoeuvres]


def refusal(engine: Engine, *places: Point, **more: object) -> RoutingError:
    with pytest.raises(RoutingError) as raised:
        engine.routes(RouteRequest(places, **more))  # type: ignore[arg-type]
    assert "\n" not in raised.value.text
    return raised.value


def test_the_motorway_with_its_exit_lanes_and_signs(engine: Engine) -> None:
    found = route(engine, "T0", "E1")
    assert (found.has_motorway, found.has_toll, found.has_ferry) == (True, True, False)
    exit_ = next(m for m in found.manoeuvres if m.kind == "exit_right")
    assert exit_.exit_number == "7"
    assert exit_.exit_branch == ("B1",)
    assert exit_.exit_toward == ("Eastham", "Harbour")
    assert exit_.lanes == (
        Lane(("through",), False),
        Lane(("through",), False),
        Lane(("slight_right",), True, "slight_right"),
    )
    assert found.name == "via A9 and Station Road"


def test_lanes_before_an_exit_that_is_passed(engine: Engine) -> None:
    found = route(engine, "T0", "E1")
    (passed,) = (m for m in found.manoeuvres if m.kind == "continue")
    assert distance_m(found.shape[passed.begin], at("M2")) < 1
    assert [lane.valid for lane in passed.lanes] == [True, True, False]
    assert passed.lanes[0].active == "through"
    assert passed.instruction == "Continue straight on A9."
    before = found.manoeuvres[found.manoeuvres.index(passed) - 1]
    assert before.end == passed.begin
    assert before.distance_m == pytest.approx(1500 + 720, rel=0.1)


def test_remembered_lanes_keep_to_the_turn_that_follows(engine: Engine) -> None:
    """The same junction, once passed and once left at the next exit, asked in both orders."""
    for _ in range(2):
        assert "continue" in kinds(route(engine, "T0", "E1"))
        left = route(engine, "T0", "L1", avoid=Avoid(roads=(between("T2", "O1"),)))
        exit_ = next(m for m in left.manoeuvres if m.kind == "exit_right")
        assert exit_.exit_number == "6"
        assert "continue" not in kinds(left)


def test_a_roundabout_is_told_as_a_whole(engine: Engine) -> None:
    found = route(engine, "T0", "L1")
    enter = next(m for m in found.manoeuvres if m.kind == "roundabout_enter")
    assert enter.roundabout_exit == 3
    assert enter.turn_degrees == pytest.approx(-90, abs=25)
    assert enter.streets == ("Mill Lane",)
    assert not enter.drives_left


def test_manoeuvres_and_stretches_cover_the_whole_way(engine: Engine) -> None:
    for ends in (("T0", "E1"), ("T0", "F2"), ("S1", "L2"), ("E1", "T0")):
        found = route(engine, *ends)
        last = len(found.shape) - 1
        turns = [(m.begin, m.end) for m in found.manoeuvres]
        for pieces in (turns, [(s.begin, s.end) for s in found.stretches]):
            assert (pieces[0][0], pieces[-1][1]) == (0, last)
            assert all(a[1] == b[0] for a, b in pairwise(pieces))
        assert sum(s.length_m for s in found.stretches) == pytest.approx(found.distance_m, abs=20)
        assert sum(m.distance_m for m in found.manoeuvres) == pytest.approx(
            found.distance_m, abs=20
        )
        assert lengths_m(found.shape)[-1] == pytest.approx(found.distance_m, rel=0.01)


def test_what_stretches_say(engine: Engine) -> None:
    found = route(engine, "T2", "E1", avoid=Avoid(motorway=True))
    by_place = {distance_m(found.shape[s.end], at("O3")) < 1: s for s in found.stretches}
    bridge = by_place[True]
    assert (bridge.bridge, bridge.tunnel, bridge.way_id, bridge.road) == (True, False, 6, "primary")
    (tunnel,) = (s for s in found.stretches if s.tunnel)
    assert (tunnel.way_id, tunnel.limit_kmh, tunnel.name) == (7, 30.0, "Old Road")
    (signal,) = (s for s in found.stretches if s.signal)
    assert distance_m(found.shape[signal.end], at("E0")) < 1
    assert [s.roundabout for s in found.stretches].count(True) >= 2
    assert all(s.edge_id for s in found.stretches)
    fast = route(engine, "T0", "E1").stretches
    assert {s.limit_kmh for s in fast if s.road == "motorway"} >= {130.0}
    assert all(s.toll for s in fast if s.name == "A9" and s.limit_kmh == 130)


def test_what_is_avoided_is_kept_from(engine: Engine) -> None:
    for avoid in (Avoid(motorway=True), Avoid(toll=True)):
        found = route(engine, "T0", "E1", avoid=avoid)
        assert not found.has_motorway
        assert not found.has_toll
        assert found.name == "via Old Road"


def test_what_cannot_be_avoided_is_said(engine: Engine) -> None:
    found = route(engine, "T0", "F2", avoid=Avoid(ferry=True))
    assert found.has_ferry
    assert [s.ferry for s in found.stretches].count(True) == 1


def test_a_road_and_an_area_to_keep_away_from(engine: Engine) -> None:
    fast = RouteRequest((at("T0"), at("E1")))
    around = km(2.6, 1.0)
    off_road = Avoid(roads=(around,))
    assert not engine.routes(RouteRequest(fast.places, avoid=off_road))[0].has_motorway
    ring = (km(2.4, 0.9), km(2.8, 0.9), km(2.8, 1.1), km(2.4, 1.1))
    assert not engine.routes(RouteRequest(fast.places, avoid=Avoid(areas=(ring,))))[0].has_motorway


def test_stops_and_places_to_pass(engine: Engine) -> None:
    stop = route(engine, "T0", "L1", "E1")
    assert len(stop.legs) == 2
    assert distance_m(stop.shape[stop.legs[0]], at("L1")) < 1
    assert stop.legs[-1] == len(stop.shape) - 1
    assert sum(kind.startswith("destination") for kind in kinds(stop)) == 2
    passed = route(engine, "T0", "L1", "E1", passing=(1,))
    assert len(passed.legs) == 1
    assert min(distance_m(p, at("L1")) for p in passed.shape) < 1


def test_the_start_follows_the_cars_heading(engine: Engine) -> None:
    start = between("T0", "T1")
    ahead = engine.routes(RouteRequest((start, at("T2")), heading=90))[0]
    assert distance_m(ahead.shape[1], at("T1")) < 1
    behind = engine.routes(RouteRequest((start, at("T2")), heading=270))[0]
    assert min(distance_m(p, at("T0")) for p in behind.shape[1:]) < 1


def test_languages(engine: Engine) -> None:
    german = route(engine, "T0", "E1", language="de")
    assert "Links auf North Street abbiegen." in [m.instruction for m in german.manoeuvres]
    assert german.name == "über A9 und Station Road"
    chinese = route(engine, "T0", "E1", language="zh-CN")
    texts = [m.instruction for m in chinese.manoeuvres]
    assert texts[0] == "沿High Street向东出发。"
    assert "从7号出口驶出，进入B1，往Eastham、Harbour方向。" in texts
    assert "沿A9继续直行。" in texts
    assert all("\u4e00" <= c <= "\u9fff" or ord(c) < 128 or c in "，。、" for c in "".join(texts))
    assert route(engine, "T0", "E1", language="xx").manoeuvres[0].instruction.startswith("Drive")


def test_alternatives_are_named_by_what_they_do_not_share(engine: Engine) -> None:
    places = (at("T2"), at("E0"))
    found = engine.routes(RouteRequest(places, alternatives=3))
    names = [r.name for r in found]
    assert len(set(names)) == len(names)
    assert all(names)


def test_no_way(engine: Engine) -> None:
    assert refusal(engine, at("T0"), at("Q2")).code == "no_way"
    assert refusal(engine, at("T0"), at("T0")).code == "there"
    away = refusal(engine, at("T0"), Point(10, 10))
    assert (away.code, away.text) == ("off_map", "10.00000, 10.00000 is not on this map")
    assert refusal(engine, at("T0")).code == "bad"
    thin = Avoid(areas=((at("T0"), at("T1")),))
    assert refusal(engine, at("T0"), at("E1"), avoid=thin).code == "bad"


def test_a_very_short_way(engine: Engine) -> None:
    start, end = between("T0", "T1", 0.5), between("T0", "T1", 0.52)
    (found,) = engine.routes(RouteRequest((start, end)))
    assert found.distance_m == pytest.approx(4, abs=2)
    assert len(found.shape) >= 2


def test_departure_leaves_live_speeds_out(live_engine: Engine) -> None:
    live_engine.apply_traffic({"way 14": 5, "way 15": 5})
    places = (at("T0"), at("E1"))
    assert not live_engine.routes(RouteRequest(places))[0].has_motorway
    later = live_engine.routes(RouteRequest(places, depart_at="2026-06-18T08:10"))[0]
    assert later.has_motorway
    assert all(s.congestion == 0 for s in later.stretches)


def test_table(engine: Engine) -> None:
    table = engine.matrix([at("T0"), at("L1")], [at("E1"), at("Q2"), Point(10, 10), at("T0")])
    first = table[0][0]
    assert first is not None
    assert first.metres == pytest.approx(route(engine, "T0", "E1").distance_m, rel=0.02)
    assert [row[1] for row in table] == [None, None]
    assert [row[2] for row in table] == [None, None]
    many = engine.matrix([at("T0")] * 45, [at("E1")] * 90)
    assert (len(many), len(many[0])) == (45, 90)
    assert {leg for row in many for leg in row} == {first}


def test_which_road_is_here(engine: Engine) -> None:
    here = moved(between("T2", "O1"), 0, 5)
    east = engine.locate(here, 95)[0]
    assert (east.way_id, east.name, east.road, east.limit_kmh) == (3, "Old Road", "primary", 30.0)
    assert east.distance_m == pytest.approx(5, abs=1)
    assert east.heading == pytest.approx(90, abs=2)
    assert engine.locate(here, 265)[0].heading == pytest.approx(270, abs=2)
    assert engine.locate(Point(10, 10)) == []


def test_a_noisy_trace_lies_on_its_road(engine: Engine) -> None:
    trace = [moved(between("T2", "O1", i / 10), 40 * i, 4) for i in range(10)]
    matched = engine.match(trace, range(10))
    assert matched.here is not None
    assert matched.here.way_id == 3
    assert matched.here.heading == pytest.approx(90, abs=2)
    assert len(matched.points) == len(matched.edges) == 10
    assert all(p and distance_m(p, q) < 5 for p, q in zip(matched.points, trace, strict=True))
    with pytest.raises(RoutingError):
        engine.match([at("T0")])


def test_rings_grow_with_time(engine: Engine) -> None:
    near, far = engine.isochrone(at("T0"), minutes=(2, 6))
    assert max(lengths_m(r)[-1] for r in near) < max(lengths_m(r)[-1] for r in far)
    with pytest.raises(RoutingError):
        engine.isochrone(at("T0"))


def test_numbers_are_finite(engine: Engine) -> None:
    found = route(engine, "T0", "F2")
    assert all(math.isfinite(s.speed_kmh) and s.speed_kmh > 0 for s in found.stretches)
    assert found.elevations_m == ()

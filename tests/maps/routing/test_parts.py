"""The engine's parts that need no map."""

import math
from dataclasses import asdict
from typing import Any

import msgpack  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.maps.geo import Point, decode_polyline, encode_polyline
from cockpit.maps.route import Avoid, Lane, Manoeuvre, Route, RouteRequest, Stretch
from cockpit.maps.routing.answer import read_lane, read_manoeuvre
from cockpit.maps.routing.asked import read_request
from cockpit.maps.routing.chinese import in_chinese
from cockpit.maps.routing.heights import heights_along
from cockpit.maps.routing.kinds import kind_word
from cockpit.maps.routing.parcel import pack_route, unpack_routes
from cockpit.maps.routing.polyline import decode
from cockpit.maps.routing.question import locale, route_question
from cockpit.maps.routing.stretches import congestion, limit

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def a_route(points: int = 3) -> Route:
    shape = tuple(Point(45 + i * 1e-4, -39.5) for i in range(points))
    lanes = (Lane(("left", "through"), True, "through"), Lane((), False))
    turn = Manoeuvre("turn_right", 0, points - 1, 150.0, 12.5, "Turn.", ("Mill Street",),
                     lanes=lanes, exit_toward=("Old Town",))  # fmt: skip
    road = tuple(
        Stretch(i, i + 1, 11.1, 48.0, 50.0, math.inf if i else None, name="A", edge_id=1 << 45)
        for i in range(points - 1)
    )
    return Route(shape, (turn,), road, 22.2, 3.0, (points - 1,), "de", "über A", has_ferry=True,
                 elevations_m=(1.5, 2.25))  # fmt: skip


@given(st.lists(POINTS, max_size=60))
def test_the_fast_decoder_reads_what_the_plain_one_does(points: list[Point]) -> None:
    text = encode_polyline(points)
    fast, plain = decode(text), decode_polyline(text)
    assert len(fast) == len(plain)
    for a, b in zip(fast, plain, strict=True):
        assert a == pytest.approx(b, abs=1e-9)
        assert isinstance(a, Point)


@pytest.mark.parametrize("points", [2, 3, 5000])
def test_a_route_comes_through_the_pipe_as_it_was(points: int) -> None:
    route = a_route(points)
    sent = msgpack.unpackb(msgpack.packb(pack_route(route)))
    (again,) = unpack_routes([sent])
    assert again == route
    assert isinstance(again.shape[0], Point)


@pytest.mark.parametrize("words", [{}, {"shape": b"xx"}, {"shape": 3}])
def test_a_broken_parcel_is_refused(words: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        unpack_routes([words])


def test_a_request_comes_back_from_words() -> None:
    request = RouteRequest(
        (Point(1, 2), Point(3, 4), Point(5, 6)), 10.0,
        Avoid(True, False, True, (Point(1, 1),), ((Point(0, 0), Point(0, 1), Point(1, 1)),)),
        2, "de", "2026-06-18T08:10", (1,),
    )  # fmt: skip
    assert read_request(asdict(request)) == request


@pytest.mark.parametrize("words", [
    {}, {"places": 3}, {"places": [[1, 2], [3]]}, {"places": [[1, 2], ["x", 4]]},
    {"places": [[1, 2], [math.nan, 4]]}, {"places": [[1, 2], [91, 4]]},
    {"places": [[1, 2]] * 1000}, {"places": [[1, 2]] * 2, "depart_at": "tomorrow"},
    {"places": [[1, 2]] * 2, "heading": math.inf}, {"places": [[1, 2]] * 2, "avoid": 3},
])  # fmt: skip
def test_wrong_requests_are_refused(words: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        read_request(words)


def test_questions_keep_within_what_the_engine_takes() -> None:
    request = RouteRequest((Point(1, 2), Point(3, 4)), 359.7, alternatives=99)
    words = route_question(request)
    assert words["alternates"] == 4
    assert words["locations"][0]["heading"] == 0
    assert (locale("de-AT"), locale("pt_BR"), locale("zh"), locale("")) == (
        "de-DE", "pt-PT", "en-GB", "en-GB",
    )  # fmt: skip


def test_lanes_of_bits() -> None:
    assert read_lane({"directions": 2 | 64, "active": 64}) == Lane(
        ("through", "right"), True, "right"
    )
    assert read_lane({"directions": 1}) == Lane((), False)


def test_a_manoeuvre_without_its_extras() -> None:
    words = {"type": 15, "begin_shape_index": 2, "end_shape_index": 4, "length": 0.5, "time": 30,
             "instruction": "Turn left.", "bearing_before": 10, "bearing_after": 280}  # fmt: skip
    found = read_manoeuvre(words, 10, True)
    assert (found.kind, found.begin, found.end, found.turn_degrees) == ("turn_left", 12, 14, -90)
    assert found.drives_left
    assert kind_word(99) == "none"


def test_chinese_counts_exits_and_chains_what_follows_at_once() -> None:
    said = in_chinese(
        [
            Manoeuvre("start", 0, 1, 40, 5, "", ("人民路",)),
            Manoeuvre("turn_left", 1, 2, 12_340, 600, "", ("中山路",)),
            Manoeuvre("roundabout_enter", 2, 3, 50, 5, "", roundabout_exit=2),
            Manoeuvre("roundabout_exit", 3, 4, 960, 80, ""),
            Manoeuvre("what", 4, 4, 0, 0, ""),
        ],
        185,
    )
    assert said[0].say_now == "沿人民路向南出发。然后左转，进入中山路。"
    assert said[1].say_after == "继续行驶12公里。"
    assert said[2].instruction == "进入环岛，从第二个出口驶出。"
    assert said[3].say_after == "继续行驶1公里。"
    assert said[4].instruction == "继续行驶。"


def test_heights_of_two_legs_go_on_in_even_steps() -> None:
    legs = [
        {"elevation": [0.0, 30.0, 60.0], "elevation_interval": 30, "summary": {"length": 0.075}},
        {"elevation": [75.0, 105.0], "elevation_interval": 30, "summary": {"length": 0.045}},
    ]
    assert heights_along(legs[:1]) == (0.0, 30.0, 60.0)
    assert heights_along(legs) == pytest.approx((0, 30, 60, 90, 105))
    assert heights_along([*legs, {"summary": {"length": 1}}]) == ()


def test_small_readings() -> None:
    assert (limit("unlimited"), limit(50), limit(None), limit(0)) == (math.inf, 50.0, None, None)
    assert (congestion(99, 100), congestion(25, 100)) == (0.0, 0.75)

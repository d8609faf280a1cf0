"""From place to picture and voice, on drawn routes at even speed."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from cockpit.features.navigation.guidance.guide import Guide
from cockpit.features.navigation.guidance.prompts import Prompt
from cockpit.features.navigation.guidance.state import Guidance
from cockpit.features.navigation.position.fix import Fix, Source
from cockpit.maps.route import Route, Stretch
from tests.features.navigation.drawn_routes import HOME, block, line, route_of


def at(metres: float, time: float, speed: float, on: bool = True) -> Fix:
    return Fix(HOME, 0.0, speed, 5.0, metres if on else None, on, Source.GNSS, time)


def steps(route: Route, mps: float, until: float = math.inf) -> list[Guidance]:
    guide = Guide(route)
    seen, metres, time = [], 0.0, 0.0
    while metres < min(until, guide.plan.length_m):
        seen.append(guide.step(at(metres, time, mps)))
        metres, time = metres + mps / 10, time + 0.1
    return seen


def prompts(route: Route, mps: float) -> list[tuple[float, Prompt]]:
    return [(g.along_m or 0.0, g.prompt) for g in steps(route, mps) if g.prompt]


def straight(turn_m: float, kmh: float) -> Route:
    points = line(HOME, (0, turn_m), (90, 500))
    return route_of(points, (("turn_right", turn_m),), kmh)


@pytest.mark.parametrize(
    ("kmh", "first_m", "least"),
    [(130.0, 2000.0, 4), (80.0, 800.0, 3), (50.0, 300.0, 2)],
)
def test_prompts_come_by_the_roads_speed(kmh: float, first_m: float, least: int) -> None:
    told = [(m, p) for m, p in prompts(straight(3000, kmh), kmh / 3.6) if p.step == 1]
    assert 3000 - told[0][0] == pytest.approx(first_m, abs=6)
    assert len(told) >= least
    last_m, last = told[-1]
    assert last.urgent
    seconds = (3000 - last_m) / (kmh / 3.6)
    assert 3.9 <= seconds <= 6.1
    assert seconds - last.within_s == pytest.approx(1.5, abs=0.05)


def test_slowly_the_last_word_comes_at_25_metres() -> None:
    told = prompts(straight(500, 30), 3.0)
    assert 500 - next(m for m, p in told if p.step == 1 and p.urgent) == pytest.approx(25, abs=1)


def test_each_turn_has_its_word_once_and_in_order() -> None:
    told = prompts(block(), 13.9)
    urgent = [p.step for _, p in told if p.urgent]
    assert urgent == [1, 2, 3, 4]
    assert len({(p.step, p.text) for _, p in told}) == len(told)


def test_no_prompt_within_another() -> None:
    told = prompts(block(), 13.9)
    for (m, p), (later, after) in pairwise(told):
        if not after.urgent:
            assert (later - m) / 13.9 > 0.4 + 0.065 * len(p.text)


def test_too_late_is_not_said() -> None:
    guide = Guide(block())
    assert guide.step(at(290.0, 0.0, 14.0)).prompt is None


def test_what_follows_within_seconds_is_chained() -> None:
    points = line(HOME, (0, 500), (90, 60), (0, 500))
    route = route_of(points, (("turn_right", 500), ("turn_left", 560)))
    told = prompts(route, 13.9)
    assert steps(route, 13.9)[0].then_icon == "turn-left"
    chained = next(p for _, p in told if p.chained == 2)
    assert "then immediately turn left" in chained.text
    assert sum(p.step == 2 for _, p in told) <= 1


def test_behind_a_turn_the_long_road_is_told() -> None:
    points = line(HOME, (0, 300), (90, 4000), (0, 300))
    route = route_of(points, (("turn_right", 300), ("turn_left", 4300)))
    texts = [p.text for _, p in prompts(route, 13.9)]
    assert "Continue for 4 kilometres." in texts


def test_the_picture_before_the_turn() -> None:
    seen = steps(block(), 13.9)[0]
    assert seen.icon == "turn-right"
    assert seen.distance == ("300", "m")
    assert seen.street == "Street 1"
    assert seen.street_now == "Long Lane"
    near = next(g for g in steps(block(), 13.9) if (g.along_m or 0) > 250)
    assert near.lanes
    assert near.then_icon == ""


def test_far_lanes_are_not_shown() -> None:
    assert not steps(straight(3000, 50), 13.9, 100)[0].lanes


def test_lanes_of_which_none_is_right_are_not_shown() -> None:
    route = block()
    dead = tuple(
        m._replace(lanes=tuple(lane._replace(valid=False) for lane in m.lanes))
        for m in route.manoeuvres
    )
    assert not any(g.lanes for g in steps(replace(route, manoeuvres=dead), 13.9))


def test_the_next_turn_follows_the_last() -> None:
    indices = [g.index for g in steps(block(), 13.9)]
    assert indices == sorted(indices)
    assert set(indices) == {1, 2, 3, 4}


def test_arrival() -> None:
    seen = steps(block(), 8.0)
    assert [g.arrived for g in seen].index(True) > len(seen) - 30
    assert seen[-1].side == "right"
    assert not any(g.prompt for g in seen if g.arrived)


def test_who_parks_before_the_end_has_arrived() -> None:
    guide = Guide(block())
    assert not guide.step(at(1160.0, 0.0, 0.0)).arrived
    assert not guide.step(at(1160.0, 2.0, 0.0)).arrived
    assert guide.step(at(1160.0, 4.0, 0.0)).arrived
    assert guide.step(at(1190.0, 5.0, 5.0)).arrived


def test_time_left_is_the_plans_then_learns() -> None:
    route = straight(20_000, 100)
    guide = Guide(route)
    first = guide.step(at(0.0, 0.0, 20.0)).remaining_s
    assert first == pytest.approx(route.duration_s, rel=0.01)
    for i in range(3000):
        last = guide.step(at(i * 1.39, i / 10, 13.9))
    even = (guide.plan.length_m - 3000 * 1.39) / (100 / 3.6)
    assert last.remaining_s > 1.3 * even


def test_stops_on_the_way() -> None:
    points = line(HOME, (0, 1000), (90, 1000))
    route = route_of(points, (("destination_left", 1000),), legs=(50, 100))
    seen = steps(route, 13.9)
    assert seen[0].next_stop == 0
    assert seen[0].next_stop_m == pytest.approx(1000, abs=1)
    assert seen[-1].next_stop == 1
    assert not any(g.arrived for g in seen[: len(seen) // 2 + 50])


def test_off_the_route_nothing_is_said() -> None:
    guide = Guide(block())
    guide.step(at(0.0, 0.0, 14.0))
    off = guide.step(at(0.0, 0.1, 14.0, on=False))
    assert off.off_route
    assert off.prompt is None
    assert guide.again() is None


def test_rerouting_is_silent() -> None:
    guide = Guide(block())
    guide.rerouting = True
    assert guide.step(at(250.0, 0.0, 14.0)).prompt is None


def test_the_driver_may_ask_again() -> None:
    guide = Guide(block())
    guide.step(at(100.0, 0.0, 14.0))
    again = guide.again()
    assert again is not None
    assert again.text == "In 200 metres turn right onto Street 1."


def limits(route: Route, mps: float) -> list[Guidance]:
    middle = len(route.shape) // 2
    half = route.distance_m / 2
    stretches = (
        Stretch(0, middle, half, 100, 100, 100.0),
        Stretch(middle, len(route.shape) - 1, half, 50, 50, 50.0),
    )
    return steps(route_of(route.shape, stretches=stretches, distance_m=route.distance_m), mps)


def test_a_lower_limit_is_seen_coming_and_watched() -> None:
    seen = limits(route_of(line(HOME, (0, 2000))), 27.0)
    assert seen[0].limit.here_kmh == 100
    assert seen[0].limit.ahead_kmh is None
    ahead = next(g for g in seen if g.limit.ahead_kmh)
    assert 250 < 1000 - (ahead.along_m or 0) < 330
    fast = [g for g in seen if g.limit.too_fast]
    assert fast[0].limit.here_kmh == 50
    assert (fast[0].along_m or 0) - 1000 == pytest.approx(27 * 1.5, abs=8)

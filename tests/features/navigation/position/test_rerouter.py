from itertools import pairwise

from cockpit.features.navigation.position.fix import Fix, Source
from cockpit.features.navigation.position.rerouter import (
    Rerouter,
    Why,
    choose,
    drags_back,
    saves_s,
)
from cockpit.maps.geo import distance_m, moved
from tests.features.navigation.drawn_routes import HOME, block, line, route_of


def fix_at(at: float, metres: float, speed: float = 14.0, on: bool = False) -> Fix:
    return Fix(moved(HOME, 0, metres), 0.0, speed, 5.0, None, on, Source.GNSS, at)


def asked(rerouter: Rerouter, seconds: float, speed: float, answers: bool = True) -> list[float]:
    """When it asks during a drive off the route, the router answering after 0.2 s."""
    times = []
    for i in range(int(seconds * 10)):
        at = i / 10
        if rerouter.look(fix_at(at, speed * at, speed)):
            times.append(at)
            if answers:
                rerouter.answered(at + 0.2, True)
    return times


def test_it_asks_at_once_and_ahead_of_the_car() -> None:
    ask = Rerouter().look(fix_at(0.0, 0.0))
    assert ask is not None
    assert ask.why is Why.LEFT
    assert ask.heading == 0.0
    assert 10 < distance_m(ask.start, HOME) < 20


def test_no_storm() -> None:
    times = asked(Rerouter(), 120, 14.0)
    gaps = [b - a for a, b in pairwise(times)]
    assert min(gaps) >= 3
    assert gaps[-1] > 2 * gaps[0]
    assert len(times) < 10


def test_a_standing_car_asks_once() -> None:
    assert len(asked(Rerouter(), 60, 0.0)) == 1


def test_no_second_question_while_the_first_is_open() -> None:
    assert len(asked(Rerouter(), 9, 14.0, answers=False)) == 1


def test_back_on_a_route_the_patience_is_fresh() -> None:
    rerouter = Rerouter()
    asked(rerouter, 60, 14.0)
    for i in range(80):
        assert rerouter.look(fix_at(60 + i / 10, 0.0, on=True)) is None
    assert rerouter.look(fix_at(70.0, 900.0)) is not None


def test_a_better_way_is_looked_for_now_and_then() -> None:
    rerouter = Rerouter()
    whys = [rerouter.look(fix_at(float(i), 0.0, on=True)) for i in range(800)]
    assert {ask.why for ask in whys if ask} == {Why.BETTER}
    times = [at for at, ask in enumerate(whys) if ask]
    assert min(b - a for a, b in pairwise(times)) >= 180
    rerouter.answered(800.0, True)
    rerouter.offered(800.0)
    later = [rerouter.look(fix_at(800.0 + i, 0.0, on=True)) for i in range(590)]
    assert not any(later)


def test_worth_a_word_is_two_minutes_and_five_percent() -> None:
    slow = route_of(block().shape, duration_s=1000.0)
    assert saves_s(1110, slow) == 0
    assert saves_s(1130, slow) == 130
    long = route_of(block().shape, duration_s=9800.0)
    assert saves_s(10000, long) == 0


def test_the_way_on_is_chosen_before_a_quick_u_turn() -> None:
    back = route_of(line(HOME, (0, 50), (180, 400)), (("u_turn_left", 50),), duration_s=100.0)
    on = route_of(line(HOME, (0, 500), (90, 500)), duration_s=300.0)
    endless = route_of(line(HOME, (0, 5000)), duration_s=500.0)
    assert choose([back, on], 0.0) is on
    assert choose([back, endless], 0.0) is back
    assert choose([], 0.0) is None


def test_setting_off_against_the_heading_is_dragging_back() -> None:
    north = route_of(line(HOME, (0, 500)))
    assert not drags_back(north, 10.0)
    assert drags_back(north, 180.0)
    assert not drags_back(north, None)


def test_an_unknown_place_asks_nothing() -> None:
    assert Rerouter().look(Fix(None)) is None

import pytest

from cockpit.core.speech import Priority, Speech
from cockpit.features.navigation.guidance.limits import LimitWatch
from cockpit.features.navigation.guidance.pace import Pace
from cockpit.features.navigation.guidance.plan import Plan
from cockpit.features.navigation.guidance.prompts import Prompt
from cockpit.features.navigation.guidance.voice import speak
from tests.features.navigation.drawn_routes import HOME, line, route_of


def test_too_fast_is_said_after_a_while_and_until_it_is_mended() -> None:
    watch = LimitWatch()
    kmh = [(0, 53), (1, 58), (2, 58), (3, 58), (4, 53), (5, 50.5), (6, 53)]
    loud = [watch.judge(at, 50.0, v / 3.6, None).too_fast for at, v in kmh]
    assert loud == [False, False, False, True, True, False, False]


def test_no_limit_is_never_too_fast() -> None:
    watch = LimitWatch()
    assert not any(watch.judge(i, float("inf"), 70.0, None).too_fast for i in range(5))
    assert not any(watch.judge(i, None, 70.0, None).too_fast for i in range(5))


def test_the_pace_forgets_a_red_light() -> None:
    pace = Pace()
    for i in range(60):
        pace.look(float(i), 1000.0, True)
    assert 1.0 < pace.factor <= 2.0
    slowest = pace.factor
    for i in range(600):
        pace.look(60.0 + i, 1000.0 - i, True)
    assert pace.factor < 1 + (slowest - 1) * 0.3


def test_prompts_reach_the_voice_with_their_urgency() -> None:
    speech = Speech()
    speech.say("mail", "en")
    speak(Prompt("turn right", "en", urgent=True), speech)
    assert speech.now is not None
    assert speech.now.text == "turn right"
    assert speech.now.priority is Priority.GUIDANCE_NOW
    assert speech.now.key == "guidance"


@pytest.mark.parametrize(
    ("second", "apart_m", "told"),
    [
        ("turn_left", 2, []),
        ("turn_left", 30, ["turn_right", "turn_left"]),
        ("turn_right", 2, ["turn_right", "turn_right"]),
    ],
    ids=["a jog of the map", "a staggered crossing", "round an island"],
)
def test_turns_within_a_crossing_that_cancel_out_are_none(
    second: str, apart_m: float, told: list[str]
) -> None:
    shape = line(HOME, (0, 300), (90, apart_m), (0, 300))
    plan = Plan(route_of(shape, (("turn_right", 300), (second, 300 + apart_m))))
    assert [s.manoeuvre.kind for s in plan.steps if s.spoken] == [*told, "destination_right"]

"""What the car is doing: unknown means restricted."""

import math

import pytest

from cockpit.core.driving import Driving
from cockpit.core.limits import LIMITS, RULES, Act, DrivingState, shortened
from cockpit.core.reading import Sample
from cockpit.core.signals import DRIVE_GEAR, PARKED_GEAR, SELECTED_GEAR, SPEED
from cockpit.core.vehicle import Vehicle


def driving(speed: float | None, gear: int | None) -> Driving:
    vehicle = Vehicle(lambda: 10.0)
    for signal in (SPEED, SELECTED_GEAR):
        vehicle.expect(signal, 0.2, "test")
    made = Driving(vehicle)
    if speed is not None:
        vehicle.report(SPEED, Sample(speed, 10.0))
    if gear is not None:
        vehicle.report(SELECTED_GEAR, Sample(gear, 10.0))
    return made


@pytest.mark.parametrize(
    ("speed", "gear", "state"),
    [
        (0.0, PARKED_GEAR, DrivingState.PARKED),
        (0.4, DRIVE_GEAR, DrivingState.IDLING),
        (52.0, DRIVE_GEAR, DrivingState.MOVING),
        (52.0, None, DrivingState.MOVING),
        (3.0, PARKED_GEAR, DrivingState.MOVING),
        (0.0, None, DrivingState.UNKNOWN),
        (None, PARKED_GEAR, DrivingState.UNKNOWN),
        (None, None, DrivingState.UNKNOWN),
        (math.nan, PARKED_GEAR, DrivingState.UNKNOWN),
        (math.inf, PARKED_GEAR, DrivingState.UNKNOWN),
        (-math.inf, PARKED_GEAR, DrivingState.UNKNOWN),
        (900.0, DRIVE_GEAR, DrivingState.UNKNOWN),
        (-4.0, PARKED_GEAR, DrivingState.MOVING),
    ],
)
def test_state(speed: float | None, gear: int | None, state: DrivingState) -> None:
    assert driving(speed, gear).state is state


def test_unknown_is_as_restricted_as_moving() -> None:
    assert LIMITS[DrivingState.UNKNOWN] == LIMITS[DrivingState.MOVING]


def test_silence_makes_a_parked_car_unknown() -> None:
    now = [10.0]
    vehicle = Vehicle(lambda: now[0])
    for signal in (SPEED, SELECTED_GEAR):
        vehicle.expect(signal, 0.2, "test")
    made = Driving(vehicle)
    heard: list[DrivingState] = []
    made.watch(lambda: heard.append(made.state))
    vehicle.report(SPEED, Sample(0.0, 10.0))
    vehicle.report(SELECTED_GEAR, Sample(PARKED_GEAR, 10.0))
    now[0] = 12.0
    vehicle.expire()
    assert heard == [DrivingState.PARKED, DrivingState.UNKNOWN]


def test_a_noisy_speed_does_not_flicker() -> None:
    vehicle = Vehicle(lambda: 10.0)
    for signal in (SPEED, SELECTED_GEAR):
        vehicle.expect(signal, 0.2, "test")
    made = Driving(vehicle)
    vehicle.report(SELECTED_GEAR, Sample(DRIVE_GEAR, 10.0))
    vehicle.report(SPEED, Sample(0.0, 10.0))
    heard: list[DrivingState] = []
    made.watch(lambda: heard.append(made.state))
    for kmh in (0.9, 1.1, 0.0, 1.9, 2.0, 1.9, 0.6, 3.0, 0.5, 0.4, 0.6):
        vehicle.report(SPEED, Sample(kmh, 10.0))
    assert heard == [DrivingState.MOVING, DrivingState.IDLING]


def test_a_creeping_speed_of_which_nothing_was_known_restricts() -> None:
    assert driving(0.9, PARKED_GEAR).state is DrivingState.MOVING


def test_a_look_while_a_frame_is_late_does_not_leave_it_unknown() -> None:
    now = [10.0]
    vehicle = Vehicle(lambda: now[0])
    for signal, timeout_s in ((SPEED, 0.2), (SELECTED_GEAR, 5.0)):
        vehicle.expect(signal, timeout_s, "test")
    made = Driving(vehicle)
    vehicle.report(SPEED, Sample(0.0, now[0]))
    vehicle.report(SELECTED_GEAR, Sample(DRIVE_GEAR, now[0]))
    now[0] += 0.3  # the speed is late, and nobody has noted it yet
    vehicle.report(SELECTED_GEAR, Sample(PARKED_GEAR, now[0]))
    late = made.state
    vehicle.report(SPEED, Sample(0.0, now[0]))
    assert (late, made.state) == (DrivingState.UNKNOWN, DrivingState.PARKED)


@pytest.mark.parametrize("act", Act)
def test_every_act_has_a_rule_and_one_sentence(act: Act) -> None:
    parked, moving = driving(0.0, PARKED_GEAR), driving(52.0, DRIVE_GEAR)
    assert (parked.permit(act), parked.allows(act)) == ("", True)
    assert (moving.permit(act), moving.allows(act)) == (RULES[act].sentence, False)


@pytest.mark.parametrize("act", Act)
def test_what_nobody_knows_is_refused(act: Act) -> None:
    for speed, gear in ((None, PARKED_GEAR), (0.0, None), (math.nan, PARKED_GEAR), (None, None)):
        assert driving(speed, gear).permit(act)


def test_only_locks_and_mirrors_may_be_touched_at_a_light() -> None:
    idling = driving(0.0, DRIVE_GEAR)
    assert [act for act in Act if idling.allows(act)] == [Act.LOCK]


def test_a_sentence_belongs_to_one_act() -> None:
    sentences = [rule.sentence.casefold() for rule in RULES.values()]
    assert sorted(set(sentences)) == sorted(sentences)


def test_long_words_and_lists_are_cut() -> None:
    moving = driving(52.0, DRIVE_GEAR)
    assert len(moving.few(range(100))) == moving.limits.list_length
    assert moving.short("word " * 50) == ("word " * 23).rstrip() + "…"
    assert driving(0.0, PARKED_GEAR).short("word " * 50) == "word " * 50


@pytest.mark.parametrize("text", ["", "short", "x" * 300, "汉" * 300, "a " * 300, " " * 300])
def test_no_text_is_longer_than_it_may_be(text: str) -> None:
    assert len(shortened(text, 120)) <= 120

"""What a driver repeats is offered once, and kept for the weather in which he does it."""

from typing import Any

import pytest

from cockpit.features.profiles.fields import AMBIENT, DRIVE_MODE, SEAT_HEATING, TEMPERATURE
from cockpit.features.profiles.habits import Habit, Habits, When, when
from cockpit.features.profiles.profile import new_profile

COLD = Habit(TEMPERATURE, 20.0, When.COLD)
WARMER = Habit(TEMPERATURE, 23.0, When.COLD)


class Kept:
    """What outlives the drive."""

    def __init__(self) -> None:
        self.told: Any = None

    def open(self) -> Habits:
        return Habits(self.told, self.keep)

    def keep(self, told: Any) -> None:
        self.told = told


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_three_times_make_a_habit_over_restarts(kept: Kept) -> None:
    assert [kept.open().chose(COLD) for _ in range(4)] == [False, False, True, True]


def test_another_choice_in_between_begins_anew(kept: Kept) -> None:
    habits = kept.open()
    assert [habits.chose(h) for h in (COLD, COLD, WARMER, COLD, COLD)] == [False] * 5
    assert habits.chose(COLD)


def test_another_weather_is_another_habit(kept: Kept) -> None:
    habits, hot = kept.open(), Habit(TEMPERATURE, 20.0, When.HOT)
    assert [habits.chose(h) for h in (COLD, hot, COLD, hot)] == [False] * 4
    assert habits.chose(COLD)


@pytest.mark.parametrize("yes", [True, False])
def test_it_is_asked_once(kept: Kept, yes: bool) -> None:
    habits = kept.open()
    assert [habits.chose(COLD) for _ in range(3)][-1]
    habits.answer(COLD, yes)
    assert not kept.open().chose(COLD)


def test_a_yes_is_the_default_in_that_weather_only(kept: Kept) -> None:
    kept.open().answer(COLD, yes=True)
    habits = kept.open()
    assert habits.default(TEMPERATURE, 4.9) == 20.0
    assert habits.default(TEMPERATURE, 5.0) is None
    assert habits.default(TEMPERATURE, None) is None
    habits.answer(WARMER, yes=True)
    assert kept.open().default(TEMPERATURE, -10) == 23.0


def test_a_profile_is_dressed_for_the_weather(kept: Kept) -> None:
    anna = new_profile("Anna").having(TEMPERATURE, 22.0).having(DRIVE_MODE, "SPORT")
    habits = kept.open()
    habits.answer(COLD, yes=True)
    assert habits.dressed(anna, -3.0) == anna.having(TEMPERATURE, 20.0)
    assert habits.dressed(anna, 12.0) == habits.dressed(anna, None) == anna


def test_a_no_keeps_nothing(kept: Kept) -> None:
    kept.open().answer(COLD, yes=False)
    assert kept.open().default(TEMPERATURE, 0) is None


def test_what_the_weather_does_not_matter_to(kept: Kept) -> None:
    assert when(DRIVE_MODE, None) is When.ALWAYS
    assert when(SEAT_HEATING, None) is None
    assert [when(SEAT_HEATING, c) for c in (4, 5, 25, 26)] == ["cold", "mild", "mild", "hot"]
    kept.open().answer(Habit(AMBIENT, True, When.ALWAYS), yes=True)
    assert kept.open().default(AMBIENT, None) is True


@pytest.mark.parametrize(
    "told",
    [
        "x",
        5,
        [5],
        [["temperature"]],
        [["temperature", 99.0, "cold"]],
        [["temperature", 20.0, "wet"]],
        [["hologram", 1, "cold"]],
        [["temperature", 20.0, "cold", "many", True]],
        [[["temperature"], 20.0, "cold"]],
    ],
)
def test_what_cannot_be_read_is_passed_over(kept: Kept, told: Any) -> None:
    kept.told = told
    habits = kept.open()
    assert habits.default(TEMPERATURE, 0) is None
    assert not habits.chose(COLD)

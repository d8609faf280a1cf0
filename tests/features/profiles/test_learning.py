"""From what a driver sets by hand, drive by drive, to the question whether it is kept."""

import pytest

from cockpit.core import signals as car
from cockpit.core.request import Outcome
from cockpit.core.signal import Signal, Value
from cockpit.features.profiles.fields import TEMPERATURE
from cockpit.features.profiles.habits import Habit, Habits, When
from cockpit.features.profiles.learning import Learning
from tests.features.conftest import HandFedCar

COLD = Habit(TEMPERATURE, 20.0, When.COLD)


class Commuter:
    """Drives to work in the cold; sets something, and parks again."""

    def __init__(self) -> None:
        self.car = HandFedCar()
        self.learning = Learning(self.car.vehicle, self.car.services.driving)
        self.habits = Habits(None, lambda _: None)
        self.learning.begin(self.habits)
        self.car.say(car.OUTSIDE_TEMPERATURE, 2.0)
        self.park()

    def park(self) -> None:
        self.car.say(car.SPEED, 0.0)
        self.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)

    def set[T: Value](
        self, signal: Signal[T], value: T, by: str = "touch", became: Outcome = Outcome.DONE
    ) -> None:
        self.car.vehicle.settle(self.car.vehicle.request(signal, value, by, "a try"), became)

    def drive(self, *temperatures: float, by: str = "touch") -> Habit | None:
        for temperature in temperatures:
            self.set(car.DRIVER_TEMPERATURE, temperature, by)
        self.car.say(car.SELECTED_GEAR, car.DRIVE_GEAR)
        self.car.say(car.SPEED, 50.0)
        assert self.learning.question is None
        self.park()
        return self.learning.question


@pytest.fixture
def commuter() -> Commuter:
    return Commuter()


def test_the_third_drive_asks_when_the_car_is_parked(commuter: Commuter) -> None:
    assert [commuter.drive(20.0), commuter.drive(20.0, by="voice")] == [None, None]
    assert commuter.drive(20.0) == COLD
    commuter.learning.answer(yes=True)
    assert commuter.learning.question is None
    assert commuter.habits.default(TEMPERATURE, 0.0) == 20.0
    assert commuter.drive(20.0) is None


def test_what_counts_is_how_he_left_it(commuter: Commuter) -> None:
    for _ in range(2):
        commuter.drive(18.0, 25.0, 20.0)
    assert commuter.drive(20.0) == COLD


def test_a_drive_on_which_he_sets_nothing_is_no_drive_to_learn_from(commuter: Commuter) -> None:
    assert [commuter.drive(20.0), commuter.drive(), commuter.drive(20.0)] == [None] * 3
    assert commuter.drive(20.0) == COLD


def test_what_others_set_and_what_was_refused_is_not_his_choice(commuter: Commuter) -> None:
    for _ in range(4):
        commuter.set(car.DRIVER_TEMPERATURE, 20.0, became=Outcome.REFUSED)
        assert commuter.drive(20.0, by="profile") is None


def test_many_touches_on_one_drive_are_one_choice(commuter: Commuter) -> None:
    assert commuter.drive(20.0, 20.0, 20.0, 20.0) is None


def test_a_guest_is_not_learned_from(commuter: Commuter) -> None:
    commuter.learning.begin(None)
    assert [commuter.drive(20.0) for _ in range(4)] == [None] * 4


def test_the_next_driver_does_not_answer_for_the_first(commuter: Commuter) -> None:
    while commuter.drive(20.0) is None:
        pass
    commuter.learning.begin(Habits(None, lambda _: None))
    assert commuter.learning.question is None
    assert commuter.drive(20.0) is None


def test_in_unknown_weather_nothing_is_learned_of_the_temperature(commuter: Commuter) -> None:
    commuter.car.lose(car.OUTSIDE_TEMPERATURE)
    assert [commuter.drive(20.0) for _ in range(4)] == [None] * 4

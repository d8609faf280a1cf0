"""The cabin by voice: the same rules as touch, and a yes before what opens the car."""

import pytest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.features.cabin import spoken
from cockpit.features.cabin.model import KEY_ONLY, PARKED_ONLY, UNSEEN, WINDOWS, Cabin
from tests.features.conftest import HandFedCar


@pytest.fixture
def parked(hand_fed: HandFedCar) -> HandFedCar:
    """In P, with a key, all shut and locked."""
    spoken.connect(hand_fed.services.intents, Cabin(hand_fed.vehicle, hand_fed.services.driving))
    hand_fed.say(car.SPEED, 0.0)
    hand_fed.say(car.SELECTED_GEAR, car.PARKED_GEAR)
    hand_fed.say(car.AUTHORISED, value=True)
    hand_fed.say(car.ALL_LOCKED, value=True)
    hand_fed.say(car.BOOT_TARGET, value=False)
    hand_fed.say(car.DRIVE_MODE, "NORMAL")
    hand_fed.say(car.DOME_LIGHT, value=False)
    for door in spoken.DOORS.values():
        hand_fed.say(door, value=False)
    for window in (*WINDOWS, *WINDOWS.values()):
        hand_fed.say(window, 0)
    return hand_fed


def ask(hand_fed: HandFedCar, name: str, **slots: object) -> Answer:
    answers: list[Answer] = []
    hand_fed.services.intents.handle(Intent(name, slots), "voice", answers.append)
    return answers[0]


def test_what_opens_the_car_is_risky(parked: HandFedCar) -> None:
    risky = {name for name in parked.services.intents.names if parked.services.intents.risky(name)}
    assert risky == {"CabinUnlock", "CabinOpenBoot", "CabinCloseBoot", "CabinOpenFlap"}


def test_asks_the_car_and_can_be_taken_back(parked: HandFedCar) -> None:
    answer = ask(parked, "CabinUnlock")
    assert parked.asked() == [(car.ALL_LOCKED, False, "voice")]
    assert answer.undo == Intent("CabinLock")


def test_the_boot_stays_shut_while_driving(parked: HandFedCar) -> None:
    parked.say(car.SPEED, 30.0)
    parked.say(car.SELECTED_GEAR, car.DRIVE_GEAR)
    answer = ask(parked, "CabinOpenBoot")
    assert (answer.reason, answer.done) == (PARKED_ONLY, False)
    assert parked.asked() == []


def test_without_a_key_nothing_is_unlocked(parked: HandFedCar) -> None:
    parked.say(car.AUTHORISED, value=False)
    assert ask(parked, "CabinUnlock").reason == KEY_ONLY


def test_drive_mode_goes_back_to_the_one_before(parked: HandFedCar) -> None:
    answer = ask(parked, "CabinDriveMode", mode="SPORT")
    assert parked.asked() == [(car.DRIVE_MODE, "SPORT", "voice")]
    assert answer.undo == Intent("CabinDriveMode", {"mode": "NORMAL"})


def test_windows_and_light(parked: HandFedCar) -> None:
    ask(parked, "CabinWindows", position="vent")
    assert {value for _, value, _ in parked.asked()} == {10}
    ask(parked, "CabinLight", light="interior", state="on")
    assert parked.asked()[-1][:2] == (car.DOME_LIGHT, True)


def test_questions_are_answered_from_true_values_only(parked: HandFedCar) -> None:
    assert ask(parked, "CabinIsLocked").key == "locked"
    assert ask(parked, "CabinWhatIsOpen").key == "shut"
    parked.say(car.BOOT_OPEN, value=True)
    assert ask(parked, "CabinWhatIsOpen").values == {"opening": "boot"}
    parked.say(car.BOOT_OPEN, value=False)
    parked.lose(car.DRIVER_DOOR_OPEN)
    assert ask(parked, "CabinWhatIsOpen").reason == UNSEEN
    parked.lose(car.ALL_LOCKED)
    assert ask(parked, "CabinIsLocked").reason == UNSEEN

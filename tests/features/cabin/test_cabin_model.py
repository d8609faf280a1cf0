"""What may be done to the car, and when."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.features.cabin.model import (
    KEY_ONLY,
    PARKED_ONLY,
    STANDING_ONLY,
    UNSEEN,
    VENT,
    Act,
    Cabin,
)


@pytest.fixture
def cabin(hand_fed: Any) -> Cabin:
    """A parked car with its key inside; all is shut and locked."""
    hand_fed.say(car.SPEED, 0.0)
    hand_fed.say(car.SELECTED_GEAR, car.PARKED_GEAR)
    for signal in (car.AUTHORISED, car.ALL_LOCKED):
        hand_fed.say(signal, True)
    for signal in (car.BOOT_OPEN, car.BOOT_TARGET, car.CHARGE_FLAP_OPEN, car.CHARGE_FLAP_TARGET):
        hand_fed.say(signal, False)
    for signal in (car.LEFT_MIRROR_FOLDED, car.MIRRORS_FOLD_TARGET, car.DOME_LIGHT):
        hand_fed.say(signal, False)
    hand_fed.say(car.DRIVE_MODE, "NORMAL")
    hand_fed.say(car.SEAT_MEMORY, 1)
    return Cabin(hand_fed.vehicle, hand_fed.services.driving)


def drive(hand_fed: Any, kmh: float = 50.0) -> None:
    hand_fed.say(car.SELECTED_GEAR, car.DRIVE_GEAR)
    hand_fed.say(car.SPEED, kmh)


def test_unlocking_when_parked(cabin: Cabin, hand_fed: Any) -> None:
    assert cabin.toggle(Act.LOCK, by="touch") == "Unlocking"
    assert hand_fed.asked() == [(car.ALL_LOCKED, False, "touch")]


def test_two_quick_touches_take_the_first_back(cabin: Cabin, hand_fed: Any) -> None:
    cabin.toggle(Act.LOCK, by="touch")
    cabin.toggle(Act.LOCK, by="touch")
    assert [value for _, value, _ in hand_fed.asked()] == [False, True]


def test_the_boot_turns_by_where_it_is(cabin: Cabin, hand_fed: Any) -> None:
    hand_fed.say(car.BOOT_OPEN, True)
    assert cabin.toggle(Act.BOOT, by="touch") == "Closing the boot"
    assert hand_fed.asked() == [(car.BOOT_TARGET, False, "touch")]


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (Act.LOCK, STANDING_ONLY),
        (Act.BOOT, PARKED_ONLY),
        (Act.FLAP, PARKED_ONLY),
        (Act.MIRRORS, STANDING_ONLY),
        (Act.DOME, ""),
    ],
)
def test_moving_bars(cabin: Cabin, hand_fed: Any, act: Act, reason: str) -> None:
    drive(hand_fed)
    assert cabin.barred(act) == reason
    said = cabin.toggle(act, by="touch")
    assert said == (reason or "Interior light on")
    assert len(hand_fed.asked()) == (0 if reason else 1)


def test_standing_in_gear_allows_the_mirrors_but_not_the_boot(cabin: Cabin, hand_fed: Any) -> None:
    drive(hand_fed, 0.0)
    assert cabin.barred(Act.MIRRORS) == ""
    assert cabin.barred(Act.BOOT) == PARKED_ONLY


def test_unknown_speed_means_barred(cabin: Cabin, hand_fed: Any) -> None:
    hand_fed.lose(car.SPEED)
    assert cabin.toggle(Act.BOOT, by="touch") == PARKED_ONLY
    assert cabin.recall_seat(2, by="touch") == STANDING_ONLY
    assert hand_fed.asked() == []


def test_without_a_key_doors_stay_as_they_are(cabin: Cabin, hand_fed: Any) -> None:
    hand_fed.say(car.AUTHORISED, False)
    assert cabin.toggle(Act.LOCK, by="voice") == KEY_ONLY
    assert cabin.set_mode("SPORT", by="voice") == KEY_ONLY
    assert cabin.toggle(Act.FLAP, by="touch") == "Opening the charge flap"


def test_what_cannot_be_seen_is_not_touched(cabin: Cabin, hand_fed: Any) -> None:
    hand_fed.lose(car.ALL_LOCKED)
    assert cabin.toggle(Act.LOCK, by="touch") == UNSEEN
    assert cabin.set_windows(VENT, by="touch") == UNSEEN
    assert hand_fed.asked() == []


def test_only_windows_that_can_be_seen_move(cabin: Cabin, hand_fed: Any) -> None:
    hand_fed.say(car.DRIVER_WINDOW, 40)
    hand_fed.say(car.REAR_LEFT_WINDOW, 0)
    assert cabin.set_windows(-5, by="touch") == "Closing the windows"
    assert hand_fed.asked() == [
        (car.DRIVER_WINDOW_TARGET, 0, "touch"),
        (car.REAR_LEFT_WINDOW_TARGET, 0, "touch"),
    ]


def test_drive_mode_and_seat_memory(cabin: Cabin, hand_fed: Any) -> None:
    assert cabin.set_mode("SPORT", by="touch") == "Drive mode sport"
    assert cabin.recall_seat(3, by="touch") == "Seat memory 3"
    assert cabin.set_mode("WARP", by="voice") == "There is no drive mode WARP"
    assert cabin.recall_seat(9, by="voice") == "There is no seat memory 9"
    assert [value for _, value, _ in hand_fed.asked()] == ["SPORT", 3]

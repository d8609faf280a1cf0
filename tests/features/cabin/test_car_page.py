"""The car from above as the driver sees and touches it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.feature import Feature, View
from cockpit.features.cabin.car.outline import BOX, PALETTES
from cockpit.features.cabin.car.parts import PARTS
from cockpit.features.cabin.feature import setup

type Open = Callable[[View], Any]


@pytest.fixture
def cabin(hand_fed: Any, qapp: object) -> Feature:
    hand_fed.say(car.SPEED, 0.0)
    hand_fed.say(car.SELECTED_GEAR, car.PARKED_GEAR)
    hand_fed.say(car.AUTHORISED, True)
    hand_fed.say(car.ALL_LOCKED, True)
    hand_fed.say(car.DRIVE_MODE, "NORMAL")
    for signal in (car.DRIVER_DOOR_OPEN, car.PASSENGER_DOOR_OPEN, car.REAR_LEFT_DOOR_OPEN):
        hand_fed.say(signal, False)
    for signal in (car.REAR_RIGHT_DOOR_OPEN, car.BONNET_OPEN, car.BOOT_OPEN, car.CHARGE_FLAP_OPEN):
        hand_fed.say(signal, False)
    return setup(hand_fed.services)


def test_shut_and_locked(cabin: Feature, open_page: Open) -> None:
    page = open_page(cabin.views[0])
    assert page.find("cabin.headline").property("text") == "Locked"
    assert page.find("cabin.door.fl").property("open") is False


def test_an_open_door_swings_and_is_named(cabin: Feature, hand_fed: Any, open_page: Open) -> None:
    page = open_page(cabin.views[0])
    hand_fed.say(car.DRIVER_DOOR_OPEN, True)
    assert page.find("cabin.door.fl").property("open") is True
    assert page.find("cabin.headline").property("text") == "Front left door open"
    hand_fed.say(car.BOOT_OPEN, True)
    assert page.find("cabin.headline").property("text") == "Front left door · Boot open"


def test_a_door_that_is_not_seen_is_never_drawn_shut(
    cabin: Feature, hand_fed: Any, open_page: Open
) -> None:
    page = open_page(cabin.views[0])
    hand_fed.lose(car.REAR_LEFT_DOOR_OPEN)
    assert page.find("cabin.door.rl").property("known") is False
    assert page.find("cabin.headline").property("text") == "Doors not visible"


def test_lock_asks_waits_and_echoes(cabin: Feature, hand_fed: Any, open_page: Open) -> None:
    page = open_page(cabin.views[0])
    page.tap("cabin.lock")
    assert hand_fed.asked() == [(car.ALL_LOCKED, False, "touch")]
    vm: Any = cabin.views[0].view_model
    assert vm.locked.pending
    hand_fed.echo()
    assert not vm.locked.pending
    assert page.find("cabin.headline").property("text") == "Unlocked"


def test_moving_disables_the_boot_and_says_why(
    cabin: Feature, hand_fed: Any, open_page: Open
) -> None:
    page = open_page(cabin.views[0])
    hand_fed.say(car.SELECTED_GEAR, car.DRIVE_GEAR)
    hand_fed.say(car.SPEED, 50.0)
    assert page.find("cabin.boot.tile").property("allowed") is False
    page.tap("cabin.boot.tile")
    assert page.find("cabin.boot.tile.reason").property("text") == "Only when parked"
    page.tap("cabin.memory.2")
    assert page.find("cabin.headline").property("text") == "Only at a standstill"
    assert hand_fed.asked() == []


def test_a_refused_drive_mode_says_why(cabin: Feature, hand_fed: Any, open_page: Open) -> None:
    page = open_page(cabin.views[0])
    page.tap("cabin.mode.sport")
    hand_fed.refuse("the car did not answer")
    assert page.find("cabin.headline").property("text") == "the car did not answer"
    assert page.find("cabin.mode.sport").property("checked") is False


def test_one_window_that_will_not_go_is_told(
    cabin: Feature, hand_fed: Any, open_page: Open
) -> None:
    for window in (car.DRIVER_WINDOW, car.REAR_RIGHT_WINDOW):
        hand_fed.say(window, 0)
    page = open_page(cabin.views[0])
    page.tap("cabin.windows.vent")
    assert len(hand_fed.asked()) == 2
    assert page.find("cabin.windows.vent").property("asked") is True
    hand_fed.refuse("the car did not answer")
    assert page.find("cabin.headline").property("text") == "the car did not answer"


def test_the_indicator_is_drawn_while_the_car_signals(
    cabin: Feature, hand_fed: Any, open_page: Open
) -> None:
    page = open_page(cabin.views[0])
    hand_fed.say(car.INDICATOR_LEFT, True)
    assert page.find("cabin.indicator.left").property("blinking") is True
    assert page.find("cabin.indicator.right").property("blinking") is False
    hand_fed.say(car.HAZARD, True)
    assert page.find("cabin.indicator.right").property("blinking") is True


def test_stopping_lets_go_of_the_car(cabin: Feature) -> None:
    cabin.stop()


@pytest.mark.parametrize("folder", PALETTES)
def test_the_drawing_is_what_its_source_says(folder: str) -> None:
    drawn = Path(setup.__code__.co_filename).parent / "car" / folder
    assert {file.stem for file in drawn.glob("*.svg")} == set(PARTS) == set(BOX)
    for name, draw in PARTS.items():
        svg = (drawn / f"{name}.svg").read_text("utf-8")
        assert draw(PALETTES[folder]) in svg, f"draw {name} anew: see car/draw.py"
        assert not re.search(r"nan|inf\b", svg)

"""One signal as QML sees it: value, trust, request."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.ui.view_model import ViewModel, reading


class Vm(ViewModel):
    speed = reading(car.SPEED)
    outside = reading(car.OUTSIDE_TEMPERATURE)
    gear = reading(car.SELECTED_GEAR, words={126: "P"})
    target = reading(car.DRIVER_TEMPERATURE)
    belted = reading(car.DRIVER_BELTED)


@pytest.fixture
def vm(qapp: object, hand_fed: Any) -> Vm:
    return Vm(hand_fed.services)


def test_before_any_data(vm: Vm) -> None:
    assert (vm.speed.text, vm.speed.number, vm.speed.has, vm.speed.trust) == ("--", 0.0, False, 0)
    assert vm.speed.cause == "no data yet"
    assert vm.speed.source == "TEST_Frame on body"


def test_a_value_in_display_units(vm: Vm, hand_fed: Any) -> None:
    hand_fed.say(car.SPEED, 51.6)
    assert (vm.speed.text, vm.speed.unit, vm.speed.raw) == ("52", "km/h", 51.6)
    assert vm.speed.valid


def test_words_for_values(vm: Vm, hand_fed: Any) -> None:
    hand_fed.say(car.SELECTED_GEAR, 126)
    assert vm.gear.text == "P"
    hand_fed.say(car.SELECTED_GEAR, 3)
    assert vm.gear.text == "--"


def test_text_is_told_only_when_it_reads_differently(vm: Vm, hand_fed: Any, qtbot: Any) -> None:
    hand_fed.say(car.SPEED, 50.1)
    told: list[str] = []
    vm.speed.textChanged.connect(lambda: told.append(vm.speed.text))
    hand_fed.say(car.SPEED, 50.2)
    hand_fed.say(car.SPEED, 51.2)
    assert told == ["51"]


def test_a_fault_takes_the_value_away(vm: Vm, hand_fed: Any) -> None:
    hand_fed.say(car.OUTSIDE_TEMPERATURE, 18.0)
    hand_fed.lose(car.OUTSIDE_TEMPERATURE)
    assert (vm.outside.text, vm.outside.raw, vm.outside.cause) == ("--", None, "not available")


def test_a_request_is_pending_until_answered(vm: Vm, hand_fed: Any) -> None:
    hand_fed.say(car.DRIVER_TEMPERATURE, 20.0)
    hand_fed.vehicle.request(car.DRIVER_TEMPERATURE, 22.0, "touch", "a test")
    assert (vm.target.pending, vm.target.asked, vm.target.askedRaw) == (True, "22", 22.0)
    assert vm.target.askedNumber == 22.0
    hand_fed.refuse("the car did not answer")
    assert (vm.target.pending, vm.target.refused) == (False, "the car did not answer")


def test_on_is_true_only_for_a_known_true(vm: Vm, hand_fed: Any) -> None:
    assert not vm.belted.on
    hand_fed.say(car.DRIVER_BELTED, True)
    assert vm.belted.on

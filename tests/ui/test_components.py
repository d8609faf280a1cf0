"""The components show pending, refused and unknown, and say why."""

from typing import Any

import pytest
from PyQt6.QtCore import pyqtSlot

from cockpit.core import signals as car
from cockpit.ui.view_model import ViewModel, reading

STEPPER = """
  Stepper { objectName: "step"; width: 320; height: 88; reading: root.vm.target
            low: 16; high: 28; onMore: root.vm.hear("more"); onLess: root.vm.hear("less") }
"""
VALUE = 'ValueLabel { objectName: "value"; x: 40; y: 40; reading: root.vm.target; name: "Target" }'
TILE = """
  ToggleTile { objectName: "tile"; width: 240; height: 104; icon: "fan"; label: "Air"
               reading: root.vm.ac; onTapped: root.vm.hear("tapped") }
"""
SEGMENTS = """
  Segments { objectName: "air"; width: 480; height: 88; reading: root.vm.air
             options: [{value: "UP", label: "Up"}, {value: "DOWN", label: "Down"}]
             onChosen: value => root.vm.hear(value) }
"""
LEVEL = """
  LevelBar { objectName: "fan"; width: 400; height: 80; steps: 10; reading: root.vm.fan
             onChosen: value => root.vm.hear(String(value)) }
"""


class Vm(ViewModel):
    target = reading(car.DRIVER_TEMPERATURE)
    ac = reading(car.AIR_CONDITIONING)
    air = reading(car.DRIVER_AIR)
    fan = reading(car.DRIVER_FAN)

    def __init__(self, services: Any) -> None:
        super().__init__(services)
        self.heard: list[str] = []

    @pyqtSlot(str)
    def hear(self, what: str) -> None:
        self.heard.append(what)


@pytest.fixture
def vm(qapp: object, hand_fed: Any) -> Vm:
    return Vm(hand_fed.services)


def test_stepper_steps(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    hand_fed.say(car.DRIVER_TEMPERATURE, 20.0)
    page = show_qml(STEPPER, vm)
    page.tap("step.plus")
    page.tap("step.minus")
    assert vm.heard == ["more", "less"]


def test_stepper_stops_at_its_ends_and_without_a_value(
    vm: Vm, hand_fed: Any, show_qml: Any
) -> None:
    page = show_qml(STEPPER, vm)
    page.tap("step.plus")
    hand_fed.say(car.DRIVER_TEMPERATURE, 28.0)
    page.tap("step.plus")
    assert vm.heard == []
    page.tap("step.minus")
    assert vm.heard == ["less"]


def test_stepper_shows_what_was_asked_until_the_echo(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    hand_fed.say(car.DRIVER_TEMPERATURE, 20.0)
    page = show_qml(STEPPER, vm)
    hand_fed.vehicle.request(car.DRIVER_TEMPERATURE, 22.0, "touch", "test")
    value = page.find("step.value")
    assert value.property("text") == "22"
    assert value.opacity() < 1
    hand_fed.echo()
    assert (value.property("text"), value.opacity()) == ("22", 1)


def test_stepper_says_why_it_was_refused(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    hand_fed.say(car.DRIVER_TEMPERATURE, 20.0)
    page = show_qml(STEPPER, vm)
    hand_fed.vehicle.request(car.DRIVER_TEMPERATURE, 22.0, "touch", "test")
    hand_fed.refuse("the car did not answer")
    reason = page.find("step.reason")
    assert reason.isVisible()
    assert reason.property("text") == "the car did not answer"
    assert not page.find("step.value").isVisible()


def test_value_explains_itself_only_when_it_is_bad(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    heard = "Connections { target: Explain; function onAsked(r, i, l) { root.vm.hear(l); } }"
    page = show_qml(VALUE + "\n" + heard, vm)
    assert page.find("value").property("text") == "--"
    page.tap("value")
    hand_fed.say(car.DRIVER_TEMPERATURE, 20.0)
    page.tap("value")
    assert vm.heard == ["Target"]


def test_tile_reads_unknown_on_pending_refused(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    page = show_qml(TILE, vm)
    state = page.find("tile.state")
    assert state.property("text") == "Unknown"
    hand_fed.say(car.AIR_CONDITIONING, True)
    assert state.property("text") == "On"
    page.tap("tile")
    assert vm.heard == ["tapped"]
    hand_fed.vehicle.request(car.AIR_CONDITIONING, False, "touch", "test")
    assert state.property("text") == "One moment …"
    hand_fed.refuse("the car did not answer")
    assert state.property("text") == "the car did not answer"


def test_segments_choose(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    hand_fed.say(car.DRIVER_AIR, "UP")
    page = show_qml(SEGMENTS, vm)
    assert page.find("air.up").property("on") is True
    assert page.find("air.down").property("on") is False
    page.tap("air.down")
    assert vm.heard == ["DOWN"]


def test_level_bar_chooses_a_step(vm: Vm, hand_fed: Any, show_qml: Any) -> None:
    hand_fed.say(car.DRIVER_FAN, 40)
    page = show_qml(LEVEL, vm)
    assert page.find("fan").property("level") == 4
    page.tap("fan")
    assert vm.heard == ["50"]

"""The keyboard tells which key was touched, in the driver's letters."""

from typing import Any

import pytest
from PyQt6.QtCore import pyqtSlot
from PyQt6.QtTest import QTest

from cockpit.ui.view_model import ViewModel

KEYBOARD = """
  Keyboard {{ objectName: "keys"; width: 860; height: 332; language: "{language}"
             onTyped: letter => root.vm.hear(letter); onErased: root.vm.hear("<")
             onEntered: root.vm.hear("!") }}
"""
TOUCH = 79.0


class Vm(ViewModel):
    def __init__(self, services: Any) -> None:
        super().__init__(services)
        self.heard = ""

    @pyqtSlot(str)
    def hear(self, what: str) -> None:
        self.heard += what


@pytest.fixture
def vm(qapp: object, hand_fed: Any) -> Vm:
    return Vm(hand_fed.services)


def touch(page: Any, *keys: str) -> None:
    for key in keys:
        QTest.qWait(20)  # type: ignore[call-arg, arg-type]  # rows are laid out with the next frame
        page.tap(f"key.{key}")


def test_letters_space_erase_and_enter(vm: Vm, show_qml: Any) -> None:
    page = show_qml(KEYBOARD.format(language="en"), vm)
    touch(page, "q", "a", "space", "m", "erase", "enter")
    assert vm.heard == "qa m<!"


def test_german_has_its_umlauts_and_its_z(vm: Vm, show_qml: Any) -> None:
    page = show_qml(KEYBOARD.format(language="de"), vm)
    touch(page, *"zürichß")
    assert vm.heard == "zürichß"


def test_digits_are_one_key_away(vm: Vm, show_qml: Any) -> None:
    page = show_qml(KEYBOARD.format(language="en"), vm)
    touch(page, "digits", "4", ",", "digits", "b")
    assert vm.heard == "4,b"


def test_arabic_has_its_own_letters_and_the_latin_ones(vm: Vm, show_qml: Any) -> None:
    page = show_qml(KEYBOARD.format(language="ar"), vm)
    touch(page, *"مقهى", "script", "q", "script", "ض", "digits", "أ")
    assert vm.heard == "مقهىqضأ"


@pytest.mark.parametrize("language", ["en", "de"])
def test_keys_are_as_high_as_a_finger(vm: Vm, show_qml: Any, language: str) -> None:
    page = show_qml(KEYBOARD.format(language=language), vm)
    assert page.find("key.a").height() >= TOUCH - 1

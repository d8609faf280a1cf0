"""While driving every restricted act is refused in one sentence, whoever asks for it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.core.limits import RULES, Act
from cockpit.core.paths import ROOT
from cockpit.features.phone.keys.role import RULES as COMMANDS
from cockpit.features.phone.messages import Outcome
from tests.features.conftest import HandFedCar
from tests.features.phone.keys.street import Street
from tests.qa.waiting import wait_for
from tests.ui.distraction.touches import TOUCHES, Touch, asked
from tests.ui.legibility.desk import Desk, Values
from tests.ui.legibility.driver_states import drivers
from tests.ui.legibility.states import ROWS_MS, calm

ROADS: dict[str, Values] = {
    "moving": {car.SPEED: 80.0, car.SELECTED_GEAR: car.DRIVE_GEAR},
    "at a light": {car.SPEED: 0.0, car.SELECTED_GEAR: car.DRIVE_GEAR},
    "no speed": {car.SPEED: None, car.SELECTED_GEAR: car.PARKED_GEAR},
    "no gear": {car.SPEED: 0.0, car.SELECTED_GEAR: None},
    "a speed of no car": {car.SPEED: 4_000.0, car.SELECTED_GEAR: car.PARKED_GEAR},
}
SAID = {
    Act.DRIVERS: ("DriversGuest", {}),
    Act.SET_UP: ("SettingsPut", {"key": "display.units", "value": "imperial"}),
    Act.OPEN: ("CabinOpenBoot", {}),
    Act.LOCK: ("CabinUnlock", {}),
}
"""What can be asked for in words."""


@pytest.fixture(scope="module")
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk("en")
    yield desk
    desk.stop()


def forbids(desk: Desk, act: Act, road: str) -> bool:
    """Bring the car on the road; whether that forbids the act."""
    desk.put(ROADS[road])
    desk.settle()
    return desk.services.driving.state not in RULES[act].states


def covers(desk: Desk, upper: str, lower: str) -> bool:
    """Whether one item lies over another one."""
    items = (desk.screen.find(upper), desk.screen.find(lower))
    boxes = [one.mapRectToScene(QRectF(0, 0, one.width(), one.height())) for one in items]
    return boxes[0].intersects(boxes[1])


def say(desk: Desk, name: str, slots: dict[str, Any]) -> Answer:
    answers: list[Answer] = []
    desk.services.intents.handle(Intent(name, slots), "voice", answers.append)
    assert len(answers) == 1
    return answers[0]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("touch", TOUCHES, ids=lambda touch: touch.control)
def test_by_touch(desk: Desk, touch: Touch, road: str) -> None:
    calm(desk)
    touch.show(desk)
    QTest.qWait(ROWS_MS)  # type: ignore[arg-type, call-arg]
    desk.settle()
    if not forbids(desk, touch.act, road):
        return
    wait_for(lambda: touch.control in desk.screen.names(), touch.control)
    desk.window.grabWindow()
    before = touch.stays(desk)
    desk.screen.tap(touch.control)
    wait_for(lambda: RULES[touch.act].sentence in desk.screen.read(), RULES[touch.act].sentence)
    desk.settle()
    assert touch.stays(desk) == before
    if "explain" in desk.screen.names():
        desk.window.grabWindow()
        assert not covers(desk, "explain", touch.control)


def test_a_finger_can_ask_for_all_but_what_is_only_looked_at_or_comes_from_outside() -> None:
    assert {touch.act for touch in TOUCHES} == set(Act) - {Act.WATCH, Act.OUTSIDE}


@pytest.mark.parametrize("road", ROADS)
def test_letters_that_are_already_there_go(desk: Desk, road: str) -> None:
    calm(desk)
    drivers(desk)
    vm = desk.vm("DriversPage")
    vm.go("name")
    assert forbids(desk, Act.TYPE, road)
    vm.type("A")
    assert (vm.step, vm.typed) == ("list", "")


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("act", SAID)
def test_by_voice(desk: Desk, act: Act, road: str) -> None:
    calm(desk)
    drivers(desk)
    name, slots = SAID[act]
    assert name in desk.services.intents.names
    if not forbids(desk, act, road):
        return
    before = asked(desk)
    answer = say(desk, name, slots)
    assert (answer.reason, answer.done) == (RULES[act].sentence, False)
    assert asked(desk) == before


@pytest.mark.parametrize("road", ROADS)
def test_from_home(desk: Desk, road: str, caplog: pytest.LogCaptureFixture) -> None:
    calm(desk)
    assert forbids(desk, Act.OUTSIDE, road)
    before = asked(desk)
    desk.hear(f"{desk.services.messages.own}/car/lock/set", "LOCK")
    desk.settle()
    assert asked(desk) == before
    assert RULES[Act.OUTSIDE].sentence in caplog.text


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("kind", [kind for kind, rule in COMMANDS.items() if rule.parked])
def test_by_phone(kind: str, road: str) -> None:
    street = Street(HandFedCar())
    phone = street.enrolled()
    for signal, value in ROADS[road].items():
        street.car.lose(signal) if value is None else street.car.say(signal, value)
    (answer,) = street.command(phone, kind)
    assert answer is not None
    assert (answer.outcome, answer.reason) == (Outcome.REFUSED, RULES[Act.OUTSIDE].sentence)
    assert street.car.requests == []


def test_what_qml_says_stands_in_the_table() -> None:
    told = re.compile(r'(?:Explain\.refuse\(|waits: [^"\n]*\? "" : )"([^"]+)"')
    files = (ROOT / "cockpit").rglob("*.qml")
    said = {sentence for file in files for sentence in told.findall(file.read_text("utf-8"))}
    assert said
    assert said <= {rule.sentence for rule in RULES.values()}

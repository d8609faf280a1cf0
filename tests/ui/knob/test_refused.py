"""What the road forbids a finger, it forbids the knob, in the same sentence."""

import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.core.limits import RULES, Act
from tests.qa.waiting import wait_for
from tests.ui.distraction.touches import TOUCHES, Touch
from tests.ui.knob.hand import MOST_TURNS, Hand, box_of
from tests.ui.legibility.desk import Desk
from tests.ui.legibility.states import ROWS_MS

ON_THE_ROAD = {car.SPEED: 80.0, car.SELECTED_GEAR: car.DRIVE_GEAR}


def said(desk: Desk) -> str:
    """All that the screen says."""
    return " ".join(desk.screen.text(name) for name in desk.screen.names() if name)


def somebody_drives(desk: Desk) -> None:
    """A guest has nothing to keep."""
    vm = desk.vm("DriversPage")
    vm.choose(vm.drivers[-1]["id"])
    wait_for(lambda: vm.driver["name"], "a driver")
    desk.open("profiles")


def to(hand: Hand, inner: QRectF) -> None:
    """Turn until the ring is round it; the smallest that is."""
    for _ in range(MOST_TURNS):
        box = box_of(hand.item)
        if box.contains(inner.center()) and box.width() < hand.window.width() / 3 * 2:
            return
        hand.turn()
    raise AssertionError("the knob does not come there")


@pytest.mark.parametrize("touch", TOUCHES, ids=lambda touch: touch.control)
def test_by_knob(hand: Hand, touch: Touch) -> None:
    desk = hand.desk
    touch.show(desk)
    if touch.act is Act.DRIVERS:
        somebody_drives(desk)
    QTest.qWait(ROWS_MS)  # type: ignore[arg-type, call-arg]
    desk.put(ON_THE_ROAD)
    hand.rest()
    wait_for(lambda: touch.control in desk.screen.names(), touch.control)
    while not hand.at.view.startswith("page."):
        hand.jump()
    before = touch.stays(desk)
    to(hand, box_of(desk.screen.find(touch.control)))
    hand.press()
    if hand.adjusting:
        hand.turn()
    wait_for(lambda: RULES[touch.act].sentence in said(desk), RULES[touch.act].sentence)
    assert touch.stays(desk) == before

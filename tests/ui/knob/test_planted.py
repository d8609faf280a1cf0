"""The walk finds a control that nobody told it of, and tells of one that it cannot find."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QByteArray, QUrl
from PyQt6.QtQml import QQmlComponent, qmlEngine
from PyQt6.QtQuick import QQuickItem

from tests.ui.knob.hand import Hand

KEY = b"""import QtQuick
import Cockpit
BigButton { objectName: "planted"; text: "Planted"; x: 300; y: 200; width: 200; height: 90 }
"""

type Plant = Callable[[QQuickItem, str], QQuickItem]


@pytest.fixture
def plant(hand: Hand) -> Iterator[Plant]:
    planted: list[QQuickItem] = []
    found = hand.desk.screen.find("cards")
    component = QQmlComponent(qmlEngine(found))
    component.setData(QByteArray(KEY), QUrl())

    def put(into: QQuickItem, name: str = "planted") -> QQuickItem:
        item = component.create()
        assert isinstance(item, QQuickItem), component.errors()
        item.setParentItem(into)
        item.setObjectName(name)
        planted.append(item)
        return item

    yield put
    for item in planted:
        item.deleteLater()


def test_a_control_that_was_just_built_is_reached(hand: Hand, plant: Plant) -> None:
    plant(hand.desk.screen.find("page.navigation"), "planted")
    assert "planted" in [control.name for control in hand.walk("page.navigation")]


def test_a_disabled_a_hidden_and_a_covered_one_are_not(hand: Hand, plant: Plant) -> None:
    page = hand.desk.screen.find("page.navigation")
    plant(page, "disabled").setEnabled(False)
    plant(page, "hidden").setVisible(False)
    plant(page, "covered")
    plant(page, "planted")
    names = {control.name for control in hand.walk("page.navigation")}
    assert names & {"disabled", "hidden", "covered", "planted"} == {"planted"}


def test_one_that_is_out_of_reach_is_told(hand: Hand, plant: Plant) -> None:
    whole = hand.window.contentItem()
    assert whole is not None
    plant(whole, "stranger")
    with pytest.raises(AssertionError, match=r"not reached: \['stranger'\]"):
        hand.walk("stranger")


def test_a_ring_round_what_has_gone_is_told(hand: Hand, plant: Plant) -> None:
    item = plant(hand.desk.screen.find("page.navigation"), "planted")
    hand.to("planted")
    hand.check()
    item.setX(3000)
    with pytest.raises(AssertionError, match="off the screen"):
        hand.check()

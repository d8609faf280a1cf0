"""What follows from several signals is trusted no more than the least of them."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QObject

from cockpit.core.reading import Reading, Trust
from cockpit.core.units import Display
from cockpit.ui.derived import DerivedItem

LIVE = Reading(1.0, 0.0, Trust.LIVE)
OLD = Reading(1.0, 2.0, Trust.HOLLOW, "frame stopped", "BMS on drive")
GONE: Reading[float] = Reading(None, 9.0, Trust.MISSING, "not available", "BMS on drive")


@pytest.fixture
def item(qapp: object) -> Iterator[DerivedItem]:
    parent = QObject()
    item = DerivedItem("Spread", Display("mV", 1000.0), parent)
    assert (item.text, item.trust, item.valid) == ("--", 0, False)
    yield item
    parent.deleteLater()


def test_live_inputs_make_it_live(item: DerivedItem) -> None:
    item.set(0.012, LIVE, LIVE)
    assert (item.text, item.unit, item.number, item.valid) == ("12", "mV", 12.0, True)


def test_the_weakest_input_decides(item: DerivedItem) -> None:
    item.set(0.012, LIVE, OLD)
    assert (item.text, item.trust, item.cause) == ("12", int(Trust.HOLLOW), "frame stopped")
    assert item.source == "BMS on drive"
    item.set(0.012, GONE, LIVE)
    assert (item.text, item.has, item.age) == ("--", False, 9.0)


def test_no_value_from_good_inputs_says_why(item: DerivedItem) -> None:
    item.set(None, LIVE, cause="too short a trip")
    assert (item.text, item.trust, item.cause) == ("--", 0, "too short a trip")


def test_it_tells_only_of_changes(item: DerivedItem) -> None:
    told: list[str] = []
    item.changed.connect(lambda: told.append(item.text))
    item.set(0.012, LIVE)
    item.set(0.012, LIVE)
    assert told == ["12"]

"""The tyres' rule and their card."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.reading import Reading, Trust
from cockpit.features.tyres.feature import setup
from cockpit.features.tyres.model import is_low


@pytest.mark.parametrize(
    ("kpa", "warned", "low"),
    [(250, False, False), (199, False, True), (250, True, True), (None, None, False)],
)
def test_low(kpa: int | None, warned: bool | None, low: bool) -> None:
    trust = Trust.MISSING if kpa is None else Trust.LIVE
    assert is_low(Reading(kpa, 0.0, trust), Reading(warned, 0.0, trust), 250.0) is low


def test_the_card(hand_fed: Any, open_page: Any) -> None:
    feature = setup(hand_fed.services)
    page = open_page(feature.views[0])
    page.feature = feature  # QML does not keep its view-model alive
    assert page.find("tyres.fl").property("text") == "--"
    hand_fed.say(car.FRONT_LEFT_TYRE_PRESSURE, 248)
    hand_fed.say(car.REAR_RIGHT_TYRE_PRESSURE, 250)
    assert page.find("tyres.fl").property("text") == "2.5"
    assert page.find("tyres.target").property("text") == "Target 2.4 / 2.6 bar"
    assert page.find("tyres.card").property("title") == "Tyres"
    calm = page.find("tyres.rr").property("color")
    hand_fed.say(car.REAR_RIGHT_TYRE_PRESSURE, 180)
    assert page.find("tyres.card").property("title") == "Check tyres"
    assert page.find("tyres.rr").property("color") != calm
    assert page.find("tyres.fl").property("color") == calm

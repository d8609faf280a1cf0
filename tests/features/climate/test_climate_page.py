"""The climate as the driver touches it."""

from collections.abc import Callable
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.feature import Feature, Place, View
from cockpit.features.climate.feature import setup
from cockpit.features.climate.view_model import ClimateViewModel


@pytest.fixture
def climate(hand_fed: Any, qapp: object) -> Feature:
    hand_fed.say(car.DRIVER_TEMPERATURE, 21.5)
    hand_fed.say(car.PASSENGER_TEMPERATURE, 20.0)
    hand_fed.say(car.AIR_CONDITIONING, False)
    hand_fed.say(car.DRIVER_SEAT_HEATING, 67)
    hand_fed.say(car.CABIN_TEMPERATURE, 19.0)
    return setup(hand_fed.services)


def view_at(feature: Feature, place: Place) -> View:
    return next(view for view in feature.views if view.place is place)


def test_set_points_show_half_degrees(climate: Feature) -> None:
    vm = climate.views[0].view_model
    assert isinstance(vm, ClimateViewModel)
    assert vm.driverTemperature.text == "21.5"
    assert vm.cabinTemperature.text == "19"
    assert (vm.coldest, vm.warmest) == (16.0, 28.0)


@pytest.mark.parametrize("place", [Place.DOCK_LEFT, Place.DOCK_RIGHT, Place.PAGE])
def test_every_view_loads(climate: Feature, open_page: Callable[[View], Any], place: Place) -> None:
    open_page(view_at(climate, place))


def test_plus_asks_waits_and_shows_the_echo(
    climate: Feature, hand_fed: Any, open_page: Callable[[View], Any]
) -> None:
    page = open_page(view_at(climate, Place.PAGE))
    shown = page.find("climate.zone.left.temperature")
    page.tap("climate.zone.left.plus")
    assert hand_fed.asked() == [(car.DRIVER_TEMPERATURE, 22.0, "touch")]
    vm: Any = climate.views[0].view_model
    assert vm.driverTemperature.pending
    assert shown.property("text") == "22.0°"
    hand_fed.echo()
    assert not vm.driverTemperature.pending
    assert shown.property("text") == "22.0°"


def test_a_refusal_shows_why_and_the_old_value(
    climate: Feature, hand_fed: Any, open_page: Callable[[View], Any]
) -> None:
    page = open_page(view_at(climate, Place.PAGE))
    page.tap("climate.ac")
    hand_fed.refuse("the car did not answer")
    assert page.find("climate.reason").property("text") == "the car did not answer"
    assert page.find("climate.ac").property("lit") is False


def test_the_dock_steps_too(
    climate: Feature, hand_fed: Any, open_page: Callable[[View], Any]
) -> None:
    page = open_page(view_at(climate, Place.DOCK_RIGHT))
    page.tap("climate.right.minus")
    assert hand_fed.asked() == [(car.PASSENGER_TEMPERATURE, 19.5, "touch")]


def test_an_unseen_switch_says_so(
    climate: Feature, hand_fed: Any, open_page: Callable[[View], Any]
) -> None:
    page = open_page(view_at(climate, Place.PAGE))
    page.tap("climate.sync")
    assert page.find("climate.reason").property("text") == "I can't see the climate now"
    assert hand_fed.asked() == []

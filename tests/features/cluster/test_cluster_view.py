"""What the driver sees of the cluster."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.features.cluster.feature import setup


@pytest.fixture
def page(hand_fed: Any, open_page: Any) -> Any:
    feature = setup(hand_fed.services)
    page = open_page(feature.views[0])
    page.window.resize(528, 616)
    page.vm = feature.views[0].view_model
    return page


def test_speed_gear_and_range(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.SPEED, 51.7)
    hand_fed.say(car.SELECTED_GEAR, car.DRIVE_GEAR)
    hand_fed.say(car.RANGE, 352_000)
    hand_fed.say(car.ODOMETER, 24_816_000)
    assert page.find("cluster.speed").property("text") == "52"
    assert page.find("cluster.speed.unit").property("text") == "km/h"
    assert page.find("cluster.gear.value").property("text") == "D"
    assert page.find("cluster.range").property("text") == "352"
    assert page.find("cluster.odometer").property("text") == "24,816"


def test_nothing_known_reads_dashes(page: Any) -> None:
    for name in ("speed", "power", "level", "range", "odometer", "outside"):
        assert page.find(f"cluster.{name}").property("text") == "--"
    assert not page.find("cluster.limit").isVisible()


def test_speed_turns_amber_above_the_limit(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.SPEED, 50.0)
    hand_fed.say(car.SPEED_LIMIT, 50.0)
    calm = page.find("cluster.speed").property("color")
    assert page.find("cluster.limit.value").property("text") == "50"
    hand_fed.say(car.SPEED, 58.0)
    assert page.find("cluster.speed").property("color") != calm


@pytest.mark.parametrize("icon", ["brake", "abs", "esc", "airbag", "seatbelt", "steering"])
def test_silent_safety_telltales_are_lit(page: Any, icon: str) -> None:
    lamp = page.find(f"cluster.telltale.{icon}")
    assert lamp.property("lit") is True
    assert lamp.property("tone") == page.find("cluster.telltale.abs").property("tone")


def test_hazard_lights_both_indicators(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.HAZARD, True)
    for side in ("left", "right"):
        assert page.find(f"cluster.telltale.indicator-{side}").property("lit") is True


def test_charging_shows_its_power_and_limit(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.CHARGING, True)
    hand_fed.say(car.CHARGE_POWER, 87.4)
    hand_fed.say(car.CHARGE_LIMIT, 80)
    hand_fed.say(car.BATTERY_LEVEL, 60.0)
    assert page.find("cluster.power").property("text") == "+87"
    assert page.find("cluster.charging").isVisible()
    assert page.find("cluster.chargeLimit").isVisible()
    assert page.vm.share < 0

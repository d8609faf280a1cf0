"""The battery's rules and its card."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.reading import Reading, Trust
from cockpit.features.battery import model
from cockpit.features.battery.feature import setup

GONE: Reading[float] = Reading(None, 9.0, Trust.MISSING, "frame stopped")


def live(value: float) -> Reading[float]:
    return Reading(value, 0.0, Trust.LIVE)


def test_spread() -> None:
    assert model.cell_spread(live(3.70), live(3.712)) == pytest.approx(0.012)
    assert model.cell_spread(live(3.70), GONE) is None
    assert model.is_wide(0.08)
    assert not model.is_wide(None)


@pytest.mark.parametrize(("celsius", "odd"), [(24, False), (-5, True), (55, True), (None, False)])
def test_temperature(celsius: float | None, odd: bool) -> None:
    assert model.is_odd_temperature(celsius) is odd


def test_low_voltage() -> None:
    assert model.is_weak(11.0)
    assert not model.is_weak(13.8)
    assert not model.is_weak(None)


@pytest.mark.parametrize(
    ("seconds", "text"), [(3900, "1:05"), (20, "0:01"), (0, ""), (None, ""), (-1, "")]
)
def test_clock(seconds: float | None, text: str) -> None:
    assert model.clock(seconds) == text


@pytest.fixture
def page(hand_fed: Any, open_page: Any) -> Any:
    feature = setup(hand_fed.services)
    page = open_page(feature.views[0])
    page.feature = feature  # QML does not keep its view-model alive
    return page


def test_at_rest(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.BATTERY_TEMPERATURE, 24.0)
    hand_fed.say(car.BATTERY_POWER, -19_500.0)
    hand_fed.say(car.LOW_VOLTAGE, 13.84)
    hand_fed.say(car.CELL_VOLTAGE_MIN, 3.712)
    assert page.find("battery.spread").property("text") == "--"
    hand_fed.say(car.CELL_VOLTAGE_MAX, 3.724)
    texts = {
        name: page.find(f"battery.{name}").property("text")
        for name in ("temperature", "power", "lowVoltage", "spread")
    }
    assert texts == {"temperature": "24", "power": "20", "lowVoltage": "13.8", "spread": "12"}


def test_while_charging(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.CHARGING, True)
    hand_fed.say(car.CHARGE_STATE, "CHARGING")
    hand_fed.say(car.CHARGE_TYPE, "DC")
    hand_fed.say(car.CHARGE_POWER, 87.4)
    hand_fed.say(car.CHARGE_LIMIT, 80)
    hand_fed.say(car.TIME_TO_FULL, 1980)
    assert page.find("battery.card").property("title") == "Charging"
    assert page.find("battery.chargePower").property("text") == "87"
    assert page.find("battery.current").property("text") == "DC"
    assert page.find("battery.timeLeft").property("text") == "0:33"
    assert page.find("battery.limit").property("text") == "to 80 %"


def test_a_fault_is_named(page: Any, hand_fed: Any) -> None:
    hand_fed.say(car.CHARGE_STATE, "FAULT")
    assert page.find("battery.card").property("title") == "Charging failed"

"""Questions about the battery: true values in the driver's units, or an honest no."""

import pytest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.core.told import UNSEEN
from cockpit.features.battery import spoken
from tests.features.conftest import HandFedCar


def ask(hand_fed: HandFedCar, name: str, units: str = "metric") -> Answer:
    if name not in hand_fed.services.intents.names:
        spoken.connect(hand_fed.services.intents, hand_fed.vehicle, lambda: units)
    answers: list[Answer] = []
    hand_fed.services.intents.handle(Intent(name), "voice", answers.append)
    return answers[0]


@pytest.mark.parametrize(
    ("units", "value", "unit"), [("metric", 347, "km"), ("imperial", 216, "mi")]
)
def test_range_in_the_drivers_units(
    hand_fed: HandFedCar, units: str, value: int, unit: str
) -> None:
    hand_fed.say(car.RANGE, 347_000)
    assert ask(hand_fed, "BatteryRange", units).values == {"value": value, "unit": unit}


def test_what_is_not_known_is_not_told(hand_fed: HandFedCar) -> None:
    assert ask(hand_fed, "BatteryCharge").reason == UNSEEN
    hand_fed.say(car.BATTERY_LEVEL, 68.4)
    assert ask(hand_fed, "BatteryCharge").values["value"] == 68
    hand_fed.lose(car.BATTERY_LEVEL)
    assert ask(hand_fed, "BatteryCharge").reason == UNSEEN


def test_charging(hand_fed: HandFedCar) -> None:
    hand_fed.say(car.CHARGING, value=False)
    assert ask(hand_fed, "BatteryCharging").key == "idle"
    assert ask(hand_fed, "BatteryTimeToFull").key == "idle"
    hand_fed.say(car.CHARGING, value=True)
    hand_fed.say(car.TIME_TO_FULL, 1800)
    assert ask(hand_fed, "BatteryTimeToFull").values == {"minutes": 30}

"""A driver speaks into a real virtual microphone, and the simulated car does it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core import signals as car_signals
from simulators.microphone.pulse import MISSING, VirtualMicrophone, is_there
from simulators.microphone.voices import Voice
from tests.qa.car import DeskCar
from tests.qa.driver import Driver
from tests.qa.screen import Dashboard, Screen
from tests.qa.waiting import wait_for

pytestmark = [
    pytest.mark.system,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not is_there() and not os.environ.get("CI"), reason=MISSING),
]
VOICE = Voice.parse("espeak:en-us+f2")


@pytest.fixture
def driver(
    car: DeskCar, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Driver]:
    with VirtualMicrophone(tmp_path / "pulse") as microphone:
        monkeypatch.setenv("PULSE_SERVER", microphone.env["PULSE_SERVER"])
        cockpit = Dashboard(car.specs, tmp_path / "state")
        driver = Driver(cockpit, microphone)
        driver.wait_until_heard()
        yield driver
        cockpit.stop()


def test_spoken_commands_change_the_car_and_the_page(driver: Driver) -> None:
    vehicle, screen = driver.cockpit.vehicle, driver.screen
    done = driver.say("set the temperature to twenty three degrees", VOICE)
    assert done.intents == (("ClimateSetTemperature", {"temperature": 23}),)
    assert screen.reads("voice.reply", "23 degrees")
    wait_for(lambda: vehicle.get(car_signals.DRIVER_TEMPERATURE).value == 23.0, "the car's echo")
    screen.wait_text("climate.left.value", "23")
    driver.leave()
    assert driver.say("how much charge is left", VOICE, by_key=True).verdict == "do"
    assert screen.reads("voice.reply", "percent")
    driver.leave()
    asked = driver.say("open the boot", VOICE)
    assert asked.waits
    assert asked.intents == (("CabinOpenBoot", {}),)
    driver.leave()
    assert [request.signal for request in driver.asked] == [car_signals.DRIVER_TEMPERATURE]


def test_the_key_on_the_steering_wheel(car: DeskCar, cockpit: Dashboard, screen: Screen) -> None:
    vehicle = cockpit.vehicle
    wait_for(lambda: vehicle.get(car_signals.VOICE_KEY).value is False, "the released key")
    car.set(voice_key=True)
    wait_for(lambda: "voice.sheet" in screen.names(), "the sheet")
    car.set(voice_key=False)
    wait_for(lambda: vehicle.get(car_signals.VOICE_KEY).value is False, "the released key")
    car.set(voice_key=True)
    wait_for(lambda: "voice.sheet" not in screen.names(), "the sheet to go")

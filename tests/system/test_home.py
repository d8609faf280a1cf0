"""The car at home: a real broker, the whole cockpit, a simulated car on a real bus."""

import json
import time
from typing import Any

import pytest

from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]
CAR = "cockpit/V1/car"


def reads(ear: Peer, topic: str, words: str) -> None:
    wait_for(lambda: ear.on(f"{CAR}/{topic}")[-1:] == [words.encode()], f"{topic} {words}")


def announced(ear: Peer) -> dict[str, Any]:
    topic = "homeassistant/device/cockpit_V1/config"
    wait_for(lambda: ear.on(topic), "the announcement")
    words: dict[str, Any] = json.loads(ear.on(topic)[-1])
    return words


def test_home_sees_the_car_and_changes_it(
    car: DeskCar, online: Dashboard, ear: Peer, listener: Listener
) -> None:
    assert announced(ear)["cmps"]["climate"]["temp_cmd_t"] == f"{CAR}/climate/temperature/set"
    wait_for(lambda: ear.on("cockpit/V1/status") == [b"online"], "the car online")
    reads(ear, "gear", "P")
    ear.say(f"{CAR}/climate/temperature/set", "23.5")
    reads(ear, "climate/temperature", "23.5")
    ear.say(f"{CAR}/charge_limit/set", "90")
    reads(ear, "charge_limit", "90")
    car.set(window__front_left=100)
    reads(ear, "window_front_left", "open")
    ear.say(f"{CAR}/window_front_left/set", "CLOSE")
    reads(ear, "window_front_left", "closed")
    ear.say(f"{CAR}/lock/set", "LOCK")
    reads(ear, "lock", "LOCKED")
    ear.say(f"{CAR}/lock/set", "UNLOCK")
    ear.say(f"{CAR}/climate/temperature/set", "24")
    reads(ear, "climate/temperature", "24.0")
    assert ear.on(f"{CAR}/lock")[-1] == b"LOCKED"


def test_nothing_stays_stale_after_the_broker_or_home_assistant_starts_anew(
    broker: Broker, online: Dashboard, ear: Peer
) -> None:
    announced(ear)
    reads(ear, "gear", "P")
    broker.stop()
    (broker.folder / "mosquitto.db").unlink(missing_ok=True)
    broker.start()
    began = time.monotonic()
    ear.heard.clear()
    reads(ear, "gear", "P")
    assert announced(ear)
    assert ear.on("cockpit/V1/status")[-1] == b"online"
    assert time.monotonic() - began < 10
    ear.heard.clear()
    ear.say("homeassistant/status", "online")
    assert announced(ear)
    reads(ear, "gear", "P")


def test_a_silent_car_is_unknown_at_home(car: DeskCar, online: Dashboard, ear: Peer) -> None:
    reads(ear, "gear", "P")
    car.kill()
    reads(ear, "gear", "None")
    assert ear.on("cockpit/V1/status")[-1] == b"online"

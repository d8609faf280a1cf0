"""The car at home: a real broker, the whole cockpit, a simulated car on a real bus."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]
CAR = "cockpit/V1/car"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    one = Broker(tmp_path / "broker")
    yield one
    one.stop()


@pytest.fixture
def home(broker: Broker) -> Iterator[Peer]:
    one = Peer(broker, "#")
    yield one
    one.close()


@pytest.fixture
def cockpit(car: DeskCar, broker: Broker, qapp: object, tmp_path: Path) -> Iterator[Dashboard]:
    dashboard = Dashboard(car.specs, tmp_path / "state", brokers=broker.url)
    yield dashboard
    dashboard.stop()


def reads(home: Peer, topic: str, words: str) -> None:
    wait_for(lambda: home.on(f"{CAR}/{topic}")[-1:] == [words.encode()], f"{topic} {words}")


def announced(home: Peer) -> dict[str, Any]:
    topic = "homeassistant/device/cockpit_V1/config"
    wait_for(lambda: home.on(topic), "the announcement")
    words: dict[str, Any] = json.loads(home.on(topic)[-1])
    return words


def test_home_sees_the_car_and_changes_it(
    car: DeskCar, cockpit: Dashboard, home: Peer, listener: Listener
) -> None:
    assert announced(home)["cmps"]["climate"]["temp_cmd_t"] == f"{CAR}/climate/temperature/set"
    wait_for(lambda: home.on("cockpit/V1/status") == [b"online"], "the car online")
    reads(home, "gear", "P")
    home.say(f"{CAR}/climate/temperature/set", "23.5")
    reads(home, "climate/temperature", "23.5")
    home.say(f"{CAR}/charge_limit/set", "90")
    reads(home, "charge_limit", "90")
    car.set(window__front_left=100)
    reads(home, "window_front_left", "open")
    home.say(f"{CAR}/window_front_left/set", "CLOSE")
    reads(home, "window_front_left", "closed")
    home.say(f"{CAR}/lock/set", "LOCK")
    reads(home, "lock", "LOCKED")
    home.say(f"{CAR}/lock/set", "UNLOCK")
    home.say(f"{CAR}/climate/temperature/set", "24")
    reads(home, "climate/temperature", "24.0")
    assert home.on(f"{CAR}/lock")[-1] == b"LOCKED"


def test_nothing_stays_stale_after_the_broker_or_home_assistant_starts_anew(
    broker: Broker, cockpit: Dashboard, home: Peer
) -> None:
    announced(home)
    reads(home, "gear", "P")
    broker.stop()
    (broker.folder / "mosquitto.db").unlink(missing_ok=True)
    broker.start()
    began = time.monotonic()
    home.heard.clear()
    reads(home, "gear", "P")
    assert announced(home)
    assert home.on("cockpit/V1/status")[-1] == b"online"
    assert time.monotonic() - began < 10
    home.heard.clear()
    home.say("homeassistant/status", "online")
    assert announced(home)
    reads(home, "gear", "P")


def test_a_silent_car_is_unknown_at_home(car: DeskCar, cockpit: Dashboard, home: Peer) -> None:
    reads(home, "gear", "P")
    car.kill()
    reads(home, "gear", "None")
    assert home.on("cockpit/V1/status")[-1] == b"online"

"""The home in the car: a real broker, the simulated home in a process of its own, the screen."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]


@pytest.fixture
def home(broker: Broker) -> Iterator[subprocess.Popen[bytes]]:
    words = [sys.executable, "-m", "simulators.home", "--broker", broker.url]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def cockpit(
    car: DeskCar, broker: Broker, home: object, qapp: object, tmp_path: Path
) -> Iterator[Dashboard]:
    dashboard = Dashboard(car.specs, tmp_path / "state", brokers=broker.url)
    dashboard.screen.tap("dock.page.home")
    yield dashboard
    dashboard.stop()


def tile_of(cockpit: Dashboard, name: str) -> str:
    """The tile that shows a thing."""
    tiles = [f"home.tile.{at}" for at in range(9)]
    wait_for(lambda: cockpit.screen.reads("home.tile.0", "Garage door"), "the whole home")
    found: list[str] = []

    def there() -> bool:
        found[:] = [tile for tile in tiles if cockpit.screen.reads(tile, name)]
        return bool(found)

    wait_for(there, f"a tile for {name}")
    return found[0]


def test_the_garage_opens_after_a_yes_and_tells_each_step(
    cockpit: Dashboard, broker: Broker
) -> None:
    peer = Peer(broker, "#")
    garage = tile_of(cockpit, "Garage door")
    cockpit.screen.wait_text(garage, "Closed")
    cockpit.screen.tap(garage)
    cockpit.screen.tap("home.do.open")
    cockpit.screen.wait_text("home.question.title", "Open Garage door?")
    assert peer.on("hall/garage/set") == []
    cockpit.screen.tap("home.yes")
    cockpit.screen.wait_text("home.panel.state", "Opening")
    assert peer.on("hall/garage/set") == [b"OPEN"]
    cockpit.screen.wait_text("home.panel.state", "Open", within_s=20)
    peer.close()


def test_a_lamp_of_zigbee2mqtt_is_switched_and_survives_the_broker(
    cockpit: Dashboard, broker: Broker
) -> None:
    lamp = tile_of(cockpit, "Kitchen")
    cockpit.screen.wait_text(lamp, "50 %")
    cockpit.screen.tap(lamp)
    cockpit.screen.wait_text(lamp, "Off")
    broker.stop()
    cockpit.screen.wait_text(lamp, "Not reachable")
    broker.start()
    cockpit.screen.wait_text(lamp, "Off", within_s=15)


def test_a_home_that_dies_is_not_shown_as_if_it_were_there(
    cockpit: Dashboard, home: "subprocess.Popen[bytes]"
) -> None:
    garage = tile_of(cockpit, "Garage door")
    cockpit.screen.wait_text(garage, "Closed")
    home.kill()
    cockpit.screen.wait_text(garage, "Not reachable", within_s=15)

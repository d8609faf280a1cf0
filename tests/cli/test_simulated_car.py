"""The car that the demo starts, and what the dashboard tells its driver."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cockpit.cli.simulated_car import SimulatedCar
from cockpit.core.paths import CAN_DBC
from cockpit.links.bus_spec import parse_specs
from simulators.car.road import ROADS
from simulators.client import CarControl, CarControlError
from tests.qa.car import free_words

pytestmark = pytest.mark.system


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the car's door will be; a short path, for sockets have no room for long ones."""
    with TemporaryDirectory(prefix="cockpit") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def wait_until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def control_of(folder: Path) -> CarControl:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        for path in folder.glob("*.sock"):
            try:
                return CarControl(path)
            except CarControlError:
                continue
        time.sleep(0.05)
    raise AssertionError("no car")


def test_the_car_follows_what_the_dashboard_leads(door: Path) -> None:
    specs = parse_specs(free_words(("body", "drive")), ("body", "drive"))
    car = SimulatedCar(CAN_DBC, specs, "parked", 1)
    car.follow("nobody is there yet")
    car.start()
    try:
        with control_of(door) as control:
            car.follow(json.loads((ROADS / "home.json").read_text("utf-8"))["shape"])
            wait_until(lambda: control.get("told")["told"])
            wait_until(lambda: control.get("speed")["speed"] > 5)
            assert control.get("left")["left"] > 3000
            car.follow(None)
            wait_until(lambda: not control.get("told")["told"])
            with pytest.raises(CarControlError, match="polyline"):
                control.route("x")
    finally:
        car.stop()
    assert not list(door.glob("*.sock"))

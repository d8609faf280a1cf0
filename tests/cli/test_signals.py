import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import can
import pytest
from click.testing import CliRunner

from cockpit.__main__ import main
from cockpit.core.paths import CAN_DBC
from cockpit.links.car import load_car
from cockpit.links.car.definition import Frame

CHANNEL = f"signals-{os.getpid()}"
UNKNOWN_ID = 0x7A1


@pytest.fixture(scope="module")
def frame() -> Frame:
    """A frame of the car that zeros make valid."""
    frames = load_car(CAN_DBC).frames.values()
    return next(f for f in frames if f.signals and not (f.crc or f.counter or f.mux_bits))


@pytest.fixture
def bus(frame: Frame) -> Iterator[None]:
    stop = threading.Event()

    def send() -> None:
        with can.Bus(interface="virtual", channel=CHANNEL) as bus:
            while not stop.wait(0.02):
                for key, data in ((frame.key, bytes(frame.length)), (UNKNOWN_ID, b"\1\2")):
                    bus.send(can.Message(arbitration_id=key, is_extended_id=False, data=data))

    thread = threading.Thread(target=send)
    thread.start()
    yield
    stop.set()
    thread.join()


def run(*words: str) -> Any:
    return CliRunner().invoke(main, ["signals", "--can", f"virtual:{CHANNEL}", *words])


def test_json_has_value_unit_age_rate_and_strangers(bus: None, frame: Frame) -> None:
    result = run("--json", "--for", "0.8")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    signal = told["signals"][frame.signals[0].path]
    assert signal["unit"] == frame.signals[0].unit
    assert 0 <= signal["age_s"] < 0.5
    assert 20 < signal["rate_hz"] < 60
    assert signal["source"].startswith(frame.name)
    (stranger,) = told["unknown_ids"]
    assert (stranger["id"], stranger["bus"]) == ("0x7A1", "body")
    assert 20 < stranger["rate_hz"] < 60
    assert next(iter(told["health"].values()))["up"]


def test_a_silent_bus_is_valid_json_too() -> None:
    told = json.loads(run("--json", "--for", "0.2", "vehicle.speed").stdout)
    (speed,) = (s for path, s in told["signals"].items() if path == "Vehicle.Speed")
    assert (speed["value"], speed["valid"], speed["age_s"], speed["rate_hz"]) == (
        None,
        False,
        None,
        0.0,
    )


def test_filters_narrow_the_list() -> None:
    told = json.loads(run("--json", "--for", "0", "tractionbattery*temp").stdout)
    assert told["signals"]
    assert all("Battery" in path and "Temp" in path for path in told["signals"])


def test_a_filter_that_fits_nothing_is_one_line() -> None:
    result = run("flux capacitor")
    assert result.exit_code == 2
    assert result.stderr.startswith("cockpit: no signal of this car matches flux capacitor")


def test_the_table_shows_values_and_strangers(bus: None, frame: Frame) -> None:
    path = frame.signals[0].path
    result = run("--for", "0.5", path)
    assert path.removeprefix("Vehicle.") in result.output
    assert "Ids that no DBC knows" in result.output
    assert "0x7A1" in result.output
    assert "01 02" in result.output


def test_a_plot_takes_the_signal_of_that_name() -> None:
    result = run("--for", "0.3", "--plot", "speed")
    assert "Vehicle.Speed  --" in result.output


def test_a_wrong_car_is_one_line(tmp_path: Path) -> None:
    result = run("--car", str(tmp_path))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1

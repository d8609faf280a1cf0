import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import can
import pytest

from simulators.car.control import ControlDoor, default_path, free_path
from simulators.car.definition import DEFAULT_CAR, load_definition
from simulators.client import CarControl, CarControlError

ROOT = Path(__file__).parents[2]
GROUP = "239.74.163.2"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
BODY = 43920 + 2 * int(WORKER)  # tests that run side by side keep off each other's buses
DRIVE = BODY + 1
SPECS = [f"body=udp_multicast:{GROUP}:{BODY}", f"drive=udp_multicast:{GROUP}:{DRIVE}"]

pytestmark = pytest.mark.system


def start(tmp_path: Path, *more: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "simulators.car", "--control", str(tmp_path / "car.sock")]
    for spec in SPECS:
        words += ["--can", spec]
    return subprocess.Popen([*words, *more], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("ready:"):
            return line.strip()
    raise AssertionError("the car never got ready")


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    car = start(tmp_path)
    assert until_ready(car) == "ready: commute on body, drive"
    yield car
    if car.poll() is None:
        car.terminate()
    car.wait(5)
    assert car.stdout is not None
    car.stdout.close()


def test_the_control_door(process: subprocess.Popen[str], tmp_path: Path) -> None:
    path = tmp_path / "car.sock"
    assert path.stat().st_mode & 0o077 == 0
    with CarControl(path) as car:
        assert 20 < car.get("speed")["speed"] < 70
        car.set({"door.front_left": "open"}, rain=40)
        assert car.get("door.front_left", "rain") == {"door.front_left": True, "rain": 40}
        car.fault("silence", message="VCU_Motion", for_s=1)
        with pytest.raises(CarControlError, match="not from 0 to 100"):
            car.set(soc=900)
        with pytest.raises(CarControlError, match="no 'sped'"):
            car.get("sped")
        car.pause()
        before = car.get("time_s")
        time.sleep(0.1)
        assert car.get("time_s") == before
        car.pause(False)
        car.scenario("charging")
        assert car.get("gear")["gear"] == "P"
        car.quit()
    assert process.wait(5) == 0
    assert not path.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(
    process: subprocess.Popen[str], tmp_path: Path, number: signal.Signals
) -> None:
    process.send_signal(number)
    assert process.wait(5) == 0
    assert not (tmp_path / "car.sock").exists()


def test_frames_reach_the_bus_at_their_rate(process: subprocess.Popen[str]) -> None:
    with can.Bus(interface="cockpit_multicast", channel=GROUP, port=DRIVE) as bus:
        end, count = time.monotonic() + 2.0, 0
        while (left := end - time.monotonic()) > 0:
            message = bus.recv(left)
            count += message is not None and message.arbitration_id == 0x101
    assert 180 <= count <= 215


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    path = tmp_path / "car.sock"
    script = (
        "import subprocess, sys, time\n"
        "p = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True)\n"
        "print(p.stdout.readline(), p.stdout.readline(), flush=True)\n"
    )
    words = [sys.executable, "-m", "simulators.car", "--control", str(path), "--die-with-parent"]
    for spec in SPECS:
        words += ["--can", spec]
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=20,
    )  # fmt: skip
    assert "control:" in done.stdout
    end = time.monotonic() + 5
    while path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not path.exists()


def test_a_second_car_is_told(process: subprocess.Popen[str], tmp_path: Path) -> None:
    second = start(tmp_path)
    assert second.wait(10) == 2
    assert second.stdout is not None
    second.stdout.close()


def test_a_command_is_answered_on_the_bus(process: subprocess.Popen[str], tmp_path: Path) -> None:
    """Our own frames come back on multicast: they must not keep commands waiting."""
    command = load_definition(DEFAULT_CAR).message("CMD_Climate")
    protection = command.protection
    data = command.code.encode({"CMD_TempDrv": 26, "CMD_Climate_Ctr": 1}, {})
    data = bytes((protection.checksum(data, 0),)) + data[1:]
    time.sleep(2)
    with (
        can.Bus(interface="cockpit_multicast", channel=GROUP, port=BODY) as bus,
        CarControl(tmp_path / "car.sock") as car,
    ):
        bus.send(can.Message(arbitration_id=command.frame_id, data=data, is_extended_id=False))
        time.sleep(0.6)
        assert car.get("climate_temperature")["climate_temperature"] == 26


def test_two_cars_on_one_bus_are_said(
    process: subprocess.Popen[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = start(other)
    until_ready(second)
    time.sleep(0.5)
    second.terminate()
    assert second.wait(5) == 0
    assert second.stdout is not None
    second.stdout.close()
    assert "another car speaks on drive" in capfd.readouterr().err


def test_a_car_without_a_path_finds_a_free_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert free_path() == default_path()
    with ControlDoor(default_path()):
        assert free_path() != default_path()
        assert free_path().parent == tmp_path

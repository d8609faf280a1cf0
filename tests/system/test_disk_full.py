"""A real disk without room: the dashboard goes on, tells, sends nothing unwritten, and resumes."""

import contextlib
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cockpit.core import signals
from cockpit.core.request import Outcome
from cockpit.links import ledger
from cockpit.links.black_box import recorder
from tests.qa.car import DeskCar
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = pytest.mark.system

DISK_MB = 2
SLOW_S = 15.0


class SmallDisk:
    """A file system of its own that can be filled to the last byte."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))

    def clear(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "cockpit-test", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system of our own here: {done.stderr.strip()}")
    yield SmallDisk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def cockpit(
    car: DeskCar, disk: SmallDisk, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Dashboard]:
    monkeypatch.setattr(recorder, "RETRY_S", 0.3)
    monkeypatch.setattr(recorder, "CALM_S", 1.0)
    dashboard = Dashboard(car.specs, disk.folder)
    yield dashboard
    dashboard.stop()


def fill_until(disk: SmallDisk, holds: Callable[[], bool], what: str) -> None:
    """Fill the disk again and again: what is taken back from it leaves a hole."""

    def full() -> bool:
        disk.fill()
        return holds()

    wait_for(full, what)


def test_a_full_disk_stops_the_recording_and_nothing_else(
    car: DeskCar, listener: Listener, cockpit: Dashboard, disk: SmallDisk
) -> None:
    screen, shell = cockpit.screen, cockpit.app.shell
    assert cockpit.app.connection
    box = cockpit.app.connection.black_box
    assert box
    screen.wait_text("climate.left.value", "21.0")
    wait_for(lambda: box.recorded > 500, "a recording")

    fill_until(disk, lambda: bool(shell.notices), "a notice")
    screen.wait_text("notice.text", "The disk is full: the black box pauses")
    car.set(speed=50)
    screen.wait_text("cluster.speed", "50")

    # Nothing leaves that is not on disk.
    fill_until(disk, lambda: box.lost > 0, "lost frames")
    screen.tap("climate.left.plus")
    request = cockpit.vehicle.requested(signals.DRIVER_TEMPERATURE)
    assert request
    screen.wait_text("climate.left.reason", "ledger cannot be written")
    assert (request.outcome, listener.commands) == (Outcome.REFUSED, [])
    assert cockpit.vehicle.get(signals.SPEED).valid

    recorded = box.recorded
    disk.clear()
    wait_for(lambda: box.recorded > recorded, "the recording to go on")
    wait_for(lambda: not shell.notices, "no notice", SLOW_S)
    screen.tap("climate.left.plus")
    wait_for(lambda: listener.commands == [("CMD_Climate", {"CMD_TempDrv": 21.5})], "a command")
    wait_for(
        lambda: cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.5, "the car's echo"
    )
    assert ledger.verify(cockpit.storage.ledger) == ""

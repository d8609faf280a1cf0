"""Floods both buses with random frames while a car drives there; does the dashboard live?

`python -m tests.tools.fuzz_bus --frames 1000000`. Half of the frames bear ids of the DBC with
random payloads, the rest random ids; lengths, FD, extended, remote and error flags are random
too, and some datagrams are junk. Afterwards the values must be back within a second.
"""

import argparse
import contextlib
import logging
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import cantools
import msgpack  # type: ignore[import-untyped]
from cantools.database.can import Database

from cockpit.core.paths import CAN_DBC, ROOT
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle
from cockpit.links.can_link import LinkHealth
from tests.benchmarks.timing import spin, start_qt
from tests.qa.car import GROUP, DeskCar
from tests.qa.screen import Dashboard

BACK_S = 1.0
PATIENCE_S = 10.0
ERRORS = 0.0005
"""Share of error frames; about half of them say "bus off", and the link opens the bus anew."""


def send(ports: list[int], frames: int, seed: int) -> None:
    """The sender's own process: datagrams as python-can packs them, 20,000 a second."""
    choice = random.Random(seed)
    known = [
        message.frame_id
        for file in CAN_DBC.glob("*.dbc")
        for message in cast("Database", cantools.database.load_file(file)).messages
    ]
    door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    door.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
    for number in range(frames):
        door.sendto(_datagram(choice, known), (GROUP, choice.choice(ports)))
        if number % 200 == 199:
            time.sleep(0.01)


def _datagram(choice: random.Random, known: list[int]) -> bytes:
    if choice.random() < 0.01:
        return choice.randbytes(choice.randrange(0, 90))
    identifier = choice.choice(known) if choice.random() < 0.5 else choice.randrange(0, 1 << 29)
    is_fd = choice.random() < 0.1
    length = choice.choice((0, 1, 7, 8, 8, 8, 8)) if not is_fd else choice.choice((8, 12, 48, 64))
    data = choice.randbytes(length)
    fields = {
        "timestamp": time.time(),
        "arbitration_id": identifier,
        "is_extended_id": identifier > 0x7FF or choice.random() < 0.1,
        "is_remote_frame": choice.random() < 0.01,
        "is_error_frame": choice.random() < ERRORS,
        "channel": None,
        "dlc": length,
        "data": data,
        "is_fd": is_fd,
        "bitrate_switch": False,
        "error_state_indicator": False,
    }
    return bytes(msgpack.packb(fields))


@dataclass(frozen=True, slots=True)
class Result:
    """What a flood did. `back_s`: until everything that the car says was live again."""

    frames: int
    seconds: float
    back_s: float
    longest_gap_s: float
    signals: int
    grown_mb: float
    health: LinkHealth

    def __str__(self) -> str:
        buses = self.health.buses.values()
        strangers = sum(sum(bus.unknown.values()) for bus in buses)
        wrong = sum(bus.crc_errors + bus.counter_errors + bus.length_errors for bus in buses)
        return (
            f"fuzz: {self.frames} frames in {self.seconds:.0f} s, no crash; "
            f"{sum(bus.frames for bus in buses)} received, {strangers} unknown, {wrong} wrong, "
            f"{sum(bus.junk for bus in buses)} junk, {sum(bus.dropped for bus in buses)} dropped; "
            f"all {self.signals} signals back after {self.back_s:.2f} s; longest gap of the screen "
            f"{self.longest_gap_s * 1000:.0f} ms; memory grew by {self.grown_mb:.1f} MB"
        )


class FuzzError(Exception):
    """The dashboard did not stand it; the text says how."""


def fuzz(frames: int, seed: int = 1) -> Result:
    """Run the flood; raises FuzzError where the dashboard suffers from it."""
    start_qt()
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as cleanup:
        cleanup.callback(logging.getLogger().removeHandler, complaints)
        car = DeskCar(Path(folder), "commute")
        cleanup.callback(car.stop)
        dashboard = Dashboard(car.specs, Path(folder))
        cleanup.callback(dashboard.stop)
        result = _flood(car, dashboard, frames, seed)
    if complaints.heard:
        raise FuzzError(complaints.heard[0])
    return result


def _flood(car: DeskCar, dashboard: Dashboard, frames: int, seed: int) -> Result:
    vehicle, connection = dashboard.vehicle, dashboard.app.connection
    assert connection
    vehicle.want(vehicle.offered)
    live = _live_signals(vehicle)
    memory, began = _memory_mb(), time.monotonic()
    ports = [str(s.port) for s in car.specs]
    words = [sys.executable, "-m", "tests.tools.fuzz_bus", "--send", *ports]
    sender = subprocess.Popen([*words, "--frames", str(frames), "--seed", str(seed)], cwd=ROOT)
    gap = 0.0
    while sender.poll() is None:
        gap = max(gap, _longest_gap(0.2))
    ended = time.monotonic()
    if sender.returncode != 0:
        raise FuzzError("the sender failed")
    while missing := [s.path for s in live if not vehicle.get(s).valid]:
        spin(0.02)
        if time.monotonic() - ended > PATIENCE_S:
            raise FuzzError(f"{len(missing)} signals do not come back, such as {missing[0]}")
    back = time.monotonic() - ended
    health = connection.link.health()
    return Result(frames, ended - began, back, gap, len(live), _memory_mb() - memory, health)


def _live_signals(vehicle: Vehicle) -> frozenset[Signal[Any]]:
    """What the car says when nobody disturbs it; waits until that is all there will be."""
    before: frozenset[Signal[Any]] = frozenset()
    while True:
        spin(1.5)
        live = frozenset(s for s in vehicle.offered if vehicle.get(s).valid)
        if live and live <= before:
            return live
        before = live


def _longest_gap(seconds: float) -> float:
    """Let Qt run; returns the longest time that it did not come round."""
    gap, last, until = 0.0, time.monotonic(), time.monotonic() + seconds
    while last < until:
        spin(0.0005)
        now = time.monotonic()
        gap, last = max(gap, now - last), now
    return gap


def _memory_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


class Complaints(logging.Handler):
    """Errors that somebody logged: the link goes on after an exception, but tells."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the words."""
        self.heard.append(record.getMessage())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--send", nargs="*", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.send:
        send(given.send, given.frames, given.seed)
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    result = fuzz(given.frames, given.seed)
    print(result)
    if result.back_s > BACK_S:
        raise SystemExit(f"fuzz: the values were back only after {result.back_s:.2f} s")


if __name__ == "__main__":
    main()

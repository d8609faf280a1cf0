"""Floods both buses with random frames while a car stands there; does the dashboard live?

`python -m tests.tools.fuzz_bus --frames 1000000`. Half of the frames bear ids of the DBC with
random payloads, the rest random ids; lengths, FD, extended, remote and error flags are random
too, and some datagrams are junk. Afterwards the values must be back within a second.
"""

import argparse
import random
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import cast

import cantools
import msgpack  # type: ignore[import-untyped]
from cantools.database.can import Database

from cockpit.core.paths import CAN_DBC
from cockpit.core.signals import BATTERY_LEVEL, DRIVER_TEMPERATURE, SPEED
from tests.benchmarks.timing import spin, start_qt
from tests.qa.car import GROUP, DeskCar
from tests.qa.screen import Dashboard

BACK_S = 1.0
VALUES = (SPEED, BATTERY_LEVEL, DRIVER_TEMPERATURE)


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
        "is_error_frame": choice.random() < 0.01,
        "channel": None,
        "dlc": length,
        "data": data,
        "is_fd": is_fd,
        "bitrate_switch": False,
        "error_state_indicator": False,
    }
    return bytes(msgpack.packb(fields))


def fuzz(frames: int, seed: int = 1) -> float:
    """Run the flood; returns the seconds until the values were back. Raises where they are not."""
    start_qt()
    with tempfile.TemporaryDirectory() as folder:
        car = DeskCar(Path(folder), "parked")
        dashboard = Dashboard(car.specs, Path(folder))
        spin(2.0)
        ports = [str(s.port) for s in car.specs]
        words = [sys.executable, "-m", "tests.tools.fuzz_bus", "--send", *ports]
        sender = subprocess.Popen([*words, "--frames", str(frames), "--seed", str(seed)])
        while sender.poll() is None:
            spin(0.2)
        assert sender.returncode == 0, "the sender failed"
        began = time.monotonic()
        while not all(dashboard.vehicle.get(s).valid for s in VALUES):
            spin(0.02)
            assert time.monotonic() - began < BACK_S + 4, "the values do not come back"
        back = time.monotonic() - began
        dashboard.stop()
        car.stop()
    return back


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--send", nargs="*", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.send:
        send(given.send, given.frames, given.seed)
        return
    began = time.monotonic()
    back = fuzz(given.frames, given.seed)
    taken = time.monotonic() - began
    print(f"fuzz: {given.frames} frames in {taken:.0f} s, no crash, values back after {back:.2f} s")


if __name__ == "__main__":
    main()

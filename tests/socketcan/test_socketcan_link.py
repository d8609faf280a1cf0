"""The link on the kernel's own CAN.

setup/vcan.sh .venv/bin/python -m pytest tests/socketcan
"""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import can
import pytest

from cockpit.core.mailbox import Mailbox
from cockpit.core.reading import Sample
from cockpit.core.signals import SPEED
from cockpit.links.bus_spec import parse_specs
from cockpit.links.can_link import BusHealth, CanLink
from cockpit.links.raw_frame import ERROR, EXTENDED, FD
from cockpit.links.receivers.socketcan import SocketCanReceiver
from tests.links.small_car import BUS, MOTION, motion, small_car

VCAN = "vcan0"
pytestmark = [
    pytest.mark.uml,
    pytest.mark.skipif(not Path(f"/sys/class/net/{VCAN}").exists(), reason="no vcan0 here"),
]


def ip(*words: str) -> None:
    subprocess.run(["ip", "link", *words], check=True)


def make_vcan() -> None:
    ip("add", VCAN, "type", "vcan")
    ip("set", VCAN, "mtu", "72", "up")


class Rig:
    """A running link on vcan0, and a car's side to send from."""

    def __init__(self) -> None:
        self.mailbox = Mailbox()
        specs = parse_specs([f"socketcan:{VCAN}"], (BUS,))
        self.link = CanLink(small_car(), specs, self.mailbox, wanted=lambda: frozenset((SPEED,)))
        self.counter = 0
        self.link.start()

    @property
    def health(self) -> BusHealth:
        return self.link.health().buses[BUS]

    def say(self, speed: int) -> None:
        self.counter += 1
        frame = can.Message(
            arbitration_id=MOTION, is_extended_id=False, data=motion(speed, self.counter)
        )
        with can.Bus(interface="socketcan", channel=VCAN) as bus:
            bus.send(frame)

    def hears(self, speed: int, seconds: float = 3) -> float:
        """Say a speed until the mailbox has it; gives how long that took."""
        begin = time.monotonic()
        while time.monotonic() < begin + seconds:
            self.say(speed)
            time.sleep(0.02)
            sample: Sample[Any] | None = self.mailbox.drain()[0].get(SPEED)
            if sample and sample.value == speed:
                return time.monotonic() - begin
        raise AssertionError(f"{speed} never came: {self.health}")

    def until(self, true: Callable[[], bool], seconds: float = 3) -> None:
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, self.health
            time.sleep(0.01)


@pytest.fixture(autouse=True)
def vcan() -> None:
    """Whatever the test before has left."""
    if not Path(f"/sys/class/net/{VCAN}").exists():
        make_vcan()


@pytest.fixture
def rig() -> Iterator[Rig]:
    rig = Rig()
    rig.hears(1)
    yield rig
    rig.link.stop()


def test_values_come_and_time_is_the_kernels(rig: Rig) -> None:
    rig.say(77)
    time.sleep(0.1)
    sample = rig.mailbox.drain()[0][SPEED]
    assert sample.value == 77
    assert 0 <= time.monotonic() - sample.at < 1


def test_link_down_and_up_again(rig: Rig) -> None:
    ip("set", VCAN, "down")
    rig.until(lambda: rig.health.trouble == f"{VCAN} is down")
    assert not rig.health.up
    time.sleep(1.5)
    ip("set", VCAN, "up")
    assert rig.hears(42) < 1


def test_interface_deleted_and_made_anew(rig: Rig) -> None:
    ip("del", VCAN)
    rig.until(lambda: rig.health.trouble == f"there is no {VCAN}")
    time.sleep(1)
    make_vcan()
    assert rig.hears(43) < 1


def test_interface_replaced_in_a_blink(rig: Rig) -> None:
    """The old socket is silent then: only the interface's number tells."""
    ip("del", VCAN)
    make_vcan()
    assert rig.hears(44) < 1


def test_bus_off_is_seen_and_survived(rig: Rig) -> None:
    with socket.socket(socket.AF_CAN, socket.SOCK_RAW, socket.CAN_RAW) as raw:
        raw.bind((VCAN,))
        raw.send((ERROR | 0x40).to_bytes(4, "little") + bytes((8, 0, 0, 0)) + bytes(8))
    rig.until(lambda: rig.health.trouble == "bus off")
    assert rig.health.error_frames == 1
    assert rig.hears(45) < 1
    assert rig.health.state == "active"


def test_error_passive_is_a_state_not_a_loss(rig: Rig) -> None:
    with socket.socket(socket.AF_CAN, socket.SOCK_RAW, socket.CAN_RAW) as raw:
        raw.bind((VCAN,))
        raw.send(
            (ERROR | 0x04).to_bytes(4, "little") + bytes((8, 0, 0, 0)) + bytes((0, 0x10)) + bytes(6)
        )
    rig.until(lambda: rig.health.state == "passive")
    assert rig.health.up
    assert rig.health.reconnects == 0


def test_all_kinds_of_frames() -> None:
    receiver = SocketCanReceiver(VCAN)
    with can.Bus(interface="socketcan", channel=VCAN, fd=True) as bus:
        bus.send(can.Message(arbitration_id=0x123, is_extended_id=False, data=b"abc"))
        bus.send(can.Message(arbitration_id=0x18FF0000, data=bytes(8)))
        bus.send(can.Message(arbitration_id=0x18FF0001, is_fd=True, data=bytes(range(64))))
        receiver.send(0x321, 0, b"\1")
        receiver.send(0x18FF0002 | EXTENDED, FD, bytes(12))
        heard = [bus.recv(1), bus.recv(1)]
    frames = [(key, flags & FD, data) for key, flags, data, _ in receiver.drain()]
    assert frames == [
        (0x123, 0, b"abc"),
        (0x18FF0000 | EXTENDED, 0, bytes(8)),
        (0x18FF0001 | EXTENDED, FD, bytes(range(64))),
    ]
    assert [m and (m.arbitration_id, m.is_fd, len(m.data)) for m in heard] == [
        (0x321, False, 1),
        (0x18FF0002, True, 12),
    ]
    receiver.close()


def test_a_long_pause_loses_nothing_and_losses_are_counted() -> None:
    receiver = SocketCanReceiver(VCAN)
    small = SocketCanReceiver(VCAN)
    small._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    with can.Bus(interface="socketcan", channel=VCAN) as bus:
        for n in range(1500):
            bus.send(can.Message(arbitration_id=n % 100, is_extended_id=False, data=bytes(8)))
    assert len(receiver.drain()) == 1500
    assert receiver.dropped() == 0
    kept = len(small.drain())
    assert kept < 1500
    assert small.dropped() == 1500 - kept
    receiver.close()
    small.close()


def test_a_missing_interface_is_waited_for() -> None:
    ip("del", VCAN)
    rig = Rig()
    rig.until(lambda: rig.health.trouble == f"there is no {VCAN}")
    make_vcan()
    assert rig.hears(46) < 1
    rig.link.stop()

import os
import subprocess
import sys
import time

import can
import pytest

from cockpit.links.bus_spec import GROUP
from cockpit.links.multicast_socket import open_sender
from cockpit.links.raw_frame import ERROR, EXTENDED, FD, RawFrame
from cockpit.links.receivers.multicast import MulticastReceiver

OTHER = """
import sys, can
with can.Bus(interface=sys.argv[1], channel="239.74.163.2", port=int(sys.argv[2])) as bus:
    bus.send(can.Message(arbitration_id=1, data=b"hi"))
    answers = 0
    while answers < 2 and (message := bus.recv(5)):
        if message.arbitration_id == 0x18FF0000:  # python-can's own bus also hears itself
            message.arbitration_id += 1
            bus.send(message)
            answers += 1
"""


@pytest.fixture
def port() -> int:
    return 20000 + os.getpid() % 20000


def drain(receiver: MulticastReceiver, count: int, seconds: float = 2) -> list[RawFrame]:
    frames: list[RawFrame] = []
    until = time.monotonic() + seconds
    while len(frames) < count and time.monotonic() < until:
        frames += receiver.drain()
        time.sleep(0.005)
    return frames


@pytest.mark.parametrize("interface", ["cockpit_multicast", "udp_multicast"])
def test_two_processes_talk_both_ways(interface: str, port: int) -> None:
    """Also with python-can's own udp_multicast on the other side."""
    with can.Bus(interface="cockpit_multicast", channel=GROUP, port=port) as bus:
        words = [sys.executable, "-c", OTHER, interface, str(port)]
        with subprocess.Popen(words) as other:
            hello = bus.recv(10)
            assert hello is not None
            assert bytes(hello.data) == b"hi"
            for fd in (False, True):
                data = bytes(range(64 if fd else 8))
                bus.send(can.Message(arbitration_id=0x18FF0000, data=data, is_fd=fd))
                answer = bus.recv(5)
                assert answer is not None
                assert (answer.arbitration_id, answer.is_fd) == (0x18FF0001, fd)
                assert bytes(answer.data) == data
                assert abs(answer.timestamp - time.time()) < 1
            assert other.wait(10) == 0


def test_own_frames_and_other_groups_are_not_heard(port: int) -> None:
    with (
        can.Bus(interface="cockpit_multicast", channel=GROUP, port=port) as bus,
        can.Bus(interface="cockpit_multicast", channel="239.74.163.9", port=port) as stranger,
    ):
        bus.send(can.Message(arbitration_id=1))
        assert bus.recv(0.1) is None
        assert stranger.recv(0.1) is None


def test_the_receiver_survives_junk(port: int) -> None:
    receiver, sender = MulticastReceiver(GROUP, port), MulticastReceiver(GROUP, port)
    raw = open_sender(GROUP, port)
    for junk in (b"", b"x", b"\xff" * 300, os.urandom(1000), b"\x81\xa1a\x01", b"\xc0"):
        raw.send(junk)
    sender.send(0x123, 0, b"\x01\x02")
    raw.send(b"\x8b" + os.urandom(100))
    sender.send(0x123, 0, b"\x03\x04")
    frames = drain(receiver, 2)
    assert [(key, flags, data) for key, flags, data, _ in frames] == [
        (0x123, 0, b"\x01\x02"),
        (0x123, 0, b"\x03\x04"),
    ]
    assert receiver.junk == 7
    assert sender.drain() == []
    for one in (receiver, sender, raw):
        one.close()


def test_all_kinds_of_frames_come_through_unchanged(port: int) -> None:
    receiver = MulticastReceiver(GROUP, port)
    sent = []
    with can.Bus(interface="cockpit_multicast", channel=GROUP, port=port) as bus:
        for n in range(400):
            extended, fd, size = n % 3 == 0, n % 5 == 0, n * 7 % 9
            number = n % 200 * (0x1000 if extended else 1)
            data = os.urandom(64 if fd and n % 2 else size)
            bus.send(
                can.Message(
                    arbitration_id=number,
                    is_extended_id=extended,
                    is_fd=fd,
                    data=data,
                    channel="vcan0" if n % 4 == 0 else None,
                )
            )
            sent.append((number | (EXTENDED if extended else 0), FD if fd else 0, data))
        bus.send(can.Message(arbitration_id=0x40, is_error_frame=True, dlc=8, data=bytes(8)))
    frames = drain(receiver, 401)
    assert [frame[:3] for frame in frames[:-1]] == sent
    assert frames[-1][0] == ERROR | EXTENDED | 0x40
    assert all(abs(at - time.time()) < 5 for *_, at in frames)
    receiver.close()


def test_a_burst_is_not_lost(port: int) -> None:
    receiver, sender = MulticastReceiver(GROUP, port), MulticastReceiver(GROUP, port)
    for n in range(4000):
        sender.send(n % 50, 0, n.to_bytes(8, "big"))
    frames = receiver.drain()
    assert [int.from_bytes(data, "big") for _, _, data, _ in frames] == list(range(4000))
    assert receiver.dropped() == 0
    receiver.close()
    sender.close()

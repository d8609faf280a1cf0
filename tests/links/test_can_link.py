import errno
import os
import time
from pathlib import Path
from typing import Any

import can
import pytest

from cockpit.core.mailbox import Mailbox
from cockpit.core.notices import Notices
from cockpit.core.signals import SPEED
from cockpit.links.bus_spec import BusSpec
from cockpit.links.can_link import CanLink, tell_driver
from cockpit.links.multicast_socket import open_sender
from cockpit.links.receivers import Receiver, open_receiver
from tests.links.live import Live
from tests.links.small_car import BUS, HVAC, MOTION, TARGET, motion, small_car


def test_frames_become_readings(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.send(MOTION, motion(88, 0))
        live.send(HVAC, b"\x2d\0\0")
        live.until(lambda: live.vehicle.get(SPEED).value == 88)
        assert live.vehicle.get(TARGET).value == 22.5
        assert live.vehicle.get(SPEED).age_s < 0.5
        assert [frame[0] for frame in live.tape.frames] == [MOTION, HVAC]


def test_a_frame_is_quickly_in_the_mailbox(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        took = []
        for n in range(20):
            time.sleep(0.03)
            begin = time.monotonic()
            live.send(MOTION, motion(n + 1, n))
            while live.mailbox.drain()[0].get(SPEED) is None and time.monotonic() < begin + 1:
                time.sleep(0.0005)
            took.append(time.monotonic() - begin)
        assert sorted(took)[10] < 0.02


def test_silence_makes_values_old_and_the_bus_troubled(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.send(MOTION, motion(88, 0))
        live.until(lambda: live.vehicle.get(SPEED).valid)
        live.until(lambda: not live.vehicle.get(SPEED).valid)
        live.until(lambda: live.healths[-1].trouble, 5)
        assert live.healths[-1].buses[BUS].trouble == "silent"
        live.send(MOTION, motion(88, 1))
        assert live.until(lambda: live.healths[-1].up) < 1


def test_health_counts(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.send(MOTION, motion(50, 0))
        live.send(MOTION, motion(50, 1, wrong=7))
        live.send(MOTION, motion(50, 9))
        live.send(0x7F0, b"")
        live.until(lambda: len(live.tape.frames) == 4)
        live.until(lambda: live.healths[-1].buses[BUS].frames == 4)
        bus = live.healths[-1].buses[BUS]
        assert (bus.crc_errors, bus.counter_errors, bus.unknown) == (1, 1, {0x7F0: 1})
        assert bus.up
        assert live.healths[-1].as_json()[BUS]["unknown"] == {"7F0": 1}
        assert live.healths[-1].summary.startswith(BUS)


def test_junk_on_the_bus_harms_nobody(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        junk = open_sender(live.spec.channel, live.spec.port or 0)
        for n in range(50):
            junk.send(os.urandom(1 + n * 9))
        junk.close()
        live.send(MOTION, motion(88, 0))
        live.until(lambda: live.vehicle.get(SPEED).value == 88)
        assert live.link.health().buses[BUS].junk == 50


class Flaky:
    """Opens buses that break when told to."""

    def __init__(self) -> None:
        self.broken: OSError | None = None
        self.refuses = 0
        self.opened = 0

    def __call__(self, spec: BusSpec) -> Receiver:
        if self.refuses:
            self.refuses -= 1
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        self.opened += 1
        receiver: Any = open_receiver(spec)
        drain = receiver.drain

        def breaking() -> Any:
            if self.broken:
                error, self.broken = self.broken, None
                raise error
            return drain()

        receiver.drain = breaking
        return receiver  # type: ignore[no-any-return]


@pytest.mark.parametrize("number", [errno.ENETDOWN, errno.ENODEV, errno.EIO])
def test_a_lost_bus_is_back_within_a_second(tmp_path: Path, number: int) -> None:
    flaky = Flaky()
    with Live(tmp_path, opener=flaky) as live:
        live.send(MOTION, motion(10, 0))
        live.until(lambda: live.vehicle.get(SPEED).value == 10)
        flaky.refuses, flaky.broken = 2, OSError(number, os.strerror(number))
        live.send(MOTION, motion(11, 1))
        live.until(lambda: live.healths[-1].trouble)

        def back() -> bool:
            live.send(MOTION, motion(12, 2 + flaky.opened))
            flaky.opened += 1
            return live.vehicle.get(SPEED).value == 12

        assert live.until(back) < 1
        live.until(lambda: live.healths[-1].up)
        assert live.healths[-1].buses[BUS].reconnects == 3


def test_a_bus_that_is_not_there_at_the_start_is_waited_for(tmp_path: Path) -> None:
    flaky = Flaky()
    flaky.refuses = 3
    with Live(tmp_path, opener=flaky) as live:
        live.until(lambda: live.healths[-1].trouble)
        assert "there is no" in live.healths[-1].buses[BUS].trouble
        live.until(lambda: flaky.opened == 1)
        live.send(MOTION, motion(10, 0))
        live.until(lambda: live.vehicle.get(SPEED).value == 10)


def test_bus_off_is_told_and_left_again(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.send(MOTION, motion(10, 0))
        live.until(lambda: live.vehicle.get(SPEED).value == 10)
        live.bus.send(can.Message(arbitration_id=0x40, is_error_frame=True, dlc=8, data=bytes(8)))
        live.until(lambda: live.healths[-1].buses[BUS].trouble == "bus off")
        notices = Notices()
        tell_driver(notices, live.healths[-1])
        assert [n.key for n in notices.standing] == [f"bus.{BUS}.down"]
        live.until(lambda: live.link.lines[0].receiver is not None)
        live.send(MOTION, motion(11, 1))
        live.until(lambda: live.healths[-1].up)
        tell_driver(notices, live.healths[-1])
        assert notices.standing == []
        assert live.healths[-1].buses[BUS].error_frames == 1


def test_the_thread_survives_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Live(tmp_path) as live:
        traffic = live.link.lines[0].traffic
        failed: list[Any] = []
        take = traffic.take

        def failing(*words: Any) -> Any:
            if len(failed) < 20:
                failed.append(words)
                raise RuntimeError("no reason at all")
            return take(*words)

        monkeypatch.setattr(traffic, "take", failing)
        live.until(lambda: len(failed) == 20, 5)
        live.send(MOTION, motion(10, 0))
        live.until(lambda: live.vehicle.get(SPEED).value == 10)
    assert sum("no reason at all" in record.message for record in caplog.records) == 1


def test_any_python_can_bus_will_do() -> None:
    spec = BusSpec(BUS, "virtual", "any", serves=(BUS,))
    mailbox = Mailbox()
    link = CanLink(small_car(), [spec], mailbox, wanted=lambda: frozenset((SPEED,)))
    link.start()
    with can.Bus(interface="virtual", channel="any") as bus:
        until = time.monotonic() + 3
        samples: Any = {}
        while SPEED not in samples and time.monotonic() < until:
            bus.send(can.Message(arbitration_id=MOTION, is_extended_id=False, data=motion(5, 0)))
            time.sleep(0.02)
            samples = mailbox.drain()[0]
    assert samples[SPEED].value == 5
    link.stop()


def test_a_bus_that_cannot_be_opened_says_why() -> None:
    spec = BusSpec(BUS, "nonsense", "x", serves=(BUS,))
    link = CanLink(small_car(), [spec], Mailbox(), wanted=frozenset)
    link.start()
    until = time.monotonic() + 3
    while not link.health().buses[BUS].trouble and time.monotonic() < until:
        time.sleep(0.02)
    assert "nonsense" in link.health().buses[BUS].trouble
    link.stop()


def test_intervals_of_the_mapping_hold_values_back(tmp_path: Path) -> None:
    with Live(tmp_path, intervals={TARGET: 0.3}) as live:
        live.send(HVAC, b"\x2c\0\0")
        live.until(lambda: live.vehicle.get(TARGET).value == 22)
        live.send(HVAC, b"\x2d\0\0")
        live.pump(0.1)
        assert live.vehicle.get(TARGET).value == 22
        live.until(lambda: live.vehicle.get(TARGET).value == 22.5)

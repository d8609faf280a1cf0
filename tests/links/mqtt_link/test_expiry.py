"""What came too late is not done: neither out of our own outbox, nor out of the broker's."""

import logging
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from cockpit.core.messages import Message
from cockpit.links.mqtt_link.outbox import Outbox
from cockpit.links.mqtt_link.sending import Sending
from tests.links.mqtt_link.test_link import driving
from tests.qa.broker import Broker, Peer

OPEN = Message("garage/set", b"OPEN")


class Wire:
    def __init__(self) -> None:
        self.sent: list[tuple[str, float | None]] = []

    def publish(
        self, topic: str, payload: bytes, retain: bool, expires_s: float | None = None
    ) -> int | None:
        self.sent.append((topic, expires_s))
        return len(self.sent)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])
    return clock


def test_a_command_that_waited_too_long_is_dropped_and_told(
    tmp_path: Path, now: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox(tmp_path / "box.sqlite")
    sending, wire = Sending(outbox), Wire()
    sending.restart(20, 1 << 20)
    sending.take([replace(OPEN, expires_s=10.0), Message("lamp/set", b"ON")])
    sending.take([replace(OPEN, expires_s=5.0)])
    now[0] += 11
    with caplog.at_level(logging.WARNING):
        sending.push(wire, 0.0)
    assert wire.sent == [("lamp/set", None)]
    assert sending.expired == 2
    assert caplog.messages == ["not sent, for it is too late now: 2 messages"]
    assert len(outbox) == 1
    outbox.close()


def test_the_broker_learns_how_long_it_is_good_for(tmp_path: Path, now: list[float]) -> None:
    outbox = Outbox(tmp_path / "box.sqlite")
    sending, wire = Sending(outbox), Wire()
    sending.restart(20, 1 << 20)
    sending.take([replace(OPEN, expires_s=10.0)])
    now[0] += 4
    sending.push(wire, 0.0)
    assert wire.sent == [("garage/set", 6.0)]
    outbox.close()


def test_it_is_too_late_after_a_start_as_well(tmp_path: Path, now: list[float]) -> None:
    first = Outbox(tmp_path / "box.sqlite")
    first.put([replace(OPEN, expires_s=10.0)])
    first.close()
    now[0] += 3600
    again = Outbox(tmp_path / "box.sqlite")
    sending, wire = Sending(again), Wire()
    sending.restart(20, 1 << 20)
    sending.push(wire, 0.0)
    assert (wire.sent, sending.expired) == ([], 1)
    again.close()


def test_an_outbox_of_before_is_read_on(tmp_path: Path) -> None:
    file = tmp_path / "box.sqlite"
    rows = sqlite3.connect(file)
    rows.execute(
        "CREATE TABLE waiting (n INTEGER PRIMARY KEY AUTOINCREMENT, telemetry INTEGER,"
        " topic TEXT, payload BLOB)"
    )
    rows.execute("INSERT INTO waiting (telemetry, topic, payload) VALUES (0, 'a', x'01')")
    rows.commit()
    rows.close()
    outbox = Outbox(file)
    assert [(w.message.topic, w.until) for w in outbox.after(0, 9)] == [("a", None)]
    outbox.close()


@pytest.mark.parametrize(("back_s", "sent"), [(0.5, 1), (3600.0, 0)])
def test_by_a_clock_that_was_set_back_it_is_too_late(
    tmp_path: Path, now: list[float], back_s: float, sent: int
) -> None:
    outbox = Outbox(tmp_path / "box.sqlite")
    sending, wire = Sending(outbox), Wire()
    sending.restart(20, 1 << 20)
    sending.take([replace(OPEN, expires_s=10.0)])
    now[0] -= back_s
    sending.push(wire, 0.0)
    assert len(wire.sent) == sent
    outbox.close()


def test_the_broker_keeps_it_no_longer_than_it_is_good_for(tmp_path: Path, broker: Broker) -> None:
    Peer(broker, "garage/set", lasting="garage").close()
    with driving(tmp_path, broker.url) as car:
        car.messages.send(replace(OPEN, expires_s=1))
        car.messages.send(Message("garage/set", b"CLOSE"))
        time.sleep(2.5)
    late = Peer(broker, "garage/set", lasting="garage")
    assert late.wait_for(lambda: late.heard)
    assert late.on("garage/set") == [b"CLOSE"]
    late.close()

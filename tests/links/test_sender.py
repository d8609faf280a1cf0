import itertools
import threading
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.signals import SPEED
from cockpit.links import ledger
from tests.links.live import Live
from tests.links.small_car import BUS, CMD_HVAC, CMD_TRUNK, CMD_WIPER, TARGET, TRUNK, WIPER


def ask(live: Live, signal: Signal[Any], value: Any) -> Request:
    return live.vehicle.request(signal, value, "touch", "test")


def ids(live: Live) -> list[int]:
    return [message.arbitration_id for message in live.heard]


def events(live: Live, request: Request) -> list[str]:
    return [e["event"] for e in ledger.read(live.ledger.folder) if e["request"] == request.number]


def test_a_request_goes_out_and_is_done_when_the_car_echoes_it(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.parked()
        live.echo(target=20)
        request = ask(live, TARGET, 21.5)
        live.until(lambda: CMD_HVAC in ids(live))
        assert request.outcome is Outcome.PENDING
        live.echo(target=21.5)
        assert live.settled(request) is Outcome.DONE
        live.until(lambda: events(live, request) == ["asked", "sent", "done"])
        (asked, *_) = ledger.read(tmp_path)
        assert (asked["signal"], asked["value"], asked["bus"]) == ("Test.Target", 21.5, BUS)
        assert (asked["id"], asked["data"]) == ("310", live.heard[0].data.hex())
        assert asked["rule"]["requires"] == {"authorised": True}
        assert ledger.verify(tmp_path) == ""


def test_an_echo_from_before_does_not_count(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.parked()
        live.echo(wiper=2)
        live.pump(0.05)
        request = ask(live, WIPER, 2)
        assert live.settled(request) is Outcome.REFUSED
        assert request.reason == "the car did not answer"
        assert events(live, request) == ["asked", "sent", "refused"]


def test_an_echo_is_heard_though_nobody_looks_at_the_signal(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.vehicle.wanted = frozenset()
        live.drive()
        live.until(lambda: live.link.health().up)
        request = ask(live, WIPER, 2)
        live.until(lambda: CMD_WIPER in ids(live))
        live.echo(wiper=2)
        assert live.settled(request) is Outcome.DONE


@pytest.mark.parametrize(
    ("signal", "value", "reason"),
    [
        (SPEED, 200.0, "not on the send list"),
        (TARGET, 15.5, "out of range"),
        (TARGET, 28.5, "out of range"),
        (TARGET, float("nan"), "out of range"),
        (TARGET, float("inf"), "out of range"),
        (TARGET, "warm", "out of range"),
        (WIPER, -1, "out of range"),
    ],
)
def test_what_is_forbidden_never_reaches_the_bus(
    tmp_path: Path, signal: Signal[Any], value: Any, reason: str
) -> None:
    with Live(tmp_path) as live:
        live.parked()
        request = ask(live, signal, value)
        assert (request.outcome, request.reason) == (Outcome.REFUSED, reason)
        live.pump(0.15)
        assert live.heard == []
        assert events(live, request) == ["asked", "refused"]


@pytest.mark.parametrize(
    ("signal", "value", "car", "reason"),
    [
        (TARGET, 20.0, {"authorised": False}, "not authorised"),
        (TRUNK, True, {"speed": 20}, "only while parked"),
        (TRUNK, True, {"gear": 127}, "only while parked"),
    ],
)
def test_preconditions(
    tmp_path: Path, signal: Signal[Any], value: Any, car: dict[str, Any], reason: str
) -> None:
    with Live(tmp_path) as live:
        for _ in range(5):
            live.drive(**car)
            live.pump(0.02)
        request = ask(live, signal, value)
        assert (request.outcome, request.reason) == (Outcome.REFUSED, reason)
        live.pump(0.1)
        assert live.heard == []


def test_unknown_is_no(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        assert ask(live, TARGET, 20.0).reason == "not authorised"
        assert ask(live, TRUNK, True).reason == "only while parked"
        live.parked()
        assert ask(live, TRUNK, True).outcome is Outcome.PENDING
        live.until(lambda: CMD_TRUNK in ids(live))
        live.pump(0.5)
        assert ask(live, TRUNK, False).reason == "only while parked"


def test_quick_taps_come_down_to_the_newest(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.parked()
        requests = [ask(live, TARGET, 20 + n / 2) for n in range(6)]

        def sent() -> list[float]:
            return [m.data[0] / 2 for m in live.heard if m.arbitration_id == CMD_HVAC]

        live.until(lambda: 22.5 in sent())
        assert len(sent()) <= 2
        live.drive()
        live.echo(target=22.5)
        assert live.settled(requests[-1]) is Outcome.DONE
        assert all(request.reason == "asked anew" for request in requests[:-1])


def test_frames_keep_their_interval_and_floods_are_refused(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.parked()
        requests = []
        for n in range(200):
            requests.append(ask(live, WIPER, n % 4))
            live.pump(0.002)
            if n % 20 == 0:
                live.drive()
        live.pump(0.3)
        times = [m.timestamp for m in live.heard if m.arbitration_id == CMD_WIPER]
        assert times
        assert all(b - a > 0.09 for a, b in itertools.pairwise(times))
        assert any(request.reason == "too often" for request in requests)


def test_a_silent_bus_is_no_connection(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        request = ask(live, WIPER, 1)
        assert live.settled(request) is Outcome.REFUSED
        assert request.reason == "no connection to the car"
        live.pump(0.05)
        assert live.heard == []


def test_without_a_ledger_nothing_is_sent(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with Live(blocked / "ledger") as live:
        live.parked()
        request = ask(live, WIPER, 1)
        assert live.settled(request) is Outcome.REFUSED
        assert request.reason == "ledger cannot be written"
        live.pump(0.05)
        assert live.heard == []


def test_counters_go_on_from_frame_to_frame(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.parked()
        for n in range(3):
            live.drive()
            request = ask(live, WIPER, n)
            live.until(lambda n=n: len(live.heard) == n + 1)  # type: ignore[misc]
            live.echo(wiper=n)
            assert live.settled(request) is Outcome.DONE
        assert [m.data[1] for m in live.heard] == [0, 1, 2]


def test_what_is_open_at_the_end_is_refused(tmp_path: Path) -> None:
    with Live(tmp_path) as live:
        live.parked()
        request = ask(live, WIPER, 1)
        live.until(lambda: CMD_WIPER in ids(live))
        live.link.stop()
        live.pump()
    assert request.reason == "the cockpit stops"
    assert not any(t.name in ("can-link", "can-sender") for t in threading.enumerate())

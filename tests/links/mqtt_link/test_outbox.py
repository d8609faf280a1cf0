from pathlib import Path

import pytest

from cockpit.core.messages import Kind, Message
from cockpit.links.mqtt_link import outbox as module
from cockpit.links.mqtt_link.outbox import Outbox


def command(n: int) -> Message:
    return Message(f"c/{n}", b"%d" % n)


def telemetry(n: int) -> Message:
    return Message(f"t/{n}", b"%d" % n, Kind.TELEMETRY)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "mqtt-home.sqlite"


def test_what_was_put_is_there_after_a_crash(file: Path) -> None:
    Outbox(file).put([command(1), telemetry(2)])
    rest = Outbox(file)
    assert [w.message for w in rest.after(0, 10)] == [command(1), telemetry(2)]
    assert len(rest) == 2


def test_what_has_arrived_is_gone_and_the_rest_keeps_its_order(file: Path) -> None:
    outbox = Outbox(file)
    outbox.put([command(n) for n in range(5)])
    first, second, third = outbox.after(0, 3)
    outbox.arrived([second.n])
    assert [w.message for w in outbox.after(0, 9)] == [command(n) for n in (0, 2, 3, 4)]
    assert [w.message for w in outbox.after(third.n, 9)] == [command(3), command(4)]
    outbox.arrived([first.n, first.n, 999])
    assert len(outbox) == 3


def test_old_telemetry_is_thinned_and_never_a_command(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_TELEMETRY", 100)
    outbox = Outbox(file)
    for n in range(300):
        outbox.put([telemetry(n), command(n)] if n < 50 else [telemetry(n)])
    left = [w.message for w in outbox.after(0, 1000)]
    told = [int(m.payload) for m in left if m.kind is Kind.TELEMETRY]
    assert len(told) <= 100
    assert told[-50:] == list(range(250, 300))
    assert told[0] < 200
    assert [m for m in left if m.kind is Kind.COMMAND] == [command(n) for n in range(50)]
    assert len(outbox) == len(left) == len(Outbox(file))


def test_a_full_outbox_gives_back_the_commands_that_found_no_room(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_COMMANDS", 3)
    outbox = Outbox(file)
    assert outbox.put([command(1), command(2)]) == []
    assert outbox.put([command(3), telemetry(4), command(5)]) == [command(5)]
    assert [w.message for w in outbox.after(0, 9)] == [
        command(1),
        command(2),
        command(3),
        telemetry(4),
    ]


def test_ids_that_were_seen_are_kept_the_oldest_forgotten(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SEEN", 3)
    outbox = Outbox(file)
    outbox.remember(["a", "b"])
    outbox.remember(["b", "c", "d", "e"])
    assert Outbox(file).seen() == ["c", "d", "e"]


def test_a_broken_file_is_put_aside(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    outbox = Outbox(file)
    outbox.put([command(1)])
    assert len(outbox) == 1
    assert file.with_suffix(".broken").read_bytes().endswith(b"\xff" * 100)

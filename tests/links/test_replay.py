import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import can
import pytest

from cockpit.core.mailbox import Mailbox
from cockpit.core.paths import CAN_DBC
from cockpit.links.bus_spec import parse_specs
from cockpit.links.can_link import CanLink
from cockpit.links.car import load_car
from cockpit.links.car.definition import Car
from cockpit.links.raw_frame import ERROR, EXTENDED, FD, SENT
from cockpit.links.recording import Recorded, Recording, RecordingError
from cockpit.links.replay import Replayer, Router, replay_words

START = 1_800_000_000.0


@pytest.fixture(scope="module")
def car() -> Car:
    return load_car(CAN_DBC)


def keys_of(car: Car, bus: str) -> list[int]:
    return [key for b, key in car.frames if b == bus]


class Frames(Recording):
    """A recording out of memory."""

    def __init__(self, frames: Sequence[Recorded]) -> None:
        self._list, self.notes, self.path = frames, [], Path("memory")

    def frames(self, since: float = 0.0) -> Iterator[Recorded]:
        return iter(self._list)


def play(frames: Sequence[Recorded], car: Car, speed: float) -> dict[str, list[can.Message]]:
    """What arrives on each bus."""
    specs = parse_specs(replay_words(car.buses), car.buses)
    ends = {spec.bus: spec.open() for spec in specs}
    replayer = Replayer(Frames(frames), car, speed)
    replayer.start()
    assert replayer.finished.wait(10)
    replayer.stop()
    got: dict[str, list[can.Message]] = {}
    for name, bus in ends.items():
        got[name] = []
        while message := bus.recv(0):
            got[name].append(message)
        bus.shutdown()
    return got


def test_frames_arrive_as_they_were(car: Car) -> None:
    frames: list[Recorded] = [
        (START, "drive", 0x123, 0, b"\1\2"),
        (START, "body", 0x18DAF110 | EXTENDED, FD, bytes(64)),
        (START, "drive", 0x40 | ERROR, 0, bytes(8)),
    ]
    got = play(frames, car, 0)
    (one,), (two,) = got["drive"], got["body"]
    assert (one.arbitration_id, one.is_extended_id, bytes(one.data)) == (0x123, False, b"\1\2")
    assert (two.arbitration_id, two.is_extended_id, two.is_fd, two.dlc) == (
        0x18DAF110,
        True,
        True,
        64,
    )


def test_the_pace_is_the_recorded_one_times_the_speed(car: Car) -> None:
    frames = [(START + n * 0.1, "drive", n, 0, b"") for n in range(11)]
    for speed, wanted in ((2.0, 0.5), (0.0, 0.0)):
        before = time.monotonic()
        assert len(play(frames, car, speed)["drive"]) == 11
        assert wanted <= time.monotonic() - before < wanted + 0.4


def test_a_long_sleep_is_cut(car: Car) -> None:
    frames = [(START, "drive", 1, 0, b""), (START + 86_400, "drive", 2, 0, b"")]
    assert len(play(frames, car, 100.0)["drive"]) == 2


def test_stop_ends_it_at_once(car: Car) -> None:
    frames = [(START + n, "drive", 1, 0, b"") for n in range(100)]
    replayer = Replayer(Frames(frames), car)
    replayer.start()
    before = time.monotonic()
    replayer.stop()
    assert time.monotonic() - before < 1.0
    assert replayer.finished.is_set()


def test_channels_without_names_go_where_their_ids_are_known(car: Car) -> None:
    ahead: list[Recorded] = [(0, "0", key, 0, b"") for key in keys_of(car, "drive")]
    ahead += [(0, "1", key, 0, b"") for key in keys_of(car, "body")]
    assert Router(ahead, car).described == {"0": "drive", "1": "body"}


def test_a_single_channel_is_sorted_by_id(car: Car) -> None:
    drive, body = keys_of(car, "drive")[0], keys_of(car, "body")[0]
    ahead: list[Recorded] = [(0, "can0", drive, 0, b""), (0, "can0", body, 0, b"")]
    router = Router(ahead, car)
    assert [router.bus_of(frame) for frame in ahead] == ["drive", "body"]


def test_a_channel_with_a_buss_name_is_that_bus(car: Car) -> None:
    frame: Recorded = (0, "body", keys_of(car, "drive")[0], 0, b"")
    assert Router([frame], car).bus_of(frame) == "body"


def test_what_the_cockpit_sent_is_not_heard(car: Car) -> None:
    command = next(iter(car.commands.values()))
    sent: Recorded = (0, command.bus, command.key, SENT, b"")
    assert Router([sent], car).bus_of(sent) is None


def test_the_link_hears_it_like_a_live_bus(car: Car) -> None:
    frames = [(START + n * 0.01, "drive", keys_of(car, "drive")[0], 0, bytes(8)) for n in range(50)]
    specs = parse_specs(replay_words(car.buses), car.buses)
    link = CanLink(car, specs, Mailbox(), wanted=frozenset)
    link.start()
    replayer = Replayer(Frames(frames), car)
    replayer.start()
    assert replayer.finished.wait(5)
    time.sleep(0.2)
    heard = link.health().buses
    replayer.stop()
    link.stop()
    assert (heard["drive"].frames, heard["body"].frames) == (50, 0)


def test_a_bad_recording_is_known_before_anything_starts(car: Car, tmp_path: Path) -> None:
    (tmp_path / "log.blf").write_bytes(b"junk")
    with pytest.raises(RecordingError):
        Replayer(Recording(tmp_path / "log.blf"), car)

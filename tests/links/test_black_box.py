import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.links.black_box import BlackBox, recorder
from cockpit.links.black_box.segments import SegmentWriter, segments
from cockpit.links.raw_frame import BRS, ERROR, EXTENDED, FD, REMOTE, RawFrame
from cockpit.links.recording import Recording

START = 1_800_000_000.25


def make_frames(count: int, start: float = START) -> list[RawFrame]:
    return [(0x100 + n % 50, 0, bytes([n % 256] * 8), start + n * 1e-4) for n in range(count)]


def read_all(folder: Path) -> list[tuple[float, str, int, int, bytes]]:
    return list(Recording(folder).frames())


def wait_until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "never came true"
        time.sleep(0.01)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    frames: list[RawFrame] = [
        *make_frames(5000),
        (0x18DAF110 | EXTENDED, 0, b"", START + 0.6),
        (0x123, FD | BRS, bytes(range(64)), START + 0.7),
        (0x7FF | REMOTE, 0, b"", START + 0.8),
        (0x40 | ERROR, 0, bytes(8), START + 0.9),
    ]
    box = BlackBox(tmp_path, buses=("body", "drive"))
    box.start()
    box.take(1, frames)
    box.take(0, [(0x20, 0, b"\1", START + 0.5)])
    box.stop()
    got = read_all(tmp_path)
    assert (box.recorded, box.lost) == (5005, 0)
    assert [f for f in got if f[1] == "drive"] == [(t, "drive", k, f, d) for k, f, d, t in frames]
    assert [f for f in got if f[1] == "body"] == [(START + 0.5, "body", 0x20, 0, b"\1")]
    assert [f[0] for f in got] == sorted(f[0] for f in got)


def test_a_frame_is_on_disk_within_the_second(tmp_path: Path) -> None:
    box = BlackBox(tmp_path)
    box.start()
    box.take(0, make_frames(1))
    before = time.monotonic()
    wait_until(lambda: bool(box.recorded))
    assert time.monotonic() - before < 1.0
    assert len(read_all(tmp_path)) == 1
    box.stop()


def test_taking_costs_the_caller_next_to_nothing(tmp_path: Path) -> None:
    box = BlackBox(tmp_path)
    batch = make_frames(10)
    best = min(_taking(box, batch) for _ in range(5))
    assert best < 2e-6 * 10  # ten times what it costs on a desk; see the benchmark


def _taking(box: BlackBox, batch: list[RawFrame]) -> float:
    before = time.perf_counter()
    for _ in range(500):
        box.take(0, batch)
    return (time.perf_counter() - before) / 500


@pytest.mark.parametrize("cut", [1, 10, 500])
def test_a_torn_end_costs_only_the_last_block(tmp_path: Path, cut: int) -> None:
    path = _two_blocks(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    recording = Recording(tmp_path)
    assert [f[2:] for f in recording.frames()] == [f[:3] for f in FIRST]
    assert "damaged" in recording.notes[0]


def test_a_damaged_block_costs_only_itself(tmp_path: Path) -> None:
    path = _two_blocks(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[150] ^= 0xFF
    path.write_bytes(raw)
    recording = Recording(path)
    assert [f[0] for f in recording.frames()] == [f[3] for f in SECOND]
    assert "one place" in recording.notes[0]


def test_a_damaged_header_costs_only_the_names(tmp_path: Path) -> None:
    path = _two_blocks(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(b"\0\0" + raw[2:])
    assert {f[1] for f in read_all(tmp_path)} == {"0"}


def test_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = _two_blocks(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'_box": 1', b'_box": 9', 1))
    with pytest.raises(Exception, match="version 9"):
        read_all(tmp_path)


FIRST, SECOND = make_frames(300), make_frames(300, START + 60)


def _two_blocks(folder: Path) -> Path:
    from cockpit.links.black_box.blocks import pack_block

    writer = SegmentWriter(folder, ("drive",), 1800, 1 << 20)
    writer.append(pack_block([(0, FIRST)]))
    writer.append(pack_block([(0, SECOND)]))
    writer.close()
    return segments(folder)[0]


def test_the_oldest_segments_go_first(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path, (), keep_s=1800, max_bytes=16_000)
    for number in range(40):
        writer.append(bytes([number]) * 1100)
    writer.close()
    kept = segments(tmp_path)
    assert sum(path.stat().st_size for path in kept) <= 16_000
    assert kept[-1].read_bytes().endswith(bytes([39]))
    assert kept[0].name.split("-")[0] > "000010"


def test_half_an_hour_of_driving_is_kept_whatever_the_clock_says(tmp_path: Path) -> None:
    for minute in range(40):  # forty segments of a minute, two months ago
        path = tmp_path / f"{minute:06}-20260101T12{minute:02}00Z-1.box"
        path.write_bytes(b"x")
        os.utime(path, (0, 1_767_268_800 + 60 * minute + 60))
    writer = SegmentWriter(tmp_path, (), keep_s=1800, max_bytes=1 << 20)
    writer.append(b"new")
    writer.close()
    kept = segments(tmp_path)
    assert len(kept) == 31
    assert kept[-1].name.startswith("000040-")


def test_two_cockpits_share_a_folder_but_no_segment(tmp_path: Path) -> None:
    boxes = [BlackBox(tmp_path, buses=(name,)) for name in ("one", "two")]
    for n, box in enumerate(boxes):
        box.start()
        box.take(0, make_frames(10, START + n))
    wait_until(lambda: all(box.recorded for box in boxes))
    assert len(segments(tmp_path)) == 2
    assert [path for path in segments(tmp_path) if not path.exists()] == []
    for box in boxes:
        box.stop()
    assert len(read_all(tmp_path)) == 20


def test_a_segment_being_written_is_never_deleted(tmp_path: Path) -> None:
    busy = SegmentWriter(tmp_path, (), 1800, 1 << 20)
    busy.append(b"busy")
    other = SegmentWriter(tmp_path, (), 0, 0)
    other.append(b"other")
    assert not other.make_room()
    busy.close()
    assert other.make_room()
    other.close()


class FullDisk:
    """Refuses to write as long as it is full, and then leaves a torn piece, as disks do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, full: Callable[[], bool]) -> None:
        self.full = full
        self.write = os.write
        monkeypatch.setattr("cockpit.links.black_box.segments.os.write", self)
        monkeypatch.setattr(recorder, "RETRY_S", 0.1)
        monkeypatch.setattr(recorder, "CALM_S", 0.1)

    def __call__(self, file: int, data: bytes) -> int:
        if self.full():
            self.write(file, data[:3])
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.write(file, data)


def test_a_full_disk_pauses_tells_once_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, told = [True], list[str]()
    FullDisk(monkeypatch, full=lambda: full[0])
    box = BlackBox(tmp_path, on_trouble=told.append)
    box.start()
    box.take(0, make_frames(10))
    wait_until(lambda: box.lost == 10)
    box.take(0, make_frames(10))
    wait_until(lambda: box.lost == 20)
    assert told == [recorder.NO_ROOM]
    full[0] = False
    time.sleep(0.15)
    box.take(0, make_frames(7))
    box.stop()
    assert told == [recorder.NO_ROOM, ""]
    assert (len(read_all(tmp_path)), box.recorded, box.lost) == (7, 7, 20)


def test_a_full_disk_first_costs_the_oldest_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [tmp_path / f"{n:06}-20260101T120000Z-1.box" for n in range(3)]
    for path in old:
        path.write_bytes(b"x")
    FullDisk(monkeypatch, full=old[1].exists)
    told: list[str] = []
    box = BlackBox(tmp_path, on_trouble=told.append)
    box.start()
    box.take(0, make_frames(10))
    wait_until(lambda: box.recorded == 10)
    box.stop()
    assert (box.lost, told) == (0, [])
    assert [path.exists() for path in old] == [False, False, True]


def test_an_unwritable_folder_is_told_and_survived(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told: list[str] = []
    box = BlackBox(tmp_path / "file" / "box", on_trouble=told.append)
    box.start()
    box.take(0, make_frames(10))
    wait_until(lambda: box.lost == 10)
    box.stop()
    assert told == [recorder.NO_FOLDER]


def test_a_frame_that_cannot_be_packed_costs_its_block_only(tmp_path: Path) -> None:
    box = BlackBox(tmp_path)
    box.start()
    box.take(0, [(-1, 0, b"", START)])
    wait_until(lambda: box.lost == 1)
    box.take(0, make_frames(5))
    box.stop()
    assert box.recorded == 5


def test_a_standing_disk_bounds_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "WAITING_BATCHES", 5)
    box = BlackBox(tmp_path)
    for _ in range(8):
        box.take(0, make_frames(2))
    assert box.lost == 6
    box.start()
    box.stop()
    assert box.recorded == 10

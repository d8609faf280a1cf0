import gzip
from pathlib import Path

import can
import pytest

from cockpit.links.black_box import BlackBox
from cockpit.links.raw_frame import BRS, ESI, EXTENDED, FD, RawFrame
from cockpit.links.recording import Recorded, Recording, RecordingError
from cockpit.links.recording.export import export

START = 1_800_000_000.012345
RESOLUTION = {".blf": 2e-6, ".asc": 2e-6, ".log": 2e-6}
BUSES = ("body", "drive")


def frames_of(bus: int) -> list[RawFrame]:
    kinds: list[tuple[int, int, bytes]] = [
        (0x123, 0, bytes(range(8))),
        (0x7FF, 0, b""),
        (0x001 | EXTENDED, 0, b"\1\2"),
        (0x1FFFFFFF | EXTENDED, 0, b"\xff" * 8),
        (0x321, FD, bytes(range(12))),
        (0x18DB33F1 | EXTENDED, FD | BRS | ESI, bytes(range(64))),
    ]
    return [(*kind, START + bus * 1e-3 + n * 0.05) for n, kind in enumerate(kinds * 5)]


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    recorder = BlackBox(folder, buses=BUSES)
    recorder.start()
    for bus in (1, 0):
        recorder.take(bus, frames_of(bus))
    recorder.stop()
    return folder


def same(got: Recorded, want: Recorded, channel: str, within_s: float) -> bool:
    return abs(got[0] - want[0]) <= within_s and got[1] == channel and got[2:] == want[2:]


@pytest.mark.parametrize("suffix", [".blf", ".asc", ".log"])
def test_an_export_reads_back_equal(box: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out{suffix}"
    count, channels = export(Recording(box), out)
    assert (count, channels) == (60, list(BUSES))
    wanted, got = list(Recording(box).frames()), list(Recording(out).frames())
    assert len(got) == len(wanted) == 60
    for have, want in zip(got, wanted, strict=True):
        channel = want[1] if suffix == ".log" else str(BUSES.index(want[1]))
        assert same(have, want, channel, RESOLUTION[suffix]), (have, want)


@pytest.mark.parametrize("suffix", [".blf", ".asc", ".log"])
def test_python_can_reads_the_export(box: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out{suffix}"
    export(Recording(box), out)
    messages = list(can.LogReader(out))
    wanted = list(Recording(box).frames())
    assert [m.arbitration_id for m in messages] == [w[2] & 0x1FFFFFFF for w in wanted]
    assert [m.is_extended_id for m in messages] == [bool(w[2] & EXTENDED) for w in wanted]
    assert [m.is_fd for m in messages] == [bool(w[3] & FD) for w in wanted]
    assert [bytes(m.data) for m in messages] == [w[4] for w in wanted]


def test_only_the_last_minutes(box: Path, tmp_path: Path) -> None:
    count, _ = export(Recording(box), tmp_path / "out.log", last_s=0.5)
    newest = Recording(box).newest()
    assert count == sum(f[0] >= newest - 0.5 for f in Recording(box).frames()) < 60


def test_an_unknown_suffix_says_what_to_write(box: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"out\.xyz: unknown format; .*\.blf"):
        export(Recording(box), tmp_path / "out.xyz")


def test_a_failed_export_leaves_nothing(box: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="cannot be written"):
        export(Recording(box), tmp_path / "nowhere" / "out.blf")
    out = tmp_path / "out.asc"
    (tmp_path / ".part-out.asc").mkdir()
    with pytest.raises(RecordingError, match="cannot be written"):
        export(Recording(box), out)
    assert not out.exists()


def write_log(path: Path, count: int = 50) -> Path:
    with can.Logger(path) as writer:
        for n in range(count):
            writer.on_message_received(
                can.Message(
                    timestamp=START + n,
                    arbitration_id=n % 2048,
                    is_extended_id=False,
                    data=[n % 256],
                    channel=0,
                )
            )
    return path


@pytest.mark.parametrize("suffix", [".blf", ".asc", ".log", ".csv", ".trc", ".db", ".log.gz"])
def test_it_reads_what_python_can_writes(tmp_path: Path, suffix: str) -> None:
    path = write_log(tmp_path / f"log{suffix}")
    assert [(f[2], f[4]) for f in Recording(path).frames()] == [(n, bytes([n])) for n in range(50)]


@pytest.mark.parametrize("suffix", [".blf", ".asc", ".log", ".csv", ".trc", ".db", ".mf4", ".box"])
@pytest.mark.parametrize("content", [b"", b"\0\xff" * 3000, b"LOGG", b"hello\nworld\n"])
def test_junk_is_one_clear_line(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"junk{suffix}"
    path.write_bytes(content)
    with pytest.raises(RecordingError) as caught:
        list(Recording(path).frames())
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert "; give " in line


@pytest.mark.parametrize("suffix", [".blf", ".asc", ".log", ".csv", ".trc"])
def test_what_a_torn_log_still_holds_is_used(tmp_path: Path, suffix: str) -> None:
    path = write_log(tmp_path / f"log{suffix}", 3000)
    path.write_bytes(path.read_bytes()[:-25])
    assert len(list(Recording(path).frames())) > 500


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    path = write_log(tmp_path / "log.log")
    lines = path.read_bytes().splitlines()
    lines[7] = b"\xff\xfe what is this"
    path.write_bytes(b"\n".join(lines))
    recording = Recording(path)
    assert len(list(recording.frames())) == 49
    assert recording.notes == [f"{path}: 1 lines are not as candump -L writes them, skipped"]


def test_a_torn_gzip_ends_instead_of_hanging(tmp_path: Path) -> None:
    path = tmp_path / "log.log.gz"
    text = write_log(tmp_path / "log.log", 5000).read_bytes()
    path.write_bytes(gzip.compress(text)[:-3000])
    recording = Recording(path)
    assert 0 < len(list(recording.frames())) < 5000
    assert "damaged after" in recording.notes[0]


@pytest.mark.parametrize("name", ["nothing.blf", "nothing"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordingError, match="No such file"):
        list(Recording(tmp_path / name).frames())


def test_a_folder_without_a_box(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no black box here"):
        Recording(tmp_path)


def test_an_asc_with_a_foreign_date_starts_at_zero(tmp_path: Path) -> None:
    path = tmp_path / "log.asc"
    path.write_text(
        "date the 5th of May\nbase hex  timestamps absolute\ninternal events logged\n"
        "   0.500000 1  123             Rx   d 1 07\n"
    )
    assert list(Recording(path).frames()) == [(0.5, "0", 0x123, 0, b"\7")]

import json
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cockpit.links import ledger
from cockpit.links.ledger import NAME, Ledger, LedgerError

WRITER = """
import sys
from pathlib import Path
from cockpit.links.ledger import Ledger
book, n = Ledger(Path(sys.argv[1])), 0
while True:
    n += 1
    book.append([{"event": "asked", "request": n, "why": "x" * 300}])
    print(n, flush=True)
"""


def entry(n: int) -> dict[str, Any]:
    return {"event": "asked", "request": n, "value": 21.5, "why": "warm · 暖"}


def write(folder: Path, count: int) -> Path:
    Ledger(folder).append([entry(n) for n in range(count)])
    return folder / NAME


def test_a_chain_of_lines(tmp_path: Path) -> None:
    book = Ledger(tmp_path)
    book.append([entry(0)])
    book.append([entry(1), entry(2)])
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    assert [line["n"] for line in lines] == [1, 2, 3]
    assert lines[2]["prev"] == lines[1]["hash"]
    assert lines[0]["time"].endswith("Z")
    assert ledger.verify(tmp_path) == ""
    assert [e["request"] for e in ledger.read(tmp_path)] == [0, 1, 2]


def test_a_new_start_goes_on(tmp_path: Path) -> None:
    write(tmp_path, 3)
    write(tmp_path, 2)
    assert ledger.verify(tmp_path / NAME) == ""
    assert [e["n"] for e in ledger.read(tmp_path)] == [1, 2, 3, 4, 5]


def test_two_writers_share_one_chain(tmp_path: Path) -> None:
    one, two = Ledger(tmp_path), Ledger(tmp_path)
    for n in range(10):
        (one, two)[n % 2].append([entry(n)])
    assert ledger.verify(tmp_path) == ""


@pytest.mark.parametrize("spoil", ["change", "remove", "swap", "insert"])
def test_verify_names_the_first_broken_line(tmp_path: Path, spoil: str) -> None:
    path = write(tmp_path, 9)
    lines = path.read_bytes().splitlines(keepends=True)
    if spoil == "change":
        lines[4] = lines[4].replace(b"21.5", b"28.0")
    elif spoil == "remove":
        del lines[4]
    elif spoil == "swap":
        lines[4], lines[5] = lines[5], lines[4]
    else:
        lines.insert(4, lines[4])
        lines[4] = b'{"n":5}\n'
    path.write_bytes(b"".join(lines))
    assert ledger.verify(tmp_path).startswith(f"{path}:5: ")


@pytest.mark.parametrize("torn", [b'{"event":"asked","n":4', b"\0" * 100, b"}\n", b"\xff\xfe\n"])
def test_a_torn_line_is_moved_aside(
    tmp_path: Path, torn: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = write(tmp_path, 3)
    with path.open("ab") as file:
        file.write(torn)
    assert ledger.verify(tmp_path).startswith(f"{path}:4: ")
    with caplog.at_level(logging.WARNING):
        write(tmp_path, 1)
    assert "torn" in caplog.text
    assert ledger.verify(tmp_path) == ""
    assert [e["n"] for e in ledger.read(tmp_path)] == [1, 2, 3, 4]
    assert torn.rstrip(b"\n") in (tmp_path / "ledger.torn").read_bytes()


def test_the_chain_goes_on_in_the_next_file(tmp_path: Path) -> None:
    book = Ledger(tmp_path, largest=2000)
    for n in range(40):
        book.append([entry(n)])
    assert len(list(tmp_path.glob("ledger-*.jsonl"))) >= 3
    assert ledger.verify(tmp_path) == ""
    write(tmp_path, 1)
    assert [e["n"] for e in ledger.read(tmp_path)] == list(range(1, 42))
    next(iter(tmp_path.glob("ledger-*.jsonl"))).unlink()
    assert ledger.verify(tmp_path) != ""


def test_a_full_disk_is_said_and_leaves_no_half_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Ledger(tmp_path)
    book.append([entry(0)])
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[: len(data) // 2]))
    with pytest.raises(LedgerError, match="No space left"):
        book.append([entry(1)])
    monkeypatch.undo()
    book.append([entry(2)])
    assert ledger.verify(tmp_path) == ""
    assert [e["request"] for e in ledger.read(tmp_path)] == [0, 2]


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    for n in range(20):
        words = [sys.executable, "-c", WRITER, str(tmp_path)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            said = [writer.stdout.readline() for _ in range(3)]
            time.sleep(n * 0.001)
            writer.send_signal(signal.SIGKILL)
            said += writer.stdout.readlines()
        acknowledged = int([line for line in said if line.endswith("\n")][-1])
        kept = [e["request"] for e in ledger.read(tmp_path)]
        assert kept[-1] >= acknowledged
    write(tmp_path, 1)
    assert ledger.verify(tmp_path) == ""

"""The ledger of everything that was asked of the car: append-only JSON lines, hash-chained.

Each line carries the hash of the line before and of itself; whoever changes, removes or adds a
line breaks the chain, and `verify` finds where. A line is on disk before its frame is on the bus.
"""

import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

NAME = "ledger.jsonl"
LARGEST = 16 << 20
"""Bytes; then the file is put aside as ledger-000001.jsonl and so on, and the chain goes on."""
_START = "0" * 64
_TAIL = 1 << 16

type Entry = dict[str, Any]


class LedgerError(Exception):
    """The ledger cannot be written or read; the message is one line."""


class Ledger:
    """The ledger in `folder`. Several processes may share it; each write is one locked append."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.folder, self.path = folder, folder / NAME
        self._largest = largest
        self._end = -1
        self._number, self._hash = 0, _START

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries durably, in order; raises LedgerError if that cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._locked() as file:
                self._catch_up(file)
                self._write(file, entries)
        except OSError as error:
            self._end = -1
            raise LedgerError(f"{self.path}: {error.strerror}") from error

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """The open file, ours alone, and still the one of that name."""
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
                if os.fstat(file).st_size >= self._largest:
                    self._put_aside()
                elif _same_file(file, self.path):
                    yield file
                    return
            finally:
                os.close(file)

    def _put_aside(self) -> None:
        if self.path.exists() and self.path.stat().st_size >= self._largest:
            number = len(_older(self.folder)) + 1
            self.path.rename(self.folder / f"ledger-{number:06d}.jsonl")
        self._end = -1

    def _catch_up(self, file: int) -> None:
        """Find the chain's end, unless the file is as we left it."""
        size = os.fstat(file).st_size
        if size == self._end:
            return
        last = _last_line(file, size, self.path)
        if last is None and (older := _older(self.folder)):
            with older[-1].open("rb") as before:
                last = _last_line(before.fileno(), older[-1].stat().st_size, None)
        self._number, self._hash = (last["n"], last["hash"]) if last else (0, _START)

    def _write(self, file: int, entries: Sequence[Entry]) -> None:
        size = os.fstat(file).st_size
        number, before, lines = self._number, self._hash, []
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        for entry in entries:
            number += 1
            line = {"n": number, "time": now, **entry, "prev": before}
            before = _hash(line)
            lines.append(_canonical({**line, "hash": before}) + b"\n")
        text = b"".join(lines)
        if os.write(file, text) != len(text):
            os.ftruncate(file, size)
            raise OSError(28, "No space left on device")
        os.fsync(file)
        self._number, self._hash, self._end = number, before, size + len(text)


def verify(path: Path) -> str:
    """Check the whole chain of a ledger (its folder or current file).

    Returns one line that names the first broken line, or nothing if all is well.
    """
    folder = path if path.is_dir() else path.parent
    current = folder / NAME
    number, before = 0, _START
    for file in [*_older(folder), *([current] if current.exists() else [])]:
        for count, raw in enumerate(file.read_bytes().splitlines(keepends=True), 1):
            entry = _parse(raw)
            wrong = _wrong(entry, number + 1, before)
            if entry is None or wrong:
                return f"{file}:{count}: {wrong}"
            number, before = number + 1, entry["hash"]
    return ""


def read(path: Path) -> Iterator[Entry]:
    """All readable entries of a ledger, oldest first."""
    folder = path if path.is_dir() else path.parent
    for file in [*_older(folder), folder / NAME]:
        if file.exists():
            yield from (e for raw in file.read_bytes().splitlines(True) if (e := _parse(raw)))


def _wrong(entry: Entry | None, number: int, before: str) -> str:
    if entry is None:
        return "is not a whole line of the ledger"
    if entry.get("n") != number:
        return f"has number {entry.get('n')}, where {number} belongs"
    if entry.get("prev") != before:
        return "does not follow from the line before"
    if _hash({k: v for k, v in entry.items() if k != "hash"}) != entry.get("hash"):
        return "was changed after it was written"
    return ""


def _last_line(file: int, size: int, path: Path | None) -> Entry | None:
    """The last whole line; a torn one after it is moved aside first."""
    start = max(0, size - _TAIL)
    tail = os.pread(file, size - start, start)
    good = tail.rfind(b"\n") + 1
    while good and _parse(tail[tail.rfind(b"\n", 0, good - 1) + 1 : good]) is None:
        good = tail.rfind(b"\n", 0, good - 1) + 1
    if good < len(tail) and path is not None:
        _move_aside(file, path, tail[good:], start + good)
    return _parse(tail[tail.rfind(b"\n", 0, good - 1) + 1 : good]) if good else None


def _move_aside(file: int, path: Path, torn: bytes, end: int) -> None:
    aside = path.with_suffix(".torn")
    with aside.open("ab") as out:
        out.write(torn.rstrip(b"\n") + b"\n")
    os.ftruncate(file, end)
    log.warning("%s: its last line was torn; moved to %s", path, aside.name)


def _parse(raw: bytes) -> Entry | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        entry = json.loads(raw)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and "n" in entry and "hash" in entry else None


def _canonical(entry: Entry) -> bytes:
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), default=str).encode()


def _hash(entry: Entry) -> str:
    """Of the line before (its hash is in `prev`) and this line's canonical JSON."""
    return hashlib.sha256(_canonical(entry)).hexdigest()


def _older(folder: Path) -> list[Path]:
    return sorted(folder.glob("ledger-[0-9]*.jsonl"))


def _same_file(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False

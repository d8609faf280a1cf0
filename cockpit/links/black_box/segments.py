"""The files of the black box: one a minute, the oldest deleted, never one that is being written."""

import contextlib
import fcntl
import os
import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cockpit.links.black_box.blocks import pack_header

SUFFIX = ".box"
SEGMENT_S = 60.0
MAX_SEGMENTS = 500
"""So that a crash loop cannot fill the folder with tiny files."""
SYNC_S = 5.0
"""A power cut loses at most this much; a killed process only what was not yet written."""
_NAME = re.compile(r"(\d+)-(\d{8}T\d{6}Z)-\d+(-\d+)?\.box")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC


def segments(folder: Path) -> list[Path]:
    """The segments of a folder, the oldest first.

    They are ordered by the running number in their names: clocks in cars jump.
    """
    try:
        names = [name for name in os.listdir(folder) if _NAME.fullmatch(name)]  # noqa: PTH208
    except OSError:
        return []
    return [folder / name for name in sorted(names, key=lambda n: (_number(n), n))]


def writer_of(path: Path) -> str:
    """The process that wrote a segment, so that segments of two cockpits can be told apart."""
    return path.stem.split("-", 3)[2] if _NAME.fullmatch(path.name) else ""


class SegmentWriter:
    """Appends blocks to the present segment, begins a new one in time, keeps the bounds.

    All methods raise OSError when the disk refuses; afterwards they may be called again.
    """

    def __init__(self, folder: Path, buses: Sequence[str], keep_s: float, max_bytes: int) -> None:
        self._folder, self._buses = folder, tuple(buses)
        self._keep_s, self._max_bytes = keep_s, max_bytes
        self._file = -1
        self._size = 0
        self._ends = self._synced = 0.0

    def append(self, block: bytes) -> None:
        """Write one block, whole or not at all."""
        now = time.monotonic()
        if self._file >= 0 and (now >= self._ends or self._size > self._max_bytes // 16):
            self.close()
        if self._file < 0:
            self._begin(now)
        if now - self._synced >= SYNC_S:
            self._synced = now
            os.fdatasync(self._file)
        self._write(block)

    def close(self) -> None:
        """Finish the present segment."""
        file, self._file = self._file, -1
        if file >= 0:
            try:
                os.fdatasync(file)
            finally:
                os.close(file)

    def make_room(self) -> bool:
        """Delete the oldest segment that nobody is writing; False if there is none."""
        return any(_delete(path) for path in segments(self._folder))

    def _begin(self, now: float) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._keep_bounds()
        path, started = self._create()
        self._size, self._ends, self._synced = 0, now + SEGMENT_S, now
        try:
            fcntl.flock(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            self._write(pack_header(self._buses, started))
        except OSError:
            os.close(self._file)
            self._file = -1
            path.unlink(missing_ok=True)
            raise

    def _create(self) -> tuple[Path, str]:
        """A new file whose name no other cockpit has, even one in another container."""
        here = segments(self._folder)
        number = _number(here[-1].name) + 1 if here else 1
        started = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        extra = ""
        for attempt in range(1, 100):
            path = self._folder / f"{number:06}-{started}-{os.getpid()}{extra}{SUFFIX}"
            with contextlib.suppress(FileExistsError):
                self._file = os.open(path, _NEW, 0o644)
                return path, started
            extra = f"-{attempt}"
        raise FileExistsError(f"{self._folder}: no free name")

    def _write(self, data: bytes) -> None:
        written = 0
        try:
            while written < len(data):
                written += os.write(self._file, data[written:])
        except OSError:
            # Take the torn part back, so that the next block follows a whole one.
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._size)
            raise
        self._size += written

    def _keep_bounds(self) -> None:
        length, size = 0.0, self._max_bytes // 16
        for place, path in enumerate(reversed(segments(self._folder))):
            bytes_here, seconds = _extent(path)
            size += bytes_here
            if length >= self._keep_s or size > self._max_bytes or place >= MAX_SEGMENTS:
                _delete(path)
            length += seconds


def _number(name: str) -> int:
    return int(name.split("-", 1)[0])


def _extent(path: Path) -> tuple[int, float]:
    """Bytes, and seconds of driving, of a segment; a jumping clock cannot stretch it."""
    try:
        status = path.stat()
        named = datetime.strptime(path.name.split("-")[1], "%Y%m%dT%H%M%SZ")
    except (OSError, ValueError):
        return 0, 0.0
    seconds = status.st_mtime - named.replace(tzinfo=UTC).timestamp()
    return status.st_size, min(max(seconds, 0.0), SEGMENT_S)


def _delete(path: Path) -> bool:
    """Delete a segment unless a cockpit, this or another, is writing it."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    except OSError:
        return False
    finally:
        os.close(file)
    return True

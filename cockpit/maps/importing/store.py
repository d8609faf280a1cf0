"""Where regions lie: one import at a time each, replaced in one step, old versions taken away."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from cockpit.maps.importing.work import sync_folder, write_whole
from cockpit.maps.region import MapError

WORK = "work"
PATIENCE_S = 2.0
"""So long the processes of a killed import may take to end."""


@contextmanager
def locked(folder: Path, wait: bool = False) -> Iterator[int]:
    """Hold the region's lock; gives its descriptor, for child processes to hold it too.

    Raises MapError where another import holds it, or waits for that to end.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}.lock").open("a") as file:
        _lock(file, folder, None if wait else time.monotonic() + PATIENCE_S)
        yield file.fileno()


def _lock(file: IO[str], folder: Path, until: float | None) -> None:
    if until is None:
        fcntl.flock(file, fcntl.LOCK_EX)
        return
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                name = folder.name
                text = f"{name}: is being imported already; wait until that has ended"
                raise MapError(text) from None
            time.sleep(0.05)
        else:
            return


def publish(folder: Path, parts: Path, version: str) -> Path:
    """Make the finished `parts` the region, in one step; returns where they are now."""
    target = folder / version
    _sync_all(parts)
    parts.rename(target)
    sync_folder(folder)
    write_whole(folder / "current", version)
    return target


def version_name(folder: Path, sha256: str) -> str:
    """A folder name that is not taken: when, and of what."""
    stem = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{sha256[:8]}"
    name, number = stem, 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}"
    return name


def sweep(folder: Path) -> None:
    """Take away versions that are neither current nor read by anybody."""
    current = ""
    with suppress(OSError):
        current = (folder / "current").read_text("utf-8").strip()
    for version in folder.iterdir() if folder.is_dir() else ():
        if version.is_dir() and version.name not in (current, WORK):
            _take_away_unread(version)


def remove(folder: Path) -> None:
    """Take the whole region away; raises MapError where there is none or it is being imported."""
    if not folder.is_dir():
        raise MapError(f"{folder.name}: no such map; `cockpit map list` shows what there is")
    with locked(folder):
        (folder / "current").unlink(missing_ok=True)
        sync_folder(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _take_away_unread(version: Path) -> None:
    """The lock is held to the end, so that nobody begins to read meanwhile; see `region.hold`."""
    with ExitStack() as stack:
        with suppress(FileNotFoundError):
            file = stack.enter_context((version / "region.json").open("rb"))
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return
        shutil.rmtree(version, ignore_errors=True)


def _sync_all(parts: Path) -> None:
    for path in (parts, *parts.rglob("*")):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""The folder that holds the profiles, and files in it that are replaced whole."""

import os
from pathlib import Path


def closed(folder: Path) -> None:
    """Make the folder, and shut it to all but its owner; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def write_whole(file: Path, content: bytes) -> None:
    """On the disk or not at all, whatever happens meanwhile; raises OSError."""
    fresh = file.with_name(f"{file.name}.new")
    try:
        with fresh.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    settle(file.parent)


def settle(folder: Path) -> None:
    """What was renamed in the folder stays so after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Heights: .hgt files that were given are checked and put where Valhalla looks for them."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from cockpit.maps.geo import Box
from cockpit.maps.region import MapError

NAME = re.compile(r"([NS])(\d\d)([EW])(\d\d\d)\.hgt(\.gz)?", re.IGNORECASE)
SIZE = 3601 * 3601 * 2
"""Bytes of a tile with one point a second of arc: the only kind that Valhalla reads."""
GZIP = b"\x1f\x8b"


def usable(folder: Path, notes: list[str]) -> list[Path]:
    """The good .hgt and .hgt.gz files in the folder; adds one line to `notes` for each other.

    Raises MapError where there is no such folder.
    """
    if not folder.is_dir():
        raise MapError(f"{folder}: no such folder; --elevation wants a folder of .hgt files")
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or ".hgt" not in path.name.lower():
            continue
        trouble = _trouble(path)
        if trouble:
            notes.append(f"{path}: {trouble}; left out")
        else:
            found.setdefault(path.name[:7].upper(), path)
    if not found:
        notes.append(f"{folder}: no usable .hgt file in it; the map will have no heights")
    return list(found.values())


def key_of(files: list[Path]) -> list[list[str | int]]:
    """What tells these files from others."""
    return [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in files]


def place(files: list[Path], target: Path, within: Box | None) -> int:
    """Link or copy the files as Valhalla wants them, `N45/N45E006.hgt`; returns how many.

    Those that do not touch the box are left out; the folder is not made for none.
    """
    count = 0
    for path in files:
        name = path.name[:7].upper() + path.name[7:].lower()
        if within is None or _touches(name, within):
            there = target / name[:3] / name
            there.parent.mkdir(parents=True, exist_ok=True)
            _link(path, there)
            count += 1
    return count


def leave_out(target: Path, within: Box) -> None:
    """Take away what `place` put there and the map does not touch after all."""
    for path in list(target.glob("*/*")):
        if not _touches(path.name, within):
            path.unlink()
            with suppress(OSError):
                path.parent.rmdir()  # only the empty ones
    with suppress(OSError):
        target.rmdir()


def _trouble(path: Path) -> str:
    """What is wrong with the file; "" for nothing."""
    if not NAME.fullmatch(path.name):
        return "not named as N45E006.hgt is"
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ".gz":
            with path.open("rb") as file:
                if file.read(2) != GZIP:
                    return "no gzip file"
                file.seek(-4, os.SEEK_END)
                size = int.from_bytes(file.read(4), "little")
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if size != SIZE:
        return f"holds {size} bytes, not the {SIZE} of a tile with 3601 × 3601 points"
    return ""


def _touches(name: str, box: Box) -> bool:
    found = NAME.fullmatch(name)
    assert found
    lat = int(found[2]) * (1 if found[1].upper() == "N" else -1)
    lon = int(found[4]) * (1 if found[3].upper() == "E" else -1)
    return lat <= box.north and lat + 1 >= box.south and lon <= box.east and lon + 1 >= box.west


def _link(path: Path, there: Path) -> None:
    there.unlink(missing_ok=True)
    try:
        there.hardlink_to(path.resolve())
    except OSError:  # another disk, or a disk without links
        shutil.copyfile(path, there)

"""A region on the disk: one folder with all that navigation needs of a piece of the earth.

    maps/NAME/current          the name of the folder below that holds
    maps/NAME/VERSION/         region.json  tiles.tar  traffic.tar  display.sqlite
                               search.sqlite  chargers.sqlite

`current` is replaced in one step when an import is whole, so that a reader always finds a whole
region; a version that somebody still reads lives until nobody names it.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.core.paths import data_dir
from cockpit.maps.geo import Box, Point

FORMAT = 1
"""Raised when a part's layout changes; regions of another format must be imported again."""


class MapError(Exception):
    """A map cannot be used or made; the text is one line: which file, what, what to do."""


@dataclass(frozen=True, slots=True)
class Region:
    """A whole, imported region."""

    name: str
    folder: Path
    box: Box
    attribution: str
    facts: dict[str, Any]
    """All of region.json: source, counts, sizes and checksums of the parts, dates, versions."""

    @property
    def tiles(self) -> Path:
        """Valhalla's graph, as one tar."""
        return self.folder / "tiles.tar"

    @property
    def traffic(self) -> Path:
        """Valhalla's live speeds, written in place."""
        return self.folder / "traffic.tar"

    @property
    def display(self) -> Path:
        """What is drawn."""
        return self.folder / "display.sqlite"

    @property
    def search(self) -> Path:
        """What is found."""
        return self.folder / "search.sqlite"

    @property
    def chargers(self) -> Path:
        """Where one charges."""
        return self.folder / "chargers.sqlite"


def maps_dir() -> Path:
    """Where imported regions live."""
    return data_dir() / "maps"


def open_region(folder: Path) -> Region:
    """The region in maps/NAME; raises MapError."""
    try:
        version = folder / (folder / "current").read_text("utf-8").strip()
        facts = json.loads((version / "region.json").read_text("utf-8"))
        box = Box(*facts["box"])
        if facts["format"] != FORMAT:
            raise MapError(f"{folder}: made by another version of Cockpit; import the map again")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MapError(f"{folder}: no whole map here ({error}); import it again") from None
    return Region(folder.name, version, box, str(facts.get("attribution", "")), facts)


@contextmanager
def hold(region: Region) -> Iterator[None]:
    """While this lasts no import takes the version away; raises MapError where it is gone.

    Open files and mapped memory outlive a removal anyhow: this is for who opens parts later.
    """
    gone = MapError(f"{region.folder}: was replaced by a newer import; open it again")
    facts = region.folder / "region.json"
    try:
        file = facts.open("rb")
    except OSError:
        raise gone from None
    with file:
        fcntl.flock(file, fcntl.LOCK_SH)
        if not facts.exists():
            raise gone
        yield


def regions(folders: tuple[Path, ...] = ()) -> list[Region]:
    """All whole regions below these folders; broken ones are left out."""
    found = []
    for base in folders or (maps_dir(),):
        for folder in sorted(base.iterdir()) if base.is_dir() else ():
            try:
                found.append(open_region(folder))
            except MapError:
                continue
    return found


def region_around(point: Point, candidates: list[Region]) -> Region | None:
    """The smallest region that holds the point."""
    holding = [r for r in candidates if r.box.holds(point)]
    return min(
        holding, key=lambda r: (r.box.north - r.box.south) * (r.box.east - r.box.west), default=None
    )

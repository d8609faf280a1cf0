"""The whole import, from the extract to the region in its place."""

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cockpit.maps.geo import Box
from cockpit.maps.importing import elevation
from cockpit.maps.importing.processes import StageError, run_stages, unfinished
from cockpit.maps.importing.source import Source, know, look, region_name
from cockpit.maps.importing.stages import PARTS, STAGES, Stage, turns
from cockpit.maps.importing.store import WORK, locked, publish, sweep, version_name
from cockpit.maps.importing.work import Work, facts_of, write_whole
from cockpit.maps.region import FORMAT, MapError, Region, maps_dir, open_region
from cockpit.maps.routing_config import ELEVATION

OSM = "© OpenStreetMap contributors"
ATTRIBUTIONS = {"cockpit-demo-city": "Fictional demo city, made in OpenStreetMap's format"}
"""By the program that wrote the extract, where it is not OpenStreetMap's data."""
DISK_PER_BYTE = 12
DISK_AT_LEAST = 60_000_000
DISK_FULL = 8_000_000
"""What an import needs at its height: the scratch files of the tile build, and the region."""


@dataclass(frozen=True, slots=True)
class Event:
    """What the driver may want to see of an import: progress of a stage, or a note."""

    share: float
    """Of the whole import, 0 to 1."""
    stage: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported, and how."""

    extract: Path
    name: str | None = None
    elevation: Path | None = None
    """A folder of .hgt files."""
    attribution: str = ""
    """What must be shown beside the map; "" = as the extract's own says."""
    base: Path | None = None
    """Where regions live; None = the driver's own maps."""
    ready: Callable[[], Region | None] = field(default=lambda: None)
    """Asked once no other import runs: what it returns makes a further import needless."""
    wait: bool = False
    """Wait for another import of the same name, rather than refuse."""


def import_map(wish: Wish, tell: Callable[[Event], None] = lambda _: None) -> Region:
    """Import, or go on with an import that was cut off; raises MapError, one line."""
    look(wish.extract)
    base = wish.base or maps_dir()
    folder = base / region_name(wish.extract, wish.name)
    try:
        with locked(folder, wish.wait) as lock:
            return wish.ready() or _Import(wish, folder, lock, tell).run()
    except StageError as error:
        text = _stage_line(wish.extract, error)
        if shutil.disk_usage(base).free < DISK_FULL:
            text = f"{wish.extract}: the disk of {base} is full; make room and import it again"
        _tidy(folder, error)
        raise MapError(text) from None
    except OSError as error:
        raise MapError(
            f"{error.filename or folder}: {error.strerror or error}; the import has stopped"
        ) from None


def _stage_line(extract: Path, error: StageError) -> str:
    if error.stage.name != "check":
        return f"{extract}: no map made of it: {error.stage.name}: {error}"
    if str(error).startswith("crashed"):
        return f"{extract}: cannot be read, the reader {error}; download it again"
    return f"{extract}: {error}"


def _tidy(folder: Path, error: StageError) -> None:
    """Give back what is of no use for the next try; of a bad extract nothing stays."""
    work = Work(folder / WORK)
    if error.stage.name == "check":
        work.clean()
    else:
        shutil.rmtree(work.scratch, ignore_errors=True)
    with suppress(OSError):
        folder.rmdir()  # only where nothing else is in it


class _Import:
    """One import that holds the region's lock."""

    def __init__(self, wish: Wish, folder: Path, lock: int, tell: Callable[[Event], None]) -> None:
        self._wish = wish
        self._folder = folder
        self._lock = lock
        self._tell = tell
        self._shares: dict[str, float] = {}
        self._work = Work(folder / WORK)

    def run(self) -> Region:
        """Do what is not done yet, and put the region in its place."""
        self._work.folder.mkdir(parents=True, exist_ok=True)
        sweep(self._folder)
        source = know(self._wish.extract, self._work.memory)
        heights = self._heights()
        key = import_key(source.sha256, heights)
        self._work.prepare(self._wish.extract, key)
        self._mind_disk(source.size)
        check, *others = turns(source.size)
        self._do(check)
        self._place_heights(heights)
        for stages in others:
            self._do(stages)
        if source.changed():
            raise MapError(f"{self._wish.extract}: was changed meanwhile; import it again")
        return self._finish(source, key)

    def _heights(self) -> list[Path]:
        if self._wish.elevation is None:
            return []
        notes: list[str] = []
        found = elevation.usable(self._wish.elevation, notes)
        for note in notes:
            self._note(note)
        return found

    def _place_heights(self, heights: list[Path]) -> None:
        target = self._work.parts / ELEVATION
        shutil.rmtree(target, ignore_errors=True)
        facts = self._work.read("check")
        if heights:
            elevation.place(heights, target, Box(*facts["box"]) if facts["box"] else None)
        if facts["note"]:
            self._note(f"{self._wish.extract}: {facts['note']}")

    def _do(self, stages: list[Stage]) -> None:
        to_do = unfinished(stages, self._work)
        self._shares |= {stage.name: 1.0 for stage in stages if stage not in to_do}
        run_stages(to_do, self._work, self._lock, self._progress)

    def _progress(self, stage: Stage, share: float) -> None:
        self._shares[stage.name] = max(share, self._shares.get(stage.name, 0.0))
        self._tell(Event(self._share(), stage.name))

    def _note(self, text: str) -> None:
        self._tell(Event(self._share(), note=text))

    def _share(self) -> float:
        """Of the whole import."""
        done = sum(stage.share * self._shares.get(stage.name, 0.0) for stage in STAGES)
        return done / sum(stage.share for stage in STAGES)

    def _mind_disk(self, size: int) -> None:
        need = max(DISK_AT_LEAST, size * DISK_PER_BYTE)
        have = shutil.disk_usage(self._folder).free + _bytes_in(self._work.folder)
        if need > have:
            raise MapError(
                f"{self._wish.extract}: its import needs about {need / 1e6:.0f} MB in"
                f" {self._folder}, {have / 1e6:.0f} MB are free; make room"
            )

    def _finish(self, source: Source, key: str) -> Region:
        parts = self._work.parts
        elevation.leave_out(parts / ELEVATION, Box(*self._work.read("tiles")["box"]))
        for path in parts.iterdir():
            if path.name not in (*PARTS, ELEVATION):
                path.unlink()
        write_whole(parts / "region.json", json.dumps(self._facts(source, key), indent=1))
        publish(self._folder, parts, version_name(self._folder, source.sha256))
        self._work.clean()
        sweep(self._folder)
        return open_region(self._folder)

    def _facts(self, source: Source, key: str) -> dict[str, Any]:
        found = self._work.read("check")
        stamps = {stage.name: self._work.stamp(stage) or {} for stage in STAGES}
        parts = {part: facts for stamp in stamps.values() for part, facts in stamp["parts"].items()}
        for path in sorted(self._work.parts.glob(f"{ELEVATION}/*/*")):
            parts[str(path.relative_to(self._work.parts))] = facts_of(path)
        attribution = self._wish.attribution or ATTRIBUTIONS.get(found["generator"], OSM)
        return {
            "name": self._folder.name,
            "format": FORMAT,
            "source": {
                "name": Path(source.path).name,
                "size": source.size,
                "sha256": source.sha256,
            },
            "key": key,
            "imported": datetime.now(UTC).isoformat(timespec="seconds"),
            "valhalla": version("pyvalhalla"),
            "box": self._work.read("tiles")["box"],
            "attribution": attribution,
            "languages": found["languages"],
            "counts": {name: stamp["counts"] for name, stamp in stamps.items()},
            "seconds": {name: stamp["seconds"] for name, stamp in stamps.items()},
            "parts": parts,
        }


def import_key(sha256: str, heights: list[Path]) -> str:
    """What tells one import from another: the extract, the heights, and our own format."""
    words = json.dumps([FORMAT, version("pyvalhalla"), sha256, elevation.key_of(heights)])
    return hashlib.sha256(words.encode()).hexdigest()


def _bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.lstat().st_size
    return total

"""The work folder of an import: what is finished in it, so that the next try goes on there.

work/original.osm.pbf   a link to the extract     work/source.osm.pbf   it, or its sorted copy
work/source.json        its size and checksum     work/check.json       what the check found
work/STAGE.done         a finished stage's stamp  work/STAGE.log        what it printed
work/parts/             the region as it grows    work/scratch/         while tiles are built
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from cockpit.maps.importing.source import sha256_of
from cockpit.maps.importing.stages import WRITTEN_LATER, Stage


class Work:
    """The folder and its stamps; a stamp of another key is as good as none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = folder / "parts"
        self.original = folder / "original.osm.pbf"
        self.source = folder / "source.osm.pbf"
        self.scratch = folder / "scratch"
        self.memory = folder / "source.json"
        self.key = ""

    def prepare(self, extract: Path, key: str) -> None:
        """Get ready for this extract; what was begun under another key goes. Raises OSError."""
        self.key = key
        if self._text("key") != key:
            for path in self.folder.iterdir():
                if path != self.memory:
                    _take_away(path)
            write_whole(self.folder / "key", key)
        self.parts.mkdir(exist_ok=True)
        self.original.unlink(missing_ok=True)
        self.original.symlink_to(extract.resolve())

    def read(self, name: str) -> dict[str, Any]:
        """What a stage left for later in NAME.json."""
        found: dict[str, Any] = json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        return found

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text("utf-8")
        except OSError:
            return ""

    def clean(self) -> None:
        """Throw all away, when the region stands."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def stamp(self, stage: Stage) -> dict[str, Any] | None:
        """What the finished stage left; None where it has to be done (again)."""
        try:
            stamp: dict[str, Any] = json.loads(self._stamp(stage).read_text("utf-8"))
            whole = stamp["key"] == self.key and all(
                (self.parts / part).stat().st_size == facts["size"]
                for part, facts in stamp["parts"].items()
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return stamp if whole and self.source.exists() else None

    def begin(self, stage: Stage) -> None:
        """Take away what an earlier, unfinished try of this stage left."""
        self._stamp(stage).unlink(missing_ok=True)
        for part in stage.parts:
            for path in self.parts.glob(f"{part}*"):
                path.unlink()

    def finish(self, stage: Stage, counts: dict[str, int], seconds: float) -> None:
        """Leave the stamp; the stage's parts are on the disk already."""
        parts = {part: facts_of(self.parts / part) for part in stage.parts}
        stamp = {"key": self.key, "parts": parts, "counts": counts, "seconds": round(seconds, 2)}
        write_whole(self._stamp(stage), json.dumps(stamp))

    def log(self, stage: Stage) -> Path:
        """Where the stage's process prints to."""
        return self.folder / f"{stage.name}.log"

    def _stamp(self, stage: Stage) -> Path:
        return self.folder / f"{stage.name}.done"


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def facts_of(part: Path) -> dict[str, Any]:
    """Size and checksum; no checksum for what the router writes into later."""
    checksum = "" if part.name in WRITTEN_LATER else sha256_of(part)
    return {"size": part.stat().st_size, "sha256": checksum}


def write_whole(path: Path, text: str) -> None:
    """Write in one step: whoever reads finds the old text or the new one."""
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in it last."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

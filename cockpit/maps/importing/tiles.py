"""The road graph: Valhalla's own builders, run with our configuration."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from cockpit.maps.geo import Box
from cockpit.maps.importing.borders import write_borders
from cockpit.maps.importing.child import die_with, one_line
from cockpit.maps.importing.tile_box import covered
from cockpit.maps.importing.work import write_whole
from cockpit.maps.region import MapError
from cockpit.maps.routing_config import base_config, elevation_of

STEPS = {
    "Parsing ways": 0.05,
    "Parsing relations": 0.3,
    "Parsing nodes": 0.35,
    "Creating graph edges": 0.45,
    "Building edge shapes": 0.5,
    "Enhancing local graph": 0.62,
    "HierarchyBuilder": 0.74,
    "Creating shortcuts": 0.78,
    "Adding elevation": 0.85,
    "Adding complex turn": 0.92,
}
"""What the builder says when it gets there, and how much is done by then."""
ADMINS_SHARE = 0.1


def build(source: Path, folder: Path, progress: Callable[[float], None]) -> dict[str, int]:
    """Build tiles.tar and traffic.tar; reads check.json beside `folder` and elevation/ in it."""
    scratch = folder.parent / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    config = scratch / "valhalla.json"
    words = _config(folder, scratch)
    config.write_text(json.dumps(words), "utf-8")
    facts = json.loads((folder.parent / "check.json").read_text("utf-8"))
    _build_borders(source, scratch, facts, config)
    progress(ADMINS_SHARE)
    _run("valhalla_build_tiles", config, [source], progress)
    within = Box(*facts["box"]) if facts["box"] else None
    found = covered(scratch / "tiles", within)
    if found is None:
        raise MapError("no road in it can be driven on; take a whole extract")
    write_whole(folder.parent / "tiles.json", json.dumps({"box": found.box}))
    _extract(config)
    shutil.rmtree(scratch)
    progress(1.0)
    return {"tiles": found.tiles, "junctions": found.junctions, "edges": found.edges}


def _config(folder: Path, scratch: Path) -> dict[str, Any]:
    words = base_config()
    paths = words["mjolnir"]
    paths["tile_dir"] = str(scratch / "tiles")
    paths["tile_extract"] = str(folder / "tiles.tar")
    paths["traffic_extract"] = str(folder / "traffic.tar")
    paths["admin"] = str(scratch / "admin.sqlite")
    words["additional_data"]["elevation"] = elevation_of(folder)
    words["logging"] |= {"type": "std_out", "color": False}
    return words


def _build_borders(source: Path, scratch: Path, facts: dict[str, Any], config: Path) -> None:
    """Countries tell on which side one drives: Valhalla says left where it knows none."""
    if facts["countries"]:
        _run("valhalla_build_admins", config, [source])
        if _countries_in(scratch / "admin.sqlite"):
            return
    if not facts["left"]:
        borders = scratch / "borders.osm.pbf"
        write_borders(borders)
        (scratch / "admin.sqlite").unlink(missing_ok=True)
        sources = [source, borders] if facts["countries"] else [borders]
        _run("valhalla_build_admins", config, sources)


def _countries_in(admins: Path) -> int:
    if not admins.exists():
        return 0
    with sqlite3.connect(admins) as base:
        found = base.execute("SELECT count(*) FROM admins WHERE admin_level = 2").fetchone()
    base.close()
    return int(found[0])


def _run(
    program: str,
    config: Path,
    sources: Sequence[Path],
    progress: Callable[[float], None] | None = None,
) -> None:
    """Run one of Valhalla's programs; raises MapError with the reason it gives."""
    import valhalla  # type: ignore[import-untyped]

    binary = valhalla.PYVALHALLA_DIR / "bin" / program
    with subprocess.Popen(
        [binary, "-c", config, *sources],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        preexec_fn=partial(die_with, os.getpid()),  # noqa: PLW1509 - a stage's process has no threads
    ) as process:
        assert process.stdout
        last = ""
        for line in process.stdout:
            last = _reason(line) or last
            share = next((s for step, s in STEPS.items() if step in line), None)
            if progress and share is not None:
                progress(ADMINS_SHARE + (1 - ADMINS_SHARE) * share)
    if process.returncode:
        raise MapError(f"{program} stopped ({last or how_it_ended(process.returncode)})")


def _reason(line: str) -> str:
    """The text of a line that may say why the program stops, without its time stamp."""
    if "[INFO]" in line or "[TIMING]" in line or "[WARN]" in line:
        return ""
    return one_line(line.partition("[ERROR]")[2] or line)


def how_it_ended(code: int) -> str:
    """A process's exit code in words."""
    return signal.strsignal(-code) or f"signal {-code}" if code < 0 else f"exit code {code}"


def _extract(config: Path) -> None:
    """One tar that is mapped into memory, and one of the same shape for live speeds."""
    done = subprocess.run(
        [sys.executable, "-m", "valhalla.valhalla_build_extract", "-c", config, "-t", "-O"],
        capture_output=True,
        text=True,
        preexec_fn=partial(die_with, os.getpid()),
        check=False,
    )
    if done.returncode:
        raise MapError(f"valhalla_build_extract stopped ({one_line(done.stderr[-300:])})")

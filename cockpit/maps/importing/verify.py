"""Looks a region over: is every part there, unchanged, and does it open?"""

import json
import sqlite3
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.maps.importing.stages import PARTS
from cockpit.maps.importing.work import facts_of
from cockpit.maps.region import MapError, Region, open_region

ROUTER_WAITS_S = 60
ROUTER = """
import json, sys, valhalla
valhalla.Actor(json.load(sys.stdin)).status({})
"""


@dataclass(frozen=True, slots=True)
class PartFound:
    """One part: `trouble` says what is broken, "" for nothing."""

    part: str
    trouble: str = ""


def verify(folder: Path) -> list[PartFound]:
    """Every part of the region, whole or not; raises MapError where there is no region at all."""
    region = open_region(folder)
    listed: dict[str, Any] = region.facts.get("parts", {})
    names = sorted({*listed, *PARTS})
    found = [PartFound(name, _trouble(region, name, listed.get(name))) for name in names]
    if all(not f.trouble for f in found):
        found.append(PartFound("router", _ask_router(region)))
    return found


def _trouble(region: Region, name: str, listed: dict[str, Any] | None) -> str:
    path = region.folder / name
    if not path.is_file():
        return "is missing"
    if listed is None:
        return "is not listed in region.json"
    facts = facts_of(path)
    if facts["size"] != listed["size"]:
        return f"has {facts['size']} bytes, not {listed['size']}"
    if listed["sha256"] and facts["sha256"] != listed["sha256"]:
        return "was changed since the import"
    if path.suffix == ".sqlite":
        return _ask_sqlite(path)
    return _ask_tar(path) if path.suffix == ".tar" else ""


def _ask_sqlite(path: Path) -> str:
    try:
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            said = str(base.execute("PRAGMA quick_check(1)").fetchone()[0])
        finally:
            base.close()
    except sqlite3.Error as error:
        said = str(error)
    return "" if said == "ok" else " ".join(said.split())


def _ask_tar(path: Path) -> str:
    try:
        with tarfile.open(path) as tar:
            first = tar.next()
    except (tarfile.TarError, OSError) as error:
        return str(error)
    return "" if first and first.name == "index.bin" else "is no archive of road tiles"


def _ask_router(region: Region) -> str:
    """In a process of its own, for broken tiles may crash it."""
    from cockpit.maps.routing_config import valhalla_config

    try:
        done = subprocess.run(
            [sys.executable, "-c", ROUTER],
            input=json.dumps(valhalla_config(region)),
            capture_output=True,
            text=True,
            timeout=ROUTER_WAITS_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"does not open within {ROUTER_WAITS_S} s"
    lines = done.stderr.strip().splitlines()
    return f"does not open ({lines[-1] if lines else 'it crashed'})" if done.returncode else ""


def describe(folder: Path) -> tuple[Region | None, str]:
    """The region in the folder, or what is there instead of one; "" and None for nothing."""
    try:
        return open_region(folder), ""
    except MapError as error:
        if (folder / "current").exists():
            return None, str(error)
        unfinished = (folder / "work").is_dir()
        return None, f"{folder.name}: its import is not finished" if unfinished else ""

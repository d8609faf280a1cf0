"""The demo city: shipped as an extract, made into a region once, then always there.

`python -m cockpit.maps.demo` prepares it; that is done in a moment where it is ready.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from cockpit.core.paths import ASSETS, ROOT, cache_dir
from cockpit.maps.importing.stages import PARTS
from cockpit.maps.region import MapError, Region, open_region, regions

EXTRACT = ASSETS / "maps" / "demo.osm.pbf"
HEIGHTS = ASSETS / "maps" / "elevation"
NAME = "demo"
STEP = 0.1
"""How often `main` prints a line, as a share of the work."""


def demo_region() -> Region | None:
    """The demo city, ready to drive; None where it is not prepared, or from an older extract."""
    try:
        region = open_region(_base() / NAME)
        source = hashlib.sha256(EXTRACT.read_bytes()).hexdigest()
        same = region.facts["source"]["sha256"] == source
        return region if same and _whole(region.facts["parts"]) else None
    except (MapError, OSError, KeyError, TypeError):
        return None


def _whole(parts: dict[str, dict[str, int]]) -> bool:
    """Whether it has all that an import makes today, and the heights that are shipped."""
    heights = {path.name: path.stat().st_size for path in HEIGHTS.glob("*.hgt*")}
    there = {Path(part).name: facts["size"] for part, facts in parts.items() if ".hgt" in part}
    same = bool(heights) == bool(there) and there.items() <= heights.items()
    return set(PARTS) <= parts.keys() and same


def prepare_demo(progress: Callable[[float], None] = lambda _: None) -> Region:
    """The demo city, made first where it is not there; who comes second waits for the first.

    `progress` gets 0 to 1. Raises MapError.
    """
    ready = demo_region()
    if ready:
        return ready
    from cockpit.maps.importing.run import Wish, import_map

    heights = HEIGHTS if HEIGHTS.is_dir() else None
    wish = Wish(EXTRACT, NAME, heights, base=_base(), ready=demo_region, wait=True)
    return import_map(wish, lambda event: progress(event.share))


def usable_regions() -> list[Region]:
    """What one can drive in: imported regions first, the demo city last."""
    demo = demo_region()
    return regions() + ([demo] if demo else [])


def _base() -> Path:
    """In a checkout its build folder; else, where that is not ours to write, the user's cache."""
    checkout = (ROOT / "Makefile").exists()
    if checkout and os.access(ROOT / "build" if (ROOT / "build").exists() else ROOT, os.W_OK):
        return ROOT / "build" / "maps"
    return cache_dir() / "maps"


def main() -> int:
    """Prepare the demo city; returns the exit code."""
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share >= told:
            print(f"demo city: {share:4.0%}", flush=True)
            told = share + STEP

    try:
        prepare_demo(tell)
    except MapError as error:
        print(f"cockpit: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

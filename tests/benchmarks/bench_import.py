"""What a whole import costs: its time over Valhalla's own tile build of the same extract.

The demo city, or the extract that COCKPIT_EXTRACT names. The bar: at most 1.5 × the tile build
plus a minute per 100,000 highways, in at most 1 GB of memory.
"""

import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import valhalla  # type: ignore[import-untyped]

from cockpit.maps.demo import EXTRACT, HEIGHTS
from cockpit.maps.importing.elevation import place, usable
from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.routing_config import base_config

LOOK_EVERY_S = 0.05
S_PER_HIGHWAY = 60 / 100_000
TIMES, MEMORY_MB = 1.5, 1000


def build_tiles(extract: Path, folder: Path, heights: Path | None) -> float:
    """Valhalla alone, with its defaults; returns the seconds."""
    config = base_config()
    if heights:
        place(usable(heights, []), folder / "heights", None)
        config["additional_data"]["elevation"] = str(folder / "heights")
    config["mjolnir"]["tile_dir"] = str(folder / "tiles")
    file = folder / "valhalla.json"
    file.write_text(json.dumps(config))
    binary = valhalla.PYVALHALLA_DIR / "bin" / "valhalla_build_tiles"
    began = time.monotonic()
    subprocess.run([binary, "-c", file, extract], check=True, capture_output=True)
    return time.monotonic() - began


def descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(word) for word in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from descendants(child)


@contextmanager
def watched_memory() -> Iterator[list[float]]:
    """While this lasts, look at the resident memory of all processes below; [0] is the peak, MB."""
    peak, done = [0.0], threading.Event()

    def look() -> None:
        while not done.wait(LOOK_EVERY_S):
            pages = 0
            for pid in descendants(os.getpid()):
                try:
                    pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
                except OSError:
                    continue
            peak[0] = max(peak[0], pages * os.sysconf("SC_PAGE_SIZE") / 1e6)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def main() -> None:
    named = os.environ.get("COCKPIT_EXTRACT")
    extract = Path(named) if named else EXTRACT
    heights = None if named or not HEIGHTS.is_dir() else HEIGHTS
    with tempfile.TemporaryDirectory() as name:
        floor = min(build_tiles(extract, Path(name), heights) for _ in range(2))
        with watched_memory() as peak:
            began = time.monotonic()
            region = import_map(Wish(extract, "bench", heights, base=Path(name) / "maps"))
            took = time.monotonic() - began
    highways = region.facts["counts"]["check"]["highways"]
    bar = TIMES * floor + highways * S_PER_HIGHWAY
    stages = ", ".join(f"{stage} {s:.1f}" for stage, s in region.facts["seconds"].items())
    size = sum(part["size"] for part in region.facts["parts"].values())
    print(f"import of {extract.name}: {highways} highways, {extract.stat().st_size / 1e6:.1f} MB")
    print(f"  tile build alone {floor:.1f} s, whole import {took:.1f} s: {took / floor:.1f} ×")
    print(f"  {took / bar:.2f} of the bar of {bar:.1f} s; stages: {stages}")
    print(f"  peak memory {peak[0]:.0f} MB (bar {MEMORY_MB}); region {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

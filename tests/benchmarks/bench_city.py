"""How long the demo city takes to make; and that it is the one that is shipped."""

import time
from pathlib import Path

import pytest

from simulators.city import world, writing

SHIPPED = Path(__file__).parents[2] / "assets" / "maps" / "demo.osm.pbf"


@pytest.mark.bench
@pytest.mark.timeout(240)
def bench_city(tmp_path: Path) -> None:
    begun, cpu = time.monotonic(), time.process_time()
    counts = writing.write(world.make(), tmp_path / "demo.osm.pbf")
    spent = time.process_time() - cpu
    wall = time.monotonic() - begun
    print(f"\ndemo city: {counts['ways']:,} ways in {spent:.0f} s of CPU, {wall:.0f} s")
    assert spent < 60
    assert (tmp_path / "demo.osm.pbf").read_bytes() == SHIPPED.read_bytes()

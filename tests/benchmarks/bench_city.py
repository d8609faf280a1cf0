"""How long the demo city takes to make; and that it is the one that is shipped, to the byte."""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from simulators.city import world, writing

SHIPPED = Path(__file__).parents[2] / "assets" / "maps" / "demo.osm.pbf"
MOST_S = 60.0


def main() -> None:
    begun, cpu = time.monotonic(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "demo.osm.pbf"
        counts = writing.write(world.make(), made)
        same = made.read_bytes() == SHIPPED.read_bytes()
    spent, wall = time.process_time() - cpu, time.monotonic() - begun
    print(f"demo city: {counts['ways']:,} ways in {spent:.0f} s of CPU, {wall:.0f} s in all")
    if not same:
        raise SystemExit(
            f"{SHIPPED.name} is not what simulators.city makes: run "
            "python -m simulators.city assets/maps/demo.osm.pbf"
            " --elevation assets/maps/elevation --places assets/maps/demo_places.json"
        )
    if spent > MOST_S:
        raise SystemExit("the demo city takes too long to make")


if __name__ == "__main__":
    main()

"""`python -m simulators.city OUT.osm.pbf`: draws the demo city and writes it."""

import argparse
import sys
import time
from pathlib import Path

from simulators.city import places, world, writing


def main(words: list[str] | None = None) -> int:
    """Make the file; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m simulators.city", description=__doc__)
    parser.add_argument("out", type=Path, help="the file to write, ending in .osm.pbf")
    parser.add_argument("--places", type=Path, help="where to write the named spots, as JSON")
    parser.add_argument("--elevation", type=Path, help="the folder to write its heights to")
    options = parser.parse_args(words)
    if not options.out.name.endswith(".osm.pbf"):
        print(f"city: {options.out} must end in .osm.pbf", file=sys.stderr)
        return 2
    begun = time.monotonic()
    city = world.make()
    counts = writing.write(city, options.out)
    if options.elevation:
        city.terrain.write(options.elevation)
    if options.places:
        places.write_places(city, options.places)
    print(
        " · ".join(f"{n:,} {what}" for what, n in counts.items()),
        f"· {time.monotonic() - begun:.0f} s",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Imports malformed extracts: each must end in a region that is whole, or in one line.

The extracts are cut, have bits flipped or bytes overwritten, blobs in another order, or are
noise. The region that was there before must never be broken, and no process may hang.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.importing.verify import verify
from cockpit.maps.region import MapError
from tests.maps.importing.extracts import malformed, write_town

LONGEST_S = 60.0


def fuzz_once(base: Path, good: bytes, luck: random.Random) -> str:
    """Break the extract in some way, import it, check; returns what happened."""
    broken = base / "broken.osm.pbf"
    kind, data = malformed(good, luck)
    broken.write_bytes(data)
    began = time.monotonic()
    try:
        import_map(Wish(broken, "town", base=base / "maps"))
        end = "imported"
    except MapError as error:
        text = str(error)
        end = "told"
        assert "\n" not in text, text
        assert "broken.osm.pbf" in text, text
        assert len(text) < 500, text
    assert time.monotonic() - began < LONGEST_S, f"{kind}: took too long"
    trouble = [part for part in verify(base / "maps" / "town") if part.trouble]
    assert not trouble, (kind, trouble)
    return f"{kind} {end}"


def fuzz_often(base: Path, times: int, seed: int, extract: Path | None = None) -> Counter[str]:
    """As often as asked; returns how often what happened. Raises AssertionError."""
    luck = random.Random(seed)
    extract = extract or write_town(base / "town.osm.pbf")
    import_map(Wish(extract, "town", base=base / "maps"))
    good = extract.read_bytes()
    return Counter(fuzz_once(base, good, luck) for _ in range(times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--extract", type=Path, help="instead of a small made-up town")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ends = fuzz_often(Path(name), given.times, given.seed, given.extract)
    listed = ", ".join(f"{count} × {end}" for end, count in sorted(ends.items()))
    print(f"{given.times} malformed extracts: {listed}; one line each, the region always whole")


if __name__ == "__main__":
    main()

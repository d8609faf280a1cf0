"""The first stage: read the whole extract, see that a map can be made of it, and put it in order.

Native code reads what may be damaged here, so this runs in a process of its own.
"""

import json
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import osmium
from osmium.filter import KeyFilter, TagFilter
from osmium.osm import NODE, RELATION, WAY

from cockpit.maps.geo import Box
from cockpit.maps.importing.ordering import put_in_order
from cockpit.maps.importing.side import keeps_left
from cockpit.maps.importing.work import write_whole
from cockpit.maps.region import MapError

_WITH_LINKS = ("motorway", "trunk", "primary", "secondary", "tertiary")
_OTHERS = ("unclassified", "residential", "living_street", "service", "track", "road")
CAR_ROADS = frozenset({*_WITH_LINKS, *(f"{road}_link" for road in _WITH_LINKS), *_OTHERS})
BYTES_PER_OBJECT = 10.0
"""In a usual .osm.pbf; for the progress bar."""
TELL_EVERY = 50_000
LANGUAGES = 12
DAMAGED = "is cut short or damaged"


class Walk(osmium.SimpleHandler):
    """Sees every object once: how many there are, and whether they are in order."""

    def __init__(self, size: int, progress: Callable[[float], None]) -> None:
        super().__init__()
        self._expected = size / BYTES_PER_OBJECT
        self._progress = progress
        self._last = -1 << 62
        self._kind = 0
        self.counts = [0, 0, 0]
        self.lowest = 1
        self.highest = [0, 0, 0]
        self.ordered = True
        self.versions = False

    def node(self, o: Any) -> None:
        self._see(0, o.id)

    def way(self, o: Any) -> None:
        self._see(1, o.id)

    def relation(self, o: Any) -> None:
        self._see(2, o.id)

    def _see(self, kind: int, number: int) -> None:
        if kind != self._kind:
            self.ordered &= kind > self._kind
            self._kind, self._last = kind, -1 << 62
        if number <= self._last:
            self.versions |= number == self._last
            self.ordered &= number == self._last
        self._last = number
        self.lowest = min(self.lowest, number)
        self.highest[kind] = max(self.highest[kind], number)
        self.counts[kind] += 1
        if self.counts[kind] % TELL_EVERY == 0:
            self._progress(min(0.95, sum(self.counts) / self._expected))


def build(source: Path, folder: Path, progress: Callable[[float], None]) -> dict[str, int]:
    """Check the extract; leaves check.json and source.osm.pbf beside `folder`."""
    try:
        return _check(source, folder.parent, progress)
    except RuntimeError as error:  # osmium's, for all that is wrong with the file
        raise MapError(f"{DAMAGED} ({error}); download it again") from None


def _check(source: Path, work: Path, progress: Callable[[float], None]) -> dict[str, int]:
    walk = Walk(source.stat().st_size, progress)
    walk.apply_file(str(source))
    nodes, ways, relations = walk.counts
    highways, roads = _roads(source)
    if not roads:
        raise MapError("has no roads in it; take an extract of a place where cars drive")
    if not nodes:
        raise MapError("has roads without positions; take an extract with all its nodes")
    ordered = work / "source.osm.pbf"
    ordered.unlink(missing_ok=True)
    note = put_in_order(source, ordered, walk)
    _leave_facts(ordered, source, work, note)
    progress(1.0)
    return {"nodes": nodes, "ways": ways, "relations": relations, "highways": highways}


def _roads(source: Path) -> tuple[int, int]:
    highways = roads = 0
    for way in osmium.FileProcessor(source, WAY).with_filter(KeyFilter("highway")):
        highways += 1
        roads += way.tags["highway"] in CAR_ROADS
    return highways, roads


def _leave_facts(ordered: Path, source: Path, work: Path, note: str) -> None:
    """What the stages and region.json want to know besides the counts."""
    with osmium.io.Reader(str(source)) as reader:
        header = reader.header()
    facts = {
        "generator": header.get("generator"),
        "box": _corners(header.box()),
        "note": note,
        "languages": _languages(ordered),
        "countries": _countries(ordered),
        "left": keeps_left(ordered),
    }
    write_whole(work / "check.json", json.dumps(facts))


def _corners(box: osmium.osm.Box) -> Box | None:
    """None where the extract has no box; then the roads tell."""
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return Box(low.lat, low.lon, high.lat, high.lon)


def _languages(source: Path) -> list[str]:
    """The languages in which places are named, the most used first."""
    seen: Counter[str] = Counter()
    for place in osmium.FileProcessor(source, NODE).with_filter(KeyFilter("place")):
        seen.update(t.k[5:] for t in place.tags if t.k.startswith("name:") and ":" not in t.k[5:])
    return [language for language, _ in seen.most_common(LANGUAGES)]


def _countries(source: Path) -> int:
    """Administrative borders of countries and states."""
    borders = osmium.FileProcessor(source, RELATION).with_filter(
        TagFilter(("admin_level", "2"), ("admin_level", "4"))
    )
    return sum(1 for _ in islice(borders, 1000))

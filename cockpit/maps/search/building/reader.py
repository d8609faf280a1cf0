"""The named, numbered and useful things of a .osm.pbf, one after the other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import osmium
import shapely  # type: ignore[import-untyped]

from cockpit.maps.region import MapError
from cockpit.maps.search.building.thing import Thing

WANTED = (
    "name", "name:en", "ref", "addr:housenumber", "addr:interpolation", "amenity", "shop",
    "tourism", "place", "brand", "operator", "highway", "addr:housename",
)  # fmt: skip
BIG_FILE = 400_000_000
"""Bytes; of larger extracts the node positions lie on the disk, not in memory."""
SIMPLE_DEGREES = 0.0003
"""How much boundaries may be smoothed: some 30 m."""
TELL_EVERY = 2000


def things(
    source: Path, folder: Path, progress: Callable[[float], None]
) -> Iterator[Thing]:  # fmt: skip
    """Stream a sorted extract: nodes, ways and areas of relations. Raises MapError."""
    scratch = folder / "search.nodes.tmp"
    try:
        big = source.stat().st_size > BIG_FILE
        store = f"sparse_file_array,{scratch}" if big else "flex_mem"
        yield from _stream(source, store, progress)
    except (RuntimeError, OSError) as error:
        raise MapError(f"{source}: cannot be read for the search index ({error})") from None
    finally:
        scratch.unlink(missing_ok=True)


def _stream(source: Path, store: str, progress: Callable[[float], None]) -> Iterator[Thing]:
    stream = (
        osmium.FileProcessor(str(source))
        .with_locations(store)
        .with_areas(osmium.filter.KeyFilter("name"))
        .with_filter(osmium.filter.KeyFilter(*WANTED))
    )
    # How far the file is read is not told: nodes, ways and areas count for a part each.
    shares = {"n": (0.0, 0.3), "w": (0.3, 0.3), "a": (0.6, 0.1)}
    size = max(1.0, source.stat().st_size / 150)
    for count, it in enumerate(stream):
        kind = it.type_str()
        if count % TELL_EVERY == 0 and kind in shares:
            base, share = shares[kind]
            progress(base + share * min(1.0, count / size))
        thing = _READERS[kind](it) if kind in _READERS else None
        if thing is not None:
            yield thing


def _node(it: Any) -> Thing | None:
    tags = dict(it.tags)
    if "name" not in tags and tags.get("highway") and "amenity" not in tags:
        return None  # crossings and traffic lights
    return Thing(f"n{it.id}", tags, [(it.lat, it.lon)]) if it.location.valid() else None


def _way(it: Any) -> Thing | None:
    tags = dict(it.tags)
    if "highway" in tags and "name" not in tags and "ref" not in tags:
        return None
    nodes = [node for node in it.nodes if node.location.valid()]
    if not nodes:
        return None
    refs = [node.ref for node in nodes] if "addr:interpolation" in tags else []
    return Thing(f"w{it.id}", tags, [(node.lat, node.lon) for node in nodes], refs)


_WKB = osmium.geom.WKBFactory()


def _area(it: Any) -> Thing | None:
    if it.from_way():
        return None
    tags = dict(it.tags)
    try:
        shape = shapely.from_wkb(bytes.fromhex(_WKB.create_multipolygon(it)))
    except (RuntimeError, shapely.GEOSException):
        return None
    inside = shape.representative_point()
    is_boundary = tags.get("boundary") == "administrative"
    small = shape.simplify(SIMPLE_DEGREES) if is_boundary else None
    return Thing(f"r{it.orig_id()}", tags, [(inside.y, inside.x)], shape=small)


_READERS: dict[str, Callable[[Any], Thing | None]] = {"n": _node, "w": _way, "a": _area}

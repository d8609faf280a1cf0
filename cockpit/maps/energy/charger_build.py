"""chargers.sqlite out of an extract: stations as nodes, areas and single pillars."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import osmium

from cockpit.maps.charger import Charger
from cockpit.maps.energy.charger_tags import Found, read_station, sockets_text
from cockpit.maps.geo import Point, distance_m

SAME_M = 60.0
"""A pillar nearer than this to a station, or to another pillar, belongs to it."""
GRID = 0.001
LAYOUT = """
CREATE TABLE charger (
    id INTEGER PRIMARY KEY, key TEXT UNIQUE, name TEXT, lat REAL, lon REAL, operator TEXT,
    tariff TEXT, reliability REAL, sockets TEXT, access TEXT, hours TEXT, capacity INTEGER);
CREATE VIRTUAL TABLE place USING rtree(id, south, north, west, east);
"""
type Progress = Callable[[float], None]
type Object = osmium.osm.Node | osmium.osm.Way | osmium.osm.Relation


def build(source: Path, folder: Path, progress: Progress) -> dict[str, int]:
    """Write chargers.sqlite; returns how many stations and sockets. Raises OSError."""
    stations = merged(_found(source, progress))
    part = folder / "chargers.sqlite.part"
    part.unlink(missing_ok=True)
    write(part, stations)
    part.replace(folder / "chargers.sqlite")
    progress(1.0)
    sockets = sum(s.count for it in stations for s in it.charger.sockets)
    return {"chargers": len(stations), "sockets": sockets}


def _found(source: Path, progress: Progress) -> list[Found]:
    nodes: list[Found] = []
    areas: list[tuple[dict[str, str], str, list[int], bool]] = []
    for it in _tagged(source):
        tags = {tag.k: tag.v for tag in it.tags}
        if isinstance(it, osmium.osm.Node):
            if it.location.valid():
                station = read_station(tags, f"n{it.id}", Point(it.location.lat, it.location.lon))
                nodes += [station] if station else []
        elif isinstance(it, osmium.osm.Way):
            areas.append((tags, f"w{it.id}", [n.ref for n in it.nodes], False))
        elif isinstance(it, osmium.osm.Relation):
            ways = [m.ref for m in it.members if m.type == "w"]
            areas.append((tags, f"r{it.id}", ways, True))
    progress(0.6)
    return nodes + list(_areas(source, areas))


def _tagged(source: Path) -> Iterator[Object]:
    keys = (("amenity", "charging_station"), ("man_made", "charge_point"))
    yield from osmium.FileProcessor(str(source)).with_filter(osmium.filter.TagFilter(*keys))  # type: ignore[misc]


def _areas(
    source: Path, areas: list[tuple[dict[str, str], str, list[int], bool]]
) -> Iterator[Found]:
    """With the middle of its corners as position; corners may lie beyond the extract."""
    ways = {ref for _, _, refs, is_relation in areas if is_relation for ref in refs}
    corners = _corners(source, ways)
    wanted = {ref for _, _, refs, is_relation in areas if not is_relation for ref in refs}
    places = _places(source, wanted | {n for refs in corners.values() for n in refs})
    for tags, key, refs, is_relation in areas:
        nodes = [n for r in refs for n in corners.get(r, ())] if is_relation else refs
        points = [places[n] for n in nodes if n in places]
        if points and (station := read_station(tags, key, _middle(points))):
            yield station


def _corners(source: Path, ways: set[int]) -> dict[int, list[int]]:
    if not ways:
        return {}
    some = osmium.FileProcessor(str(source), osmium.osm.WAY)
    some.with_filter(osmium.filter.IdFilter(ways))
    return {it.id: [n.ref for n in it.nodes] for it in some if isinstance(it, osmium.osm.Way)}


def _places(source: Path, nodes: set[int]) -> dict[int, Point]:
    if not nodes:
        return {}
    some = osmium.FileProcessor(str(source), osmium.osm.NODE)
    some.with_filter(osmium.filter.IdFilter(nodes))
    return {
        it.id: Point(it.location.lat, it.location.lon)
        for it in some
        if isinstance(it, osmium.osm.Node) and it.location.valid()
    }


def _middle(points: list[Point]) -> Point:
    lats, lons = [p.lat for p in points], [p.lon for p in points]
    return Point((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def merged(found: Iterable[Found]) -> list[Found]:
    """Pillars go where a station is near that holds them; a pillar alone is a station."""
    cells: dict[tuple[int, int], list[Found]] = {}
    kept = []
    for it in sorted(found, key=lambda f: f.is_point):
        place = it.charger.point
        row, column = round(place.lat / GRID), round(place.lon / GRID)
        if it.is_point and any(_near(it.charger, o.charger) for o in _around(cells, row, column)):
            continue
        cells.setdefault((row, column), []).append(it)
        kept.append(it)
    return kept


def _around(cells: dict[tuple[int, int], list[Found]], row: int, column: int) -> Iterator[Found]:
    for r in (row - 1, row, row + 1):
        for c in (column - 1, column, column + 1):
            yield from cells.get((r, c), ())


def _near(a: Charger, b: Charger) -> bool:
    return distance_m(a.point, b.point) < SAME_M


def write(path: Path, stations: Iterable[Found]) -> None:
    """A new database at this path."""
    database = sqlite3.connect(path)
    try:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + LAYOUT)
        for number, it in enumerate(stations, 1):
            c = it.charger
            database.execute(
                "INSERT INTO charger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, c.key, c.name, *c.point, c.operator, c.tariff, c.reliability,
                 sockets_text(c.sockets), it.access, it.hours, it.capacity),
            )  # fmt: skip
            lat, lon = c.point
            database.execute(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?)", (number, lat, lat, lon, lon)
            )
        database.commit()
    finally:
        database.close()

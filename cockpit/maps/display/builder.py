"""From an extract to display.sqlite: one pass for areas and lines, one file."""

import math
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import osmium
import shapely  # type: ignore[import-untyped]
from shapely.geometry import Polygon  # type: ignore[import-untyped]

from cockpit.maps.display.bands import BANDS
from cockpit.maps.display.kinds import Kind, area_kind, line_kind
from cockpit.maps.display.layout import TABLES, packed
from cockpit.maps.display.names import Label, line_labels, point_label
from cockpit.maps.display.sea import sea
from cockpit.maps.display.shapes import areas_for, line_for
from cockpit.maps.geo import Point
from cockpit.maps.mercator import Spot, metres_per_unit, point_of, spot_of

FILE = "display.sqlite"
STOREY_M = 3.2
USUAL_HEIGHT_M = 8.0
REPORT_EVERY = 5000


def build_display(source: Path, folder: Path, progress: Callable[[float], None]) -> dict[str, int]:
    """Write folder/display.sqlite; returns how many shapes and labels there are."""
    file = folder / FILE
    file.unlink(missing_ok=True)
    database = sqlite3.connect(file)
    try:
        head, _, boxes = TABLES.partition("create virtual table shape_{band}")
        database.executescript("pragma journal_mode = off; pragma synchronous = off;" + head)
        rest = boxes.split(";", 1)
        for number in range(len(BANDS)):
            line = f"create virtual table shape_{{band}}{rest[0]}"
            database.execute(line.format(band=number))
        database.executescript(rest[1])
        writer = _Writer(database)
        _read(source, writer, progress)
        writer.finish()
        database.commit()
        database.execute("analyze")
        database.commit()
    finally:
        database.close()
    progress(1.0)
    return {"shapes": writer.shapes, "labels": writer.labels}


class _Writer:
    """Puts shapes and labels into their tables."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self.shapes = self.labels = 0
        self.coast: list[list[Spot]] = []
        self.bounds = [math.inf, math.inf, -math.inf, -math.inf]

    def area(self, kind: Kind, area: Any, tags: Any) -> None:
        """One area on every level that draws it."""
        unit_m = _unit_m(area.bounds[1])
        height = _height(tags) if kind is Kind.BUILDING else 0.0
        for number, band in enumerate(BANDS):
            for rings in areas_for(band, kind, area, unit_m):
                self._shape(number, kind, rings, (0, 0, 0, 1, height))
        middle = area.representative_point()
        self.label(point_label(tags, middle.x, middle.y))

    def line(self, kind: Kind, spots: list[Spot], tags: Any) -> None:
        """One line on every level that draws it, and its name."""
        unit_m = _unit_m(spots[0].y)
        level = _number(tags.get("layer", "0"))
        bridge, tunnel = _yes(tags, "bridge"), _yes(tags, "tunnel")
        for number, band in enumerate(BANDS):
            line = line_for(band, kind, spots, unit_m)
            if line:
                self._shape(number, kind, [line], (level, bridge, tunnel, 0, 0.0))
        for x, y in spots[:: max(1, len(spots) - 1)]:
            self._grow(x, y)
        if not tunnel:
            for label in line_labels(kind, tags, spots, unit_m):
                self.label(label)

    def label(self, label: Label | None) -> None:
        """One text."""
        if label is None:
            return
        self.labels += 1
        row = (
            *(self.labels, label.kind, label.rank, label.zoom, label.x, label.y),
            *(label.angle, label.room_m, label.name, label.names, label.icon),
        )
        self._db.execute("insert into labels values (?,?,?,?,?,?,?,?,?,?,?)", row)
        spot = (label.x, label.x, label.y, label.y)
        self._db.execute(
            "insert into label_box values (?,?,?,?,?,?,?)",
            (self.labels, *spot, label.zoom, label.rank),
        )

    def finish(self) -> None:
        """The sea, when all of the coast is known."""
        if not self.coast or self.bounds[0] > self.bounds[2]:
            return
        for spots in self.coast:
            for x, y in spots:
                self._grow(x, y)
        west, north, east, south = self.bounds
        margin = 0.02 * max(east - west, south - north)
        frame = (west - margin, north - margin, east + margin, south + margin)
        for water in sea(self.coast, frame):
            self.area(Kind.SEA, water, {})

    def _shape(
        self, band: int, kind: Kind, rings: list[Any], rest: tuple[int, int, int, int, float]
    ) -> None:
        level, bridge, tunnel, closed, height = rest
        self.shapes += 1
        spots = [spot for ring in rings for spot in ring]
        sizes = b"" if len(rings) == 1 else _sizes(rings)
        self._db.execute(
            "insert into shapes values (?,?,?,?,?,?,?,?,?)",
            (self.shapes, kind, level, bridge, tunnel, closed, height, packed(spots), sizes),
        )
        xs, ys = [s[0] for s in spots], [s[1] for s in spots]
        self._db.execute(
            f"insert into shape_{band} values (?,?,?,?,?)",
            (self.shapes, min(xs), max(xs), min(ys), max(ys)),
        )

    def _grow(self, x: float, y: float) -> None:
        b = self.bounds
        self.bounds = [min(b[0], x), min(b[1], y), max(b[2], x), max(b[3], y)]


def _read(source: Path, writer: _Writer, progress: Callable[[float], None]) -> None:
    keys = osmium.filter.KeyFilter(
        *("highway", "building", "natural", "landuse", "leisure", "waterway", "railway"),
        *("aeroway", "amenity", "shop", "tourism", "place", "route", "man_made"),
    )
    reader = osmium.FileProcessor(source).with_areas(keys).with_filter(keys)
    item: Any
    for count, item in enumerate(reader):
        if item.is_node():
            _node(item, writer)
        elif item.is_way():
            _way(item, writer)
        elif item.is_area():
            _area(item, writer)
        if count % REPORT_EVERY == 0:
            progress(1 - 1 / (1 + count / 60_000))


def _node(node: Any, writer: _Writer) -> None:
    if node.location.valid():
        spot = spot_of(Point(node.location.lat, node.location.lon))
        writer.label(point_label(node.tags, *spot))


def _way(way: Any, writer: _Writer) -> None:
    spots = _spots(way.nodes)
    if len(spots) < 2:
        return
    if way.tags.get("natural") == "coastline":
        writer.coast.append(spots)
    kind = line_kind(way.tags)
    if kind and not (way.is_closed() and way.tags.get("area") == "yes"):
        writer.line(kind, spots, way.tags)


def _area(area: Any, writer: _Writer) -> None:
    kind = area_kind(area.tags)
    if kind is None:
        label = next(_polygons(area), None)
        if label is not None:
            middle = label.representative_point()
            writer.label(point_label(area.tags, middle.x, middle.y))
        return
    if kind is Kind.SQUARE and area.tags.get("area") != "yes" and "place" not in area.tags:
        return  # a pedestrian street that ends where it began
    for polygon in _polygons(area):
        writer.area(kind, polygon, area.tags)


def _polygons(area: Any) -> Iterator[Polygon]:
    for outer in area.outer_rings():
        holes = [_spots(ring) for ring in area.inner_rings(outer)]
        ring = _spots(outer)
        if len(ring) >= 4:
            polygon = Polygon(ring, [hole for hole in holes if len(hole) >= 4])
            if polygon.is_valid and not polygon.is_empty:
                yield polygon
            else:
                yield from (
                    p
                    for p in shapely.get_parts(shapely.make_valid(polygon))
                    if isinstance(p, Polygon)
                )


def _spots(nodes: Any) -> list[Spot]:
    return [spot_of(Point(n.lat, n.lon)) for n in nodes if n.location.valid()]


def _unit_m(y: float) -> float:
    return metres_per_unit(point_of(Spot(0.5, y)).lat)


def _height(tags: Any) -> float:
    metres = _decimal(tags.get("height", ""))
    storeys = _decimal(tags.get("building:levels", ""))
    return metres or (storeys * STOREY_M if storeys else USUAL_HEIGHT_M)


def _decimal(text: str) -> float:
    try:
        value = float(text.split(maxsplit=1)[0].removesuffix("m")) if text.strip() else 0.0
    except ValueError:
        return 0.0
    return value if 0 < value < 900 else 0.0


def _number(text: str) -> int:
    try:
        return max(-9, min(9, int(text)))
    except ValueError:
        return 0


def _yes(tags: Any, key: str) -> int:
    return int(tags.get(key, "no") != "no")


def _sizes(rings: list[Any]) -> bytes:
    from array import array

    return array("I", [len(ring) for ring in rings]).tobytes()

"""Collects nodes, ways and relations, and writes them as a sorted .osm.pbf."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium

from simulators.city.frame import EAST, NORTH, SOUTH, WEST, XY, degrees
from simulators.city.roads import Tags, key

Member = tuple[str, int, str]


@dataclass
class Drawing:
    """The map as it is written. Ids are given in the order of drawing."""

    _places: list[XY] = field(default_factory=list)
    _node_tags: dict[int, Tags] = field(default_factory=dict)
    _shared: dict[tuple[int, int], int] = field(default_factory=dict)
    _ways: list[tuple[list[int], Tags]] = field(default_factory=list)
    _relations: list[tuple[list[Member], Tags]] = field(default_factory=list)

    def node(self, point: XY, tags: Tags | None = None) -> int:
        """A node of its own."""
        self._places.append(point)
        number = len(self._places)
        if tags:
            self._node_tags[number] = dict(tags)
        return number

    def shared(self, point: XY, tags: Tags | None = None) -> int:
        """The one node of the road network at this point."""
        place = key(point)
        if place not in self._shared:
            self._shared[place] = self.node(point)
        number = self._shared[place]
        if tags:
            self._node_tags.setdefault(number, {}).update(tags)
        return number

    def road(self, points: Sequence[XY], tags: Tags) -> int:
        """A way of the road network."""
        refs = [self.shared(point) for point in points]
        return self._way([a for n, a in enumerate(refs) if not n or refs[n - 1] != a], tags)

    def line(self, points: Iterable[XY], tags: Tags) -> int:
        """A way with nodes of its own."""
        return self._way([self.node(point) for point in points], tags)

    def area(self, shape: Any, tags: Tags) -> None:
        """A polygon: a closed way, or a multipolygon where it has holes."""
        for part in getattr(shape, "geoms", [shape]):
            if part.geom_type != "Polygon" or part.area < 4:
                continue
            if part.interiors:
                rings = [(part.exterior, "outer"), *((hole, "inner") for hole in part.interiors)]
                members: list[Member] = [
                    ("w", self._ring(ring.coords, {}), role) for ring, role in rings
                ]
                self.relation(members, {"type": "multipolygon", **tags})
            else:
                self._ring(part.exterior.coords, tags)

    def relation(self, members: list[Member], tags: Tags) -> None:
        """A relation of nodes ("n") and ways ("w")."""
        self._relations.append((members, tags))

    def write(self, path: Path) -> dict[str, int]:
        """Writes the file; returns how many of each there are."""
        header = osmium.io.Header()
        header.set("generator", "cockpit-demo-city")
        south, west = degrees((WEST, SOUTH))
        north, east = degrees((EAST, NORTH))
        header.add_box(osmium.osm.Box(west, south, east, north))
        path.unlink(missing_ok=True)
        with osmium.SimpleWriter(str(path), header=header) as writer:
            self._write_all(writer)
        return {
            "nodes": len(self._places),
            "ways": len(self._ways),
            "relations": len(self._relations),
        }

    def _ring(self, points: Sequence[XY], tags: Tags) -> int:
        refs = [self.node((point[0], point[1])) for point in points[:-1]]
        return self._way([*refs, refs[0]], tags)

    def _way(self, refs: list[int], tags: Tags) -> int:
        self._ways.append((refs, dict(tags)))
        return len(self._ways)

    def _write_all(self, writer: osmium.SimpleWriter) -> None:
        new = osmium.osm.mutable
        for number, point in enumerate(self._places, 1):
            lat, lon = degrees(point)
            tags = self._node_tags.get(number, {})
            writer.add_node(
                new.Node(id=number, location=(round(lon, 6), round(lat, 6)), tags=tags, version=1)
            )
        for number, (refs, tags) in enumerate(self._ways, 1):
            writer.add_way(new.Way(id=number, nodes=refs, tags=tags, version=1))
        for number, (members, tags) in enumerate(self._relations, 1):
            writer.add_relation(new.Relation(id=number, members=members, tags=tags, version=1))

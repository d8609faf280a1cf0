"""The faces between the hand-drawn roads: what they are, their streets and their blocks."""

import math
import random
from dataclasses import dataclass
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString, Point, Polygon, STRtree
from shapely.ops import polygonize  # type: ignore[import-untyped]

from simulators.city.curves import Line
from simulators.city.field import Field
from simulators.city.frame import EAST, NORTH, SEED, SOUTH, WEST
from simulators.city.names import Names
from simulators.city.noise import Noise
from simulators.city.roads import Road
from simulators.city.splitting import Cut, Division
from simulators.city.styles import STYLES, Style
from simulators.city.zones import AIRFIELD, PATCHES, QUARTERS, VILLAGES, Village


@dataclass(frozen=True)
class Block:
    """A piece of land between streets (its outline lies on their middle lines)."""

    outline: Any
    kind: str
    quarter: str
    closed: bool = False
    """Whether a cul-de-sac leads into it."""

    @property
    def style(self) -> Style:
        """How it is built."""
        return STYLES[self.kind]


@dataclass(frozen=True)
class Face:
    """An area between hand-drawn roads."""

    area: Any
    kind: str
    name: str


def faces(roads: list[Road], barrier: Any, borders: list[Line]) -> list[Face]:
    """All faces of the land outside the barrier (water, motorways, railway), villages cut out.

    `borders` are lines that part faces without being roads: the motorway in its tunnel.
    """
    frame = shapely.box(WEST - 250, SOUTH - 250, EAST + 250, NORTH + 250)
    lines = [LineString(r.points) for r in roads]
    rim = shapely.union_all([barrier.boundary, frame.boundary, *map(LineString, borders)])
    ring = Polygon(borders[0])
    parts = polygonize(shapely.union_all([*lines, rim]))
    out = []
    for part in parts:
        if (
            part.area > 600
            and not barrier.contains(part.representative_point())
            and frame.contains(part.representative_point())
        ):
            out += _named(part, ring)
    return sorted(out, key=lambda f: (round(f.area.bounds[0], 1), round(f.area.bounds[1], 1)))


def _named(part: Any, ring: Any) -> list[Face]:
    for zone in QUARTERS:
        if part.contains(Point(zone.at)):
            out, rest = _cut_out(part, PATCHES)
            return out + [Face(p, zone.kind, zone.name) for p in _parts(rest) if p.area > 1500]
    out, rest = _cut_out(part, (*PATCHES, *VILLAGES))
    if ring.contains(part.representative_point()):
        near = min(QUARTERS, key=lambda zone: part.distance(Point(zone.at)))
        kind = near.kind if part.area > 45_000 else "green"
        return out + [Face(p, kind, "") for p in _parts(rest) if p.area > 1500]
    return out + [Face(p, "fields", "") for p in _parts(rest) if p.area > 2500]


def _cut_out(part: Any, places: tuple[Village, ...]) -> tuple[list[Face], Any]:
    """The faces of the places within the part, and the rest of it."""
    out: list[Face] = []
    rest = part
    for village in places:
        blob = _blob(village)
        if not rest.intersects(blob):
            continue
        inside = rest.intersection(blob)
        rest = rest.difference(blob)
        out += [Face(p, village.kind, village.name) for p in _parts(inside) if p.area > 2500]
    return out, rest


def _blob(village: Village) -> Any:
    """The built-up area of a village: round, with bays."""
    if village.kind == "airport":
        return Polygon(AIRFIELD)
    bays = Noise(village.name, 0.55)
    ring = []
    for n in range(36):
        u = (math.cos(n * math.pi / 18), math.sin(n * math.pi / 18))
        far = village.radius * (0.95 + 0.35 * bays.at(u))
        ring.append((village.at[0] + far * u[0], village.at[1] + far * u[1]))
    return Polygon(ring)


def _parts(area: Any) -> list[Any]:
    return [p for p in getattr(area, "geoms", [area]) if p.geom_type == "Polygon"]


def fill(
    all_faces: list[Face], roads: list[Road], field: Field, names: Names
) -> tuple[list[Road], list[Block]]:
    """Streets and blocks of all faces."""
    rng = random.Random(SEED)
    lines = [LineString(road.points) for road in roads if not road.tags.get("tunnel")]
    tree = STRtree(lines)
    streets: list[Road] = []
    blocks: list[Block] = []
    for face in all_faces:
        near = [lines[i] for i in sorted(tree.query(face.area.buffer(2)))]
        division = Division(field, STYLES[face.kind], rng, near)
        division.divide(face.area)
        streets += _streets(division.cuts, face, names)
        blocks += [Block(b, face.kind, face.name) for b in division.blocks]
    return streets, blocks


def _streets(cuts: list[Cut], face: Face, names: Names) -> list[Road]:
    style = STYLES[face.kind]
    if face.kind == "fields":
        return [
            Road(c.line, {"highway": "track", "tracktype": "grade2"}, zone="fields")
            for c in cuts
            if c.depth < 2
        ]
    if face.kind == "park":
        return [Road(c.line, {"highway": "footway"}, zone="park") for c in cuts]
    given: dict[int, str] = {}
    out = []
    for cut in cuts:
        name = given.get(id(cut.follows)) or names.street(face.kind)
        given[id(cut)] = name
        tags = {
            "highway": style.street,
            "name": name,
            "maxspeed": style.speed,
            "surface": "asphalt",
            "lit": "yes",
        }
        out.append(Road(_rounded(cut.line), tags, zone=face.kind))
    return out


def _rounded(line: Line) -> Line:
    return [(round(x, 2), round(y, 2)) for x, y in line]

# ruff: noqa: E501  one row of a table stays one line
"""Culs-de-sac in deep blocks, and the lanes of car parks."""

import math
import random
from dataclasses import replace
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString, Point, STRtree

from simulators.city.frame import SEED, XY
from simulators.city.names import Names
from simulators.city.plots import Plot
from simulators.city.quarters import Block
from simulators.city.roads import Road, Tags


def closes(
    blocks: list[Block], roads: list[Road], names: Names
) -> tuple[list[Road], list[Block], list[tuple[XY, Tags]]]:
    """Streets that end in the middle of a block, the blocks around them, and their turning circles."""
    rng = random.Random(SEED + 7)
    lines = [LineString(r.points) for r in roads if r.rank in (2, 3, 4)]
    tree = STRtree(lines)
    streets: list[Road] = []
    circles: list[tuple[XY, Tags]] = []
    out = []
    for block in blocks:
        if rng.random() < block.style.dead_ends and block.outline.area > 19000:
            line = _stub(block.outline, tree, lines, rng)
            if line:
                tags = {
                    "highway": "residential",
                    "name": names.close(),
                    "maxspeed": "30",
                    "surface": "asphalt",
                    "lit": "yes",
                }
                streets.append(Road(line, tags, zone=block.kind))
                circles.append((line[-1], {"highway": "turning_circle"}))
                around = block.outline.difference(LineString(line).buffer(0.2))
                out.append(
                    replace(block, outline=around, closed=True)
                    if around.geom_type == "Polygon"
                    else block
                )
                continue
        out.append(block)
    return streets, out, circles


def _stub(block: Any, tree: STRtree, lines: list[Any], rng: random.Random) -> list[XY]:
    """From the middle of a long side towards the middle of the block, with a bend."""
    middle = block.centroid
    rim = block.exterior
    place = rim.project(middle) + rng.uniform(-8, 8)
    start = rim.interpolate(place % rim.length)
    near = lines[int(tree.nearest(start))]
    door = near.interpolate(near.project(start))
    far = middle.distance(door)
    if door.distance(start) > 1 or far < 45:
        return []
    ux, uy = (middle.x - door.x) / far, (middle.y - door.y) / far
    bend = rng.uniform(-0.35, 0.35)
    halfway = (door.x + ux * far * 0.5, door.y + uy * far * 0.5)
    end = (halfway[0] + far * 0.55 * (ux - uy * bend), halfway[1] + far * 0.55 * (uy + ux * bend))
    if not block.buffer(-24).contains(Point(end)) or not block.contains(Point(halfway)):
        return []
    return [(float(door.x), float(door.y)), halfway, end]


def aisles(plots: list[Plot], roads: list[Road]) -> list[Road]:
    """A lane into every car park, school and hospital ground."""
    streets = [
        r
        for r in roads
        if r.rank in (2, 3, 4) and "junction" not in r.tags and r.tags.get("tunnel") != "yes"
    ]
    lines = [LineString(r.points) for r in streets]
    tree = STRtree(lines)
    out = []
    for plot in plots:
        if plot.use not in ("parking", "hospital", "shop") or plot.land.geom_type != "Polygon":
            continue
        inside = plot.land.representative_point()
        near = lines[int(tree.nearest(inside))]
        door = near.interpolate(near.project(inside))
        if 15 < door.distance(inside) < 150 and shapely.intersects(
            plot.land, LineString([door, inside])
        ):
            kind = {"service": "parking_aisle"} if plot.use == "parking" else {}
            reach = _beyond((door.x, door.y), (inside.x, inside.y))
            out.append(
                Road(
                    [(door.x, door.y), reach],
                    {"highway": "service", "maxspeed": "20", "surface": "asphalt", **kind},
                )
            )
    return out


def _beyond(door: XY, inside: XY) -> XY:
    far = math.dist(door, inside)
    return inside[0] + (inside[0] - door[0]) / far * 3, inside[1] + (inside[1] - door[1]) / far * 3

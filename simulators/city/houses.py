# ruff: noqa: E501  one row of a table stays one line
"""Houses along the streets of a plot, each kind of quarter in its own way."""

import math
import random
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import Polygon

from simulators.city.frame import SEED, XY
from simulators.city.plots import Plot
from simulators.city.styles import Style


@dataclass
class House:
    """A building and the middle of its front, where its door and its number are."""

    outline: Any
    front: XY
    plot: Plot
    levels: int
    kind: str


def build(plots: list[Plot]) -> list[House]:
    """The houses of all plots that are built on."""
    rng = random.Random(SEED + 2)
    out: list[House] = []
    for plot in plots:
        if plot.use == "houses":
            for part in getattr(plot.land, "geoms", [plot.land]):
                if part.geom_type == "Polygon" and part.area > 250:
                    out += _along(plot, part, rng)
    return out


GAPS = {
    "lane": 0.03,
    "perimeter": 0.06,
    "tower": 0.16,
    "row": 0.1,
    "detached": 0.14,
    "slab": 0.35,
    "hall": 0.22,
    "campus": 0.3,
}
SIDES_M = {
    "lane": 0.0,
    "perimeter": 0.0,
    "tower": 7.0,
    "row": 1.5,
    "detached": 4.5,
    "slab": 9.0,
    "hall": 9.0,
    "campus": 9.0,
}


def _along(plot: Plot, land: Any, rng: random.Random) -> list[House]:
    style = plot.block.style
    ring = land.buffer(-style.front, join_style="mitre").simplify(2.2)
    out: list[House] = []
    taken: list[Any] = []
    for part in getattr(ring, "geoms", [ring]):
        if part.geom_type != "Polygon" or part.area < 150:
            continue
        shapely.prepare(part)
        corners = [*shapely.geometry.polygon.orient(part).exterior.coords]
        for a, b in pairwise(corners):
            for quad in _lots(a, b, style, rng):
                house = _fitted(quad, part, taken, style)
                if house is not None:
                    front = ((quad[0][0] + quad[1][0]) / 2, (quad[0][1] + quad[1][1]) / 2)
                    out.append(House(house, front, plot, _levels(style, rng), _kind(plot, rng)))
    return out


def _lots(a: XY, b: XY, style: Style, rng: random.Random) -> list[list[XY]]:
    """Four corners of each house on the lots from a to b, the front first."""
    length = math.dist(a, b)
    if length < style.lot[0] * 0.7:
        return []
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    count = max(1, round(length / rng.uniform(*style.lot)))
    wide = length / count
    side = SIDES_M[style.house] * min(1.0, wide / style.lot[0])
    out = []
    for n in range(count):
        if rng.random() < GAPS[style.house]:
            continue
        back = (
            rng.uniform(0, style.front * 0.6)
            if style.house in ("detached", "hall", "slab", "campus")
            else 0.0
        )
        deep = style.depth * rng.uniform(0.85, 1.15)
        start, end = (
            n * wide + side * rng.uniform(0.6, 1.2),
            (n + 1) * wide - side * rng.uniform(0.6, 1.2),
        )
        if end - start < 5:
            continue
        out.append(
            [
                (a[0] + ux * s - uy * d, a[1] + uy * s + ux * d)
                for s, d in ((start, back), (end, back), (end, back + deep), (start, back + deep))
            ]
        )
    return out


def _fitted(quad: list[XY], land: Any, taken: list[Any], style: Style) -> Any:
    house = Polygon(quad)
    if not land.contains(house.buffer(-0.4)):
        if style.house not in ("lane", "perimeter"):
            return None
        house = house.intersection(land)
    for other in taken:
        if other.intersects(house):
            if style.house not in ("lane", "perimeter"):
                return None
            house = house.difference(other)
            if house.geom_type != "Polygon":
                return None
    if house.geom_type != "Polygon" or house.area < 0.5 * Polygon(quad).area or house.area < 30:
        return None
    house = house.simplify(0.6)
    taken.append(house.buffer(0.3))
    return house


def _levels(style: Style, rng: random.Random) -> int:
    low, high = style.levels
    if style.house == "tower":
        return min(high, low + int(rng.expovariate(0.28)))
    return rng.randint(low, high)


def _kind(plot: Plot, rng: random.Random) -> str:
    kind = plot.block.kind
    if kind in ("old", "inner", "grid", "town") and rng.random() < 0.1:
        return "retail"
    return {
        "office": "office", "industrial": "industrial", "docks": "warehouse", "campus": "university",
        "old": "yes", "inner": "apartments", "grid": "apartments", "estate": "apartments", "town": "yes", "row": "terrace",
    }.get(kind, "house")  # fmt: skip

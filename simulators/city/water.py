# ruff: noqa: E501  one row of a table stays one line
"""Sea, river, island, harbour and lakes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString, Polygon

from simulators.city.curves import Line, length, place_of, spline
from simulators.city.frame import EAST, NORTH, SOUTH, WEST, XY

# Walked with the land on the left, from the west edge of the map to the south edge.
COAST: tuple[XY, ...] = (
    (-11500, 4500), (-10300, 4650), (-9400, 4300), (-8700, 3750), (-8250, 2850), (-7700, 2350),
    (-7150, 2550), (-6500, 2500), (-5850, 2150), (-5350, 1500), (-5150, 700), (-4900, 50),
    (-4600, -480), (-4250, -850), (-3950, -960), (-3600, -760), (-3150, -690), (-2650, -760),
    (-2250, -900), (-2000, -1060), (-1975, -1240), (-2250, -1560), (-2800, -1850), (-3250, -2030),
    (-3750, -2010), (-4080, -2230), (-4120, -2800), (-3800, -3500), (-3350, -4050), (-2950, -4600),
    (-2750, -5300), (-2150, -6000), (-1250, -6500), (-700, -7200), (-350, -8100), (150, -8700),
    (300, -10500),
)  # fmt: skip

# Point and width, from the springs to the sea.
RIVER: tuple[tuple[float, float, float], ...] = (
    (13000, 4700, 34), (11300, 4350, 36), (10300, 3900, 38), (9300, 3450, 40), (8300, 3250, 42),
    (7400, 2550, 45), (6500, 2050, 50), (5650, 2150, 55), (4950, 1800, 60), (4350, 1050, 66),
    (3700, 520, 72), (3050, 430, 76), (2450, 720, 80), (1800, 830, 84), (1280, 500, 88),
    (1000, -60, 92), (690, -560, 100), (330, -830, 190), (-80, -900, 215), (-480, -830, 120),
    (-980, -910, 118), (-1480, -1110, 130), (-2000, -1150, 160), (-2250, -1180, 190),
)  # fmt: skip

ISLAND: tuple[XY, ...] = (
    (470, -745), (250, -810), (0, -855), (-190, -865), (-330, -850),
    (-190, -905), (20, -925), (230, -895), (400, -820),
)  # fmt: skip

LAKES: dict[str, tuple[XY, ...]] = {
    "Swan Lake": (
        (-1900, 6100), (-1600, 6300), (-1150, 6250), (-950, 5950), (-1200, 5700), (-1600, 5650),
        (-1750, 5850),
    ),
    "Heron Mere": ((7500, -3600), (7850, -3450), (8200, -3700), (8000, -4050), (7600, -4000)),
    "Upper Tarn": ((9300, 7300), (9500, 7380), (9620, 7200), (9450, 7050), (9280, 7120)),
}  # fmt: skip

# Basins cut into the south shore of the harbour: corner, width along the quay, depth.
BASINS = (((-2560, -1790), 150.0, 330.0), ((-2960, -1985), 170.0, 380.0))
PIERS = (
    ((-3420, -700), (-3470, -1010)),
    ((-2980, -660), (-3010, -900)),
    ((-4250, -880), (-4480, -1230)),
)


@dataclass(frozen=True)
class Waters:
    """All water of the map."""

    land: Any
    coast: list[Line]
    river: Any
    river_line: Line
    island: Any
    lakes: dict[str, Any] = field(default_factory=dict)

    @property
    def all(self) -> Any:
        """River, lakes and sea as one area; the island is land."""
        frame = shapely.box(WEST - 2000, SOUTH - 2000, EAST + 2000, NORTH + 2000)
        sea = frame.difference(self.land)
        return shapely.union_all([sea, self.river, *self.lakes.values()])


def make_waters() -> Waters:
    """The water, drawn from the tables above."""
    shore = spline(COAST, 40)
    corners: Line = [(13500, SOUTH - 1500), (13500, NORTH + 1500), (-11500, NORTH + 1500)]
    land = Polygon([*shore, *corners])
    for basin in BASINS:
        land = land.difference(_basin(*basin))
    line = spline([(x, y) for x, y, _ in RIVER], 30)
    island = Polygon(spline(ISLAND, 20, closed=True))
    river = _ribbon(line).difference(island)
    lakes = {name: Polygon(spline(ring, 30, closed=True)) for name, ring in LAKES.items()}
    return Waters(land, _coast_lines(land), river, line, island, lakes)


def _basin(corner: XY, width: float, depth: float) -> Any:
    ux, uy = 0.47, -0.88
    vx, vy = -0.88, -0.47
    x, y = corner[0] - ux * 160, corner[1] - uy * 160
    depth += 160
    return Polygon([
        (x, y), (x + vx * width, y + vy * width),
        (x + vx * width + ux * depth, y + vy * width + uy * depth), (x + ux * depth, y + uy * depth),
    ])  # fmt: skip


def _ribbon(line: Sequence[XY]) -> Any:
    places = [(place_of(line, (x, y)), width) for x, y, width in RIVER]
    total = length(line)
    discs = []
    shape = LineString(line)
    stops = [total * n / 700 for n in range(701)]
    widths = [_between(places, s) for s in stops]
    centres = [shape.interpolate(s) for s in stops]
    for a, b, wa, wb in zip(centres, centres[1:], widths, widths[1:], strict=False):
        discs.append(shapely.union(a.buffer(wa / 2, 12), b.buffer(wb / 2, 12)).convex_hull)
    return shapely.union_all(discs).simplify(1.0)


def _between(places: Sequence[tuple[float, float]], s: float) -> float:
    for (a, wide_a), (b, wide_b) in pairwise(places):
        if s <= b:
            t = min(1.0, max(0.0, (s - a) / max(1.0, b - a)))
            return wide_a + (wide_b - wide_a) * t * t * (3 - 2 * t)
    return places[-1][1]


def _coast_lines(land: Any) -> list[Line]:
    frame = shapely.box(WEST - 300, SOUTH - 300, EAST + 300, NORTH + 300)
    rim = shapely.geometry.polygon.orient(land).exterior
    drawn = shapely.line_merge(shapely.intersection(LineString(rim.coords), frame))
    parts = getattr(drawn, "geoms", [drawn])
    return [[(x, y) for x, y in part.simplify(0.8).coords] for part in parts]

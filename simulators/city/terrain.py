# ruff: noqa: E501  one row of a table stays one line
"""The lie of the land: coast plain, castle hill, river valley, the northern hills and the pass."""

import gzip
import math
from pathlib import Path
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped]

from simulators.city.curves import Line, at, length, place_of
from simulators.city.frame import (
    EAST,
    M_PER_LAT,
    M_PER_LON,
    NORTH,
    ORIGIN_LAT,
    ORIGIN_LON,
    SOUTH,
    WEST,
    XY,
)
from simulators.city.noise import Noise
from simulators.city.water import Waters

SIDE = 3601
TILE = "N45W040"
# Middle, height and half-width of single hills, metres.
HILLS: tuple[tuple[XY, float, float], ...] = (
    ((-1130, 700), 40, 380), ((-560, 1330), 24, 330), ((-3100, 1900), 48, 800), ((-1900, 3400), 40, 900),
    ((1000, 3600), 38, 800), ((3500, -2900), 30, 700), ((-6000, 8600), 210, 2300), ((-3000, 9800), 160, 1600),
    ((3200, 8200), 220, 1700), ((-8200, 6800), 130, 1500), ((9000, -7500), 90, 2000), ((11500, -1200), 80, 1800),
)  # fmt: skip
RANGE: Line = [
    (4200, 10800),
    (6200, 9300),
    (7700, 8000),
    (9200, 6400),
    (11000, 5900),
    (13000, 6400),
]
RANGE_HEIGHT_M = 500.0
# Heights that the pass road keeps, and how far its cuttings reach.
PASS: tuple[tuple[XY, float], ...] = (
    ((3900, 4720), 34), ((4900, 5320), 62), ((5330, 5560), 94), ((7640, 8130), 462), ((7760, 8110), 462),
    ((9480, 8800), 338), ((10150, 9020), 326),
)  # fmt: skip
REACH_M = 1500.0


class Terrain:
    """Heights above the sea on a grid of one arc second, for the frame."""

    def __init__(self, waters: Waters, pass_road: Line) -> None:
        """Shapes the land around the water and the pass road."""
        self._lon0 = math.floor((ORIGIN_LON + WEST / M_PER_LON) * 3600) - 2
        self._lat0 = math.floor((ORIGIN_LAT + SOUTH / M_PER_LAT) * 3600) - 2
        nx = math.ceil((EAST - WEST) / M_PER_LON * 3600) + 5
        ny = math.ceil((NORTH - SOUTH) / M_PER_LAT * 3600) + 5
        xs = ((self._lon0 + np.arange(nx)) / 3600 - ORIGIN_LON) * M_PER_LON
        ys = ((self._lat0 + np.arange(ny)) / 3600 - ORIGIN_LAT) * M_PER_LAT
        self._xs, self._ys = xs, ys
        x, y = np.meshgrid(xs, ys)
        sea = _coarse(xs, ys, lambda p: -shapely.distance(waters.land, p), inside=waters.land)
        rough = self._rough(x, y, sea)
        rough = self._valley(rough, x, waters)
        rough = _along_pass(rough, xs, ys, pass_road)
        self.heights = np.where(sea <= 0, 0, np.maximum(rough, 1)).round().astype(np.int16)

    def at(self, point: XY) -> float:
        """Metres above the sea at the nearest post of the grid."""
        i = round((point[0] - self._xs[0]) / (self._xs[1] - self._xs[0]))
        j = round((point[1] - self._ys[0]) / (self._ys[1] - self._ys[0]))
        ny, nx = self.heights.shape
        return float(self.heights[min(max(j, 0), ny - 1), min(max(i, 0), nx - 1)])

    def write(self, folder: Path) -> Path:
        """Writes the SRTM tile, compressed; everything outside the frame is sea."""
        grid = np.zeros((SIDE, SIDE), ">i2")
        row0, column0 = self._lat0 - 45 * 3600, self._lon0 + 40 * 3600
        ny, nx = self.heights.shape
        grid[row0 : row0 + ny, column0 : column0 + nx] = self.heights
        path = folder / f"{TILE}.hgt.gz"
        path.write_bytes(gzip.compress(grid[::-1].tobytes(), 9, mtime=0))
        return path

    def _rough(self, x: Any, y: Any, sea: Any) -> Any:
        plain = 3 + 34 * (1 - np.exp(-np.maximum(sea, 0) / 5200))
        rolling = Noise("rolling", 1400).over(x, y) * np.clip(np.hypot(x, y) / 1500 - 2.5, 0, 9)
        out = plain + rolling
        for (hx, hy), high, wide in HILLS:
            out += high * np.exp(-((x - hx) ** 2 + (y - hy) ** 2) / (2 * (wide * 0.75) ** 2))
        ridge = _coarse(
            self._xs, self._ys, lambda p: shapely.distance(shapely.LineString(RANGE), p)
        )
        gorge = np.exp(-(((x - 10100) / 800) ** 2)) * np.clip((8300 - y) / 1500, 0, 1)
        bold = np.exp(-((ridge / 1750) ** 2)) * (1 - 0.8 * gorge)
        crags = 60 * Noise("crags", 1300).over(x, y) + 22 * Noise("rocks", 500).over(x, y)
        high_moor = 290 * np.exp(-((x - 10700) ** 2 + (y - 9800) ** 2) / (2 * 1900**2))
        out += bold * (RANGE_HEIGHT_M + crags) + high_moor * (1 - bold)
        return out

    def _valley(self, rough: Any, x: Any, waters: Waters) -> Any:
        """Presses the land down to the river, which falls evenly to the sea."""
        river = shapely.LineString(waters.river_line)
        far = _coarse(self._xs, self._ys, lambda p: shapely.distance(river, p))
        bed = np.clip((x + 2000) / 14000, 0, 1) ** 1.6 * 120
        weight = np.exp(-((far / 900) ** 2))
        return rough * (1 - weight) + np.minimum(rough, bed + 2) * weight


def _coarse(xs: Any, ys: Any, measure: Any, inside: Any = None) -> Any:
    """A distance, measured every 120 m and spread over the fine grid; negative outside `inside`."""
    cx = np.arange(xs[0] - 130, xs[-1] + 260, 120.0)
    cy = np.arange(ys[0] - 130, ys[-1] + 260, 120.0)
    gx, gy = np.meshgrid(cx, cy)
    points = shapely.points(gx, gy)
    values = measure(points)
    if inside is not None:
        values = np.where(values < 0, values, shapely.distance(inside.exterior, points))
    fx, fy = (xs - cx[0]) / 120.0, (ys - cy[0]) / 120.0
    i, j = fx.astype(int), fy.astype(int)
    u, v = fx - i, (fy - j)[:, None]
    low = values[j][:, i] * (1 - u) + values[j][:, i + 1] * u
    high = values[j + 1][:, i] * (1 - u) + values[j + 1][:, i + 1] * u
    return low * (1 - v) + high * v


def _along_pass(rough: Any, xs: Any, ys: Any, road: Line) -> Any:
    """Lays the pass road's own grade into the slope."""
    marks = [(place_of(road, point), height) for point, height in PASS]
    stops = np.arange(marks[0][0], marks[-1][0], 15.0)
    heights = np.interp(stops, [s for s, _ in marks], [h for _, h in marks])
    points = np.array([at(road, min(float(s), length(road)))[0] for s in stops])
    i0, i1 = np.searchsorted(xs, [points[:, 0].min() - REACH_M, points[:, 0].max() + REACH_M])
    j0, j1 = np.searchsorted(ys, [points[:, 1].min() - REACH_M, points[:, 1].max() + REACH_M])
    out = rough.copy()
    missing = heights - _posts(rough, xs, ys, points)
    for j in range(j0, j1):
        away = np.hypot(xs[i0:i1, None] - points[:, 0], ys[j] - points[:, 1])
        nearest = away.min(axis=1)
        pull = 1 / (away**2 + 40.0**2) ** 2
        lift = (pull * missing).sum(axis=1) / pull.sum(axis=1)
        out[j, i0:i1] += lift * np.exp(-((nearest / (REACH_M * 0.5)) ** 2))
        close = np.clip(1.4 - nearest / 60, 0, 1)
        out[j, i0:i1] = out[j, i0:i1] * (1 - close) + heights[away.argmin(axis=1)] * close
    return out


def _posts(rough: Any, xs: Any, ys: Any, points: Any) -> Any:
    i = np.clip(np.searchsorted(xs, points[:, 0]), 0, len(xs) - 1)
    j = np.clip(np.searchsorted(ys, points[:, 1]), 0, len(ys) - 1)
    return rough[j, i]

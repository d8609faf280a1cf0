"""What lies along a route: how far ahead, and how far off."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.geo import M_PER_DEGREE, Point, lengths_m
from cockpit.maps.search.index import Ids, Index

STEP_M = 40.0
MOST_STEPS = 12_000
MOST_NEAR = 1500
"""Rows whose distance from the route is worked out; the first ones along it."""
Metres = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Along:
    """Rows beside a route, the first on the way first."""

    ids: Ids
    along_m: Metres
    """From the route's start to where one leaves it."""
    off_m: Metres
    """From there to the place, as the crow flies."""


class Corridor:
    """A strip around a route."""

    def __init__(self, line: tuple[Point, ...], within_m: float) -> None:
        self.line = line
        self._lengths = np.array(lengths_m(line))
        self.length_m = float(self._lengths[-1])
        steps = min(MOST_STEPS, max(2, math.ceil(self.length_m / STEP_M) + 1))
        self._at = np.linspace(0, self.length_m, steps)
        self._lats = np.interp(self._at, self._lengths, [p.lat for p in line])
        self._lons = np.interp(self._at, self._lengths, [p.lon for p in line])
        self._within_m = within_m
        self._cell = max(within_m, self.length_m / steps, 200.0) / M_PER_DEGREE
        self._stretch = max(0.05, math.cos(math.radians(float(np.abs(self._lats).max()))))

    def point_at(self, metres: float) -> Point:
        """The route's point at this distance from its start."""
        lat = np.interp(metres, self._lengths, [p.lat for p in self.line])
        lon = np.interp(metres, self._lengths, [p.lon for p in self.line])
        return Point(float(lat), float(lon))

    def rows(self, index: Index, ids: Ids, from_m: float) -> Along:
        """Those of the rows that lie in the strip, from `from_m` on."""
        lats, lons = index.lats[ids - 1].astype(float), index.lons[ids - 1].astype(float)
        close = np.isin(self._cells(lats, lons), self._strip())
        ids, lats, lons = ids[close], lats[close], lons[close]
        along, off = self._projected(lats, lons)
        good = (off <= self._within_m) & (along >= from_m)
        order = np.argsort(along[good], kind="stable")[:MOST_NEAR]
        return Along(ids[good][order], along[good][order], off[good][order])

    def _cells(self, lats: Metres, lons: Metres) -> NDArray[np.int64]:
        north = np.floor((lats + 90) / self._cell).astype(np.int64)
        east = np.floor((lons + 180) / (self._cell / self._stretch)).astype(np.int64)
        return north * 10_000_000 + east

    def _strip(self) -> NDArray[np.int64]:
        base = np.unique(self._cells(self._lats, self._lons))
        steps = [n * 10_000_000 + e for n in (-1, 0, 1) for e in (-1, 0, 1)]
        return np.unique(np.concatenate([base + step for step in steps]))

    def _projected(self, lats: Metres, lons: Metres) -> tuple[Metres, Metres]:
        along, off = np.empty(len(lats)), np.empty(len(lats))
        # Blocks, so that many places along a long route need no gigabytes.
        for first in range(0, len(lats), 64):
            piece = slice(first, first + 64)
            north = lats[piece, None] - self._lats[None, :]
            east = (lons[piece, None] - self._lons[None, :]) * np.cos(np.radians(lats[piece, None]))
            metres = np.hypot(north, east) * M_PER_DEGREE
            nearest = metres.argmin(axis=1)
            along[piece] = self._at[nearest]
            off[piece] = metres[np.arange(len(nearest)), nearest]
        return along, off

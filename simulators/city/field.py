"""Which way streets run: along and across the big roads near them, more or less twisted."""

import math
from itertools import pairwise
from typing import Any

import numpy as np

from simulators.city.curves import Line
from simulators.city.frame import EAST, NORTH, SOUTH, WEST, XY
from simulators.city.noise import Noise

CELL_M = 60.0


class Field:
    """A direction for every point, the same in all four quarters of the compass."""

    def __init__(self, lines: list[Line]) -> None:
        """Each piece of the lines pulls the streets near it into its direction."""
        self._nx = int((EAST - WEST) / CELL_M) + 2
        self._ny = int((NORTH - SOUTH) / CELL_M) + 2
        middles, fours = _pulls(lines)
        self._four = self._spread(middles, fours)
        self._twists: dict[float, Noise] = {}

    def angle(self, point: XY, twist: float, wavelength: float) -> float:
        """Radians of one of the four directions; twisted by noise up to `twist` radians."""
        x, y = (point[0] - WEST) / CELL_M, (point[1] - SOUTH) / CELL_M
        i = min(max(int(x), 0), self._nx - 2)
        j = min(max(int(y), 0), self._ny - 2)
        u, v = x - i, y - j
        f = self._four
        four = (f[j, i] * (1 - u) + f[j, i + 1] * u) * (1 - v) + (
            f[j + 1, i] * (1 - u) + f[j + 1, i + 1] * u
        ) * v
        base = math.atan2(float(four.imag), float(four.real)) / 4
        if not twist:
            return base
        if wavelength not in self._twists:
            self._twists[wavelength] = Noise(f"twist {wavelength}", wavelength)
        return base + twist * self._twists[wavelength].at(point)

    def _spread(self, middles: Any, fours: Any) -> Any:
        out = np.zeros((self._ny, self._nx), complex)
        xs = WEST + CELL_M * np.arange(self._nx)
        for j in range(self._ny):
            y = SOUTH + CELL_M * j
            near = np.abs(middles[:, 1] - y) < 2500
            if not near.any():
                near[:] = True
            away = (middles[near, 0][:, None] - xs) ** 2 + (middles[near, 1][:, None] - y) ** 2
            out[j] = (fours[near][:, None] / (away + 60.0**2) ** 2).sum(axis=0)
        return out


def _pulls(lines: list[Line]) -> tuple[Any, Any]:
    middles, fours = [], []
    for line in lines:
        for a, b in pairwise(line):
            step = math.dist(a, b)
            turn = 4 * math.atan2(b[1] - a[1], b[0] - a[0])
            middles.append(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
            fours.append(step * complex(math.cos(turn), math.sin(turn)))
    return np.array(middles), np.array(fours)

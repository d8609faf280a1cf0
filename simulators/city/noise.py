"""Smooth random fields, the same for the same seed on every machine."""

import math
from typing import Any

import numpy as np

from simulators.city.frame import SEED, XY


class Noise:
    """Value noise: -1 to 1, as smooth as its wavelength (metres)."""

    def __init__(self, name: str, wavelength: float) -> None:
        """Each name is another field."""
        seed = [SEED, *name.encode()]
        self._grid = np.random.Generator(np.random.PCG64(seed)).uniform(-1, 1, (64, 64))
        self._wavelength = wavelength

    def at(self, point: XY) -> float:
        """The field at one point."""
        x, y = point[0] / self._wavelength, point[1] / self._wavelength
        i, j = math.floor(x), math.floor(y)
        u, v = _ease(x - i), _ease(y - j)
        grid = self._grid
        low = grid[j & 63, i & 63] * (1 - u) + grid[j & 63, i + 1 & 63] * u
        high = grid[j + 1 & 63, i & 63] * (1 - u) + grid[j + 1 & 63, i + 1 & 63] * u
        return float(low * (1 - v) + high * v)

    def over(self, x: Any, y: Any) -> Any:
        """The field over whole arrays."""
        x, y = x / self._wavelength, y / self._wavelength
        i, j = np.floor(x).astype(int), np.floor(y).astype(int)
        u, v = _ease(x - i), _ease(y - j)
        grid = self._grid
        low = grid[j & 63, i & 63] * (1 - u) + grid[j & 63, i + 1 & 63] * u
        high = grid[j + 1 & 63, i & 63] * (1 - u) + grid[j + 1 & 63, i + 1 & 63] * u
        return low * (1 - v) + high * v


def _ease(t: Any) -> Any:
    return t * t * (3 - 2 * t)

"""A curve as people write it in a config file: "0:120 8:168 100:6"."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines between points; flat before the first and after the last."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def at(self, x: float) -> float:
        """The value at one place."""
        return float(np.interp(x, self.xs, self.ys))

    def over(self, xs: Numbers) -> Numbers:
        """The values at many places."""
        return np.asarray(np.interp(xs, self.xs, self.ys), dtype=np.float64)


@lru_cache(maxsize=64)
def read_curve(text: str) -> Curve:
    """The curve; raises ValueError with what is wrong with the text."""
    try:
        points = [(float(x), float(y)) for x, y in (part.split(":") for part in text.split())]
    except ValueError:
        raise ValueError('must be pairs such as "0:120 50:100 100:6"') from None
    if not points:
        raise ValueError("needs at least one pair")
    if not all(math.isfinite(n) for point in points for n in point):
        raise ValueError("holds a number that is none")
    if any(b[0] <= a[0] for a, b in pairwise(points)):
        raise ValueError("must rise in its first numbers")
    if min(y for _, y in points) < 0:
        raise ValueError("must not go below 0")
    return Curve(tuple(x for x, _ in points), tuple(y for _, y in points))

"""Heights along a route of several legs, at even steps."""

from itertools import pairwise
from typing import Any

STEP_M = 30.0


def heights_along(legs: list[dict[str, Any]]) -> tuple[float, ...]:
    """Every 30 m from the route's start; empty where a leg has none.

    Each leg of Valhalla's begins its steps anew: what is left over is carried into the next.
    """
    if not all(leg.get("elevation") for leg in legs):
        return ()
    if len(legs) == 1:
        return tuple(legs[0]["elevation"])
    found: list[float] = []
    start = 0.0
    for leg in legs:
        step = leg.get("elevation_interval") or STEP_M
        long = leg["summary"]["length"] * 1000
        while len(found) * STEP_M <= start + long:
            found.append(_at(leg["elevation"], (len(found) * STEP_M - start) / step))
        start += long
    return tuple(found)


def _at(heights: list[float], place: float) -> float:
    if place >= len(heights) - 1:
        return heights[-1]
    i = int(place)
    low, high = next(pairwise(heights[i : i + 2]))
    return low + (high - low) * (place - i)

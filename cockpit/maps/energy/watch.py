"""While driving: is the plan still good? Plain Python, cheap enough for every second."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.maps.energy.plan import Line

SLACK = 0.5
"""Percent: as fine as the battery's own display."""
LUCKY = 3.0
"""So many percent above the band there is more to gain by a new plan than it costs to change."""
AT_A_STOP_M = 150.0
"""Here one charges, or is about to: the charge is between what it was and what it will be."""
MORE = "It takes more than planned"
LESS = "It takes less than planned"


@dataclass(frozen=True, slots=True)
class Check:
    """Whether to drive on as planned, and else why not."""

    good: bool
    why: Line | None = None


def still_good(profile: Mapping[str, Any], along_m: float, soc: float) -> Check:
    """Compares the charge with a plan's "profile", as the worker gives it, at a place of its route.

    Bad when the reserve would no longer hold at the band's low end, or when so much more is left
    than planned that a later, shorter or no stop may do.
    """
    if any(abs(at - along_m) < AT_A_STOP_M for at in profile["stops_at_m"]):
        return Check(True)
    needed = _at(profile["needed"], along_m, 1)
    if soc < needed - SLACK:
        return Check(False, Line(MORE))
    high = _at(profile["soc_along"], along_m, 3)
    stops_ahead = any(at > along_m for at in profile["stops_at_m"])
    if stops_ahead and soc > high + LUCKY:
        return Check(False, Line(LESS))
    return Check(True)


def _at(rows: Sequence[Sequence[float]], along_m: float, column: int) -> float:
    """The value at a place, straight between the rows; at a stop the one after it."""
    index = bisect_right(rows, along_m, key=lambda row: row[0])
    if index == 0:
        return rows[0][column]
    before = rows[index - 1]
    if index == len(rows):
        return before[column]
    after = rows[index]
    share = (along_m - before[0]) / max(1e-9, after[0] - before[0])
    return before[column] + (after[column] - before[column]) * share

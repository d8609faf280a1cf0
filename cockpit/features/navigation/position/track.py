"""The route's line on the flat map: where along it a place lies."""

import math
from bisect import bisect_right
from typing import NamedTuple

from cockpit.features.navigation.position.plane import Plane, wrapped
from cockpit.maps.geo import Point, lengths_m

WRONG_WAY_M = 14.0
"""A piece of the line that runs across the car's heading counts as so much farther away."""
SHORTEST_M = 0.05


class Foot(NamedTuple):
    """The nearest place on the line: how far along, where, the line's direction, how far off."""

    along: float
    x: float
    y: float
    direction: float
    off: float


class Track:
    """A polyline with metres; a plane may be put under it anew as the car travels."""

    def __init__(self, shape: tuple[Point, ...], plane: Plane) -> None:
        self._shape = shape
        self.metres = lengths_m(shape)
        self.length = self.metres[-1]
        self.lay(plane)

    def lay(self, plane: Plane) -> None:
        """Use another flat map."""
        flat = [plane.flat(point) for point in self._shape]
        self._xs, self._ys = [x for x, _ in flat], [y for _, y in flat]

    def _segment(self, along: float) -> int:
        return max(0, min(bisect_right(self.metres, along) - 1, len(self._xs) - 2))

    def place(self, along: float) -> tuple[float, float]:
        """The flat place so many metres along."""
        i = self._segment(along)
        long = self.metres[i + 1] - self.metres[i]
        t = min(1.0, max(0.0, (along - self.metres[i]) / long)) if long > 0 else 0.0
        ax, ay = self._xs[i], self._ys[i]
        return ax + (self._xs[i + 1] - ax) * t, ay + (self._ys[i + 1] - ay) * t

    def direction(self, along: float, reach: float = 4.0) -> float:
        """The compass direction there, radians; corners are rounded over `reach` metres."""
        ax, ay = self.place(along - reach)
        bx, by = self.place(along + reach)
        if ax == bx and ay == by:
            i = self._segment(along)
            return math.atan2(self._xs[i + 1] - self._xs[i], self._ys[i + 1] - self._ys[i])
        return math.atan2(bx - ax, by - ay)

    def foot(
        self, x: float, y: float, low: float, high: float, heading: float | None = None
    ) -> Foot:
        """The nearest place between two positions along; pieces that fit the heading first."""
        first, last = self._segment(low), self._segment(high)
        best, least = None, math.inf
        for i in range(first, last + 1):
            foot = self._foot_on(i, x, y, low, high)
            cost = foot.off * foot.off
            if heading is not None:
                cost += WRONG_WAY_M**2 * (1 - math.cos(foot.direction - heading))
            if cost < least:
                best, least = foot, cost
        assert best is not None
        return best

    def _foot_on(self, i: int, x: float, y: float, low: float, high: float) -> Foot:
        ax, ay = self._xs[i], self._ys[i]
        dx, dy = self._xs[i + 1] - ax, self._ys[i + 1] - ay
        start = self.metres[i]
        long = self.metres[i + 1] - start
        if long < SHORTEST_M:
            return Foot(start, ax, ay, math.atan2(dx, dy), math.hypot(x - ax, y - ay))
        t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
        t = max(0.0, (low - start) / long, min(1.0, (high - start) / long, t))
        t = min(1.0, t)
        fx, fy = ax + dx * t, ay + dy * t
        off = math.hypot(x - fx, y - fy)
        return Foot(start + long * t, fx, fy, math.atan2(dx, dy), off)

    def strangeness(self, heading: float, low: float, high: float) -> float:
        """Radians between the heading and the line's nearest direction within the reach."""
        first, last = self._segment(low), self._segment(high)
        least = math.pi
        xs, ys = self._xs, self._ys
        before: float | None = None
        for i in range(first, last + 1):
            if self.metres[i + 1] - self.metres[i] < SHORTEST_M:
                continue
            way = math.atan2(xs[i + 1] - xs[i], ys[i + 1] - ys[i])
            off = wrapped(heading - way)
            least = min(least, abs(off))
            if before is not None and _swept(before, way, heading):
                return 0.0
            before = way
        return least


def _swept(a: float, b: float, heading: float) -> bool:
    """Whether turning from a to b, the short way, passes the heading."""
    turn, part = wrapped(b - a), wrapped(heading - a)
    return turn * part > 0 and abs(part) < abs(turn)

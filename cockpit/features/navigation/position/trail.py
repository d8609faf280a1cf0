"""The last seconds as wheels and yaw rate saw them: what carries a late fix to now."""

import math
from collections import deque
from typing import NamedTuple

KEPT_S = 8.0


class Step(NamedTuple):
    """Where dead reckoning was at a moment, in a frame of its own."""

    at: float
    x: float
    y: float
    heading: float
    speed: float


class Trail:
    """A path that no satellite has ever bent."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque()

    def add(self, at: float, metres: float, heading: float, speed: float) -> None:
        """The car went so far in this direction until now."""
        last = self._steps[-1] if self._steps else Step(at, 0.0, 0.0, heading, speed)
        x, y = last.x + metres * math.sin(heading), last.y + metres * math.cos(heading)
        self._steps.append(Step(at, x, y, heading, speed))
        while at - self._steps[0].at > KEPT_S:
            self._steps.popleft()

    def when(self, at: float) -> Step | None:
        """Where the car was then; None before the trail began."""
        if not self._steps or at < self._steps[0].at - 0.2:
            return None
        after = None
        for step in reversed(self._steps):
            if step.at <= at:
                return _between(step, after, at) if after else step
            after = step
        return self._steps[0]

    @property
    def newest(self) -> Step | None:
        """Now."""
        return self._steps[-1] if self._steps else None


def _between(a: Step, b: Step, at: float) -> Step:
    t = (at - a.at) / (b.at - a.at) if b.at > a.at else 0.0
    turn = math.remainder(b.heading - a.heading, math.tau)
    return Step(
        at,
        a.x + (b.x - a.x) * t,
        a.y + (b.y - a.y) * t,
        a.heading + turn * t,
        a.speed + (b.speed - a.speed) * t,
    )

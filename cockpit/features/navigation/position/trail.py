"""The last seconds as wheels and yaw rate saw them: what carries a late fix to now."""

import math
from collections import deque
from typing import NamedTuple

KEPT_S = 8.0


class _Step(NamedTuple):
    at: float
    x: float
    y: float
    heading: float
    speed: float


class Past(NamedTuple):
    """What the car did from a moment until now."""

    x: float
    y: float
    """Metres that it went, east and north."""
    turned: float
    """Radians, clockwise."""
    speed: float
    """m/s at that moment."""
    faster: float
    """m/s that it has gained since."""
    rate: float
    """Radians a second that it turned at that moment."""
    seconds: float
    """How long ago it was."""


class Trail:
    """A path that no satellite has ever bent, in a frame of its own."""

    def __init__(self) -> None:
        self._steps: deque[_Step] = deque()

    def add(self, at: float, metres: float, turn: float, speed: float) -> None:
        """The car went so far until now, and turned so much."""
        last = self._steps[-1] if self._steps else _Step(at, 0.0, 0.0, 0.0, speed)
        way = last.heading + turn / 2
        x, y = last.x + metres * math.sin(way), last.y + metres * math.cos(way)
        self._steps.append(_Step(at, x, y, last.heading + turn, speed))
        while at - self._steps[0].at > KEPT_S:
            self._steps.popleft()

    def since(self, at: float, heading: float) -> Past | None:
        """From then to now, where the car's heading now is `heading`; None before the trail."""
        if not self._steps or at < self._steps[0].at - 0.2:
            return None
        now, (then, rate) = self._steps[-1], self._then(at)
        twist = heading - now.heading
        dx, dy = now.x - then.x, now.y - then.y
        return Past(
            dx * math.cos(twist) + dy * math.sin(twist),
            dy * math.cos(twist) - dx * math.sin(twist),
            now.heading - then.heading,
            then.speed,
            now.speed - then.speed,
            rate,
            now.at - then.at,
        )

    def _then(self, at: float) -> tuple[_Step, float]:
        after: _Step | None = None
        for step in reversed(self._steps):
            if step.at <= at:
                return _between(step, after, at) if after else (step, 0.0)
            after = step
        return self._steps[0], 0.0


def _between(a: _Step, b: _Step, at: float) -> tuple[_Step, float]:
    long = b.at - a.at
    t = (at - a.at) / long
    turn = b.heading - a.heading
    step = _Step(
        at,
        a.x + (b.x - a.x) * t,
        a.y + (b.y - a.y) * t,
        a.heading + turn * t,
        a.speed + (b.speed - a.speed) * t,
    )
    return step, turn / long

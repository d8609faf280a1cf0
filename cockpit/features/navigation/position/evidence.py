"""What speaks for it that the car has left the route, added up over metres and seconds."""

import math
from typing import NamedTuple

OFF_M, OFF_SIGMAS = 8.0, 2.5
OFF_DRIVEN_M, OFF_LASTS_S = 5.0, 0.4
ALONGSIDE, ALONGSIDE_FAST, FAST_MPS = math.radians(10), math.radians(4), 16.0
ALONGSIDE_M, ALONGSIDE_SIGMAS = 13.0, 3.5
"""Who drives in the line's direction beside it is more likely misplaced than elsewhere."""
STRANGE_TURN = math.radians(38)
TURNED_DRIVEN_M = 7.0
FORK, FORK_FAST = math.radians(6), math.radians(3)
FORK_M, FORK_OFF_M = 5.0, 4.0
"""So far to the side by wheels and yaw rate alone, where the line does not bend: a fork."""
FORGET_M = 80.0
SLOW_MPS = 1.0


class Look(NamedTuple):
    """The car beside the line, at one moment. Angles are radians, distances metres."""

    off: float
    """To the right of the line is positive."""
    sigma: float
    """How far off it may be and yet be on the line."""
    slant: float
    """The car's heading against the line's at the nearest place; to the right is positive."""
    strange: float
    """The same against the direction within reach that fits best; never negative."""
    heading_sigma: float
    speed: float
    curved: bool
    """Whether the line has bent shortly before: there, an error along it looks like leaving."""


def alongside(look: Look) -> bool:
    """Fast roads bend gently, and their ramps leave at a few degrees."""
    return look.strange < (ALONGSIDE_FAST if look.speed > FAST_MPS else ALONGSIDE)


def off_limit(look: Look) -> float:
    """Farther than this from the line is beside it."""
    if alongside(look):
        return max(ALONGSIDE_M, ALONGSIDE_SIGMAS * look.sigma)
    return max(OFF_M, OFF_SIGMAS * look.sigma)


class Evidence:
    """Call `weigh` with each step on the route."""

    def __init__(self) -> None:
        self._off_m = self._off_s = self._turned_m = self._aside_m = 0.0

    def weigh(self, dt: float, metres: float, look: Look) -> bool:
        """Whether the car has left."""
        if look.speed < SLOW_MPS:
            return False
        metres = abs(metres)
        beside = abs(look.off) > off_limit(look)
        self._off_m = self._off_m + metres if beside else max(0.0, self._off_m - 2 * metres)
        self._off_s = self._off_s + dt if beside else max(0.0, self._off_s - 2 * dt)
        turned = look.strange > STRANGE_TURN + 2 * look.heading_sigma
        self._turned_m = self._turned_m + metres if turned else max(0.0, self._turned_m - metres)
        self._weigh_fork(metres, look)
        gone = self._off_m > OFF_DRIVEN_M and self._off_s > OFF_LASTS_S
        return gone or self._turned_m > TURNED_DRIVEN_M or self._forked(look)

    def _weigh_fork(self, metres: float, look: Look) -> None:
        """Lane changes are flatter than forks: only clear slants count."""
        clear = FORK_FAST if look.speed > FAST_MPS else FORK
        if look.curved:
            self._aside_m = 0.0
        elif look.strange > clear + 2 * look.heading_sigma:
            self._aside_m += metres * math.sin(look.slant)
        else:
            self._aside_m *= math.exp(-metres / FORGET_M)

    def _forked(self, look: Look) -> bool:
        same_side = self._aside_m * look.off > 0
        return same_side and abs(self._aside_m) > FORK_M and abs(look.off) > FORK_OFF_M

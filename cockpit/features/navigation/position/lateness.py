"""How late a receiver's fixes are: its speed and course are compared with the wheels' past."""

import math
from collections.abc import Callable

from cockpit.features.navigation.position.fix import Satellite
from cockpit.features.navigation.position.plane import wrapped
from cockpit.features.navigation.position.trail import Past

STEP_S, STEPS = 0.25, 23
KEEP_S = 25.0
CLEARLY = 12.0
"""How much better another lateness must explain what was seen before it is believed."""
PER_SECOND = 3.0
"""Receivers are mostly in time: each second of lateness must be earned."""
FITS = 6.0
ECHO_S, TELLING_MPS = 21.0, 8.0
SPEED_SIGMA = 0.35
COURSE_SIGMA = math.radians(2.5)
COURSE_FROM_MPS = 4.0
MOST_MISFIT = 60.0

type PastAt = Callable[[float], Past | None]
"""What the car did since a moment so many seconds before the fix came."""


class Lateness:
    """Sums up, for each lateness from 0 to 5.5 s, how badly it explains the fixes."""

    def __init__(self) -> None:
        self._misfit = [i * STEP_S * PER_SECOND for i in range(STEPS)]
        self._at = 0.0
        self.seconds = 0.0

    def learn(self, fix: Satellite, past: PastAt, heading: float | None) -> None:
        """Compare a fix with the past; `heading` is that of now, None where it is unknown."""
        if fix.speed_mps is None:
            return
        gap = min(1.0, max(0.0, fix.at - self._at))
        self._at = fix.at
        keep = math.exp(-gap / KEEP_S)
        # Ten fixes a second tell hardly more than three: their errors are alike.
        weight = min(1.0, gap / 0.3)
        for i in range(STEPS):
            then = past(i * STEP_S)
            if then is None:
                break
            usual = i * STEP_S * PER_SECOND
            misfit = usual + (self._misfit[i] - usual) * keep
            misfit += weight * _miss(fix, then, fix.speed_mps, heading)
            self._misfit[i] = min(MOST_MISFIT, misfit)
        best = min(range(STEPS), key=self._misfit.__getitem__)
        if self._misfit[self._now] - self._misfit[best] > CLEARLY:
            self.seconds = best * STEP_S

    @property
    def _now(self) -> int:
        return round(self.seconds / STEP_S)

    def reconsider(
        self, refused_s: float, speed: float, badness: Callable[[float], float | None]
    ) -> None:
        """Fixes are refused: perhaps they only come later, or sooner, than was thought.

        `badness` says how badly the newest fix's place fits, were it so many seconds late. An echo
        along the road looks like lateness, and the slower the car, the more of it: only speed and
        more than an echo's time prove that fixes have become later.
        """
        least = min(self._misfit)
        trusted = 1 / (1 + refused_s / 4)
        fits = []
        for i in range(STEPS if refused_s > ECHO_S and speed > TELLING_MPS else self._now):
            bad, misfit = badness(i * STEP_S), (self._misfit[i] - least) * trusted
            if bad is not None and bad < FITS and misfit < CLEARLY:
                fits.append((bad + misfit, i))
        if fits:
            i = min(fits)[1]
            self.seconds = i * STEP_S
            self._misfit[i] = least


def _miss(fix: Satellite, then: Past, speed_mps: float, heading: float | None) -> float:
    miss = min(9.0, ((speed_mps - abs(then.speed)) / SPEED_SIGMA) ** 2)
    if fix.course is None or heading is None or min(then.speed, speed_mps) < COURSE_FROM_MPS:
        return miss
    off = wrapped(fix.course + then.turned - heading)
    return miss + min(9.0, (off / COURSE_SIGMA) ** 2)

"""How late a receiver's fixes are: its speed and course are compared with the wheels' past."""

import math
from collections.abc import Callable

from cockpit.features.navigation.position.fix import Satellite
from cockpit.features.navigation.position.plane import wrapped
from cockpit.features.navigation.position.trail import Trail

STEP_S, STEPS = 0.25, 23
KEEP_S = 25.0
CLEARLY = 12.0
"""How much better another lateness must explain what was seen before it is believed."""
FITS = 6.0
SPEED_SIGMA = 0.35
COURSE_SIGMA = math.radians(2.5)
COURSE_FROM_MPS = 4.0


class Lateness:
    """Sums up, for each lateness from 0 to 5.5 s, how badly it explains the fixes."""

    def __init__(self) -> None:
        self._misfit = [0.0] * STEPS
        self._at = 0.0
        self.seconds = 0.0

    def learn(self, fix: Satellite, trail: Trail, scale: float) -> None:
        """Compare a fix with the trail; `scale` brings wheel speeds to true ones."""
        if fix.speed_mps is None:
            return
        gap = min(1.0, max(0.0, fix.at - self._at))
        self._at = fix.at
        keep = math.exp(-gap / KEEP_S)
        for i in range(STEPS):
            miss = self._miss(fix, trail, i * STEP_S, scale)
            if miss is None:
                break
            # Ten fixes a second tell hardly more than three: their errors are alike.
            self._misfit[i] = self._misfit[i] * keep + miss * min(1.0, gap / 0.3)
        best = min(range(STEPS), key=self._misfit.__getitem__)
        now = round(self.seconds / STEP_S)
        if self._misfit[now] - self._misfit[best] > CLEARLY:
            self.seconds = best * STEP_S

    def reconsider(self, badness: Callable[[float], float | None]) -> None:
        """Fixes are refused: perhaps they only come later, or sooner, than was thought.

        `badness` says how badly the newest fix's place fits, were it so many seconds late.
        """
        least = min(self._misfit)
        fits = []
        for i in range(STEPS):
            bad = badness(i * STEP_S)
            if bad is not None and bad < FITS and self._misfit[i] < least + CLEARLY:
                fits.append((bad + self._misfit[i], i))
        if fits:
            self.seconds = min(fits)[1] * STEP_S

    @staticmethod
    def _miss(fix: Satellite, trail: Trail, late_s: float, scale: float) -> float | None:
        then = trail.when(fix.at - late_s)
        if then is None or fix.speed_mps is None:
            return None
        miss = min(9.0, ((fix.speed_mps - abs(then.speed) * scale) / SPEED_SIGMA) ** 2)
        if fix.course is not None and min(then.speed, fix.speed_mps) > COURSE_FROM_MPS:
            miss += min(9.0, (wrapped(fix.course - then.heading) / COURSE_SIGMA) ** 2)
        return miss

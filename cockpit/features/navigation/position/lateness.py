"""How late a receiver's fixes are: its speed and course are compared with the wheels' past.

Fixes come in the order in which they were made. So they may catch up at any time, but can become
later only by a silence, and by no more than it lasted: whether it was such a silence or an outage,
the place of the first fixes behind it tells, before they can drag the car along.
"""

import math
from collections.abc import Callable

from cockpit.features.navigation.position.fix import Satellite
from cockpit.features.navigation.position.plane import wrapped
from cockpit.features.navigation.position.trail import Past

STEP_S, STEPS = 0.25, 23
KEEP_S = 25.0
CLEARLY = 12.0
"""How much better another lateness must explain what was seen before it is believed."""
PER_SECOND, MOST_USUAL = 3.0, 10.0
"""Receivers are mostly in time: each second of lateness must be earned, though only once."""
FITS = 6.0
ECHO_S, TELLING_MPS = 21.0, 8.0
SPEED_SIGMA = 0.35
COURSE_SIGMA = math.radians(2.5)
COURSE_FROM_MPS = 4.0
MOST_MISFIT, CATCHES_UP = 60.0, 24.0
"""Against the best: so much proof is enough, and less where fixes would only come sooner."""
SILENCE_S, LATER = 0.5, 3.0
"""A gap so much longer than usual may have made fixes later."""
PROVING_S, TELLS, HINTS = 2.5, 6.0, 3.0
"""For so long behind a silence places are asked; how much better one must fit."""
SOONER, MOST_AHEAD = 2.0, 6.0
"""Fixes that lie ahead for about a second have caught up; one alone may be an error."""
SUSPECT_S = 10.0
"""Later fixes that are refused so soon behind a silence have probably become later."""

type PastAt = Callable[[float], Past | None]
"""What the car did since a moment so many seconds before the fix came."""
type BadnessAt = Callable[[float], float | None]
"""How badly the fix's place fits, were it so many seconds late."""


class Lateness:
    """Sums up, for each lateness from 0 to 5.5 s, how badly it explains the fixes."""

    def __init__(self) -> None:
        self._misfit = [_usual(i) for i in range(STEPS)]
        """Against the best."""
        self._at = 0.0
        self._period = 1.0
        self._silent_at = -math.inf
        self._ahead = 0.0
        self._reach = 0
        """The latest that the last silence allows."""
        self.seconds = 0.0
        self.unsure = False
        """Whether the newest fix may be a late one: it had better not be believed yet."""

    def learn(
        self, fix: Satellite, past: PastAt, heading: float | None, badness: BadnessAt
    ) -> None:
        """Compare a fix with the past; `heading` is that of now, None where it is unknown."""
        self.unsure = False
        passed = max(0.0, fix.at - self._at)
        self._at = fix.at
        self._hear_silence(passed)
        if fix.speed_mps is not None:
            self._compare(fix, min(1.0, passed), past, heading)
        if fix.at - self._silent_at < PROVING_S and self._reach > self._now:
            self._ask_place(badness)
        elif self._now:
            self._notice_catching_up(min(1.0, passed), badness)

    def _hear_silence(self, passed: float) -> None:
        silent = passed - self._period
        usual = min(passed, 2.0)
        self._period = min(usual, self._period + 0.05 * (usual - self._period))
        steps = 1 + int(silent / STEP_S)
        if silent < SILENCE_S or steps >= STEPS:
            return
        before = self._misfit
        self._misfit = [
            min(before[j], min(before[max(0, j - steps) : j + 1]) + LATER) for j in range(STEPS)
        ]
        self._silent_at = self._at
        self._reach = min(STEPS - 1, self._now + steps)

    def _compare(self, fix: Satellite, gap: float, past: PastAt, heading: float | None) -> None:
        keep = math.exp(-gap / KEEP_S)
        # Ten fixes a second tell hardly more than three: their errors are alike.
        weight = min(1.0, gap / 0.3)
        for i in range(STEPS):
            then = past(i * STEP_S)
            if then is None:
                break
            misfit = _usual(i) + (self._misfit[i] - _usual(i)) * keep
            self._misfit[i] = misfit + weight * _miss(fix, then, heading)
        least = min(self._misfit)
        best = self._misfit.index(least)
        self._misfit = [
            min(CATCHES_UP if i < best else MOST_MISFIT, misfit - least)
            for i, misfit in enumerate(self._misfit)
        ]
        if self._misfit[self._now] > CLEARLY:
            self._believe(best)

    def _ask_place(self, badness: BadnessAt) -> None:
        """Dead reckoning is good to a metre over a silence; a late fix lies far behind."""
        now = self._now
        bads = {i: badness(i * STEP_S) for i in range(now, self._reach + 1)}
        bad_now = bads[now]
        fits = {
            i: bad + self._misfit[i] - self._misfit[now]
            for i, bad in bads.items()
            if bad is not None and bad < FITS
        }
        if bad_now is None or not fits:
            return
        best = min(fits, key=fits.__getitem__)
        better = bad_now - fits[best]
        self.unsure = HINTS < better <= TELLS
        if better > TELLS:
            for i in range(STEPS):
                told = bads.get(i, bad_now if i < now else MOST_MISFIT)
                self._misfit[i] += MOST_MISFIT if told is None else told
            self._believe(best)

    def _notice_catching_up(self, gap: float, badness: BadnessAt) -> None:
        """Else a slow car at one speed would be led a little farther ahead by each late spell."""
        bad_now = badness(self.seconds) or 0.0
        best, better = self._now, 0.0
        if bad_now > HINTS + SOONER:
            bads = {i: bad for i in range(best) if (bad := badness(i * STEP_S)) is not None}
            best = min(bads, key=bads.__getitem__, default=best)
            better = bad_now - bads.get(best, bad_now) - SOONER
        told = min(MOST_AHEAD, better - HINTS)
        self._ahead = max(0.0, self._ahead + told * min(1.0, gap / 0.3))
        if self._ahead > CLEARLY:
            self._misfit[best] = min(self._misfit)
            self._believe(best)

    def _believe(self, i: int) -> None:
        self.seconds = i * STEP_S
        self._reach, self._ahead = i, 0.0

    @property
    def _now(self) -> int:
        return round(self.seconds / STEP_S)

    def reconsider(self, refused_s: float, speed: float, badness: BadnessAt) -> None:
        """Fixes are refused: perhaps they only come later, or sooner, than was thought.

        `badness` says how badly the newest fix's place fits, were it so many seconds late. An echo
        along the road looks like lateness, and the slower the car, the more of it: only a silence,
        or speed and more than an echo's time, prove that fixes have become later.
        """
        least = min(self._misfit)
        trusted = 1 / (1 + refused_s / 4)
        latest = self._now
        if self._at - refused_s - self._silent_at < SUSPECT_S:
            latest = self._reach + 1
        if refused_s > ECHO_S and speed > TELLING_MPS:
            latest = STEPS
        fits = []
        for i in range(latest):
            bad, misfit = badness(i * STEP_S), (self._misfit[i] - least) * trusted
            if bad is not None and bad < FITS and misfit < CLEARLY:
                fits.append((bad + misfit, i))
        if fits:
            i = min(fits)[1]
            self._believe(i)
            self._misfit[i] = least


def _usual(i: int) -> float:
    return min(MOST_USUAL, i * STEP_S * PER_SECOND)


def _miss(fix: Satellite, then: Past, heading: float | None) -> float:
    speed_mps = fix.speed_mps or 0.0
    miss = min(9.0, ((speed_mps - abs(then.speed)) / SPEED_SIGMA) ** 2)
    if fix.course is None or heading is None or min(then.speed, speed_mps) < COURSE_FROM_MPS:
        return miss
    off = wrapped(fix.course + then.turned - heading)
    return miss + min(9.0, (off / COURSE_SIGMA) ** 2)

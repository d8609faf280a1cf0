"""Which fixes of the receiver are believed, and how much: echoes and frozen fixes are not."""

import math
from dataclasses import dataclass

from cockpit.features.navigation.position.fix import Satellite
from cockpit.features.navigation.position.motion import (
    BIAS,
    HEADING,
    SKY_X,
    SKY_Y,
    SPEED,
    Motion,
    Terms,
    X,
    Y,
)
from cockpit.features.navigation.position.plane import wrapped
from cockpit.features.navigation.position.trail import Past

SKY_SHARE, WHITE_SHARE = 0.55, 0.4
"""Of the accuracy that a receiver claims, on each axis: its slow error, and its noise."""
GATE = 13.0
PROMPT_S = 0.3
COURSE_GATE = 12.0
STUBBORN_S = 35.0
"""A receiver that insists for so long on another place, the car moving along with it, is right."""
SHORT_PATIENCE_S, YOUNG_S = 4.0, 60.0
"""At the start nothing is certain yet, and a place that was found too soon is given up soon."""
FED_UP_S, SILENCE_S = 90.0, 5.0
"""So long no fix was believed though they came: begin anew from what the receiver says."""
SETTLING_FIXES = 4
COURSE_FROM_MPS = 2.5
COURSE_LOST_S, STRAIGHT = 7.0, math.radians(12)
"""Courses that are refused for so long on a straight way show that the heading is wrong."""
WHITE_KEEP = 0.97


@dataclass(slots=True)
class Belief:
    """Judges fixes for one filter."""

    white: float = 0.0
    """Measured variance of the noise on an axis, from one fix to the next."""
    believed_at: float = -math.inf
    born: float | None = None
    """When the first fix came."""
    _taken: int = 0
    stubborn_s: float = STUBBORN_S
    _patience_s: float = STUBBORN_S
    _refused_since: float | None = None
    _refused: tuple[float, float] = (0.0, 0.0)
    _course_refused: tuple[float, float] | None = None
    """Since when, and the car's heading then."""
    _unbelieved_since: float | None = None
    _last: tuple[float, float, float] | None = None

    def take(self, motion: Motion, fix: Satellite, place: tuple[float, float], then: Past) -> bool:
        """Take a fix in that was true `then`; False where it is not believed."""
        off_x, off_y = self._off(motion, place, then)
        gap = self._measure_noise(off_x, off_y, fix.at)
        self.born = fix.at if self.born is None else self.born
        if self.badness(motion, fix, place, then) > GATE and self._taken >= SETTLING_FIXES:
            self._refuse(motion, fix, off_x, off_y)
            self._despair(motion, fix, place, then, gap)
            return False
        white = self._white(motion, fix, then)
        see_x, see_y = _seen_from(motion, then)
        motion.see(see_x, off_x, white)
        motion.see(see_y, off_y, white)
        self._taken += 1
        self._refused_since, self.believed_at = None, fix.at
        self._unbelieved_since = None
        self._patience_s = self.stubborn_s
        self._movement(motion, fix, then, gap)
        return True

    def badness(
        self, motion: Motion, fix: Satellite, place: tuple[float, float], then: Past
    ) -> float:
        """How badly a fix fits, were it true `then`: squared, in standard deviations."""
        off_x, off_y = self._off(motion, place, then)
        white = self._white(motion, fix, then)
        see_x, see_y = _seen_from(motion, then)
        return off_x**2 / motion.doubt(see_x, white) + off_y**2 / motion.doubt(see_y, white)

    def hurry(self, at: float) -> None:
        """What was refused until now has got another meaning: judge anew, and at first soon."""
        if self._patience_s != SHORT_PATIENCE_S and self.born is not None:
            self._refused_since = None
            if at - self.born < YOUNG_S:
                self._patience_s = SHORT_PATIENCE_S

    def refused_s(self, at: float) -> float:
        """For how long no fix was believed though some came."""
        return at - self._refused_since if self._refused_since is not None else 0.0

    @staticmethod
    def _off(motion: Motion, place: tuple[float, float], then: Past) -> tuple[float, float]:
        x = motion.x
        dx, dy = (0.0, 0.0) if motion.aimless else (then.x, then.y)
        return place[0] + dx - x[X] - x[SKY_X], place[1] + dy - x[Y] - x[SKY_Y]

    def _white(self, motion: Motion, fix: Satellite, then: Past) -> float:
        """The variance of a fix's noise; of what was driven since with no known heading, too."""
        white = max((WHITE_SHARE * fix.accuracy_m) ** 2, self.white)
        return white + then.x**2 + then.y**2 if motion.aimless else white

    def _measure_noise(self, off_x: float, off_y: float, at: float) -> float:
        """The differences of neighbouring surprises show the noise alone."""
        last, self._last = self._last, (off_x, off_y, at)
        gap = at - last[2] if last else 1.0
        if last and gap < 2.5:
            jump = ((off_x - last[0]) ** 2 + (off_y - last[1]) ** 2) / 4
            if jump < 12 * self.white or self._taken < 30:
                self.white = self.white * WHITE_KEEP + jump * (1 - WHITE_KEEP)
        return gap

    def _refuse(self, motion: Motion, fix: Satellite, off_x: float, off_y: float) -> None:
        if self._refused_since is None:
            self._refused_since, self._refused = fix.at, (off_x, off_y)
            return
        mean_x, mean_y = self._refused
        stray = math.hypot(off_x - mean_x, off_y - mean_y)
        if stray > max(12.0, 2 * fix.accuracy_m, 4 * math.sqrt(self.white)):
            self._refused_since, self._refused = fix.at, (off_x, off_y)
        elif fix.at - self._refused_since > self._patience_s:
            motion.loosen(off_x, off_y)
        else:
            self._refused = (mean_x * 0.9 + off_x * 0.1, mean_y * 0.9 + off_y * 0.1)

    def _despair(
        self,
        motion: Motion,
        fix: Satellite,
        place: tuple[float, float],
        then: Past,
        gap: float,
    ) -> None:
        """The last way out of a wrong place: what the receiver says, with all its doubt."""
        if self._unbelieved_since is None or gap > SILENCE_S:
            self._unbelieved_since = fix.at
        elif fix.at - self._unbelieved_since > FED_UP_S:
            motion.begin_anew(place[0] + then.x, place[1] + then.y, 2 * fix.accuracy_m)
            self._unbelieved_since, self._taken = None, 0

    def _movement(self, motion: Motion, fix: Satellite, then: Past, gap: float) -> None:
        """Speed over ground, and the course where the car is fast enough to have one."""
        alike = max(1.0, 0.5 / max(gap, 0.02))
        x = motion.x
        if fix.speed_mps is not None:
            speed = fix.speed_mps * (-1 if x[SPEED] < 0 else 1) + then.faster
            hurry = 0.3**2 + (0.3 * then.faster) ** 2
            if abs(speed - x[SPEED]) < 4 * math.sqrt(motion.doubt(((SPEED, 1.0),), hurry)):
                motion.see(((SPEED, 1.0),), speed - x[SPEED], hurry * alike)
        then_mps = then.speed if fix.speed_mps is None else min(then.speed, fix.speed_mps)
        if fix.course is not None and min(x[SPEED], then_mps) > COURSE_FROM_MPS:
            self._course(motion, fix.course, then, then_mps, fix.at, alike)

    def _course(
        self, motion: Motion, course: float, then: Past, mps: float, at: float, alike: float
    ) -> None:
        off = wrapped(course + then.turned - motion.x[HEADING])
        unsure = (0.25 * then.rate) ** 2 + (0.1 * then.turned) ** 2
        variance = (0.25 / mps) ** 2 + math.radians(1.5) ** 2 + unsure
        # What was turned since then was counted with the bias as it is believed to be.
        seen = ((HEADING, 1.0), (BIAS, then.seconds))
        if motion.aimless:
            motion.aim(course + then.turned, math.radians(12))
        elif off * off / motion.doubt(seen, variance) < COURSE_GATE:
            motion.see(seen, off, variance * alike)
            self._course_refused = None
        else:
            self._doubt_heading(motion, at, off)

    def _doubt_heading(self, motion: Motion, at: float, off: float) -> None:
        """Late courses are wrong in bends; on a straight way even they are right."""
        heading = motion.x[HEADING]
        since, then = self._course_refused or (at, heading)
        if self._course_refused is None or abs(heading - then) > STRAIGHT:
            self._course_refused = at, heading
        elif at - since > COURSE_LOST_S:
            motion.aim(heading + off, math.radians(15))
            self._course_refused = None


def _seen_from(motion: Motion, then: Past) -> tuple[Terms, Terms]:
    """How a late fix depends on the state: it is carried to now along the believed heading."""
    see_x, see_y = ((X, 1.0), (SKY_X, 1.0)), ((Y, 1.0), (SKY_Y, 1.0))
    if motion.aimless or then.seconds < PROMPT_S:
        return see_x, see_y
    return (*see_x, (HEADING, -then.y)), (*see_y, (HEADING, then.x))

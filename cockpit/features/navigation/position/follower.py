"""Follows the route's line: how far along the car is, and whether it has left.

Its own filter knows that cars stay on roads: each metre driven pulls it a little towards the
line. On the true way that removes the satellites' error, corner by corner, and carries the car
through tunnels. Off the way the pull loses against wheels and yaw rate, and that is the proof.
"""

import math
from enum import Enum

from cockpit.features.navigation.position.belief import Belief
from cockpit.features.navigation.position.evidence import (
    ALONGSIDE,
    STRANGE_TURN,
    Evidence,
    Look,
    alongside,
    off_limit,
)
from cockpit.features.navigation.position.motion import HEADING, SPEED, Motion, X, Y
from cockpit.features.navigation.position.plane import wrapped
from cockpit.features.navigation.position.track import Foot, Track

MAP_M = 3.0
"""Usual distance of a lane's middle from the map's line."""
ALIKE_M = 20.0
"""The map's error stays about the same for so long: fewer metres are no new evidence."""
CURVE, CURVE_WITHIN_M, CURVE_SOON_M, GIVE_M = math.radians(25), 60.0, 15.0, 15.0
"""Behind a curve of the line that the car has driven, too, an error along it comes to light."""
OTHER_REACH_M, OTHER_OFF_M, OTHER_TURN = 60.0, 4.0, math.radians(15)
BEND_M, BEND_SIGMAS, FARTHEST_BEND_M, EXCUSED_M = 10.0, 4.0, 45.0, 80.0
SKY_AT_START_M = 8.0
RAIL_STUBBORN_S = 60.0
JOIN_M, JOIN_TURN, JOIN_DRIVEN_M = 12.0, math.radians(40), 12.0
NEW_JOIN_M = 22.0
JOIN_WITHIN_M = 80.0
"""Who has driven so far since the route was made, and not met it, is not on it."""
START_WITHIN_M, SEEN_AHEAD_M = 400.0, 2_000.0
"""Where a route is looked for: near its start, or so far ahead of where it was left."""
NEAR_END_M = 60.0
STEADY_M = 3.0
REACH_M, FARTHEST_REACH_M = 10.0, 120.0


class Stage(Enum):
    """Joining: the route is new; on; off."""

    JOINING = "joining"
    ON = "on"
    OFF = "off"


class Follower:
    """The car on one route."""

    def __init__(self, track: Track, free: Motion, belief: Belief) -> None:
        self.track = track
        self.stage = Stage.JOINING
        self.along = 0.0
        self._driven = 0.0
        self._fits_m = 0.0
        self._excused_until = 0.0
        self._foot: Foot | None = None
        self.adopt(free, belief)
        self._look_around(free)

    def adopt(self, free: Motion, belief: Belief) -> None:
        """Start again from the filter that knows no route."""
        self.motion, self.evidence = free.copy(), Evidence()
        self.belief = Belief(
            belief.white, belief.believed_at, belief.born, 99, stubborn_s=RAIL_STUBBORN_S
        )

    def step(self, dt: float, metres: float, free: Motion) -> None:
        """Called after the filters have moved on by so many metres."""
        self._driven += 0.0 if free.aimless else abs(metres)
        if self.stage is Stage.ON:
            self._follow(dt, metres, free)
        else:
            self._look_for_it(dt, metres, free)

    # On the route ---------------------------------------------------------------------------------

    def _follow(self, dt: float, metres: float, free: Motion) -> None:
        x = self.motion.x
        expected = self.along + metres
        place = self.track.place(expected)
        gap = math.hypot(x[X] - place[0], x[Y] - place[1])
        reach = max(REACH_M + 2.5 * self._sigma_along(), 1.3 * gap)
        reach = min(FARTHEST_REACH_M, reach)
        low, high = max(0.0, expected - reach), min(self.track.length, expected + reach)
        foot = self.track.foot(x[X], x[Y], min(low, high), high, x[HEADING])
        self._foot = foot
        across = self._across(foot)
        sigma = math.sqrt(self.motion.doubt(across, MAP_M**2))
        look = self._look(foot, sigma)
        if look.strange > STRANGE_TURN:
            self._look_for_its_bend(foot)
        left = self.evidence.weigh(dt, metres, look)
        if left and self.track.length - self.along > NEAR_END_M:
            self._ask_the_other(free)
            return
        gate = 3 * sigma
        if alongside(look):
            gate = max(gate, off_limit(look))
            if foot.off > 1.5 * sigma and self._turned_with_it(foot, look):
                give = foot.off * math.sqrt(min(1.0, abs(metres) / GIVE_M))
                self.motion.loosen(give * across[0][1], give * across[1][1])
        if metres and foot.off < gate:
            self.motion.see(across, -foot.off, MAP_M**2 * max(1.0, ALIKE_M / abs(metres)))
        self._advance(dt, foot, expected)

    def _ask_the_other(self, free: Motion) -> None:
        """The filter without a map has the last word: if it is on the line, the rail was bent."""
        x = free.x
        low = max(0.0, self.along - OTHER_REACH_M)
        high = min(self.track.length, self.along + OTHER_REACH_M)
        foot = self.track.foot(x[X], x[Y], low, high, x[HEADING])
        strange = self.track.strangeness(x[HEADING], foot.along - 5, foot.along + 5)
        if free.aimless or foot.off > OTHER_OFF_M or strange > OTHER_TURN:
            self._leave()
            return
        self.adopt(free, self.belief)
        self.along = foot.along

    def _look_for_its_bend(self, foot: Foot) -> None:
        """The car turns where the line does not, but does near by: the place along was wrong."""
        reach = BEND_M + BEND_SIGMAS * self._sigma_along()
        if self._driven < self._excused_until or reach > FARTHEST_BEND_M:
            return
        heading = self.motion.x[HEADING]
        if self.track.strangeness(heading, foot.along - reach, foot.along + reach) < CURVE:
            self.motion.blame_sky(reach / 2)
            self._excused_until = self._driven + EXCUSED_M

    def _look(self, foot: Foot, sigma: float) -> Look:
        x = self.motion.x
        side = (x[X] - foot.x) * math.cos(foot.direction) - (x[Y] - foot.y) * math.sin(
            foot.direction
        )
        return Look(
            math.copysign(foot.off, side),
            sigma,
            wrapped(x[HEADING] - foot.direction),
            self._strange(foot),
            math.sqrt(self.motion.p[HEADING][HEADING]),
            abs(x[SPEED]),
            self._curved(foot),
        )

    def _turned_with_it(self, foot: Foot, look: Look) -> bool:
        """Whether line and car have both come through a bend."""
        before = self.track.direction(foot.along - CURVE_WITHIN_M)
        return abs(look.slant) < ALONGSIDE and abs(wrapped(foot.direction - before)) > CURVE

    def _curved(self, foot: Foot) -> bool:
        before = self.track.direction(foot.along - CURVE_WITHIN_M)
        soon = self.track.direction(foot.along + CURVE_SOON_M)
        turns = (wrapped(soon - before), wrapped(foot.direction - before))
        return max(abs(turn) for turn in turns) > CURVE

    def _sigma_along(self) -> float:
        way = self.track.direction(self.along)
        return math.sqrt(self.motion.doubt(((X, math.sin(way)), (Y, math.cos(way)))))

    def _across(self, foot: Foot) -> tuple[tuple[int, float], tuple[int, float]]:
        """From the line to the car, as a measurement sees it."""
        if foot.off > 0.3:
            x = self.motion.x
            return (X, (x[X] - foot.x) / foot.off), (Y, (x[Y] - foot.y) / foot.off)
        return (X, math.cos(foot.direction)), (Y, -math.sin(foot.direction))

    def _advance(self, dt: float, foot: Foot, expected: float) -> None:
        """Forward at once; back only where it is meant, and then without a jump."""
        back = self.along - foot.along
        if back <= 0:
            self.along = foot.along
        elif back > STEADY_M or self.motion.x[SPEED] < 0:
            self.along += (foot.along - self.along) * min(1.0, dt / 0.7)

    def _strange(self, foot: Foot) -> float:
        reach = 5.0 + min(40.0, self._sigma_along() * 1.5)
        heading = self.motion.x[HEADING]
        if self.motion.x[SPEED] < 0:
            return 0.0
        return self.track.strangeness(heading, foot.along - reach, foot.along + reach)

    def _leave(self) -> None:
        self.stage = Stage.OFF
        self._fits_m = 0.0

    # Not, or not yet, on it -----------------------------------------------------------------------

    def _look_for_it(self, dt: float, metres: float, free: Motion) -> None:
        self._fits_m = self._fits_m + abs(metres) if self._look_around(free) else 0.0
        wanted = JOIN_DRIVEN_M * (1 if self.stage is Stage.JOINING else 2)
        if self._fits_m >= wanted and not free.aimless:
            self.adopt(free, self.belief)
            self.motion.blame_sky(max(SKY_AT_START_M, self._foot.off if self._foot else 0.0))
            self.stage = Stage.ON
        elif self.stage is Stage.JOINING and not free.aimless and self._driven > JOIN_WITHIN_M:
            self._leave()

    def _join_m(self, free: Motion) -> float:
        """A route that is new begins where the car is; one that was left must be met truly."""
        if self.stage is Stage.JOINING:
            return max(NEW_JOIN_M, min(45.0, 1.5 * free.spread_m))
        return max(JOIN_M, min(25.0, free.spread_m))

    def _look_around(self, free: Motion) -> bool:
        """Find the nearest place on the line ahead; whether car and line agree."""
        x = free.x
        low = max(0.0, self.along - 30) if self.stage is Stage.OFF else 0.0
        ahead = self.along + SEEN_AHEAD_M if self.stage is Stage.OFF else START_WITHIN_M
        high = min(self.track.length, ahead)
        heading = None if free.aimless else x[HEADING]
        foot = self._foot = self.track.foot(x[X], x[Y], low, high, heading)
        near = foot.off < self._join_m(free)
        if self.stage is Stage.JOINING:
            self.along = foot.along
        agrees = heading is None or abs(wrapped(foot.direction - heading)) < (JOIN_TURN)
        if near and agrees and self.stage is Stage.OFF:
            self.along = foot.along
        return near and agrees

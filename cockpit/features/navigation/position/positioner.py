"""Where the car is: one filter that knows no map, and one that follows the route."""

import math
from typing import Protocol

from cockpit.features.navigation.position.belief import SKY_SHARE, Belief
from cockpit.features.navigation.position.fix import Fix, Satellite, Sensed, Source
from cockpit.features.navigation.position.follower import Follower, Stage
from cockpit.features.navigation.position.lateness import Lateness
from cockpit.features.navigation.position.motion import HEADING, SCALE, SPEED, Motion, X, Y
from cockpit.features.navigation.position.plane import Plane
from cockpit.features.navigation.position.track import Track
from cockpit.features.navigation.position.trail import Past, Trail
from cockpit.maps.geo import Point
from cockpit.maps.route import Route

LONGEST_STEP_S = 2.0
STANDS_MPS = 0.06
BELIEVED_FOR_S = 2.5
RECONSIDER_S = 2.5
LATE_M = 8.0
"""Fixes that were thought to be newer or older by so much may have led the filter astray."""
PLANE_REACH_M = 10_000.0
UNKNOWN_TURN = math.radians(120)
ROAD_LASTS_S = 3.0
ROAD_FARTHEST_M = 20.0
LOST_M = 2_000.0


class OnRoad(Protocol):
    """What the road graph answers for a place: the nearest point on a road."""

    point: Point
    distance_m: float


class Positioner:
    """Call `step` ten to twenty times a second; `follow` when the route changes."""

    def __init__(self, start: Point | None = None, heading: float | None = None) -> None:
        """`start` and `heading` (degrees) are where the car was parked, if that is known."""
        self._plane: Plane | None = None
        self._free: Motion | None = None
        self._belief = Belief()
        self._follower: Follower | None = None
        self._route: Route | None = None
        self._trail, self._late = Trail(), Lateness()
        self._sky_m = 3.0
        self._at: float | None = None
        self._road: tuple[float, float, float] | None = None
        self.fix = Fix()
        if start is not None:
            self._begin(start, 30.0, heading)

    def _begin(self, place: Point, spread_m: float, heading: float | None) -> None:
        self._plane = Plane(place)
        turn = UNKNOWN_TURN if heading is None else math.radians(20)
        self._free = Motion(0.0, 0.0, math.radians(heading or 0.0), spread_m, turn)

    def follow(self, route: Route | None) -> None:
        """Follow this route from now on; None follows none."""
        self._route, self._follower = route, None
        self._take_up()

    def _take_up(self) -> None:
        if self._route and self._plane and self._free and self._follower is None:
            track = Track(self._route.shape, self._plane)
            self._follower = Follower(track, self._free, self._belief)

    def road(self, answer: OnRoad | None, at: float) -> None:
        """The road under the fix of time `at`, as the road graph sees it; used off the route."""
        free, plane = self._free, self._plane
        then = self._trail.since(at, free.x[HEADING]) if free else None
        if answer is None or plane is None or free is None or then is None:
            self._road = None
            return
        x, y = plane.flat(answer.point)
        east, north = x + then.x - free.x[X], y + then.y - free.x[Y]
        near = math.hypot(east, north) < max(ROAD_FARTHEST_M, free.spread_m)
        self._road = (self.fix.at, east, north) if near else None

    def step(self, sensed: Sensed) -> Fix:
        """Take in what the car senses now, and say where it is."""
        if self._free is None and sensed.satellite is not None:
            first = sensed.satellite
            course = None if first.course is None else math.degrees(first.course)
            moving = (first.speed_mps or 0.0) > 2.5
            self._begin(first.point, first.accuracy_m, course if moving else None)
            self._take_up()
        if self._free is None:
            self.fix = Fix(at=sensed.at)
            return self.fix
        self._move(sensed)
        if sensed.satellite is not None:
            self._take(sensed.satellite)
        self._recentre()
        self.fix = self._told(sensed.at)
        return self.fix

    # Time passes ----------------------------------------------------------------------------------

    def _move(self, sensed: Sensed) -> None:
        free = self._free
        assert free is not None
        passed = sensed.at - self._at if self._at is not None else 0.0
        self._at = sensed.at
        dt = min(LONGEST_STEP_S, max(0.0, passed))
        if passed > LONGEST_STEP_S:
            gap = passed * (abs(free.x[SPEED]) + 3.0)
            free.loosen(gap, gap)
        turn = free.turn(dt, sensed.yaw_rate)
        metres = self._advance(free, sensed, dt)
        self._trail.add(sensed.at, metres, turn if metres else 0.0, free.x[SPEED])
        if self._follower:
            if self._follower.stage is Stage.ON:
                metres = self._advance(self._follower.motion, sensed, dt)
            self._follower.step(dt, metres, free)

    def _advance(self, motion: Motion, sensed: Sensed, dt: float) -> float:
        """Metres that were driven."""
        motion.drift(dt, self._sky_m)
        if sensed.wheels_mps is not None and abs(sensed.wheels_mps) < STANDS_MPS:
            motion.stand(sensed.yaw_rate)
            return 0.0
        before = motion.x[SPEED]
        motion.accelerate(dt, sensed.wheels_mps)
        motion.drive(dt, before, sensed.yaw_rate)
        return (before + motion.x[SPEED]) / 2 * dt

    # A fix comes ----------------------------------------------------------------------------------

    def _take(self, fix: Satellite) -> None:
        assert self._plane is not None
        assert self._free is not None
        free, place = self._free, self._plane.flat(fix.point)
        heading = free.x[HEADING]

        def past(late_s: float) -> Past | None:
            return self._trail.since(fix.at - late_s, heading)

        def badness(late_s: float) -> float | None:
            then = past(late_s)
            return None if then is None else self._belief.badness(free, fix, place, then)

        before_s = self._late.seconds
        self._late.learn(fix, past, None if free.aimless else heading, badness)
        refused_s = self._belief.refused_s(fix.at)
        if refused_s > RECONSIDER_S:
            self._late.reconsider(refused_s, free.x[SPEED], badness)
        then = past(self._late.seconds)
        if then is None or self._late.unsure:
            return
        if abs(self._late.seconds - before_s) * then.speed > LATE_M:
            self._belief.hurry(fix.at)
            if self._follower:
                self._follower.belief.hurry(fix.at)
        self._sky_m = SKY_SHARE * fix.accuracy_m
        self._belief.take(free, fix, place, then)
        if self._follower and self._follower.stage is Stage.ON:
            self._follower.belief.take(self._follower.motion, fix, place, then)

    def _recentre(self) -> None:
        """A new flat map before the old one bends."""
        free, plane = self._free, self._plane
        assert free is not None
        assert plane is not None
        x, y = free.x[X], free.x[Y]
        if max(abs(x), abs(y)) < PLANE_REACH_M:
            return
        new = self._plane = Plane(plane.point(x, y))
        motions = [free]
        if self._follower:
            self._follower.track.lay(new)
            motions.append(self._follower.motion)
        for motion in motions:
            motion.x[X], motion.x[Y] = new.flat(plane.point(motion.x[X], motion.x[Y]))

    # What is told ---------------------------------------------------------------------------------

    def _told(self, at: float) -> Fix:
        follower = self._follower
        if follower and follower.stage is Stage.ON:
            return self._on_route(follower, at)
        free, plane = self._free, self._plane
        assert free is not None
        assert plane is not None
        x, y = free.x[X], free.x[Y]
        if self._road and at - self._road[0] < ROAD_LASTS_S:
            x, y = x + self._road[1], y + self._road[2]
        joining = follower is not None and follower.stage is Stage.JOINING
        return Fix(
            plane.point(x, y),
            math.degrees(free.x[HEADING]) % 360,
            abs(free.x[SPEED]),
            free.spread_m,
            follower.along if follower and joining else None,
            joining,
            self._source(self._belief, free.spread_m, at),
            at,
        )

    def _on_route(self, follower: Follower, at: float) -> Fix:
        assert self._plane is not None
        track, motion = follower.track, follower.motion
        return Fix(
            self._plane.point(*track.place(follower.along)),
            math.degrees(track.direction(follower.along)) % 360,
            abs(motion.x[SPEED]),
            motion.spread_m + 1.0,
            follower.along,
            True,
            self._source(follower.belief, motion.spread_m, at),
            at,
        )

    @staticmethod
    def _source(belief: Belief, spread_m: float, at: float) -> Source:
        if at - belief.believed_at <= BELIEVED_FOR_S:
            return Source.GNSS
        return Source.DEAD_RECKONING if spread_m < LOST_M else Source.NONE

    @property
    def late_s(self) -> float:
        """How late the receiver's fixes come; for those who want to know."""
        return self._late.seconds

    @property
    def wheel_scale(self) -> float:
        """By what share the wheels claim too much; for those who want to know."""
        return self._free.x[SCALE] if self._free else 0.0

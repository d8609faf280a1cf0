"""When a new route is asked for, from where, and whether a better one is worth telling."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from cockpit.features.navigation.position.fix import Fix
from cockpit.maps.geo import Point, bearing, distance_m, lengths_m, moved, turn_between
from cockpit.maps.route import Route

ANSWER_S = 1.0
"""By then a new route is there: it starts from where the car will be."""
FARTHEST_AHEAD_M = 60.0
SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 3.0, 60.0
GROWTH = 2.0
"""The pause grows by it while new routes do not help: in car parks, on unknown roads."""
MOVED_M = 25.0
"""Who has not driven so far since the last route gets no other one from the same spot."""
STANDS_MPS = 0.7
BACK_WITHIN_M, BACK_TURN = 300.0, 150.0
WORTH_TURNING_S = 300.0
"""A U-turn is unavoidable where every other way takes so much longer."""
LOOK_EVERY_S = 180.0
SAVES_S, SAVES_SHARE = 120.0, 0.05
QUIET_AFTER_OFFER_S = 600.0


class Why(Enum):
    """What a route is asked for."""

    LEFT = "left"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Ask:
    """A route is wanted from here."""

    why: Why
    start: Point
    heading: float | None


class Rerouter:
    """Call `look` with each fix while a route is followed."""

    def __init__(self) -> None:
        self._pause_s = SHORTEST_PAUSE_S
        self._asked_at = -math.inf
        self._asked_from: Point | None = None
        self._looked_at: float | None = None
        self._waiting = False
        self._on_since: float | None = None

    def look(self, fix: Fix) -> Ask | None:
        """What to ask the router for now, if anything."""
        if fix.point is None:
            return None
        if fix.on_route:
            return self._look_for_better(fix, fix.point)
        self._on_since = None
        if not self._may_ask(fix, fix.point):
            return None
        self._asked_at, self._asked_from, self._waiting = fix.at, fix.point, True
        self._pause_s = min(LONGEST_PAUSE_S, self._pause_s * GROWTH)
        return Ask(Why.LEFT, start_of(fix, fix.point), _heading(fix))

    def answered(self, at: float, found: bool) -> None:
        """The router has answered; without a route the pause grows faster."""
        self._waiting = False
        self._looked_at = at
        if not found:
            self._pause_s = min(LONGEST_PAUSE_S, self._pause_s * GROWTH)

    def _may_ask(self, fix: Fix, here: Point) -> bool:
        if self._waiting and fix.at - self._asked_at < 10.0:
            return False
        # Having asked once at once, the first pause is the shortest one.
        pause_s = SHORTEST_PAUSE_S if self._asked_from is None else self._pause_s / GROWTH
        if fix.at - self._asked_at < max(SHORTEST_PAUSE_S, pause_s):
            return False
        if fix.speed_mps < STANDS_MPS and self._asked_from is not None:
            return False
        return self._asked_from is None or distance_m(here, self._asked_from) > MOVED_M

    def _look_for_better(self, fix: Fix, here: Point) -> Ask | None:
        self._on_since = fix.at if self._on_since is None else self._on_since
        if fix.at - self._on_since > 2 * SHORTEST_PAUSE_S:
            self._pause_s, self._asked_from = SHORTEST_PAUSE_S, None
        if self._looked_at is None:
            self._looked_at = fix.at
        if self._waiting or fix.at - self._looked_at < LOOK_EVERY_S:
            return None
        self._looked_at = fix.at
        return Ask(Why.BETTER, start_of(fix, here), _heading(fix))

    def offered(self, at: float) -> None:
        """A better way was offered: not again so soon."""
        self._looked_at = at + QUIET_AFTER_OFFER_S - LOOK_EVERY_S


def start_of(fix: Fix, here: Point) -> Point:
    """Where the car will be when the answer has come."""
    return moved(here, fix.heading, min(FARTHEST_AHEAD_M, fix.speed_mps * ANSWER_S))


def _heading(fix: Fix) -> float | None:
    return fix.heading if fix.speed_mps > STANDS_MPS else None


def drags_back(route: Route, heading: float | None) -> bool:
    """Whether the way begins by going back: a U-turn, or the other direction, within 300 m."""
    metres = lengths_m(route.shape)
    for manoeuvre in route.manoeuvres:
        near = metres[manoeuvre.begin] <= BACK_WITHIN_M
        if near and (manoeuvre.kind.startswith("u_turn") or abs(manoeuvre.turn_degrees) > 170):
            return True
    first = next((p for p, m in zip(route.shape, metres, strict=True) if m > 15.0), None)
    if heading is None or first is None:
        return False
    return abs(turn_between(heading, bearing(route.shape[0], first))) > BACK_TURN


def choose(routes: Sequence[Route], heading: float | None) -> Route | None:
    """The best that does not drag back, unless turning saves very much; None without any."""
    if not routes:
        return None
    forward = [r for r in routes if not drags_back(r, heading)]
    best = min(routes, key=lambda r: r.duration_s)
    if not forward:
        return best
    onward = min(forward, key=lambda r: r.duration_s)
    return best if onward.duration_s - best.duration_s > WORTH_TURNING_S else onward


def saves_s(remaining_s: float, candidate: Route) -> float:
    """Seconds that a candidate saves, where that is worth a word; else 0."""
    saved = remaining_s - candidate.duration_s
    return saved if saved >= max(SAVES_S, SAVES_SHARE * remaining_s) else 0.0

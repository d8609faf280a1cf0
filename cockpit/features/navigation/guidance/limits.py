"""The speed limit: here, soon, and whether the car keeps it."""

import math
from dataclasses import dataclass

from cockpit.features.navigation.guidance.plan import Plan

TOLERANCE_KMH, TOLERANCE_SHARE = 5.0, 0.05
"""Speedometers read a little high; nobody wants to be told of 2 km/h."""
BACK_KMH = 1.0
"""Quiet again only when the limit is kept but for this."""
LASTS_S = 1.5
SEEN_AHEAD_S, LEAST_AHEAD_M = 12.0, 120.0


@dataclass(frozen=True, slots=True)
class Limit:
    """km/h; None is unknown, inf is no limit."""

    here_kmh: float | None = None
    ahead_kmh: float | None = None
    """A lower one that begins soon."""
    ahead_m: float = 0.0
    too_fast: bool = False


class LimitWatch:
    """Call `look` with each step."""

    def __init__(self, tolerance_kmh: float = TOLERANCE_KMH) -> None:
        self._tolerance = tolerance_kmh
        self._over_since: float | None = None
        self._loud = False

    def look(self, now: float, plan: Plan | None, along: float | None, speed_mps: float) -> Limit:
        """On the route; without one all is unknown."""
        stretch = plan.stretch(along) if plan and along is not None else None
        if plan is None or along is None or stretch is None:
            self._loud, self._over_since = False, None
            return Limit()
        return self.judge(now, stretch.limit_kmh, speed_mps, self._ahead(plan, along, speed_mps))

    def judge(
        self, now: float, limit: float | None, speed_mps: float, ahead: tuple[float, float] | None
    ) -> Limit:
        """With a limit that comes from elsewhere, such as the road under a car without a route."""
        kmh = speed_mps * 3.6
        if limit is None or math.isinf(limit):
            self._loud, self._over_since = False, None
        elif kmh > limit + max(self._tolerance, TOLERANCE_SHARE * limit):
            self._over_since = now if self._over_since is None else self._over_since
            self._loud = self._loud or now - self._over_since >= LASTS_S
        else:
            self._over_since = None
            self._loud = self._loud and kmh > limit + BACK_KMH
        lower = ahead if ahead and (limit is None or ahead[1] < limit) else None
        return Limit(limit, lower[1] if lower else None, lower[0] if lower else 0.0, self._loud)

    @staticmethod
    def _ahead(plan: Plan, along: float, speed_mps: float) -> tuple[float, float] | None:
        here = plan.stretch(along)
        before = here.limit_kmh if here else None
        reach = max(LEAST_AHEAD_M, speed_mps * SEEN_AHEAD_S)
        for far, stretch in plan.stretches_ahead(along, reach):
            limit = stretch.limit_kmh
            if limit is not None and (before is None or limit < before):
                return far, limit
        return None

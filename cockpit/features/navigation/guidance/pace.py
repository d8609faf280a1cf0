"""How long it still takes, learned from how this drive goes compared with the plan."""

from cockpit.features.navigation.guidance.plan import Plan

LEARN_S = 240.0
"""Time over which the pace is averaged."""
NEAR_S = 900.0
"""Jams and hurry last; beyond this the plan is believed again."""
SLOWEST, FASTEST = 2.0, 0.7
LOOK_S = 10.0


class Pace:
    """Compares what a piece should take with what it took."""

    def __init__(self) -> None:
        self.factor = 1.0
        self._mark: tuple[float, float] | None = None

    def look(self, now: float, left_s: float, on_route: bool) -> None:
        """`left_s` is the plan's time from here to the end."""
        if not on_route or self._mark is None:
            self._mark = (now, left_s) if on_route else None
            return
        then, left_then = self._mark
        took, planned = now - then, left_then - left_s
        if took < LOOK_S:
            return
        self._mark = (now, left_s)
        if planned < 0 or took > 10 * LOOK_S:
            return
        # Averaged over time, so that a red light counts by its length and no more.
        share = min(1.0, took / LEARN_S)
        slow = took / max(planned, took / 6)
        self.factor += (min(6.0, slow) - self.factor) * share
        self.factor = max(FASTEST, min(SLOWEST, self.factor))

    def seconds(self, plan: Plan, along: float) -> float:
        """From there to the end."""
        left = plan.left_s(along)
        near = min(left, NEAR_S)
        return near * self.factor + (left - near)

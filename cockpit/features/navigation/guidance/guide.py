"""Leads along one route: from where the car is to what is shown and said."""

from dataclasses import replace

from cockpit.features.navigation.guidance.limits import Limit, LimitWatch
from cockpit.features.navigation.guidance.pace import Pace
from cockpit.features.navigation.guidance.plan import Plan, Step
from cockpit.features.navigation.guidance.prompts import Prompt, Prompter
from cockpit.features.navigation.guidance.state import Guidance
from cockpit.features.navigation.position.fix import Fix, Source
from cockpit.features.navigation.turn_icons import turn_icon
from cockpit.features.navigation.wording import distance_parts
from cockpit.maps.route import Lane, Manoeuvre, Route

LANES_S, LANES_LEAST_M = 25.0, 200.0
THEN_M, THEN_S = 250.0, 12.0
ARRIVED_M, NEARLY_M, NEARLY_STANDS_S = 18.0, 60.0, 3.0
STANDS_MPS = 0.5
STOP_REACHED_M = 25.0
LOST_AFTER_M = 150.0
"""Uncertainty from which the driver is told that the place is a guess."""


class Guide:
    """Call `step` after each step of the positioner; a new route needs a new guide."""

    def __init__(
        self, route: Route, units: str = "metric", language: str = "", point: str = "."
    ) -> None:
        self.plan = Plan(route)
        self._units, self._point = units, point
        self._prompter = Prompter(self.plan, language or route.language, units)
        self._pace, self._limits = Pace(), LimitWatch()
        self._stands_since: float | None = None
        self.rerouting = False
        """Set while a new route is being asked for; nothing is said meanwhile."""
        self.now = Guidance(active=True, remaining_m=self.plan.length_m)

    def speak(self, language: str, units: str, point: str) -> None:
        """Go on in another language or other units."""
        self._units, self._point = units, point
        self._prompter.speak(language, units)

    def step(self, fix: Fix) -> Guidance:
        """Take in where the car is; the answer may carry a prompt to say."""
        along = fix.along_m if fix.on_route else None
        lost = fix.source is Source.NONE or fix.accuracy_m > LOST_AFTER_M
        if along is None:
            self._pace.look(fix.at, 0.0, False)
            limit = self._limits.look(fix.at, None, None, fix.speed_mps)
            self.now = replace(
                self.now,
                off_route=fix.point is not None,
                rerouting=self.rerouting,
                lost=lost,
                limit=limit,
                along_m=None,
                prompt=None,
            )
            return self.now
        limit = self._limits.look(fix.at, self.plan, along, fix.speed_mps)
        self._pace.look(fix.at, self.plan.left_s(along), True)
        arrived = self.now.arrived or self._arrives(fix, along)
        prompt = None
        if not arrived and not self.rerouting:
            prompt = self._prompter.look(fix.at, along, fix.speed_mps)
        self.now = self._shown(fix, along, limit, arrived, prompt)
        self.now = replace(self.now, lost=lost, rerouting=self.rerouting)
        return self.now

    def again(self) -> Prompt | None:
        """The next manoeuvre in words, for a driver who asks for it."""
        return None if self.now.along_m is None else self._prompter.again(self.now.along_m)

    # ------------------------------------------------------------------------------------------

    def _arrives(self, fix: Fix, along: float) -> bool:
        left = self.plan.length_m - along
        if fix.speed_mps > STANDS_MPS or left > NEARLY_M:
            self._stands_since = None
            return left < ARRIVED_M
        self._stands_since = fix.at if self._stands_since is None else self._stands_since
        return left < ARRIVED_M or fix.at - self._stands_since >= NEARLY_STANDS_S

    def _shown(
        self, fix: Fix, along: float, limit: Limit, arrived: bool, prompt: Prompt | None
    ) -> Guidance:
        plan = self.plan
        ahead = [s for s in plan.steps if s.until_m > along and s.shown]
        step = ahead[0] if ahead else plan.steps[-1]
        following = ahead[1] if len(ahead) > 1 else None
        far = max(0.0, step.at_m - along)
        then = following if following and self._soon(step, following) else None
        here = plan.stretch(along)
        stop, stop_m = self._stop(along)
        left_s = self._pace.seconds(plan, along)
        return Guidance(
            active=True,
            manoeuvre=step.manoeuvre,
            index=step.index,
            distance_m=far,
            distance=distance_parts(far, self._units, self._point),
            icon=turn_icon(step.manoeuvre),
            street=shown_street(step.manoeuvre),
            exit=step.manoeuvre.exit_number,
            roundabout_exit=step.manoeuvre.roundabout_exit,
            lanes=self._lanes(along, fix.speed_mps),
            then=then.manoeuvre if then else None,
            then_icon=turn_icon(then.manoeuvre) if then else "",
            then_m=then.at_m - step.until_m if then else 0.0,
            street_now=here.name if here else "",
            remaining_m=plan.length_m - along,
            remaining_s=left_s,
            next_stop=stop,
            next_stop_m=stop_m - along,
            next_stop_s=max(0.0, left_s - self._pace.seconds(plan, stop_m)),
            limit=limit,
            arrived=arrived,
            side=side_of(plan.steps[-1].manoeuvre),
            along_m=along,
            prompt=prompt,
        )

    def _soon(self, step: Step, following: Step) -> bool:
        far = following.at_m - step.until_m
        by_time = self.plan.left_s(step.until_m) - self.plan.left_s(following.at_m)
        return far < THEN_M or by_time < THEN_S

    def _lanes(self, along: float, speed: float) -> tuple[Lane, ...]:
        """Of the nearest place that has any, "straight on" included; none where none is right."""
        reach = max(LANES_LEAST_M, speed * LANES_S)
        for step in self.plan.steps:
            if step.at_m > along and (lanes := step.manoeuvre.lanes):
                useful = step.at_m - along <= reach and any(lane.valid for lane in lanes)
                return lanes if useful else ()
        return ()

    def _stop(self, along: float) -> tuple[int, float]:
        """Which stop is next, and where."""
        ends = self.plan.leg_ends_m()
        for i, at in enumerate(ends):
            if at > along + STOP_REACHED_M:
                return i, at
        return len(ends) - 1, ends[-1]


def shown_street(manoeuvre: Manoeuvre) -> str:
    """What the banner says of where it leads: the sign's words before the street's name."""
    signs = (*manoeuvre.exit_branch, *manoeuvre.exit_toward)
    if signs:
        return " · ".join(signs[:3])
    return manoeuvre.streets[0] if manoeuvre.streets else ""


def side_of(manoeuvre: Manoeuvre) -> str:
    """On which side a destination lies; "" where that is not known."""
    return manoeuvre.kind.partition("destination_")[2]

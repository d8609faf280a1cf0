"""When guidance speaks: early, nearer, and at the junction, by how fast one drives there.

A prompt is dropped rather than said too late, and none is begun while another one is being said.
"""

from dataclasses import dataclass

from cockpit.features.navigation.guidance import sentences
from cockpit.features.navigation.guidance.plan import NOW_ONLY, Plan, Step

EARLY = ((85.0, (2000.0, 1000.0, 500.0)), (58.0, (800.0, 300.0)), (0.0, (300.0, 130.0)))
"""From which approach speed in km/h, at which distances in metres."""
NOW_LEAST_S, NOW_MOST_S, NOW_LEAST_M = 4.0, 6.0, 25.0
TOO_LATE_S = 1.5
CRAWL_MPS = 3.0
PAUSE_S = 1.5
"""Quiet between two prompts."""
CHAIN_S, CHAIN_M = 7.0, 70.0
CONTINUE_M = 1500.0
AFTER_FROM_M, AFTER_WITHIN_M = 25.0, 250.0
S_PER_CHARACTER = {"zh": 0.24}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to say; `step` is the manoeuvre's index, -1 for none."""

    text: str
    language: str
    urgent: bool = False
    within_s: float = 8.0
    """Not to be begun later than so many seconds from now."""
    step: int = -1
    chained: int = -1
    """The manoeuvre that is told along with it."""


def seconds_to_say(text: str, language: str) -> float:
    """About how long it takes; as `cockpit.core.speech` has it."""
    return 0.4 + S_PER_CHARACTER.get(language[:2], 0.065) * len(text)


class Prompter:
    """Decides for one route; `look` returns at most one prompt a call."""

    def __init__(self, plan: Plan, language: str, units: str = "metric") -> None:
        self._plan, self._language, self._units = plan, language, units
        self._steps = [s for s in plan.steps if s.spoken]
        self._now_said: set[int] = set()
        self._stage: dict[int, float] = {}
        """By step: the smallest distance at which something was said of it."""
        self._after_due: tuple[Step, float] | None = None
        self._passed = -1
        self._quiet_until = 0.0
        self.last: Prompt | None = None

    def look(self, now: float, along: float, speed: float) -> Prompt | None:
        """What to say at this place, if anything."""
        target = next((s for s in self._steps if s.at_m > along + 1.0), None)
        self._note_passed(along, target)
        prompt = self._now(along, speed, target) if target else None
        if prompt is None and now >= self._quiet_until:
            prompt = self._early(along, speed, target) if target else None
            prompt = prompt or self._after(along, target)
        if prompt:
            self._quiet_until = now + seconds_to_say(prompt.text, self._language) + PAUSE_S
            self.last = prompt
        return prompt

    def speak(self, language: str, units: str) -> None:
        """Go on in another language, where it stands."""
        self._language, self._units = language, units

    def again(self, along: float) -> Prompt | None:
        """What is next, said anew because the driver asks."""
        target = next((s for s in self._steps if s.at_m > along + 1.0), None)
        if target is None:
            return None
        return self._told(target, target.at_m - along)

    # At the junction --------------------------------------------------------------------------

    def _now(self, along: float, speed: float, target: Step) -> Prompt | None:
        far = target.at_m - along
        if target.index in self._now_said:
            return None
        following = self._chained(target)
        text = sentences.now(
            target.manoeuvre, following.manoeuvre if following else None, self._language
        )
        if far > now_distance(speed, seconds_to_say(text, self._language)):
            return None
        self._now_said.add(target.index)
        left_s = far / max(CRAWL_MPS, speed) - TOO_LATE_S
        if left_s < 0:
            return None
        if following:
            self._stage[following.index] = following.at_m - along
        chained = following.index if following else -1
        return Prompt(text, self._language, True, left_s, target.index, chained)

    def _chained(self, step: Step) -> Step | None:
        following = next((s for s in self._steps if s.index > step.index), None)
        if following is None:
            return None
        far = following.at_m - step.until_m
        by_time = self._plan.left_s(step.until_m) - self._plan.left_s(following.at_m)
        return following if far < CHAIN_M or by_time < CHAIN_S else None

    # Before ---------------------------------------------------------------------------------------

    def _early(self, along: float, speed: float, target: Step) -> Prompt | None:
        if target.manoeuvre.kind in NOW_ONLY or target.index in self._now_said:
            return None
        far = target.at_m - along
        stage = self._due_stage(target, far)
        if stage is None:
            return None
        prompt = self._told(target, far)
        lasts_s = seconds_to_say(prompt.text, self._language)
        # What would still be in the air when the junction's own word is due stays unsaid.
        if far < now_distance(speed, 3.0) + max(speed, CRAWL_MPS) * (lasts_s + PAUSE_S):
            return None
        self._stage[target.index] = min(stage, far)
        return prompt

    def _due_stage(self, target: Step, far: float) -> float | None:
        said = self._stage.get(target.index, float("inf"))
        due = [d for d in stages(target.approach_kmh) if far <= d < said]
        # Soon after a stage was said, the next one would only repeat it.
        return min(due) if due and (said == float("inf") or far < 0.75 * said) else None

    def _told(self, target: Step, far: float) -> Prompt:
        text = sentences.ahead(target.manoeuvre, far, self._language, self._units)
        return Prompt(text, self._language, step=target.index)

    # Behind ---------------------------------------------------------------------------------------

    def _note_passed(self, along: float, target: Step | None) -> None:
        passed = [s for s in self._steps if s.until_m + AFTER_FROM_M <= along]
        if passed and passed[-1].index > self._passed:
            self._passed = passed[-1].index
            free = target is not None and _far(target, along)
            near = along - passed[-1].until_m < AFTER_WITHIN_M
            self._after_due = (passed[-1], along + AFTER_WITHIN_M) if free and near else None

    def _after(self, along: float, target: Step | None) -> Prompt | None:
        due, self._after_due = self._after_due, None
        if due is None or target is None or along > due[1]:
            return None
        step, _ = due
        far = target.at_m - along
        text = sentences.after(step.manoeuvre, far, self._language, self._units)
        return Prompt(text, self._language)


def _far(target: Step, along: float) -> bool:
    """So far that a word about the road until there is worth more than one about the turn."""
    return target.at_m - along > max(CONTINUE_M, 1.3 * stages(target.approach_kmh)[0])


def stages(approach_kmh: float) -> tuple[float, ...]:
    """The early distances for a road on which one drives so fast."""
    return next(distances for kmh, distances in EARLY if approach_kmh >= kmh)


def now_distance(speed: float, lasts_s: float) -> float:
    """Where the junction's own word begins, so that it ends with time left to act."""
    seconds = max(NOW_LEAST_S, min(NOW_MOST_S, lasts_s + TOO_LATE_S))
    return max(NOW_LEAST_M, speed * seconds)

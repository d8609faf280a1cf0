"""One drive through position and guidance, and what came of it."""

import math
import random
import time
from dataclasses import dataclass, field

from cockpit.core.speech import Speech
from cockpit.features.navigation.guidance.guide import Guide
from cockpit.features.navigation.guidance.prompts import Prompt
from cockpit.features.navigation.guidance.voice import speak
from cockpit.features.navigation.position.fix import Fix
from cockpit.features.navigation.position.positioner import Positioner
from cockpit.features.navigation.position.track import Track
from cockpit.maps.route import Route
from tests.tools.drives.sensors import Senses, Weather
from tests.tools.drives.truth import Pose, Way, Wrong, drive, way_of

AWAY_M = 10.0


@dataclass(slots=True)
class Outcome:
    """What was measured on a drive."""

    kind: str
    seconds: float = 0.0
    errors_m: list[float] = field(default_factory=list)
    """Along the road, each tenth of a second while it is followed."""
    covered: int = 0
    looks: int = 0
    false_off: list[float] = field(default_factory=list)
    """Seconds into the drive at which the true route was declared left."""
    left_at: float | None = None
    away_at: float | None = None
    found_at: float | None = None
    blind_errors_m: list[float] = field(default_factory=list)
    """At the end of each outage of 50 s and more."""
    step_s: float = 0.0
    guide_s: float = 0.0
    turns: int = 0
    told: int = 0
    """Turns that were told before their point."""
    told_now: int = 0
    """Of them, by the junction's own word, wholly said before the point."""
    missed: list[str] = field(default_factory=list)
    prompts: int = 0


def run(route: Route, wrong: Wrong | None, weather: Weather, seed: int, left: bool) -> Outcome:
    """Drive once."""
    rng = random.Random(seed)
    way = way_of(route, wrong, rng, left)
    poses = drive(way, rng, rng.uniform(0.85, 1.1))
    senses = Senses(weather, rng, way.plane, poses[-1].at)
    car = Positioner()
    car.follow(route)
    listener = Listener(route)
    out = Outcome(weather.name, poses[-1].at)
    track = Track(route.shape, way.plane)
    was_on = True
    blind_since: float | None = None
    for pose in poses:
        sensed = senses.look(pose)
        began = time.perf_counter()
        fix = car.step(sensed)
        out.step_s += time.perf_counter() - began
        began = time.perf_counter()
        listener.step(fix, pose.at)
        out.guide_s += time.perf_counter() - began
        _left(out, pose, way, track, wrong)
        if fix.point is None:
            continue
        if out.left_at is not None:
            if not fix.on_route and out.found_at is None:
                out.found_at = pose.at
            if (out.found_at and out.away_at) or pose.at - out.left_at > 60:
                break
            continue
        if was_on and not fix.on_route:
            out.false_off.append(pose.at)
        was_on = fix.on_route
        x, y = way.plane.flat(fix.point)
        out.looks += 1
        out.covered += math.hypot(x - pose.x, y - pose.y) <= fix.accuracy_m
        if fix.along_m is not None and pose.along is not None:
            error = abs(fix.along_m - pose.along)
            out.errors_m.append(error)
            listener.drive_on(pose.along)
            blind_since = _blind(out, senses, pose, error, blind_since)
    listener.sum_up(out)
    return out


class Listener:
    """The driver's ears: what was begun and what was finished before each turn."""

    def __init__(self, route: Route) -> None:
        self._now = 0.0
        self._speech = Speech(lambda: self._now)
        self._guide = Guide(route)
        self._steps = [s for s in self._guide.plan.steps if s.spoken]
        self._heard: set[int] = set()
        self._finished: set[int] = set()
        self._by_text: dict[str, Prompt] = {}
        self._passed: dict[int, tuple[bool, bool]] = {}
        self._speech.watch(self._change)
        self._saying: str | None = None

    def step(self, fix: Fix, at: float) -> None:
        self._now = at
        self._speech.tick()
        prompt = self._guide.step(fix).prompt
        if prompt:
            self._by_text[prompt.text] = prompt
            speak(prompt, self._speech)

    def _change(self) -> None:
        if self._saying and (done := self._by_text.get(self._saying)) and done.urgent:
            self._finished.add(done.step)
        now = self._speech.now
        self._saying = now.text if now else None
        if now:
            prompt = self._by_text[now.text]
            self._heard |= {prompt.step, prompt.chained}

    def drive_on(self, along: float) -> None:
        """The car is truly there: turns that it has reached are judged."""
        for step in self._steps:
            if step.at_m <= along and step.index not in self._passed:
                told = step.index in self._heard
                self._passed[step.index] = told, step.index in self._finished

    def sum_up(self, out: Outcome) -> None:
        out.turns, out.prompts = len(self._passed), len(self._speech.history)
        for index, (told, finished) in self._passed.items():
            out.told += told
            out.told_now += finished
            if not told:
                out.missed.append(f"{index} {self._guide.plan.steps[index].manoeuvre.kind}")


def _blind(
    out: Outcome, senses: Senses, pose: Pose, error: float, since: float | None
) -> float | None:
    if senses.blind(pose):
        return pose.at if since is None else since
    if since is not None and pose.at - since > 50:
        out.blind_errors_m.append(error)
    return None


def _left(out: Outcome, pose: Pose, way: Way, track: Track, wrong: Wrong | None) -> None:
    if wrong is None or pose.along is not None:
        return
    if out.left_at is None:
        out.left_at = pose.at
    if out.away_at is None:
        metres = track.metres[wrong.leaves]
        low, high = max(0.0, metres - 300), min(track.length, metres + 600)
        if track.foot(pose.x, pose.y, low, high).off >= AWAY_M:
            out.away_at = pose.at

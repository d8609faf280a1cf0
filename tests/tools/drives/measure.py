"""One drive through position and guidance, and what came of it."""

import math
import random
import time
from dataclasses import dataclass, field

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


def run(route: Route, wrong: Wrong | None, weather: Weather, seed: int, left: bool) -> Outcome:
    """Drive once."""
    rng = random.Random(seed)
    way = way_of(route, wrong, rng, left)
    poses = drive(way, rng, rng.uniform(0.85, 1.1))
    senses = Senses(weather, rng, way.plane, poses[-1].at)
    car = Positioner()
    car.follow(route)
    out = Outcome(weather.name, poses[-1].at)
    track = Track(route.shape, way.plane)
    was_on = True
    blind_since: float | None = None
    for pose in poses:
        sensed = senses.look(pose)
        began = time.perf_counter()
        fix = car.step(sensed)
        out.step_s += time.perf_counter() - began
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
            blind_since = _blind(out, senses, pose, error, blind_since)
    return out


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

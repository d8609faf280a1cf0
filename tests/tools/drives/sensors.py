"""What a car's senses make of the truth: noise, wandering errors, echoes, tunnels, late fixes."""

import math
import random
from collections import deque
from dataclasses import dataclass, replace

from cockpit.features.navigation.position.fix import Satellite, Sensed
from cockpit.features.navigation.position.plane import Plane
from tests.tools.drives.truth import DT, Pose

BIAS_LASTS_S = 70.0
SETTLES_S = 6.0


@dataclass(frozen=True, slots=True)
class Weather:
    """How good or bad the senses are on one drive; metres on an axis where not said otherwise."""

    name: str = "usual"
    white_m: float = 1.5
    bias_m: float = 2.5
    rate_hz: float = 5.0
    late_s: float = 0.0
    late_spells: bool = False
    """Now and then fixes come up to five seconds late."""
    jumps: bool = False
    """Echoes: 15 m off for up to 20 s."""
    freezes: bool = False
    canyon: bool = False
    """Outages of up to 30 s."""
    tunnel_s: float = 0.0
    """One outage so long, while moving."""
    wheel_scale: float = 0.0
    yaw_bias: float = 0.0
    """Degrees a second."""
    yaw_noise: float = 0.15
    boast: float = 1.0
    """Claimed by true accuracy."""


def weather(rng: random.Random, kind: str) -> Weather:
    """One of the kinds below, with its figures drawn by chance."""
    base = Weather(
        name=kind,
        white_m=rng.uniform(0.5, 3.0),
        bias_m=rng.uniform(1.0, 4.0),
        rate_hz=rng.choice((1.0, 2.0, 5.0, 10.0)),
        late_s=rng.choice((0.0, 0.1, 0.3)),
        wheel_scale=rng.uniform(-0.02, 0.02),
        yaw_bias=rng.uniform(-0.5, 0.5),
        yaw_noise=rng.uniform(0.05, 0.3),
        boast=rng.uniform(0.8, 1.3),
    )
    return {
        "usual": base,
        "noisy": replace(base, white_m=rng.uniform(6, 10), bias_m=rng.uniform(2, 5)),
        "echoes": replace(base, jumps=True),
        "late": replace(base, late_s=rng.uniform(1, 5)),
        "spells": replace(base, late_spells=True),
        "canyon": replace(base, canyon=True, jumps=True, bias_m=5.0),
        "tunnel": replace(base, tunnel_s=rng.uniform(60, 90)),
        "frozen": replace(base, freezes=True),
    }[kind]


KINDS = ("usual", "noisy", "echoes", "late", "spells", "canyon", "tunnel", "frozen")


class Senses:
    """One car's senses; call `look` for each pose."""

    def __init__(self, weather: Weather, rng: random.Random, plane: Plane, lasts_s: float) -> None:
        self.weather, self._rng, self._plane = weather, rng, plane
        self._bias = self._two(weather.bias_m)
        self._jump, self._jump_until = (0.0, 0.0), 0.0
        self._blind_until = self._frozen_until = self._late_until = 0.0
        self._late_now = weather.late_s
        self._next = 0.0
        self._seen_at = -99.0
        self._queue: deque[tuple[float, Satellite]] = deque()
        self._course = 0.0
        self._tunnel_at = rng.uniform(0.25, 0.6) * lasts_s if weather.tunnel_s else math.inf

    def blind(self, pose: Pose) -> bool:
        """Whether no satellite is seen."""
        return pose.tunnel or pose.at < self._blind_until

    def _two(self, spread: float) -> tuple[float, float]:
        return self._rng.gauss(0, spread), self._rng.gauss(0, spread)

    def look(self, pose: Pose) -> Sensed:
        """What is sensed at this pose."""
        self._wander(pose)
        self._sky(pose)
        fix = None
        while self._queue and self._queue[0][0] <= pose.at + 1e-9:
            fix = replace(self._queue.popleft()[1], at=pose.at)
        if fix and pose.at < self._frozen_until:
            fix = None
        w, rng = self.weather, self._rng
        wheels = 0.0
        if pose.speed > 0.01:
            kmh = pose.speed * 3.6 * (1 + w.wheel_scale) + rng.gauss(0, 0.03)
            wheels = round(kmh / 0.04) * 0.04 / 3.6
        yaw = math.degrees(pose.rate) + w.yaw_bias + rng.gauss(0, w.yaw_noise)
        return Sensed(pose.at, wheels, math.radians(round(yaw / 0.05) * 0.05), fix)

    def _wander(self, pose: Pose) -> None:
        w, rng = self.weather, self._rng
        keep = math.exp(-DT / BIAS_LASTS_S)
        east, north = self._two(w.bias_m * math.sqrt(1 - keep * keep))
        self._bias = self._bias[0] * keep + east, self._bias[1] * keep + north
        at = pose.at
        if w.jumps and at > self._jump_until and rng.random() < DT / 60:
            way = rng.uniform(0, math.tau)
            self._jump = 15 * math.sin(way), 15 * math.cos(way)
            self._jump_until = at + rng.uniform(2, 20)
        if w.canyon and at > self._blind_until and rng.random() < DT / 80:
            self._blind_until = at + rng.uniform(3, 30)
        if w.freezes and at > self._frozen_until + 20 and rng.random() < DT / 60:
            self._frozen_until = at + rng.uniform(5, 30)
        if w.late_spells and at > self._late_until:
            self._late_now = w.late_s
            if rng.random() < DT / 60:
                self._late_now, self._late_until = rng.uniform(1, 5), at + rng.uniform(5, 30)
        if at > self._tunnel_at and pose.speed > 6:
            self._blind_until, self._tunnel_at = at + w.tunnel_s, math.inf

    def _sky(self, pose: Pose) -> None:
        if pose.at < self._next - 1e-9:
            return
        self._next = pose.at + 1 / self.weather.rate_hz
        if self.blind(pose):
            self._seen_at = pose.at + 1.0
            return
        if pose.at < self._seen_at:
            return
        worse = 1 + 2 * max(0.0, 1 - (pose.at - self._seen_at) / SETTLES_S)
        self._queue.append((pose.at + self._late_now, self._fix(pose, worse)))

    def _fix(self, pose: Pose, worse: float) -> Satellite:
        w, rng = self.weather, self._rng
        x, y = self._two(w.white_m * worse)
        jump = self._jump if pose.at < self._jump_until else (0.0, 0.0)
        x += pose.x + self._bias[0] * worse + jump[0]
        y += pose.y + self._bias[1] * worse + jump[1]
        if pose.speed > 0.8:
            self._course = pose.heading + rng.gauss(0, 0.12) / pose.speed
        speed = max(0.0, pose.speed + rng.gauss(0, 0.12) * (pose.speed > 0.05))
        claimed = 1.4 * math.hypot(w.white_m, w.bias_m) * worse * w.boast
        return Satellite(
            self._plane.point(x, y), max(1.5, claimed), pose.at, self._course % math.tau, speed
        )

"""The satellite receiver: where it thinks the car is, how sure it says to be, when it is blind."""

import math
import random
from dataclasses import dataclass, field

from simulators.ways.polyline import M_PER_DEGREE

TICK_S = 0.1
BIAS_LASTS_S = 90.0
SPEED_NOISE_MPS = 0.12
BLIND_AFTER_S = 3.0  # after a tunnel, until satellites are found again
SETTLES_S = 8.0  # then until the fix is as good as before
JUMP_EVERY_S = 40.0
JUMP_LASTS_S = 6.0
JUMP_M = 18.0
SLOWEST_HEADING_MPS = 0.8
RATES_HZ = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Truth:
    """Where the antenna really is: degrees, compass direction, m/s, height in m."""

    latitude: float
    longitude: float
    heading: float
    speed: float
    altitude: float
    tunnel: bool


@dataclass(frozen=True, slots=True)
class Fix:
    """What the receiver tells. `accuracy_m` is what it believes its own error to be."""

    latitude: float
    longitude: float
    heading: float
    speed_kmh: float
    altitude: float
    accuracy_m: float
    satellites: int


@dataclass(slots=True)
class Gnss:
    """Errors in metres: white noise, a bias that wanders slowly, jumps between tall houses."""

    chance: random.Random
    noise_m: float = 0.5
    bias_m: float = 1.5
    jumps: bool = False
    rate_hz: float = 10.0
    lost: bool = False
    fix: Fix | None = None
    _east: float = 0.0
    _north: float = 0.0
    _jump: tuple[float, float] = (0.0, 0.0)
    _jump_s: float = 0.0
    _blind_s: float = 0.0
    _seen_s: float = 1e6
    _since: float = 1e6
    _due: float = 0.0
    _started: bool = False
    _heading: float = 0.0
    _boast: float = field(default=1.0)

    def step(self, dt: float, truth: Truth) -> bool:
        """Advance; True when there was a new look at the sky."""
        self._due += dt
        if self._due < TICK_S - 1e-9 and self._started:
            return False
        passed, self._due = self._due, 0.0
        self._wander(passed)
        self._since += passed
        if self._since >= 1 / self.rate_hz - 1e-6 or not self._started:
            self._since = 0.0
            self._sky(truth)
        self._started = True
        return True

    def _wander(self, dt: float) -> None:
        """A first-order Gauss-Markov bias; now and then an echo from a wall."""
        if not self._started:
            self._east, self._north = self._two(self.bias_m)
            self._boast = self.chance.uniform(0.8, 1.3)
        keep = math.exp(-dt / BIAS_LASTS_S)
        east, north = self._two(self.bias_m * math.sqrt(1 - keep * keep))
        self._east, self._north = self._east * keep + east, self._north * keep + north
        self._jump_s -= dt
        if self._jump_s < 0:
            self._jump = (0.0, 0.0)
            if self.jumps and self.chance.random() < dt / JUMP_EVERY_S:
                self._jump_s = self.chance.uniform(1.0, JUMP_LASTS_S)
                self._jump = self._two(JUMP_M)
        self._blind_s = max(0.0, self._blind_s - dt)
        self._seen_s += dt

    def _two(self, spread: float) -> tuple[float, float]:
        return self.chance.gauss(0, spread), self.chance.gauss(0, spread)

    def _sky(self, truth: Truth) -> None:
        if truth.tunnel:
            self._blind_s = BLIND_AFTER_S
        if truth.tunnel or self.lost or self._blind_s > 0:
            self.fix, self._seen_s = None, 0.0
            return
        worse = 1 + 4 * max(0.0, 1 - self._seen_s / SETTLES_S)
        self.fix = self._fix(truth, worse)

    def _fix(self, truth: Truth, worse: float) -> Fix:
        chance = self.chance
        east, north = self._two(self.noise_m * worse)
        east += self._east * worse + self._jump[0]
        north += self._north * worse + self._jump[1]
        narrow = M_PER_DEGREE * math.cos(math.radians(truth.latitude))
        speed = max(0.0, truth.speed + chance.gauss(0, SPEED_NOISE_MPS) * (truth.speed > 0.05))
        if truth.speed > SLOWEST_HEADING_MPS:  # standing, the last heading is all there is
            spread = math.degrees(SPEED_NOISE_MPS / truth.speed)
            self._heading = (truth.heading + chance.gauss(0, spread)) % 360
        elif not self._started:
            self._heading = truth.heading
        walls = self._jump != (0.0, 0.0)
        return Fix(
            truth.latitude + north / M_PER_DEGREE,
            truth.longitude + east / narrow,
            self._heading,
            speed * 3.6,
            truth.altitude + chance.gauss(0, 1.5 * self.noise_m),
            max(1.0, self._believed(worse) + 6.0 * walls),
            max(4, round((19 - 3 * worse - 6 * walls) + chance.gauss(0, 0.4))),
        )

    def _believed(self, worse: float) -> float:
        """Honest within a third, as receivers are."""
        return 1.4 * worse * self._boast * math.hypot(self.noise_m, self.bias_m)


@dataclass(slots=True)
class Inertial:
    """Errors of wheel speeds and of the yaw-rate sensor: small, steady, and some noise."""

    chance: random.Random
    wheel_scale: float = 0.6  # %, too fast
    yaw_bias: float = 0.1  # deg/s, to the left
    wheel_noise: float = 0.03  # km/h
    yaw_noise: float = 0.04  # deg/s

    def wheel_kmh(self, kmh: float) -> float:
        """What a wheel's sensor makes of a speed; standing wheels stand."""
        if abs(kmh) < 0.05:
            return 0.0
        return kmh * (1 + self.wheel_scale / 100) + self.chance.gauss(0, self.wheel_noise)

    def yaw_deg_s(self, rate: float) -> float:
        """What the sensor makes of a rate."""
        return rate + self.yaw_bias + self.chance.gauss(0, self.yaw_noise)

"""The extended Kalman filter behind the position, in plain Python (docs/adr says why).

Eight values: x and y in metres, heading in radians (compass), speed in m/s, the yaw-rate sensor's
bias in rad/s, the wheels' scale error, and the satellites' own slow error in x and y. That last
pair is why the uncertainty stays honest: a receiver's error hardly changes from fix to fix, so
that a hundred fixes are not ten times better than one.
"""

import math
from collections.abc import Sequence

X, Y, HEADING, SPEED, BIAS, SCALE, SKY_X, SKY_Y = range(8)
SIZE = 8
type Terms = Sequence[tuple[int, float]]
"""Which states a measurement sees, and with what factor."""

ACCELERATION = 3.0
YAW_NOISE = math.radians(0.3)
GYRO_SCALE = 0.01
AIMLESS = math.radians(35)
SLIP = 0.006
CURVE_M2 = 1.5
"""Variance that a radian of turn adds: tyres slip, and lines are not what one drives."""
BIAS_DRIFT = math.radians(0.003)
MOST_BIAS = math.radians(2)
SCALE_DRIFT = 2e-5
SKY_LASTS_S = 60.0


class Motion:
    """State and covariance; `drive` lets time pass, `see` takes a measurement in."""

    __slots__ = ("aimless", "p", "x")

    def __init__(self, x: float, y: float, heading: float, spread_m: float, turn: float) -> None:
        self.aimless = turn > AIMLESS
        """Whether the heading is anybody's guess: then metres driven only widen the place."""
        self.x = [x, y, heading, 0.0, 0.0, 0.0, 0.0, 0.0]
        first = (spread_m, spread_m, turn, 5.0, math.radians(1.0), 0.03, spread_m, spread_m)
        self.p = [[0.0] * SIZE for _ in range(SIZE)]
        for i, sigma in enumerate(first):
            self.p[i][i] = sigma * sigma

    def copy(self) -> "Motion":
        """Another filter that knows the same."""
        twin = Motion.__new__(Motion)
        twin.aimless = self.aimless
        twin.x, twin.p = list(self.x), [list(row) for row in self.p]
        return twin

    def accelerate(self, dt: float, wheels: float | None) -> None:
        """The speed may have changed; wheels tell it, but for their scale."""
        x, p = self.x, self.p
        p[SPEED][SPEED] += (ACCELERATION * dt) ** 2
        if wheels is None:
            return
        seen = 1 + x[SCALE]
        terms = ((SPEED, seen), (SCALE, x[SPEED]))
        self.see(terms, wheels - x[SPEED] * seen, 0.05**2 + (0.002 * wheels) ** 2)

    def drive(self, dt: float, before_mps: float, yaw_rate: float | None) -> None:
        """Move for `dt` seconds; unknown yaw rates are taken for zero, and not believed."""
        x = self.x
        metres = (before_mps + x[SPEED]) / 2 * dt
        turn = self.turn(dt, yaw_rate)
        if self.aimless:
            x[HEADING] += turn
            self._stray(abs(metres))
            return
        way = x[HEADING] + turn / 2
        east, north = math.sin(way), math.cos(way)
        x[X] += metres * east
        x[Y] += metres * north
        x[HEADING] += turn
        self._spread(metres, east, north, dt, yaw_rate is not None)
        self._noise(metres, turn, dt, yaw_rate is not None)

    def _stray(self, metres: float) -> None:
        """Somewhere, so many metres from where it was."""
        for i in (X, Y):
            self.p[i][i] = (math.sqrt(self.p[i][i]) + metres) ** 2

    def turn(self, dt: float, yaw_rate: float | None) -> float:
        """Radians that the car turns meanwhile."""
        return (yaw_rate - self.x[BIAS]) * dt if yaw_rate is not None else 0.0

    def drift(self, dt: float, sky_m: float) -> None:
        """The satellites' slow error wanders; `sky_m` is its usual size on each axis."""
        p = self.p
        keep = math.exp(-dt / SKY_LASTS_S)
        fresh = sky_m * sky_m * (1 - keep * keep)
        for i in (SKY_X, SKY_Y):
            self.x[i] *= keep
            p[i] = [value * keep for value in p[i]]
            for row in p:
                row[i] *= keep
            p[i][i] += fresh

    def _spread(self, metres: float, east: float, north: float, dt: float, gyro: bool) -> None:
        """P = F P F', with F's few entries beside the diagonal."""
        p = self.p
        a, b, c, d = metres * north, dt * east, -metres * east, dt * north
        e = -dt if gyro else 0.0
        heading, speed = p[HEADING], p[SPEED]
        p[X] = [v + a * h + b * s for v, h, s in zip(p[X], heading, speed, strict=True)]
        p[Y] = [v + c * h + d * s for v, h, s in zip(p[Y], heading, speed, strict=True)]
        p[HEADING] = [h + e * g for h, g in zip(heading, p[BIAS], strict=True)]
        for row in p:
            h, s = row[HEADING], row[SPEED]
            row[X] += a * h + b * s
            row[Y] += c * h + d * s
            row[HEADING] = h + e * row[BIAS]

    def _noise(self, metres: float, turn: float, dt: float, gyro: bool) -> None:
        p = self.p
        slip = (SLIP * metres) ** 2 * 10 + CURVE_M2 * abs(turn)
        p[X][X] += slip
        p[Y][Y] += slip
        blind = (0.4 * dt) ** 2 * 10 * min(1.0, abs(metres))
        p[HEADING][HEADING] += (YAW_NOISE * dt) ** 2 + (GYRO_SCALE * turn) ** 2 if gyro else blind
        p[BIAS][BIAS] += BIAS_DRIFT**2 * dt
        p[SCALE][SCALE] += SCALE_DRIFT**2 * abs(metres)

    def see(self, terms: Terms, off: float, variance: float) -> None:
        """Take in one number that is `off` from what was expected."""
        ph, s = self._seen(terms, variance)
        for i, h in enumerate(ph):
            gain = h / s
            self.x[i] += gain * off
            row = self.p[i]
            self.p[i] = [r - gain * v for r, v in zip(row, ph, strict=True)]
        self.x[BIAS] = max(-MOST_BIAS, min(MOST_BIAS, self.x[BIAS]))

    def doubt(self, terms: Terms, variance: float = 0.0) -> float:
        """The variance of what a measurement would be off, were all well."""
        return self._seen(terms, variance)[1]

    def _seen(self, terms: Terms, variance: float) -> tuple[list[float], float]:
        (i, c), *rest = terms
        ph = [c * row[i] for row in self.p]
        for i, c in rest:
            ph = [h + c * row[i] for h, row in zip(ph, self.p, strict=True)]
        return ph, variance + sum(c * ph[i] for i, c in terms)

    def stand(self, yaw_rate: float | None) -> None:
        """The car stands: no speed, no turn; what the yaw sensor says now is its bias."""
        self.x[SPEED] = 0.0
        for i in range(SIZE):
            self.p[SPEED][i] = self.p[i][SPEED] = 0.0
        self.p[SPEED][SPEED] = 1e-4
        if yaw_rate is not None:
            self.see(((BIAS, 1.0),), yaw_rate - self.x[BIAS], math.radians(0.6) ** 2)

    def aim(self, heading: float, sigma: float) -> None:
        """The heading is known from now on, whatever was thought before."""
        self.aimless = False
        self.x[HEADING] = heading
        for i in range(SIZE):
            self.p[HEADING][i] = self.p[i][HEADING] = 0.0
        self.p[HEADING][HEADING] = sigma * sigma

    def begin_anew(self, x: float, y: float, spread_m: float) -> None:
        """Another place and no heading; what is known of the sensors stays."""
        self.x[X], self.x[Y], self.x[SKY_X], self.x[SKY_Y] = x, y, 0.0, 0.0
        self.aimless = True
        for i, sigma in ((X, spread_m), (Y, spread_m), (SKY_X, spread_m), (SKY_Y, spread_m)):
            for j in range(SIZE):
                self.p[i][j] = self.p[j][i] = 0.0
            self.p[i][i] = sigma * sigma

    def loosen(self, x: float, y: float) -> None:
        """The place may be wrong by so much: what comes next is believed more."""
        self.p[X][X] += x * x
        self.p[Y][Y] += y * y

    def blame_sky(self, metres: float) -> None:
        """The place is wrong by so much, and the satellites have made it so."""
        self.loosen(metres, metres)
        for i in (SKY_X, SKY_Y):
            self.p[i][i] += metres * metres

    @property
    def spread_m(self) -> float:
        """The place is nearer than this with about 95 %."""
        return 2 * math.sqrt(max(0.0, self.p[X][X] + self.p[Y][Y]))

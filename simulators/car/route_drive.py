"""A drive without a bus, faster than the clock: the true pose, and what the sensors make of it."""

import math
import random
from dataclasses import dataclass

from simulators.car.driver import Ahead, Driver
from simulators.car.dynamics import Dynamics, Limits
from simulators.car.errand import Errand
from simulators.car.gnss import Fix, Gnss, Inertial, Truth
from simulators.car.lane import Lane
from simulators.car.road import Road
from simulators.car.road_shape import wrapped
from simulators.car.wayfinder import Wayfinder

STEP_S = 0.05


@dataclass(frozen=True, slots=True)
class Sample:
    """The truth at one moment, and the sensors' word; `fix` is None while the sky is hidden."""

    time: float
    truth: Truth
    way: float
    """Metres since the start of the present road."""
    way_id: int
    street: str
    limit_kmh: float | None
    fix: Fix | None
    wheel_kmh: float
    yaw_deg_s: float
    """Left positive, as on the bus."""
    wheel_deg: float
    """Of the steering wheel, left positive."""
    arrived: bool


class RouteDrive:
    """One car on one road. Same road, same seed: the same drive.

    With a `wayfinder` it follows new routes (`wayfinder.follow(drive, line)`), takes wrong turns
    (`drive.errand.wrong_turns = 2`) and drives on after them.
    """

    def __init__(
        self, road: Road, seed: int = 1, pace: float = 1.0, wayfinder: Wayfinder | None = None
    ) -> None:
        self.road, self.way, self.time = road, 0.0, 0.0
        self.dynamics = Dynamics(gear="D", parking_brake=False)
        self.driver = Driver(pace=pace)
        self.driver.pedals.gear = "D"
        self.lane = Lane()
        self.gnss = Gnss(random.Random(f"gnss {seed}"))
        chance = random.Random(f"inertial {seed}")
        self.inertial = Inertial(
            chance, wheel_scale=chance.uniform(-0.6, 0.6), yaw_bias=chance.uniform(-0.1, 0.1)
        )
        self.wayfinder, self.errand = wayfinder, Errand(told=True)
        self._yaw = 0.0

    def take(self, road: Road, way: float = 0.0) -> None:
        """Drive on along another road."""
        self.road, self.way = road, way
        self.driver.set_off()

    def set_off(self) -> None:
        """Drive, also when it has parked."""
        self.driver.drives = True

    def step(self, dt: float = 0.1) -> Sample:
        """Drive on for `dt` seconds."""
        if self.wayfinder:
            self.wayfinder.step(self)
        before = self._angle()
        steps = max(1, round(dt / STEP_S))
        for _ in range(steps):
            self._move(dt / steps)
        self._yaw = math.degrees(wrapped(self._angle() - before)) / dt
        return self.sample()

    def _move(self, dt: float) -> None:
        spot = self.road.at(self.way)
        pedals = self.driver.step(dt, self.dynamics, self.road, self.way, Ahead())
        self.dynamics.step(dt, pedals, spot.slope, Limits())
        self.way = self.road.wrap(self.way + self.dynamics.speed * dt)
        self.time += dt
        self.lane.step(dt, self.time, self.dynamics.speed, spot.curvature)
        self.gnss.step(dt, self.truth)

    def _angle(self) -> float:
        return self.road.pose(self.way, 0.0)[2] + self.lane.slant(self.dynamics.speed)

    @property
    def truth(self) -> Truth:
        """Where the car really is."""
        x, y, _ = self.road.pose(self.way, self.lane.offset)
        latitude, longitude = self.road.geographic(x, y)
        spot = self.road.at(self.way)
        heading = (90 - math.degrees(self._angle())) % 360
        speed = abs(self.dynamics.speed)
        return Truth(latitude, longitude, heading, speed, spot.altitude, spot.tunnel)

    def sample(self) -> Sample:
        """The present moment."""
        piece = self.road.piece_at(self.way)
        return Sample(
            self.time,
            self.truth,
            self.way,
            piece.way_id,
            piece.name,
            piece.limit_kmh,
            self.gnss.fix,
            self.inertial.wheel_kmh(abs(self.dynamics.speed) * 3.6),
            self.inertial.yaw_deg_s(self._yaw),
            self.lane.wheel_deg,
            not self.driver.drives,
        )

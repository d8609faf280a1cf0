"""Other people on the road: the car in front, those one passes, those at the kerb."""

import math
import random
from dataclasses import dataclass, field

from simulators.car.driver import Ahead

SIGHT_M = 140.0
LANE_M = 3.5
KINDS = {"CAR": 1.8, "TRUCK": 2.5, "MOTORCYCLE": 0.8, "BICYCLE": 0.6, "PEDESTRIAN": 0.5}


@dataclass(slots=True)
class Other:
    """One of them: metres ahead and to the left of us, its own speed in m/s."""

    number: int
    kind: str
    x: float
    y: float
    speed: float
    wished: float = 0.0

    def step(self, dt: float, own_speed: float) -> None:
        """Move relative to us."""
        self.x += (self.speed - own_speed) * dt


@dataclass(slots=True)
class Others:
    """Up to six objects that the sensors see; `lanes` counts those beside ours."""

    chance: random.Random
    lanes: int = 1
    density: float = 0.6  # 0 empty road .. 1 busy
    lead_pace: float | None = None  # the lead car's speed as a share of the limit; None = no lead
    lead: Other | None = None
    seen: list[Other] = field(default_factory=list)
    _number: int = 0
    _pause: float = 2.0

    def step(self, dt: float, own_speed: float, target_mps: float, halted: bool) -> None:
        """Move all, drop those out of sight, let new ones come."""
        self._step_lead(dt, own_speed, target_mps)
        for other in self.seen:
            other.step(dt, own_speed)
        self.seen = [o for o in self.seen if -45 < o.x < SIGHT_M]
        self._pause -= dt * self.density
        if self._pause < 0 and not halted:
            self._pause = self.chance.uniform(1.5, 7.0)
            self._appear(own_speed)

    def _step_lead(self, dt: float, own_speed: float, target_mps: float) -> None:
        if self.lead_pace is None:
            self.lead = None
            return
        if self.lead is None or not -5 < self.lead.x < SIGHT_M:
            self.lead = Other(self._next(), "CAR", min(90.0, 25 + 2 * own_speed), 0.0, own_speed)
        wished = target_mps * self.lead_pace
        self.lead.speed += max(-2.5 * dt, min(1.4 * dt, wished - self.lead.speed))
        self.lead.step(dt, own_speed)

    def _next(self) -> int:
        self._number = self._number % 250 + 1
        return self._number

    def _appear(self, own_speed: float) -> None:
        if len(self.seen) >= 5:
            return
        pick = self.chance.random()
        if self.lanes > 1:
            self.seen.append(self._passing(own_speed, pick))
        elif pick < 0.55:
            oncoming = Other(self._next(), "CAR", SIGHT_M - 5, LANE_M, -own_speed - 4)
            self.seen.append(oncoming)
        else:
            self.seen.append(self._at_the_kerb(pick))

    def _passing(self, own_speed: float, pick: float) -> Other:
        if pick < 0.5:
            return Other(self._next(), "CAR", -40, LANE_M, own_speed + 5 + 5 * pick)
        kind = "TRUCK" if pick < 0.85 else "MOTORCYCLE"
        return Other(self._next(), kind, SIGHT_M - 5, -LANE_M, max(0.0, own_speed - 7))

    def _at_the_kerb(self, pick: float) -> Other:
        kind = "PEDESTRIAN" if pick < 0.8 else "BICYCLE"
        speed = 1.2 if kind == "PEDESTRIAN" else 4.5
        return Other(self._next(), kind, 70.0, -self.chance.uniform(2.6, 4.2), speed)

    @property
    def ahead(self) -> Ahead:
        """The car in front, for the driver and the radar."""
        if self.lead is None:
            return Ahead()
        return Ahead(max(0.1, self.lead.x - 4.5), self.lead.speed)

    @property
    def objects(self) -> list[Other]:
        """What the sensors report, nearest first."""
        every = ([self.lead] if self.lead else []) + self.seen
        return sorted(every, key=lambda o: math.hypot(o.x, o.y))[:6]

    def beside(self, side: int) -> bool:
        """Somebody is in the blind spot: +1 left, -1 right."""
        return any(-12 < o.x < 2 and 1.5 < o.y * side < 5 and o.speed > 5 for o in self.seen)

    @property
    def oncoming(self) -> bool:
        """Somebody comes towards us, or drives close ahead: dip the beam."""
        return self.ahead.gap < 120 or any(o.x > 0 and o.speed < -3 for o in self.seen)

"""The driver: follows the road's speeds with feet that know jerk, waits at red lights, signals."""

import math
from dataclasses import dataclass, field

from simulators.car.dynamics import (
    AIR_KG_M3,
    DRAG_AREA_M2,
    GRAVITY,
    MASS_KG,
    MAX_BRAKE_MPS2,
    PEDAL_COAST,
    REGEN_MPS2,
    ROLLING,
    Dynamics,
    Limits,
    Pedals,
)
from simulators.car.road import Road, Spot

JERK_MPS3 = 2.0
FIRM_JERK_MPS3 = 6.0
FOOT_S = 0.12  # how fast a foot follows the wish
HEADWAY_S = 1.7
STANDING_GAP_M = 4.0
LOOKS_AHEAD_S = 1.2
STOPS_BEFORE_M = 5.0
ARRIVED_M = 9.0


@dataclass(slots=True)
class Ahead:
    """The car in front: gap in m (infinite when none) and its speed in m/s."""

    gap: float = math.inf
    speed: float = 0.0


@dataclass(slots=True)
class Driver:
    """Drives by itself, and parks where a road ends, unless held by hand."""

    pace: float = 1.0  # 1 = just at the limit
    comfort_mps2: float = 1.6
    drives: bool = True
    halts: bool = True
    pedals: Pedals = field(default_factory=Pedals)
    hand_pedals: Pedals | None = None
    indicator: int = 0  # +1 left, -1 right
    cruise: bool = False
    cruise_kmh: float = 0.0
    _wish: float = 0.0
    _sum: float = 0.0
    _waited: float = 0.0
    _passed: float = -1.0
    _time: float = 0.0

    def step(self, dt: float, car: Dynamics, road: Road, way: float, ahead: Ahead) -> Pedals:
        """What the feet do now; `way` is the place on the road in m."""
        spot = road.at(way)
        self.indicator = 0 if car.gear == "P" else spot.turn
        if self.hand_pedals is not None:
            self.pedals = self.hand_pedals
        elif not self.drives:
            self._park(dt, car)
        else:
            self._follow(dt, car, spot, self._target(dt, car, road, way, spot), ahead)
        return self.pedals

    def set_off(self) -> None:
        """On to a new road: nothing of the old one is waited for any more."""
        self._waited, self._passed = 0.0, -1.0

    def _park(self, dt: float, car: Dynamics) -> None:
        self._press(dt, 0.0, 0.4 if abs(car.speed) > 0.05 else 0.0)
        self.pedals.gear = "P" if abs(car.speed) < 0.05 else car.gear
        self._sum = self._wish = 0.0

    def _target(self, dt: float, car: Dynamics, road: Road, way: float, spot: Spot) -> float:
        soon = road.target_at(way + car.speed * LOOKS_AHEAD_S)
        self._time += dt
        sway = 1 + 0.012 * math.sin(self._time / 6.1) - 0.006 * math.sin(self._time / 2.3)
        target = min(road.target_at(way), soon) * self.pace * sway
        if self.cruise and self.cruise_kmh:
            target = min(target, self.cruise_kmh / 3.6)
        left = road.left_m(way)
        if left < ARRIVED_M and car.speed < 0.2:
            self.drives = False
        target = min(target, _stopping(left + STOPS_BEFORE_M - 2.5 - car.speed * LOOKS_AHEAD_S))
        return min(target, self._at_lights(dt, car, road, way)) if self.halts else target

    def _at_lights(self, dt: float, car: Dynamics, road: Road, way: float) -> float:
        distance, wait = road.next_halt(way)
        place = road.wrap(way + distance)
        if math.isinf(distance) or abs(place - self._passed) < 30.0:  # green for us now
            return math.inf
        if distance < 2.5 * STOPS_BEFORE_M and car.speed < 0.2:
            self._waited += dt
            if self._waited > wait:
                self._waited, self._passed = 0.0, place
        return _stopping(distance - car.speed * LOOKS_AHEAD_S)

    def _follow(self, dt: float, car: Dynamics, spot: Spot, target: float, ahead: Ahead) -> None:
        wish = min(self._towards(car.speed, target), self._behind(car.speed, ahead))
        jerk = FIRM_JERK_MPS3 if wish < -2.0 else JERK_MPS3
        self._wish += max(-jerk * dt, min(jerk * dt, wish - self._wish))
        if target < 0.3 and car.speed < 0.3:
            self._wish = min(self._wish, -0.4)
        self._sum = max(-0.4, min(0.4, self._sum + dt * 0.15 * (self._wish - car.acceleration)))
        self._feet(dt, car, spot.slope, self._wish + self._sum)
        self.pedals.gear = "D"
        if car.gear != "D":
            self._press(dt, 0.0, 0.4)

    def _towards(self, speed: float, target: float) -> float:
        error = target - speed
        return max(-3.5, min(self.comfort_mps2, (0.7 if error > 0 else 1.1) * error))

    def _behind(self, speed: float, ahead: Ahead) -> float:
        """The intelligent driver model's answer to the car in front."""
        if math.isinf(ahead.gap):
            return self.comfort_mps2
        closing = speed - ahead.speed
        wished = STANDING_GAP_M + max(0.0, speed * HEADWAY_S + speed * closing / 3.5)
        return max(-6.0, self.comfort_mps2 * (1 - (wished / max(ahead.gap, 0.5)) ** 2))

    def _feet(self, dt: float, car: Dynamics, slope: float, wish: float) -> None:
        """Find the pedals that give a wished acceleration, m/s²."""
        drag = 0.5 * AIR_KG_M3 * DRAG_AREA_M2 * car.speed**2
        force = MASS_KG * (wish + GRAVITY * (ROLLING * (car.speed > 0.1) + slope)) + drag
        if force >= 0:
            share = force / max(car.max_force(Limits()), 1.0)
            self._press(dt, PEDAL_COAST + share * (1 - PEDAL_COAST), 0.0)
            return
        regen = REGEN_MPS2[car.regen_level] * MASS_KG * (car.speed > 0.3)
        if -force <= regen:
            self._press(dt, PEDAL_COAST * (1 + force / regen), 0.0)
        else:
            self._press(dt, 0.0, -force / MASS_KG / MAX_BRAKE_MPS2)

    def _press(self, dt: float, accelerator: float, brake: float) -> None:
        share = min(1.0, dt / FOOT_S)
        pedals = self.pedals
        pedals.accelerator += share * (min(accelerator, 1.0) - pedals.accelerator)
        pedals.brake += share * (min(brake, 1.0) - pedals.brake)
        if pedals.brake < 0.002:
            pedals.brake = 0.0
        if pedals.accelerator < 0.002:
            pedals.accelerator = 0.0


def _stopping(distance: float) -> float:
    """Speed at which one still stops in time, m/s."""
    return math.sqrt(2 * 1.15 * max(0.0, distance - STOPS_BEFORE_M))

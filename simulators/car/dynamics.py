"""How the car moves: forces along the road, motors, brakes, gear selector, standstill."""

import math
from dataclasses import dataclass, field

from simulators.car.motor import FRONT, GEAR_RATIO, REAR, WHEEL_RADIUS_M, Motor

GRAVITY = 9.81  # m/s²
MASS_KG = 2150.0
ROTATING_MASS_KG = 90.0  # wheels and rotors, felt when speeding up
DRAG_AREA_M2 = 0.56  # drag coefficient times frontal area
AIR_KG_M3 = 1.2
ROLLING = 0.0095
TOP_SPEED_MPS = 210 / 3.6
REVERSE_SPEED_MPS = 20 / 3.6
MAX_BRAKE_MPS2 = 10.0
REGEN_MPS2 = (0.0, 0.7, 1.4, 2.2)  # foot off, per regeneration level
REGEN_FADES_BELOW_MPS = 2.5
CREEP_MPS = 1.6
PEDAL_COAST = 0.10  # below this pedal position the car recuperates
CREEP_PEDAL = 0.03


@dataclass(slots=True)
class Pedals:
    """What feet and hand ask for: pedals 0..1, gear P R N D."""

    accelerator: float = 0.0
    brake: float = 0.0
    gear: str = "P"


@dataclass(slots=True)
class Work:
    """Where the energy went since the start, J."""

    drive: float = 0.0
    friction_brakes: float = 0.0
    drag: float = 0.0
    rolling: float = 0.0
    climbing: float = 0.0


@dataclass(slots=True)
class Limits:
    """What the rest of the car allows: W from and into the battery, grip 0..1."""

    discharge_w: float = 300_000.0
    charge_w: float = 120_000.0
    grip: float = 0.95


@dataclass(slots=True)
class Dynamics:
    """Speed along the road (m/s, negative = backwards) and what makes it."""

    speed: float = 0.0
    acceleration: float = 0.0
    gear: str = "P"
    regen_level: int = 2
    one_pedal: bool = True
    brake_n: float = 0.0
    abs_engaged: bool = False
    tcs_engaged: bool = False
    auto_hold: bool = False
    parking_brake: bool = True
    coolant_c: float = 26.0
    front: Motor = field(default_factory=lambda: Motor(FRONT))
    rear: Motor = field(default_factory=lambda: Motor(REAR))
    work: Work = field(default_factory=Work)

    @property
    def power_w(self) -> float:
        """Electrical power of both motors, W; negative = recuperation."""
        return self.front.power_w + self.rear.power_w

    @property
    def motor_rpm(self) -> float:
        """Speed of both motor shafts (one fixed ratio)."""
        return self.speed / WHEEL_RADIUS_M * GEAR_RATIO * 60 / math.tau

    def shift(self, wish: str, brake: float) -> None:
        """The selector: out of P only with the brake, into P and against the motion only slowly."""
        if wish == self.gear or wish not in ("P", "R", "N", "D"):
            return
        if self.gear == "P" and brake < 0.05:
            return
        against = (wish == "R" and self.speed > 1.5) or (wish == "D" and self.speed < -1.5)
        if against or (wish == "P" and abs(self.speed) > 0.8):
            return
        self.gear = wish
        self.parking_brake = wish == "P"

    def step(self, dt: float, pedals: Pedals, slope: float, limits: Limits) -> None:
        """Advance by `dt` seconds on a road of `slope` (tangent; positive = uphill)."""
        self.shift(pedals.gear, pedals.brake)
        drive = self._drive_force(pedals, limits)
        brake = self._brake_force(pedals, limits, min(drive, 0.0))
        self._share(drive)
        self._move(dt, drive, brake, slope)
        for motor in (self.front, self.rear):
            motor.warm(dt, self.coolant_c)

    def max_force(self, limits: Limits) -> float:
        """Most driving force at the present speed, N; grip not counted."""
        by_battery = limits.discharge_w * 0.92 / max(abs(self.speed), 0.5)
        return min(self.front.limit_n(self.speed) + self.rear.limit_n(self.speed), by_battery)

    def _drive_force(self, pedals: Pedals, limits: Limits) -> float:
        self.tcs_engaged = False
        if self.gear not in ("D", "R"):
            return 0.0
        sign = 1.0 if self.gear == "D" else -1.0
        speed = self.speed * sign
        if pedals.accelerator > PEDAL_COAST:
            wish = (pedals.accelerator - PEDAL_COAST) / (1 - PEDAL_COAST) * self.max_force(limits)
            return sign * self._held_by_grip(self._below_top(wish, speed), limits)
        if self._creeps(pedals, speed):
            return sign * 1500.0
        return -sign * self._regen(1 - pedals.accelerator / PEDAL_COAST, speed, limits)

    def _held_by_grip(self, wish: float, limits: Limits) -> float:
        grip = limits.grip * MASS_KG * GRAVITY * 0.9
        self.tcs_engaged = wish > grip
        return min(wish, grip)

    def _below_top(self, wish: float, speed: float) -> float:
        top = TOP_SPEED_MPS if self.gear == "D" else REVERSE_SPEED_MPS
        return wish * min(1.0, max(0.0, (top - speed) / 0.5))

    def _creeps(self, pedals: Pedals, speed: float) -> bool:
        released = pedals.brake < CREEP_PEDAL and speed < CREEP_MPS
        return released and not self.one_pedal and not self.auto_hold

    def _regen(self, lifted: float, speed: float, limits: Limits) -> float:
        fade = min(1.0, max(0.0, speed / REGEN_FADES_BELOW_MPS))
        if self.one_pedal and speed > 0:
            fade = max(fade, 0.5)
        wish = REGEN_MPS2[self.regen_level] * MASS_KG * lifted * fade
        return min(wish, limits.charge_w / max(speed, 0.5)) if speed > 0.02 else 0.0

    def _brake_force(self, pedals: Pedals, limits: Limits, regen: float) -> float:
        """Friction brakes give what recuperation does not; ABS keeps below the grip."""
        wish = pedals.brake * MAX_BRAKE_MPS2 * MASS_KG
        grip = limits.grip * MASS_KG * GRAVITY
        self.abs_engaged = wish > grip and abs(self.speed) > 2.0
        if self.parking_brake and abs(self.speed) < 3.0:
            wish = max(wish, 0.35 * MASS_KG * GRAVITY)
        blended = max(0.0, min(wish, grip) - abs(regen) * (pedals.brake > 0.0))
        self.brake_n = blended
        return blended

    def _share(self, drive: float) -> None:
        # pressing on, the front motor helps; rolling along, the rear one does it alone
        helps = FRONT.share if abs(drive) > 2500 else 0.1
        front = max(
            -self.front.limit_n(self.speed), min(drive * helps, self.front.limit_n(self.speed))
        )
        self.front.drive(front, self.speed)
        self.rear.drive(drive - front, self.speed)

    def _move(self, dt: float, drive: float, brake: float, slope: float) -> None:
        before = self.speed
        weight = MASS_KG * GRAVITY / math.sqrt(1 + slope * slope)
        rolling, climbing = ROLLING * weight, weight * slope
        drag = 0.5 * AIR_KG_M3 * DRAG_AREA_M2 * before * abs(before)
        push = drive - climbing - drag
        against = brake + rolling
        if self._stays(push, against, drive):
            self.speed, self.acceleration = 0.0, 0.0
            return
        direction = math.copysign(1.0, before or push)
        force = push - direction * against
        after = before + force / (MASS_KG + ROTATING_MASS_KG) * dt
        if before * after < 0 and abs(push) <= against + (self.one_pedal * 3000):
            after = 0.0
        self.speed, self.acceleration = after, (after - before) / dt
        self._account(dt * (before + after) / 2, drive, drag, direction, rolling, climbing)

    def _stays(self, push: float, against: float, drive: float) -> bool:
        standing = abs(self.speed) < 0.02
        self.auto_hold = standing and self.gear in ("D", "R") and abs(drive) < 1.0
        holding = abs(push) <= against or self.auto_hold
        return standing and holding

    def _account(
        self, way: float, drive: float, drag: float, direction: float, rolling: float, climb: float
    ) -> None:
        self.work.drive += drive * way
        self.work.drag += drag * way
        self.work.rolling += direction * rolling * way
        self.work.friction_brakes += direction * self.brake_n * way
        self.work.climbing += climb * way

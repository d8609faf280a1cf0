"""Where the car is within its lane, how the wheel is turned, and changes of lane."""

import math
from dataclasses import dataclass

LANE_M = 3.5
WHEELBASE_M = 2.9
STEERING_RATIO = 14.5
CHANGE_S = 4.5
SIGNAL_FIRST_S = 2.0


@dataclass(slots=True)
class Lane:
    """Offsets in m (left positive), angles in degrees, rates in deg/s."""

    offset: float = 0.0  # from the lane's middle, seen along the road
    number: int = 0  # lanes to the left of the rightmost
    drift: float = 0.0  # extra offset: the driver is distracted
    wheel_deg: float = 0.0
    wheel_torque: float = 0.0
    yaw_rate: float = 0.0
    lateral: float = 0.0  # m/s²
    hand_wheel_deg: float | None = None
    hands_on: bool = True
    ldw_enabled: bool = True
    indicator: int = 0
    _sideways: float = 0.0  # m/s
    _change: int = 0
    _since: float = 0.0
    _weave: float = 0.0

    def change(self, side: int) -> None:
        """Signal, then change lane: +1 left, -1 right."""
        self._change, self._since = side, 0.0

    def step(self, dt: float, time: float, speed: float, curvature: float) -> None:
        """Advance by `dt`; `curvature` of the road in 1/m, left positive."""
        self._weave = 0.14 * math.sin(time / 5.3) + 0.07 * math.sin(time / 2.1)
        inside = self._changing(dt)
        moving = min(1.0, abs(speed) / 5)
        before = self.offset
        self.offset = self.number * LANE_M + inside + self.drift + self._weave * moving
        self._sideways = max(-2.0, min(2.0, (self.offset - before) / dt))
        self._steer(dt, speed, curvature)

    def keep_within(self, lanes: int) -> None:
        """Back to the right where the lane that one is in ends."""
        if self.number >= lanes and not self._change:
            self.change(-1)

    def slant(self, speed: float) -> float:
        """The angle between car and lane, rad: one drives from one lane to the other."""
        return math.atan2(self._sideways, abs(speed)) if abs(speed) > 3 else 0.0

    def _changing(self, dt: float) -> float:
        if not self._change:
            self.indicator = 0
            return 0.0
        self._since += dt
        self.indicator = self._change
        part = (self._since - SIGNAL_FIRST_S) / CHANGE_S
        if part >= 1:
            self.number = max(0, self.number + self._change)
            self._change = 0
            return 0.0
        way = 0.5 - 0.5 * math.cos(math.pi * max(0.0, part))
        return self._change * LANE_M * way

    def _steer(self, dt: float, speed: float, curvature: float) -> None:
        wish = math.degrees(math.atan(WHEELBASE_M * curvature)) * STEERING_RATIO
        wish *= 1 + 0.0022 * speed * speed  # understeer
        wish += 2.5 * self._weave * min(1.0, abs(speed) / 8)
        if self.hand_wheel_deg is not None:
            wish = self.hand_wheel_deg
        before = self.wheel_deg
        self.wheel_deg += max(-420 * dt, min(420 * dt, 8 * dt * (wish - before)))
        turned = math.tan(math.radians(self.wheel_deg / STEERING_RATIO)) / WHEELBASE_M
        turned /= 1 + 0.0022 * speed * speed
        self.yaw_rate = math.degrees(speed * turned)
        self.lateral = speed * speed * turned
        rate = (self.wheel_deg - before) / dt
        self.wheel_torque = max(-10.0, min(10.0, 0.6 * self.lateral + 0.004 * rate))

    @property
    def within(self) -> float:
        """Offset from the middle of the lane that one is in, m."""
        return (self.offset + LANE_M / 2) % LANE_M - LANE_M / 2

    def leaving(self, speed: float) -> bool:
        """Crossing a marking without a signal."""
        return self.ldw_enabled and speed > 16 and abs(self.within) > 0.95 and not self._change

"""Reads what positioning needs from the car; what is late, invalid or repeated is left out."""

import math

from cockpit.core import signals as car
from cockpit.core.reading import Reading
from cockpit.core.signal import Signal, Value
from cockpit.core.vehicle import Vehicle
from cockpit.features.navigation.position.fix import Satellite, Sensed
from cockpit.maps.geo import Point

REAR_WHEELS = (car.REAR_LEFT_WHEEL_SPEED, car.REAR_RIGHT_WHEEL_SPEED)
FRONT_WHEELS = (car.FRONT_LEFT_WHEEL_SPEED, car.FRONT_RIGHT_WHEEL_SPEED)
USUAL_ACCURACY_M = 8.0
BEST_ACCURACY_M = 1.5
FLAT_FIX_FACTOR = 1.6
"""A fix without height stands on few satellites."""
STEERING_RATIO, WHEELBASE_M = 15.0, 2.95
FASTEST_STEERED_MPS = 12.0
"""Above it tyres slip sideways, and steering tells too little of the turn."""
REPEAT_MPS = 1.5
"""Faster than this, the same place twice is an old fix repeated, or a frozen receiver."""


class Senses:
    """Looks at the car's newest readings; `now` must be the clock of its samples."""

    def __init__(self, vehicle: Vehicle) -> None:
        self._vehicle = vehicle
        self._last: tuple[float, Point] | None = None

    def look(self, now: float) -> Sensed:
        """All that is true now."""
        wheels = self._wheels_mps()
        return Sensed(now, wheels, self._yaw_rate(wheels), self._satellite(now, wheels))

    def _known[T: Value](self, signal: Signal[T]) -> T | None:
        reading: Reading[T] = self._vehicle.get(signal)
        return reading.value if reading.valid else None

    def _wheels_mps(self) -> float | None:
        """The unpowered ends of an axle agree best: their mean is the car's middle."""
        for axle in (REAR_WHEELS, FRONT_WHEELS):
            left, right = (self._known(wheel) for wheel in axle)
            if left is not None and right is not None:
                return self._direction() * (left + right) / 2 / 3.6
        speed = self._known(car.SPEED)
        return None if speed is None else self._direction() * abs(speed) / 3.6

    def _direction(self) -> int:
        gear = self._known(car.SELECTED_GEAR)
        return -1 if gear is not None and gear < 0 else 1

    def _yaw_rate(self, wheels_mps: float | None) -> float | None:
        """From the sensor, else from the steering wheel; both are positive to the left."""
        yaw = self._known(car.YAW_RATE)
        if yaw is not None:
            return -math.radians(yaw)
        steering = self._known(car.STEERING_ANGLE)
        if steering is None or wheels_mps is None or abs(wheels_mps) > FASTEST_STEERED_MPS:
            return None
        return -wheels_mps * math.tan(math.radians(steering / STEERING_RATIO)) / WHEELBASE_M

    def _satellite(self, now: float, wheels_mps: float | None) -> Satellite | None:
        get = self._vehicle.get
        lat, lon = get(car.LATITUDE), get(car.LONGITUDE)
        if not (lat.valid and lon.valid) or lat.value is None or lon.value is None:
            return None
        point, at = Point(lat.value, lon.value), now - max(lat.age_s, lon.age_s)
        quality = self._quality()
        if quality is None or not self._new(point, at, wheels_mps):
            return None
        course, speed = self._known(car.HEADING), self._known(car.GNSS_SPEED)
        return Satellite(
            point,
            quality,
            at,
            None if course is None else math.radians(course),
            None if speed is None else speed / 3.6,
        )

    def _quality(self) -> float | None:
        """The accuracy to believe in, metres; None where there is no fix at all."""
        fix = self._known(car.GNSS_FIX)
        if fix is None and self._vehicle.offers(car.GNSS_FIX):
            return None
        if fix == "NONE":
            return None
        said = self._known(car.POSITION_ACCURACY)
        accuracy = USUAL_ACCURACY_M if said is None else max(BEST_ACCURACY_M, said)
        return accuracy * FLAT_FIX_FACTOR if fix == "TWO_D" else accuracy

    def _new(self, point: Point, at: float, wheels_mps: float | None) -> bool:
        if self._last is None:
            self._last = (at, point)
            return True
        last_at, last_point = self._last
        if at - last_at < 0.02:
            return False
        moving = wheels_mps is None or abs(wheels_mps) > REPEAT_MPS
        if point == last_point and moving:
            return False
        self._last = (at, point)
        return True

"""A flat map around the car: x is metres east, y is metres north of its origin."""

import math

from cockpit.maps.geo import M_PER_DEGREE, Point


class Plane:
    """True to 0.2 % within some ten kilometres; then take a new one."""

    def __init__(self, origin: Point) -> None:
        self.origin = origin
        self._east = M_PER_DEGREE * math.cos(math.radians(origin.lat))

    def flat(self, point: Point) -> tuple[float, float]:
        """Metres east and north of the origin."""
        return (
            (point.lon - self.origin.lon) * self._east,
            (point.lat - self.origin.lat) * M_PER_DEGREE,
        )

    def point(self, x: float, y: float) -> Point:
        """The reverse of `flat`."""
        return Point(self.origin.lat + y / M_PER_DEGREE, self.origin.lon + x / self._east)


def wrapped(angle: float) -> float:
    """The same direction between -pi and pi."""
    return math.remainder(angle, math.tau)

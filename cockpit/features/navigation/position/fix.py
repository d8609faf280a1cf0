"""What is known of the car's place now, and what its senses told."""

from dataclasses import dataclass
from enum import Enum

from cockpit.maps.geo import Point


class Source(Enum):
    """What the position rests on."""

    NONE = "none"
    GNSS = "gnss"
    DEAD_RECKONING = "dead_reckoning"
    """Wheels and yaw rate alone: in a tunnel, or while the satellites are not believed."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The car's place. On the route it lies on the route's line; else where the senses say."""

    point: Point | None = None
    heading: float = 0.0
    """Compass direction, 0 to 360."""
    speed_mps: float = 0.0
    accuracy_m: float = float("inf")
    """The true place is nearer than this with about 95 %."""
    along_m: float | None = None
    """Metres from the route's start; None off the route, or without one."""
    on_route: bool = False
    """With a route and False: the car has left it."""
    source: Source = Source.NONE
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Satellite:
    """One new fix of the receiver. Angles are radians; unknown is None."""

    point: Point
    accuracy_m: float
    at: float
    course: float | None = None
    speed_mps: float | None = None


@dataclass(frozen=True, slots=True)
class Sensed:
    """What the car's senses tell at one moment; what is stale or invalid is None."""

    at: float
    wheels_mps: float | None = None
    """Negative backwards."""
    yaw_rate: float | None = None
    """Radians a second, clockwise, as compass directions go."""
    satellite: Satellite | None = None
    """Only where it is new."""

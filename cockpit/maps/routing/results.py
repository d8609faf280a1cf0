"""What the engine answers besides routes."""

from dataclasses import dataclass

from cockpit.maps.geo import Point


@dataclass(frozen=True, slots=True)
class Leg:
    """From one place to another, the quickest way."""

    seconds: float
    metres: float


@dataclass(frozen=True, slots=True)
class Located:
    """A road near a place. Unknown is None or ""."""

    edge_id: int
    way_id: int
    point: Point
    """The nearest place on the road."""
    distance_m: float
    heading: float
    """The direction of driving on this edge there."""
    name: str = ""
    road: str = ""
    """Class, as in `Stretch.road`."""
    limit_kmh: float | None = None
    """Inf where there is no limit."""
    speed_kmh: float = 0.0
    tunnel: bool = False
    bridge: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """Where a trace's points lie on roads, and the road under the newest."""

    points: tuple[Point | None, ...]
    """One for each point of the trace; None where it lies on no road."""
    edges: tuple[int, ...]
    """The edge under each point; 0 where there is none."""
    here: Located | None
    """Under the trace's last point."""
    confidence: float = 0.0

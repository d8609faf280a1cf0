"""A closed road: where it goes, how fast one may drive there, how steep it is."""

import math
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulators.car.road_shape import STEP_M, Corner, Spot, trace, wrapped

ROADS = Path(__file__).parents[1] / "roads"
EARTH_M_PER_DEG = 111_320.0


class RoadError(Exception):
    """A road file cannot be used; the text says which and why."""


@dataclass(slots=True)
class Road:
    """A closed loop, sampled every two metres."""

    name: str
    latitude: float
    longitude: float
    lanes: int
    spots: list[Spot] = field(default_factory=list)
    halts: list[tuple[float, float]] = field(default_factory=list)

    @property
    def length(self) -> float:
        """Length of the loop, m."""
        return len(self.spots) * STEP_M

    def at(self, way: float) -> Spot:
        """The road after `way` metres; goes round and round."""
        return self.spots[int(way / STEP_M) % len(self.spots)]

    def pose(self, way: float, offset: float) -> tuple[float, float, float]:
        """Metres east and north and heading, `offset` metres left of the lane's middle."""
        count = len(self.spots)
        index, part = divmod(way / STEP_M, 1.0)
        a, b = self.spots[int(index) % count], self.spots[(int(index) + 1) % count]
        heading = a.heading + part * wrapped(b.heading - a.heading)
        x, y = a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)
        return x - offset * math.sin(heading), y + offset * math.cos(heading), heading

    def geographic(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude in degrees of a place in metres."""
        latitude = self.latitude + y / EARTH_M_PER_DEG
        return latitude, self.longitude + x / EARTH_M_PER_DEG / math.cos(
            math.radians(self.latitude)
        )

    def next_halt(self, way: float) -> tuple[float, float]:
        """Metres to the next red light and seconds to wait there; far away when there is none."""
        if not self.halts:
            return math.inf, 0.0
        here = way % self.length
        index = bisect_right(self.halts, (here, math.inf))
        place, wait = self.halts[index % len(self.halts)]
        return (place - here) % self.length, wait


def load_road(name: str) -> Road:
    """Read `roads/NAME.toml`; raises RoadError."""
    path = ROADS / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        corners = [_corner(entry) for entry in data["corners"]]
        road = Road(name, data["latitude"], data["longitude"], data.get("lanes", 1))
    except FileNotFoundError:
        known = ", ".join(sorted(p.stem for p in ROADS.glob("*.toml")))
        raise RoadError(f"no road {name!r}; there are: {known}") from None
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise RoadError(f"{path}: {error}") from None
    road.spots, road.halts = trace(corners)
    return road


def _corner(entry: dict[str, Any]) -> Corner:
    return Corner(
        x=float(entry["x"]),
        y=float(entry["y"]),
        radius=float(entry.get("radius", 12)),
        limit_kmh=float(entry["limit"]),
        altitude=float(entry.get("altitude", 0)),
        halt_s=float(entry.get("halt_s", 0)),
    )

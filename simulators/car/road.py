"""A road to drive: a place every two metres, where one waits, and what the signs say."""

import json
import math
import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulators.car.road_shape import STEP_M, Course, Frame, Numbers, draw, smooth, wrapped
from simulators.ways.plan import Piece, Plan, PlanError
from simulators.ways.polyline import Point

ROADS = Path(__file__).parents[1] / "roads"
LATERAL_MPS2 = 2.4  # how hard our driver takes a bend
SLOWING_MPS2 = 1.1
TURNING_RAD_S = math.radians(30)
SLOWEST_MPS = 1.5
STEEPEST = 0.16
SIGNAL_S, SIGNAL_LEAST_M, SIGNAL_AFTER_M = 3.5, 45.0, 12.0
PARK_SIGNAL_M = 45.0
STOP_LINE_M = 8.0  # before the middle of a junction
RED_SHARE = 0.5
RED_S = (4.0, 16.0)


class RoadError(Exception):
    """A road file cannot be used; the text says which and why."""


class Spot(NamedTuple):
    """The road at one place: metres, radians (0 = east, left positive), 1/m, km/h, tangent."""

    x: float
    y: float
    heading: float
    curvature: float
    limit_kmh: float
    altitude: float
    slope: float
    turn: int  # +1 left, -1 right: signal now
    piece: int
    signed: bool  # a sign tells the limit
    lanes: int
    tunnel: bool


@dataclass(slots=True)
class Road:
    """Sampled every two metres; closed (round and round) or with an end."""

    plan: Plan
    frame: Frame
    course: Course
    spots: list[Spot] = field(default_factory=list)
    targets: list[float] = field(default_factory=list)
    """Speeds to drive, m/s, one per spot."""
    halts: list[tuple[float, float]] = field(default_factory=list)
    """Metres from the start, and seconds to wait there."""
    slow: dict[int, float] = field(default_factory=dict)
    """What traffic allows on ways, km/h by way id."""

    @property
    def closed(self) -> bool:
        """It has no end."""
        return self.plan.closed

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that its places belong to."""
        return self.plan.pieces

    @property
    def length(self) -> float:
        """Length of the road, m."""
        return len(self.spots) * STEP_M

    def wrap(self, way: float) -> float:
        """The same place, counted from the start."""
        return way % self.length if self.closed else max(0.0, min(way, self.length))

    def at(self, way: float) -> Spot:
        """The road after `way` metres; goes round, or stays at its end."""
        return self.spots[self._index(int(way / STEP_M))]

    def target_at(self, way: float) -> float:
        """The speed to drive there, m/s."""
        return self.targets[self._index(int(way / STEP_M))]

    def _index(self, number: int) -> int:
        count = len(self.spots)
        return number % count if self.closed else max(0, min(number, count - 1))

    def piece_at(self, way: float) -> Piece:
        """The piece of road there."""
        return self.pieces[self.at(way).piece]

    def left_m(self, way: float) -> float:
        """Metres to the end; infinite where there is none."""
        return math.inf if self.closed else self.length - way

    def pose(self, way: float, offset: float) -> tuple[float, float, float]:
        """Metres east and north and heading, `offset` metres left of the lane's middle."""
        index, part = divmod(way / STEP_M, 1.0)
        a, b = self.spots[self._index(int(index))], self.spots[self._index(int(index) + 1)]
        heading = a.heading + part * wrapped(b.heading - a.heading)
        x, y = a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)
        return x - offset * math.sin(heading), y + offset * math.cos(heading), heading

    def geographic(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude in degrees of a place in metres."""
        return self.frame.point(x, y)

    def next_halt(self, way: float) -> tuple[float, float]:
        """Metres to the next red light and seconds to wait there; far away when there is none."""
        if not self.halts:
            return math.inf, 0.0
        index = bisect_right(self.halts, (way, math.inf))
        if index == len(self.halts) and not self.closed:
            return math.inf, 0.0
        place, wait = self.halts[index % len(self.halts)]
        return (place - way) % self.length, wait

    def with_traffic(self, slow: dict[int, float]) -> None:
        """Let traffic hold us up on some ways: km/h by way id."""
        if slow != self.slow:
            self.slow = slow
            self.targets = _targets(self)


def make_road(plan: Plan, frame: Frame | None = None, seed: int = 1) -> Road:
    """The road of a plan; `seed` decides which lights are red for us."""
    frame = frame or Frame(_middle(plan.points))
    return road_of(plan, draw(plan, frame), frame, seed)


def road_of(plan: Plan, course: Course, frame: Frame, seed: int) -> Road:
    """The road along a course that is drawn already."""
    road = Road(plan, frame, course)
    road.spots = _spots(road)
    road.targets = _targets(road)
    road.halts = _halts(road, seed)
    return road


def _middle(points: Sequence[Point]) -> Point:
    lats, lons = zip(*points, strict=True)
    return Point((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def load_road(name: str, seed: int = 1) -> Road:
    """The road of `roads/NAME.json`, or of any plan's file; raises RoadError."""
    return replace(_shipped(name, seed))


@lru_cache(maxsize=8)
def _shipped(name: str, seed: int) -> Road:
    path = Path(name) if name.endswith(".json") else ROADS / f"{name}.json"
    try:
        return make_road(Plan.from_json(json.loads(path.read_text("utf-8"))), seed=seed)
    except FileNotFoundError:
        known = ", ".join(sorted(p.stem for p in ROADS.glob("*.json")))
        raise RoadError(f"no road {name!r}; there are: {known}") from None
    except (OSError, ValueError, PlanError) as error:
        raise RoadError(f"{path}: {error}") from None


def _spots(road: Road) -> list[Spot]:
    course, closed = road.course, road.closed
    ahead_x, ahead_y = _ahead(course.x, closed), _ahead(course.y, closed)
    heading = np.arctan2(ahead_y, ahead_x)
    bends = _bends(heading, closed)
    height = smooth(course.height, 12, closed)
    slope = np.clip(smooth(_ahead(height, closed) / STEP_M, 12, closed), -STEEPEST, STEEPEST)
    number = course.piece
    limits = np.array([_limit(piece) for piece in road.pieces])
    columns = (
        course.x, course.y, heading, smooth(bends, 3, closed), limits[number], height, slope,
        _turns(road), number,
        np.array([p.limit_kmh is not None for p in road.pieces])[number],
        np.array([p.lanes for p in road.pieces])[number],
        np.array([p.tunnel for p in road.pieces])[number],
    )  # fmt: skip
    return [Spot(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _ahead(values: Numbers, closed: bool) -> Numbers:
    """The step from each place to the next; the last of an open road goes on as before."""
    steps = np.diff(values, append=values[:1])
    if not closed:
        steps[-1] = steps[-2] if len(steps) > 1 else 0.0
    return steps


def _bends(heading: Numbers, closed: bool) -> Numbers:
    """Curvature, 1/m."""
    turns = np.diff(heading, prepend=heading[-1:] if closed else heading[:1])
    bends: Numbers = ((turns + math.pi) % math.tau - math.pi) / STEP_M
    return bends


def _limit(piece: Piece) -> float:
    """The sign, or what one drives where there is none."""
    return piece.limit_kmh or max(20.0, round(piece.speed_kmh, -1))


def _targets(road: Road) -> list[float]:
    """Speeds in m/s that keep limits, bends and traffic, braking in time."""
    heading = np.array([spot.heading for spot in road.spots])
    bends = np.abs(smooth(_bends(heading, road.closed), 1, road.closed)) + 1e-5
    round_bends = np.minimum(np.sqrt(LATERAL_MPS2 / bends), TURNING_RAD_S / bends)
    wished = np.array([_wished(piece, road.slow) for piece in road.pieces])[road.course.piece]
    speeds = np.minimum(wished / 3.6, np.maximum(round_bends, SLOWEST_MPS))
    gained = 2 * SLOWING_MPS2 * STEP_M * np.arange(2 * len(speeds))
    energy = np.tile(speeds**2, 2) + gained
    if not road.closed:
        energy[len(speeds) :] = np.inf
    least = np.minimum.accumulate(energy[::-1])[::-1] - gained
    kept: list[float] = np.sqrt(np.maximum(0.0, least[: len(speeds)])).tolist()
    return kept


def _wished(piece: Piece, slow: dict[int, float]) -> float:
    usual = piece.limit_kmh or piece.speed_kmh
    return max(3.0, min(usual, slow.get(piece.way_id, math.inf)))


def _ends(road: Road) -> list[tuple[float, Piece]]:
    """Where each piece ends, m."""
    last = np.flatnonzero(np.diff(road.course.piece, append=-1))
    return [(float(i + 1) * STEP_M, road.pieces[road.course.piece[i]]) for i in last]


def _turns(road: Road) -> NDArray[np.intp]:
    turns = np.zeros(len(road.course), dtype=np.intp)
    for end, piece in _ends(road):
        if piece.turn:
            before = max(SIGNAL_LEAST_M, SIGNAL_S * piece.speed_kmh / 3.6)
            turns[_between(end - before, end + SIGNAL_AFTER_M)] = piece.turn
    if not road.closed:
        kerb = 1 if road.plan.drives_left else -1
        turns[_between(len(road.course) * STEP_M - PARK_SIGNAL_M, math.inf)] = kerb
    return turns


def _between(start: float, end: float) -> slice:
    return slice(max(0, int(start / STEP_M)), int(min(end, 1e7) / STEP_M))


def _halts(road: Road, seed: int) -> list[tuple[float, float]]:
    """Lights that are red for us: always the same for one seed."""
    halts = []
    for end, piece in _ends(road):
        place = end - STOP_LINE_M
        if not piece.signal or place < 0:
            continue
        spot = road.at(place)
        where = road.frame.point(spot.x, spot.y)
        chance = random.Random(f"{seed} {where.lat:.4f} {where.lon:.4f}")
        if chance.random() < RED_SHARE:
            halts.append((place, chance.uniform(*RED_S)))
    return halts

"""From a plan's points to the line that a car drives: corners rounded, in its lane, even steps."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simulators.ways.plan import Piece, Plan
from simulators.ways.polyline import M_PER_DEGREE, Point

STEP_M = 2.0
DENSE_M = 1.0
LANE_M = 3.5
ARC_RAD = math.radians(5)
STRAIGHT_RAD = math.radians(0.5)
SLOW_REACH, FAST_REACH = 3, 12  # dense steps over which a kink becomes a bend
ASIDE_REACH = 10  # dense steps over which one moves from one lane's place to another

type Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """A flat piece of the earth: metres east and north of an origin."""

    origin: Point

    def flat(self, point: Point) -> tuple[float, float]:
        """Metres of a place."""
        north = (point.lat - self.origin.lat) * M_PER_DEGREE
        return (point.lon - self.origin.lon) * M_PER_DEGREE * self._narrow, north

    def point(self, x: float, y: float) -> Point:
        """The place at some metres."""
        lon = self.origin.lon + x / (M_PER_DEGREE * self._narrow)
        return Point(self.origin.lat + y / M_PER_DEGREE, lon)

    @property
    def _narrow(self) -> float:
        return math.cos(math.radians(self.origin.lat))


@dataclass(frozen=True, slots=True)
class Course:
    """The line itself: metres east and north, height, and the number of the piece of road."""

    x: Numbers
    y: Numbers
    height: Numbers
    piece: NDArray[np.intp]

    def __len__(self) -> int:
        """Number of places."""
        return len(self.x)

    @property
    def way(self) -> Numbers:
        """Metres from the start to each place."""
        steps = np.hypot(np.diff(self.x), np.diff(self.y))
        return np.concatenate(([0.0], np.cumsum(steps)))

    def even(self, step: float) -> "Course":
        """The same line in steps of equal length."""
        way = self.way
        places = np.arange(0.0, way[-1], step)
        nearest = np.minimum(np.searchsorted(way, places, side="right") - 1, len(self) - 1)
        x, y, height = (np.interp(places, way, v) for v in (self.x, self.y, self.height))
        return Course(x, y, height, self.piece[nearest])

    def after(self, place: int) -> "Course":
        """The rest from one place on."""
        return Course(self.x[place:], self.y[place:], self.height[place:], self.piece[place:])


def draw(plan: Plan, frame: Frame) -> Course:
    """The middle of the rightmost lane all along a plan (the leftmost where one keeps left)."""
    line = [frame.flat(point) for point in plan.points]
    heights = plan.heights_m or (0.0,) * len(line)
    rough = _rounded(line, heights, _piece_of(plan), plan.closed)
    return _softened(_in_lane(rough.even(DENSE_M), plan), plan).even(STEP_M)


def _piece_of(plan: Plan) -> list[int]:
    """For each point the number of the piece that begins there."""
    numbers = [0] * len(plan.points)
    for number, piece in enumerate(plan.pieces):
        for point in range(piece.begin, min(piece.end, len(numbers))):
            numbers[point] = number
    numbers[-1] = len(plan.pieces) - 1
    return numbers


def _rounded(
    line: list[tuple[float, float]], heights: tuple[float, ...], pieces: list[int], closed: bool
) -> Course:
    """Put an arc into every corner; its size follows the angle and the room there is."""
    if closed and line[0] != line[-1]:
        line, heights, pieces = [*line, line[0]], (*heights, heights[0]), [*pieces, pieces[-1]]
    x, y, height, piece = [line[0][0]], [line[0][1]], [heights[0]], [pieces[0]]
    lengths = [math.hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    for i in range(1, len(line) - 1):
        room = 0.45 * min(lengths[i - 1], lengths[i])
        arc = _arc(line[i - 1], line[i], line[i + 1], room)
        for number, (px, py) in enumerate(arc):
            x.append(px)
            y.append(py)
            height.append(heights[i])
            piece.append(pieces[i - 1] if 2 * number < len(arc) - 1 else pieces[i])
    x.append(line[-1][0])
    y.append(line[-1][1])
    return Course(
        np.array(x), np.array(y), np.array([*height, heights[-1]]), np.array([*piece, pieces[-1]])
    )


def _tangent(angle: float) -> float:
    """How far before a corner one begins to turn, m: sharp corners are cut late."""
    sharp, soft = math.radians(45), math.radians(12)
    part = min(1.0, max(0.0, (angle - soft) / (sharp - soft)))
    return 45.0 + part * (9.0 - 45.0)


def _arc(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], room: float
) -> list[tuple[float, float]]:
    inward = math.atan2(b[1] - a[1], b[0] - a[0])
    angle = wrapped(math.atan2(c[1] - b[1], c[0] - b[0]) - inward)
    if abs(angle) < STRAIGHT_RAD or room < 0.2:
        return [b]
    angle = math.copysign(min(abs(angle), math.radians(175)), angle)
    tangent = min(room, _tangent(abs(angle)))
    radius = math.copysign(tangent / math.tan(abs(angle) / 2), angle)
    start = (b[0] - tangent * math.cos(inward), b[1] - tangent * math.sin(inward))
    centre = (start[0] - radius * math.sin(inward), start[1] + radius * math.cos(inward))
    pieces = max(2, math.ceil(abs(angle) / ARC_RAD))
    turns = (inward + angle * i / pieces for i in range(pieces + 1))
    return [(centre[0] + radius * math.sin(h), centre[1] - radius * math.cos(h)) for h in turns]


def _in_lane(course: Course, plan: Plan) -> Course:
    """From the line on the map, which is the middle of the road, over into the outer lane."""
    asides = np.array([aside_m(piece) for piece in plan.pieces]) * (-1 if plan.drives_left else 1)
    aside = smooth(smooth(asides[course.piece], ASIDE_REACH), ASIDE_REACH)
    along_x = smooth(np.gradient(course.x), 1)
    along_y = smooth(np.gradient(course.y), 1)
    length = np.maximum(np.hypot(along_x, along_y), 1e-6)
    x = course.x + aside * along_y / length
    y = course.y - aside * along_x / length
    return Course(x, y, course.height, course.piece)


def _softened(course: Course, plan: Plan) -> Course:
    """Nobody turns the wheel in jerks: kinks become bends, the longer the faster the road."""
    speeds = np.array([piece.limit_kmh or piece.speed_kmh for piece in plan.pieces])
    fast = smooth(np.clip((speeds[course.piece] - 50) / 60, 0, 1), FAST_REACH, plan.closed)
    x, y = (
        fast * _twice(v, FAST_REACH, plan.closed) + (1 - fast) * _twice(v, SLOW_REACH, plan.closed)
        for v in (course.x, course.y)
    )
    return Course(x, y, course.height, course.piece)


def _twice(values: Numbers, reach: int, closed: bool) -> Numbers:
    """Smoothed; the ends stay where they are."""
    if closed:
        return smooth(smooth(values, reach, closed), reach, closed)
    reach = min(reach, (len(values) - 1) // 2)
    padded = np.pad(values, 2 * reach, mode="reflect", reflect_type="odd") if reach else values
    soft = smooth(smooth(padded, reach), reach)
    return soft[2 * reach : len(soft) - 2 * reach]


def aside_m(piece: Piece) -> float:
    """From the middle of the road to the middle of its outer lane, m."""
    if piece.one_way:
        return (piece.lanes - 1) / 2 * LANE_M
    return (piece.lanes - 0.5) * LANE_M


def wrapped(angle: float) -> float:
    """An angle between -pi and pi."""
    return (angle + math.pi) % math.tau - math.pi


def smooth(values: Numbers, reach: int, closed: bool = False) -> Numbers:
    """Mean over `reach` neighbours on both sides."""
    reach = min(reach, len(values) - 1)
    padded = np.pad(values, reach, mode="wrap" if closed else "edge")
    sums = np.concatenate(([0.0], np.cumsum(padded)))
    width = 2 * reach + 1
    mean: Numbers = (sums[width:] - sums[:-width]) / width
    return mean

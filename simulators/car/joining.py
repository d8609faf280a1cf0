"""From where the car is over to a new road, without a jump."""

import math
from dataclasses import dataclass

import numpy as np

from simulators.car.road import Road, road_of
from simulators.car.road_shape import STEP_M, Course, Frame, draw
from simulators.ways.plan import Plan
from simulators.ways.polyline import Point

ALONG_RAD = math.radians(70)
BESIDE_M = 45.0  # farther from the road one needs a way to it
FAR_M = 200.0  # a car that stands farther off is put onto the road
SAME_M = 6.0
CURVE_STEPS = 40


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a car is and points to (compass degrees), in its lane's middle; speed in m/s."""

    point: Point
    heading: float
    speed: float


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a road comes nearest: place on its course, metres to it, and whether along with us."""

    place: int
    distance: float
    along: bool


def join(pose: Pose, plan: Plan, seed: int) -> Road:
    """The plan's road from where the car is, or from its start when the car stands far off."""
    frame = Frame(plan.points[0])
    course = draw(plan, frame)
    met = meeting(pose, course, frame)
    if met.distance > FAR_M and pose.speed < 0.5:
        return road_of(plan, course, frame, seed)
    if plan.closed:
        course = _turned_round(course, met.place)
        met = Meeting(0, met.distance, met.along)
    lead = max(14.0, min(80.0, 2.2 * pose.speed)) + 1.5 * met.distance
    place = min(met.place + math.ceil(lead / STEP_M), len(course) - 2)
    joined = _over(pose, course, frame, place)
    return road_of(_open(plan), joined.even(STEP_M), frame, seed)


def nearest(pose: Pose, plan: Plan) -> tuple[float, Point]:
    """Metres to the plan's line, infinite where it goes another way, and a place a bit on."""
    frame = Frame(plan.points[0])
    course = draw(plan, frame)
    met = meeting(pose, course, frame)
    on = min(met.place + 30, len(course) - 1)
    place = frame.point(float(course.x[on]), float(course.y[on]))
    return met.distance if met.along else math.inf, place


def meeting(pose: Pose, course: Course, frame: Frame) -> Meeting:
    """The first place where the course passes nearest to us, if it can be, in our direction."""
    x, y = frame.flat(pose.point)
    distance = np.hypot(course.x - x, course.y - y)
    turns = np.arctan2(np.gradient(course.y), np.gradient(course.x)) - _angle(pose)
    along = np.abs((turns + math.pi) % math.tau - math.pi) < ALONG_RAD
    with_us = np.where(along, distance, np.inf)
    ways = with_us if with_us.min() < max(BESIDE_M, distance.min() + SAME_M) else distance
    place = int(np.flatnonzero(ways <= ways.min() + SAME_M)[0])
    close = ways[place : place + 2 * int(SAME_M)]
    place += int(close.argmin())
    return Meeting(place, float(distance[place]), bool(along[place]))


def _angle(pose: Pose) -> float:
    return math.radians(90 - pose.heading)


def _open(plan: Plan) -> Plan:
    return Plan(plan.name, plan.points, plan.pieces, plan.heights_m, False, plan.drives_left)


def _turned_round(course: Course, place: int) -> Course:
    """A closed course, begun at another place."""
    x, y, height = (np.roll(v, -place) for v in (course.x, course.y, course.height))
    return Course(x, y, height, np.roll(course.piece, -place))


def _over(pose: Pose, course: Course, frame: Frame, place: int) -> Course:
    """A smooth curve from the pose into the course at `place`, and the rest of it."""
    x, y = frame.flat(pose.point)
    rest = course.after(place)
    end = math.atan2(float(rest.y[1] - rest.y[0]), float(rest.x[1] - rest.x[0]))
    reach = max(8.0, math.hypot(float(rest.x[0]) - x, float(rest.y[0]) - y))
    t = np.linspace(0.0, 1.0, CURVE_STEPS, endpoint=False)
    a, b = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t
    c, d = -2 * t**3 + 3 * t**2, t**3 - t**2
    start = _angle(pose)
    curve_x = a * x + b * reach * math.cos(start) + c * rest.x[0] + d * reach * math.cos(end)
    curve_y = a * y + b * reach * math.sin(start) + c * rest.y[0] + d * reach * math.sin(end)
    return Course(
        np.concatenate((curve_x, rest.x)),
        np.concatenate((curve_y, rest.y)),
        np.concatenate((np.full(CURVE_STEPS, rest.height[0]), rest.height)),
        np.concatenate((np.full(CURVE_STEPS, rest.piece[0]), rest.piece)),
    )

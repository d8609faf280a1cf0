"""What a car really does on a way: its path in its lane, its speed, second by second."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cockpit.features.navigation.position.plane import Plane
from cockpit.maps.geo import Point, lengths_m
from cockpit.maps.route import Route

DT = 0.1
SMOOTHED_M = 5
LANE_M = 1.75
COMFORT_MPS2 = 2.2
BRAKE_MPS2 = 2.0


@dataclass(frozen=True, slots=True)
class Pose:
    """The car at a moment. `along` is on the route that it was sent on; None once it left that."""

    at: float
    x: float
    y: float
    heading: float
    speed: float
    rate: float
    """Radians a second, clockwise."""
    tunnel: bool
    along: float | None
    off_m: float
    """How far from the route's line."""


@dataclass(slots=True)
class Way:
    """A path with a sample each metre."""

    plane: Plane
    xs: list[float]
    ys: list[float]
    limit: list[float]
    """m/s"""
    tunnel: list[bool]
    along: list[float | None]
    stops: list[int]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong turn: from point `leaves` of the route's shape, on by `route` from its point `at`."""

    leaves: int
    at: int
    route: Route


def way_of(route: Route, wrong: Wrong | None, rng: random.Random, left: bool) -> Way:
    """The path of a car on the route, or off it where it goes wrong."""
    plane = Plane(route.shape[len(route.shape) // 2])
    rows = _rows(route, 0, len(route.shape) - 1)
    metres = lengths_m(route.shape)
    along: list[float | None] = list(metres)
    points: list[Point] = list(route.shape)
    if wrong:
        rows = rows[: wrong.leaves] + _rows(wrong.route, wrong.at, len(wrong.route.shape) - 1)
        points = [*route.shape[: wrong.leaves + 1], *wrong.route.shape[wrong.at + 1 :]]
        along = [*metres[: wrong.leaves + 1], *[None] * (len(points) - wrong.leaves - 1)]
    way = _resampled(plane, points, along, rows)
    _smooth(way)
    _shift(way, rng, LANE_M * (-1 if left else 1))
    _plan_stops(way, route, wrong, rng)
    return way


def _rows(route: Route, first: int, last: int) -> list[tuple[float, bool]]:
    """Speed in m/s and tunnel, for each piece of the shape between two points."""
    rows: list[tuple[float, bool]] = []
    stretches = iter(route.stretches)
    now = next(stretches)
    for i in range(first, last):
        while i >= now.end:
            later = next(stretches, None)
            if later is None:
                break
            now = later
        rows.append((max(4.0, now.speed_kmh / 3.6), now.tunnel))
    return rows


def _resampled(
    plane: Plane,
    points: Sequence[Point],
    along: Sequence[float | None],
    rows: Sequence[tuple[float, bool]],
) -> Way:
    way = Way(plane, [], [], [], [], [], [])
    flat = [plane.flat(p) for p in points]
    carry = 0.0
    for i, ((ax, ay), (bx, by)) in enumerate(pairwise(flat)):
        long = math.hypot(bx - ax, by - ay)
        a, b = along[i], along[i + 1]
        while carry < long:
            t = carry / long
            way.xs.append(ax + (bx - ax) * t)
            way.ys.append(ay + (by - ay) * t)
            way.limit.append(rows[i][0])
            way.tunnel.append(rows[i][1])
            way.along.append(None if a is None or b is None else a + (b - a) * t)
            carry += 1.0
        carry -= long
    return way


def _smooth(way: Way) -> None:
    """Cars do not turn on the spot."""
    for _ in range(2):
        for line in (way.xs, way.ys):
            sums = [0.0]
            for value in line:
                sums.append(sums[-1] + value)
            n = len(line)
            for i in range(n):
                half = min(SMOOTHED_M // 2 + 1, i, n - 1 - i)
                line[i] = (sums[i + half + 1] - sums[i - half]) / (2 * half + 1)


def _shift(way: Way, rng: random.Random, lane: float) -> None:
    """Into the lane, which wanders a little."""
    n = len(way.xs)
    wander, xs, ys = 0.0, list(way.xs), list(way.ys)
    for i in range(n):
        a, b = max(0, i - 2), min(n - 1, i + 2)
        dx, dy = xs[b] - xs[a], ys[b] - ys[a]
        long = math.hypot(dx, dy) or 1.0
        wander += rng.gauss(0, 0.02) - wander * 0.01
        way.xs[i] += (lane + wander) * dy / long
        way.ys[i] -= (lane + wander) * dx / long


def _plan_stops(way: Way, route: Route, wrong: Wrong | None, rng: random.Random) -> None:
    metres = lengths_m(route.shape)
    for manoeuvre in route.manoeuvres[1:-1]:
        if wrong and manoeuvre.begin > wrong.leaves:
            break
        if rng.random() < 0.35:
            way.stops.append(max(5, round(metres[manoeuvre.begin]) - 8))
    way.stops = [s for s in way.stops if s < len(way.xs) - 5]


def _speeds(way: Way, factor: float) -> list[float]:
    n = len(way.xs)
    most = [limit * factor for limit in way.limit]
    headings = _headings(way)
    for i in range(3, n - 3):
        turn = abs(math.remainder(headings[i + 3] - headings[i - 3], math.tau)) / 6.0
        if turn > 1e-4:
            most[i] = min(most[i], max(2.5, math.sqrt(COMFORT_MPS2 / turn)))
    for stop in way.stops:
        most[stop] = 0.5
    most[0], most[-1] = 0.5, 0.5
    for i in range(1, n):
        most[i] = min(most[i], math.sqrt(most[i - 1] ** 2 + 2 * COMFORT_MPS2))
    for i in range(n - 2, -1, -1):
        most[i] = min(most[i], math.sqrt(most[i + 1] ** 2 + 2 * BRAKE_MPS2))
    return most


def _headings(way: Way) -> list[float]:
    n = len(way.xs)
    return [
        math.atan2(
            way.xs[min(n - 1, i + 1)] - way.xs[max(0, i - 1)],
            way.ys[min(n - 1, i + 1)] - way.ys[max(0, i - 1)],
        )
        for i in range(n)
    ]


def drive(way: Way, rng: random.Random, factor: float) -> list[Pose]:
    """The whole drive, ten poses a second; it begins and ends standing."""
    speeds, headings = _speeds(way, factor), _headings(way)
    stops = set(way.stops)
    poses: list[Pose] = []
    s, at, last, waits = 0.0, 0.0, headings[0], rng.uniform(2, 8)
    n = len(way.xs)
    while s < n - 2:
        i = int(s)
        if i in stops:
            stops.discard(i)
            waits = rng.uniform(0, 25)
        speed = 0.0
        if waits > 0:
            waits -= DT
        else:
            speed = max(0.5, speeds[i])
            s += speed * DT
        pose = _pose(way, headings, s, speed, at, last)
        poses.append(pose)
        last = pose.heading
        at += DT
    return poses


def _pose(way: Way, headings: list[float], s: float, speed: float, at: float, last: float) -> Pose:
    i = min(int(s), len(way.xs) - 2)
    t = min(1.0, s - i)
    heading = headings[i] + math.remainder(headings[i + 1] - headings[i], math.tau) * t
    a, b = way.along[i], way.along[i + 1]
    rate = math.remainder(heading - last, math.tau) / DT if speed else 0.0
    return Pose(
        at,
        way.xs[i] + (way.xs[i + 1] - way.xs[i]) * t,
        way.ys[i] + (way.ys[i + 1] - way.ys[i]) * t,
        heading,
        speed,
        rate,
        way.tunnel[i],
        None if a is None or b is None else a + (b - a) * t,
        0.0,
    )

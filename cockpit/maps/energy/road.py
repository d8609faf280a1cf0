"""A route as numbers in rows: short pieces of road with length, speed, slope and stops."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.energy.curve import Numbers
from cockpit.maps.geo import Point
from cockpit.maps.route import Route, Stretch

HEIGHT_STEP_M = 30.0
SMOOTH = 5
"""Heights are averaged over so many steps: a tile's noise is no hill."""
STOPS_PER_KM = {
    "motorway": 0.01, "trunk": 0.03, "primary": 0.08, "secondary": 0.13, "tertiary": 0.2,
    "unclassified": 0.2, "residential": 0.35, "service": 0.6,
}  # fmt: skip
OTHER_STOPS_PER_KM = 0.2
SIGNAL_STOPS = 0.35
ROUNDABOUT_STOPS = 0.2
JAM_STOPS_PER_KM = 2.5
"""On a standing road; in between by how congested it is."""

MOST_SLOWER = 1.15
"""Turns make a route take longer than its roads alone; up to this share it is taken as driven
slower, beyond it as waiting."""


@dataclass(frozen=True, slots=True)
class Road:
    """Pieces in their order; each array has one number for a piece."""

    length_m: Numbers
    seconds: Numbers
    speed_mps: Numbers
    rise_m: Numbers
    height_m: Numbers
    direction: Numbers
    """Compass direction in radians."""
    stops: Numbers
    """Times that one brings the car to a stop, as expected."""
    sails: NDArray[np.bool_]
    """On a ferry."""

    def backwards(self) -> "Road":
        """The same road the other way."""
        return Road(
            self.length_m[::-1], self.seconds[::-1], self.speed_mps[::-1], -self.rise_m[::-1],
            self.height_m[::-1], self.direction[::-1] + math.pi, self.stops[::-1], self.sails[::-1],
        )  # fmt: skip


def road_of(route: Route) -> Road:
    """The route's pieces: its stretches, cut every 30 m where heights are known."""
    stretches = route.stretches
    length = np.array([max(0.1, s.length_m) for s in stretches])
    speed = np.array([max(1.0, s.speed_kmh) for s in stretches]) / 3.6
    sails = np.array([s.ferry for s in stretches])
    seconds = length / speed
    if route.duration_s > 0:
        longer = route.duration_s / float(seconds.sum())
        seconds *= longer
        speed /= min(MOST_SLOWER, max(1.0, longer))
    stops = np.array([_stops(s) for s in stretches]) + _stops_at_legs(route)
    direction = _directions(route.shape, stretches)
    grade = np.array([s.grade_percent for s in stretches]) / 100
    if len(route.elevations_m) < 2:
        flat = np.zeros(len(length))
        return Road(length, seconds, speed, grade * length, flat, direction, stops, sails)
    hidden = np.array([s.tunnel or s.bridge or s.ferry for s in stretches])
    return _cut(length, seconds, speed, direction, stops, sails, hidden, route.elevations_m)


def _cut(
    length: Numbers, seconds: Numbers, speed: Numbers, direction: Numbers, stops: Numbers,
    sails: NDArray[np.bool_], hidden: NDArray[np.bool_], heights: tuple[float, ...],
) -> Road:  # fmt: skip
    ends = np.concatenate(([0.0], np.cumsum(length)))
    steps = max(1, math.ceil(ends[-1] / HEIGHT_STEP_M))
    at = np.linspace(0.0, ends[-1], steps + 1)
    of = np.clip(np.searchsorted(ends, (at[:-1] + at[1:]) / 2, "right") - 1, 0, len(length) - 1)
    height = _heights(at, heights, hidden[of])
    time = np.interp(at, ends, np.concatenate(([0.0], np.cumsum(seconds))))
    halts = np.interp(at, ends, np.concatenate(([0.0], np.cumsum(stops))))
    return Road(
        np.diff(at), np.diff(time), speed[of], np.diff(height), height[:-1], direction[of],
        np.diff(halts), sails[of],
    )  # fmt: skip


def _heights(at: Numbers, heights: tuple[float, ...], hidden: NDArray[np.bool_]) -> Numbers:
    """Smooth heights at these places; tunnels and bridges go straight from end to end."""
    known = np.asarray(heights, dtype=np.float64)
    height = np.interp(at, np.arange(len(known)) * HEIGHT_STEP_M, known)
    under = np.concatenate((hidden, [False])) & np.concatenate(([False], hidden))
    if under.any() and not under.all():
        height = np.interp(at, at[~under], height[~under])
    if len(height) <= SMOOTH:
        return height
    padded = np.pad(height, SMOOTH // 2, mode="edge")
    return np.convolve(padded, np.full(SMOOTH, 1 / SMOOTH), mode="valid")


def _stops(stretch: Stretch) -> float:
    rate = STOPS_PER_KM.get(stretch.road, OTHER_STOPS_PER_KM)
    rate += JAM_STOPS_PER_KM * stretch.congestion
    there = SIGNAL_STOPS * stretch.signal + ROUNDABOUT_STOPS * stretch.roundabout
    return rate * stretch.length_m / 1000 + there


def _stops_at_legs(route: Route) -> Numbers:
    """One stop at each via or charging stop on the way."""
    ends = np.array([s.end for s in route.stretches])
    stops = np.zeros(len(ends))
    for index in route.legs[:-1]:
        stops[min(int(np.searchsorted(ends, index)), len(ends) - 1)] += 1
    return stops


def _directions(shape: tuple[Point, ...], stretches: tuple[Stretch, ...]) -> Numbers:
    ends = np.array([shape[s.begin] for s in stretches] + [shape[stretches[-1].end]])
    north = np.diff(ends[:, 0])
    east = np.diff(ends[:, 1]) * np.cos(np.radians(ends[:-1, 0]))
    return np.asarray(np.arctan2(east, north), dtype=np.float64)


def leg_ends_m(route: Route) -> list[float]:
    """Metres along the route, by its stretches, where each leg ends."""
    ends = [s.end for s in route.stretches]
    at = np.cumsum([s.length_m for s in route.stretches])
    indices = route.legs or (len(route.shape) - 1,)
    return [float(at[min(int(np.searchsorted(ends, i)), len(ends) - 1)]) for i in indices]

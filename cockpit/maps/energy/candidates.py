"""Chargers beside a route: where on the way one leaves for them, and what that costs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from cockpit.maps.charger import Charger
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charging import station_of
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.profile import Profile
from cockpit.maps.geo import M_PER_DEGREE, Point, lengths_m
from cockpit.maps.routing.results import Leg

MOST = 60
WITHIN_M = 5000.0
STEP_M = 150.0
MOST_STEPS = 6000
WINDING, DETOUR_MPS, TURN_OFF_S = 1.35, 11.0, 25.0
"""Before the engine has been asked: how roads to a charger usually are."""
APART_M = 1500.0
"""So far before and after it the detour leaves and joins the route: exits come before."""


class Ways(Protocol):
    """Tells times and distances: the routing engine."""

    def matrix(
        self, sources: Sequence[Point], targets: Sequence[Point]
    ) -> list[list[Leg | None]]: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A charger as seen from the route."""

    charger: Charger
    along_m: float
    reach_s: float
    reach_m: float
    """From the route to it, more than the route itself takes meanwhile."""
    back_s: float
    back_m: float
    is_estimate: bool = True

    @property
    def detour_s(self) -> float:
        """There and back."""
        return self.reach_s + self.back_s


class Line:
    """A route's shape with even steps."""

    def __init__(self, shape: Sequence[Point], length_m: float) -> None:
        """`length_m` is the route's; the shape's own may differ a little."""
        lengths = np.array(lengths_m(shape))
        self._scale = length_m / max(1.0, float(lengths[-1]))
        self.at_m = lengths * self._scale
        self._lats = np.array([p.lat for p in shape])
        self._lons = np.array([p.lon for p in shape])

    def point_at(self, metres: float) -> Point:
        """A place on it."""
        return Point(
            float(np.interp(metres, self.at_m, self._lats)),
            float(np.interp(metres, self.at_m, self._lons)),
        )

    def steps(self, from_m: float, to_m: float) -> tuple[Numbers, Numbers, Numbers]:
        """Metres, latitudes and longitudes at even steps."""
        count = int(min(MOST_STEPS, max(2, (to_m - from_m) / STEP_M)))
        at = np.linspace(from_m, to_m, count)
        return at, np.interp(at, self.at_m, self._lats), np.interp(at, self.at_m, self._lons)

    def nearest(self, point: Point, from_m: float, to_m: float) -> tuple[float, float]:
        """Where between two places of the way it comes closest, and how close; metres."""
        at, lats, lons = self.steps(from_m, to_m)
        north, east = lats - point.lat, (lons - point.lon) * np.cos(np.radians(lats))
        square = north * north + east * east
        nearest = int(square.argmin())
        return float(at[nearest]), math.sqrt(float(square[nearest])) * M_PER_DEGREE


def candidates(
    chargers: Sequence[Charger], line: Line, leg_ends_m: Sequence[float], car: CarEnergy
) -> list[Candidate]:
    """The most promising in the order of the way; one may be passed once on each leg."""
    usable = [c for c in chargers if station_of(c, car).kw > 0]
    found: list[Candidate] = []
    start = 0.0
    for end in leg_ends_m:
        if end - start > STEP_M and usable:
            found += _beside(usable, line, start, end)
        start = end
    return sorted(_thinned(found, line.at_m[-1], car), key=lambda c: c.along_m)


def _beside(chargers: list[Charger], line: Line, start: float, end: float) -> list[Candidate]:
    found = []
    for charger in chargers:
        along_m, off_m = line.nearest(charger.point, start, end)
        if off_m <= WITHIN_M:
            metres = off_m * WINDING
            seconds = metres / DETOUR_MPS + TURN_OFF_S
            found.append(Candidate(charger, along_m, seconds, metres, seconds, metres))
    return found


def _thinned(found: list[Candidate], length_m: float, car: CarEnergy) -> list[Candidate]:
    """The best of each piece of the way: fast ones, close ones, likely free ones."""
    if len(found) <= MOST:
        return found
    pieces: dict[int, list[Candidate]] = {}
    for it in found:
        pieces.setdefault(int(it.along_m / (length_m / (MOST / 3) + 1)), []).append(it)
    kept: list[Candidate] = []
    for some in pieces.values():
        kept += sorted(some, key=lambda c: _usual_stop_s(c, car))[:3]
    return kept


def _usual_stop_s(it: Candidate, car: CarEnergy) -> float:
    """What half a battery costs there, all in all."""
    station = station_of(it.charger, car)
    return it.detour_s + station.overhead_s + car.battery_kwh / 2 * 3600 / station.kw


def measured(it: Candidate, line: Line, profile: Profile, ways: Ways) -> Candidate | None:
    """With the true detour; None where no road leads there and back."""
    before_m, after_m = it.along_m - APART_M, it.along_m + APART_M
    before, after = line.point_at(before_m), line.point_at(after_m)
    before_m, after_m = max(0.0, before_m), min(float(line.at_m[-1]), after_m)
    here = it.charger.point
    table = ways.matrix([before, here], [here, after])
    there, back = table[0][0], table[1][1]
    if there is None or back is None:
        return None
    passes_s = profile.time_at(it.along_m)
    on_s = passes_s - profile.time_at(before_m), profile.time_at(after_m) - passes_s
    on_m = it.along_m - before_m, after_m - it.along_m
    return replace(
        it, is_estimate=False,
        reach_s=max(0.0, there.seconds - on_s[0]), reach_m=max(0.0, there.metres - on_m[0]),
        back_s=max(0.0, back.seconds - on_s[1]), back_m=max(0.0, back.metres - on_m[1]),
    )  # fmt: skip

"""The network along a route: its chargers in the order of the way."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from cockpit.maps.charger import Charger
from cockpit.maps.energy.candidates import Candidate
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.network import Hops
from cockpit.maps.energy.profile import Profile, spread_wh

PLACES = 700
"""At so many places of the route the charge is looked at for its lowest."""
DETOUR_WH_PER_M = 0.19
STOP_WH = 40.0
"""To brake for a stop and to speed up again."""


class Corridor:
    """Ways lead on along the route only: from each charger to all that come later."""

    def __init__(
        self, profile: Profile, candidates: Sequence[Candidate], most_wh: float, margin: float = 1.0
    ) -> None:
        """Ways that take more than `most_wh` are left out; `margin` makes all take more."""
        self._profile = profile.thinned(PLACES)
        self._peaks = _peaks(profile)
        self._candidates = candidates
        self._most_wh, self._margin = most_wh, margin
        self.stations: list[Charger] = [c.charger for c in candidates]

    def hops(self) -> Hops:
        """All ways that a full battery may manage."""
        return self._hops

    @cached_property
    def _hops(self) -> Hops:
        profile, number = self._profile, len(self._candidates)
        ends = [0.0, float(profile.at_m[-1])]
        at = np.array([ends[0], *(c.along_m for c in self._candidates), ends[1]])
        origin, target = np.triu_indices(number + 2, 1)
        reach_s, reach_m = self._sides("reach_s", "reach_m")
        back_s, back_m = self._sides("back_s", "back_m")
        time, wh, turnover = (
            np.interp(at, profile.at_m, sums)
            for sums in (profile.seconds, profile.wh, profile.turnover_wh)
        )
        off_m = back_m[origin] + reach_m[target]
        off_wh = off_m * DETOUR_WH_PER_M + STOP_WH * ((origin > 0) * 1.0 + (target <= number))
        gone = (wh[target] - wh[origin]) * self._margin + off_wh
        spread = spread_wh(turnover[target] - turnover[origin] + off_wh, profile.spread)
        aside = off_wh + spread_wh(off_wh, profile.spread)
        worst = self._deepest(at, wh, turnover)[origin, target] * self._margin + aside
        worst = np.maximum(worst, gone + spread)
        seconds = time[target] - time[origin] + back_s[origin] + reach_s[target]
        metres = at[target] - at[origin] + off_m
        keep = worst <= self._most_wh
        rows = (n[keep] for n in (seconds, metres, gone, spread, worst))
        return Hops(origin[keep], target[keep], *rows)

    def _sides(self, *names: str) -> tuple[Numbers, ...]:
        return tuple(
            np.array([0.0, *(getattr(c, name) for c in self._candidates), 0.0]) for name in names
        )

    def _deepest(self, at: Numbers, wh: Numbers, turnover: Numbers) -> Numbers:
        """What is gone at most, at the band's low end, anywhere between two places.

        Rather too much: up to the next kept place, with the summits since the one before.
        """
        profile = self._profile
        deepest = np.zeros((len(at), len(at)))
        index = np.clip(np.searchsorted(profile.at_m, at), 0, len(profile.at_m) - 1)
        for i in range(len(at)):
            gone = (
                self._peaks - wh[i] + spread_wh(profile.turnover_wh - turnover[i], profile.spread)
            )
            ahead = np.maximum.accumulate(np.where(profile.at_m >= at[i], gone, 0.0))
            deepest[i] = ahead[index]
        return deepest


def _peaks(profile: Profile) -> Numbers:
    """The highest sum of all places since the one before, for each that is kept."""
    keep = profile.kept(PLACES)
    starts = np.concatenate(([0], keep[:-1] + 1))
    return np.asarray(np.maximum.reduceat(profile.wh, starts), dtype=np.float64)


class Chain:
    """The ways between stops that are settled, one after the other, with nothing else to choose."""

    def __init__(self, parts: Sequence[Profile], stations: Sequence[Charger]) -> None:
        self._parts = parts
        self.stations = stations

    def hops(self) -> Hops:
        """From each place to the next."""
        number = np.arange(len(self._parts))
        ends = [
            (float(p.seconds[-1]), float(p.at_m[-1]), p.total_wh, float(p.spread_wh[-1]),
             p.worst_wh())
            for p in self._parts
        ]  # fmt: skip
        return Hops(number, number + 1, *np.array(ends, dtype=np.float64).T)

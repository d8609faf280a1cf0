"""The energy along a way: what is likely, and how far the truth may lie from it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.energy.curve import Numbers

LUCK_WH = 6.0
"""Luck on each kilometre's worth (165 Wh) of energy, squared: what lights and others do to it."""


@dataclass(frozen=True, slots=True)
class Band:
    """Percent: two of three trips end between low and high."""

    low: float
    likely: float
    high: float

    def as_json(self) -> dict[str, float]:
        """With one decimal."""
        return {n: round(getattr(self, n), 1) for n in ("low", "likely", "high")}


def spread_wh(turnover_wh: Numbers, spread: float) -> Numbers:
    """Half the band's width after so much energy has gone to and fro.

    The model's error (wind, load, style) goes on all trip long, so it grows with the energy; luck
    is new on each kilometre, so it grows with the energy's root. Both are one standard deviation.
    """
    turnover = np.maximum(turnover_wh, 0.0)
    return np.asarray(np.sqrt((spread * turnover) ** 2 + LUCK_WH * turnover), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Profile:
    """Sums from the start; each array has one number for a place, the first is 0."""

    at_m: Numbers
    seconds: Numbers
    wh: Numbers
    turnover_wh: Numbers
    """Energy out of the battery and into it, both counted positive: never falls."""
    spread: float

    @property
    def total_wh(self) -> float:
        """What the whole way takes."""
        return float(self.wh[-1])

    @property
    def spread_wh(self) -> Numbers:
        """Half the band's width at each place, from the start."""
        return spread_wh(self.turnover_wh, self.spread)

    def soc(self, start: float, battery_kwh: float) -> tuple[Numbers, Numbers, Numbers]:
        """Low, likely and high percent at each place, between 0 and 100."""
        share = 100 / (battery_kwh * 1000)
        likely, half = start - self.wh * share, self.spread_wh * share
        low, middle, high = (np.clip(n, 0, 100) for n in (likely - half, likely, likely + half))
        return low, middle, high

    def arrival(self, start: float, battery_kwh: float) -> Band:
        """Percent at the end."""
        low, likely, high = self.soc(start, battery_kwh)
        return Band(float(low[-1]), float(likely[-1]), float(high[-1]))

    def lowest(self, start: float, battery_kwh: float) -> tuple[float, float]:
        """The least percent on the way at the band's low end, and after how many metres."""
        low = start - (self.wh + self.spread_wh) * 100 / (battery_kwh * 1000)
        where = int(low.argmin())
        return float(low[where]), float(self.at_m[where])

    def time_at(self, metres: float) -> float:
        """Seconds to a place."""
        return float(np.interp(metres, self.at_m, self.seconds))

    def part(self, from_m: float, to_m: float) -> "Profile":
        """A piece of the way with sums of its own."""
        inside = self.at_m[(self.at_m > from_m) & (self.at_m < to_m)]
        at = np.concatenate(([from_m], inside, [max(to_m, from_m)]))
        sums = (np.interp(at, self.at_m, n) for n in (self.seconds, self.wh, self.turnover_wh))
        seconds, wh, turnover = (n - n[0] for n in sums)
        return Profile(at - from_m, seconds, wh, turnover, self.spread)

    def with_warming(self, minutes: float, wh: float) -> "Profile":
        """The battery's heater runs on the last minutes of the way."""
        if minutes <= 0 or len(self.at_m) < 2:
            return self
        end = float(self.seconds[-1])
        begin = float(np.interp(max(0.0, end - minutes * 60), self.seconds, self.at_m))
        at = np.unique(np.append(self.at_m, begin))
        seconds, used, turnover = (
            np.interp(at, self.at_m, n) for n in (self.seconds, self.wh, self.turnover_wh)
        )
        more = wh * np.clip(1 - (end - seconds) / (minutes * 60), 0, 1)
        return Profile(at, seconds, used + more, turnover, self.spread)

    def worst_wh(self) -> float:
        """The most that is gone anywhere on the way at the band's low end."""
        return float((self.wh + self.spread_wh).max())

    def thinned(self, most: int) -> "Profile":
        """With at most about so many places; the sums there stay exact."""
        keep = self.kept(most)
        return Profile(
            self.at_m[keep], self.seconds[keep], self.wh[keep], self.turnover_wh[keep], self.spread
        )

    def kept(self, most: int) -> NDArray[np.intp]:
        """The places that `thinned` keeps."""
        step = max(1, len(self.at_m) // most)
        return np.unique(np.append(np.arange(0, len(self.at_m), step), len(self.at_m) - 1))

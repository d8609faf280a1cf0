"""The quickest way to charge along a network: every stop, every percent, for each number of stops.

A state is a station and the whole percent with which one drives on. In each round all states with
one more stop come out of those before: drive (the percent falls), charge (a table of seconds from
percent to percent). A bound on what is left to do ends the search when no more stops can help.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charger_tags import price_per_kwh
from cockpit.maps.energy.charging import CLASSES_C, LEVELS, charge_table, station_of
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.network import START, Network
from cockpit.maps.energy.options import Option, Wish, options_of

MOST_STOPS = 16
USUAL_PRICE = 0.6
"""For stations whose price is unknown, when it is about money."""
EVERY_LEVEL = np.arange(LEVELS)


@dataclass(frozen=True, slots=True)
class Halt:
    """A stop as the search has found it."""

    station: int
    """1 to n."""
    option: Option
    """The way to it."""
    leave: float
    """Percent."""


@dataclass(frozen=True, slots=True)
class Found:
    """The quickest with so many stops."""

    cost: float
    """Seconds, and what money was worth."""
    halts: tuple[Halt, ...]
    last: Option


@dataclass(frozen=True, slots=True)
class Taste:
    """What else a search goes by."""

    without: frozenset[int] = frozenset()
    """Stations not to charge at."""
    seconds_per_money: float = 0.0
    """How long one would wait to save one of whatever the tariffs are in."""


class Search:
    """All plans on one network for one wish."""

    def __init__(self, network: Network, car: CarEnergy, wish: Wish) -> None:
        self._car, self._wish, self._taste = car, wish, Taste()
        self._chargers = network.stations
        self._stations = [station_of(c, car) for c in network.stations]
        self._end = len(self._stations) + 1
        self._options = options_of(network.hops(), self._stations, car, wish)
        used = [0 < o.target < self._end and o.origin != START for o in self._options.rows]
        self._between = np.flatnonzero(used)
        self._groups = self._grouped()
        self._left_s, self._left_percent = self._bounds()

    def best(self, taste: Taste | None = None) -> list[Found]:
        """The quickest for each number of stops that is worth it, fewest first, best last."""
        self._taste = taste or Taste()
        found: list[Found] = []
        arrivals, departs = [self._first_arrivals()], [np.empty((0, LEVELS))]
        best = self._direct(found)
        for _ in range(MOST_STOPS):
            left = self._pruned(self._charged(arrivals[-1]), best)
            departs.append(left)
            if not np.isfinite(left).any():
                break
            ended = self._ended(arrivals, departs)
            if ended and ended.cost < best:
                found.append(ended)
                best = ended.cost
            arrivals.append(self._driven(left))
        return found

    def _grouped(self) -> list[tuple[int, int]]:
        """Station and class of temperature of all arrivals that there can be."""
        rows = self._options.rows
        stations = {(o.target, o.celsius) for o in rows if 0 < o.target < self._end}
        return sorted((t, c) for t, c in stations if self._stations[t - 1].kw > 0)

    def _direct(self, found: list[Found]) -> float:
        """Without a stop, where that can be done."""
        ways = [o for o in self._options.rows if o.origin == START and o.target == self._end]
        if not ways:
            return np.inf
        way = min(ways, key=_seconds)
        found.append(Found(way.seconds, (), way))
        return way.seconds

    def _first_arrivals(self) -> Numbers:
        arrivals = np.full((len(self._groups), LEVELS), np.inf)
        index = {group: i for i, group in enumerate(self._groups)}
        for o in self._options.rows:
            group = index.get((o.target, o.celsius))
            if o.origin == START and group is not None:
                level = self._first_level(o)
                arrivals[group, level] = min(arrivals[group, level], o.seconds)
        return arrivals

    def _first_level(self, option: Option) -> int:
        return max(0, min(LEVELS - 1, int(self._wish.soc - option.percent)))

    def _charged(self, arrivals: Numbers) -> Numbers:
        """From arrivals to departures, a row for each station."""
        departs = np.full((self._end, LEVELS), np.inf)
        for g, (t, _) in enumerate(self._groups):
            if t not in self._taste.without and np.isfinite(arrivals[g]).any():
                spent = (arrivals[g][:, None] + self._table(g)).min(axis=0)
                departs[t] = np.minimum(departs[t], spent + self._stations[t - 1].overhead_s)
        return departs

    def _table(self, group: int) -> Numbers:
        """Cost from percent to percent at a station with a battery so warm."""
        t, c = self._groups[group]
        station = self._stations[t - 1]
        table = charge_table(self._car, station.kw, station.direct, CLASSES_C[c])
        return table + self._price(t) if self._taste.seconds_per_money else table

    def _price(self, station: int) -> Numbers:
        price = price_per_kwh(self._chargers[station - 1].tariff)
        per_percent = (USUAL_PRICE if price is None else price) * self._car.battery_kwh / 100
        more = np.maximum(EVERY_LEVEL[None, :] - EVERY_LEVEL[:, None], 0)
        return np.asarray(more * per_percent * self._taste.seconds_per_money, dtype=np.float64)

    def _driven(self, departs: Numbers) -> Numbers:
        """From departures to arrivals, a row for each group."""
        arrivals = np.full((len(self._groups), LEVELS), np.inf)
        if not len(self._between):
            return arrivals
        values = self._arriving(self._between, departs)
        keys = self._options.target[self._between] * 100 + self._options.celsius[self._between]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        least = np.minimum.reduceat(values, starts, axis=0)
        index = {(t, c): i for i, (t, c) in enumerate(self._groups)}
        for row, key in zip(least, keys[starts], strict=True):
            group = index.get(divmod(int(key), 100))
            if group is not None:
                arrivals[group] = row
        return arrivals

    def _arriving(self, ways: NDArray[np.intp], departs: Numbers) -> Numbers:
        """The cost of arriving over each way with each percent, rounded down."""
        o = self._options
        drop = np.ceil(o.percent[ways]).astype(int)
        leave = EVERY_LEVEL[None, :] + drop[:, None]
        good = (leave >= o.worst[ways][:, None]) & (leave >= 0) & (leave < LEVELS)
        leave = np.clip(leave, 0, LEVELS - 1)
        values = departs[o.origin[ways][:, None], leave] + o.seconds[ways][:, None]
        values = np.where(good, values, np.inf)
        for i in np.flatnonzero(drop < 0):  # downhill into a full battery: the rest is lost
            first = max(LEVELS - 1 + drop[i], int(np.ceil(o.worst[ways[i]])))
            full = departs[o.origin[ways[i]], first:]
            values[i, -1] = full.min() + o.seconds[ways[i]]
        return np.asarray(values, dtype=np.float64)

    def _bounds(self) -> tuple[Numbers, Numbers]:
        """From each place to the end: the least seconds, and the least percents."""
        o = self._options
        seconds, percent = (np.full(self._end + 1, np.inf) for _ in range(2))
        seconds[self._end] = percent[self._end] = 0.0
        for _ in range(self._end):
            before = seconds.copy(), percent.copy()
            np.minimum.at(seconds, o.origin, o.seconds + seconds[o.target])
            np.minimum.at(percent, o.origin, o.percent + percent[o.target])
            if all(np.array_equal(a, b) for a, b in zip(before, (seconds, percent), strict=True)):
                break
        return seconds, percent

    def _pruned(self, departs: Numbers, best: float) -> Numbers:
        """Without what cannot become better than the best."""
        kw = max((s.kw for s in self._stations), default=1.0) or 1.0
        missing = self._left_percent[: self._end, None] + self._wish.reserve - EVERY_LEVEL[None, :]
        charging = np.maximum(missing, 0.0) * self._car.battery_kwh * 36.0 / kw
        bound = departs + self._left_s[: self._end, None] + charging
        return np.where(bound < best, departs, np.inf)

    def _ended(self, arrivals: Sequence[Numbers], departs: Sequence[Numbers]) -> Found | None:
        """The quickest way to the end from the newest departures."""
        o = self._options
        ways = np.flatnonzero((o.target == self._end) & (o.origin != START))
        if not len(ways):
            return None
        can = EVERY_LEVEL[None, :] >= o.worst[ways][:, None]
        values = np.where(can, departs[-1][o.origin[ways]] + o.seconds[ways][:, None], np.inf)
        way, level = np.unravel_index(int(values.argmin()), values.shape)
        if not np.isfinite(values[way, level]):
            return None
        last = o.rows[ways[way]]
        halts = self._back(last.origin, int(level), arrivals, departs)
        return Found(float(values[way, level]), halts, last)

    def _back(
        self, station: int, level: int, arrivals: Sequence[Numbers], departs: Sequence[Numbers]
    ) -> tuple[Halt, ...]:
        """The stops that led to a departure, first to last."""
        halts: list[Halt] = []
        for turn in range(len(departs) - 1, 0, -1):
            groups = [g for g, (t, _) in enumerate(self._groups) if t == station]
            costs = [arrivals[turn - 1][g] + self._table(g)[:, level] for g in groups]
            group, arrive = np.unravel_index(int(np.argmin(costs)), (len(groups), LEVELS))
            option = self._way_to(self._groups[groups[group]], int(arrive), departs[turn - 1])
            halts.append(Halt(station, option, float(level)))
            if option.origin == START:
                break
            drop = int(np.ceil(option.percent))
            station, level = option.origin, int(arrive) + drop
            if drop < 0 and arrive == LEVELS - 1:
                level = max(level, int(np.ceil(option.worst)))
                level += int(departs[turn - 1][station, level:].argmin())
        return tuple(reversed(halts))

    def _way_to(self, group: tuple[int, int], arrive: int, departs: Numbers) -> Option:
        """By which way one has come there with that percent."""
        o = self._options
        ways = np.flatnonzero((o.target == group[0]) & (o.celsius == group[1]))
        if not len(departs):
            first = [o.rows[way] for way in ways if o.origin[way] == START]
            return min((it for it in first if self._first_level(it) == arrive), key=_seconds)
        ways = ways[o.origin[ways] != START]
        return o.rows[int(ways[self._arriving(ways, departs)[:, arrive].argmin()])]


def _seconds(option: Option) -> float:
    return option.seconds

"""What a trip adds up to, from speed and battery power; gaps in either are not papered over."""

from dataclasses import dataclass, field

from cockpit.core.reading import Reading

LONGEST_STEP_S = 1.0
"""A longer time between two looks is a gap: nothing is known of it."""

MOST_MISSED_PERCENT = 5.0
"""Share of the trip that may be missing before its sums are no longer given."""

SHORTEST_M = 300.0
"""Metres before an average means anything."""

STRETCH_M, STRETCHES = 250.0, 24
"""The chart has one bar for each stretch."""

J_PER_KWH = 3.6e6


@dataclass(slots=True)
class Trip:
    """Since the start: metres, seconds, and energy out of the battery in joules."""

    metres: float = 0.0
    joules: float = 0.0
    seconds: float = 0.0
    missed_s: float = 0.0
    stretches: list[float] = field(default_factory=list)
    """kWh/100 km of the last stretches, the newest last."""
    _at: float | None = None
    _mark: tuple[float, float] = (0.0, 0.0)

    def look(self, now: float, on: bool, speed: Reading[float], power: Reading[float]) -> None:
        """Take in the time since the last look. Speed in km/h; power in W, into the battery."""
        step = now - self._at if self._at is not None else 0.0
        self._at = now
        if not on or step <= 0:
            return
        self.seconds += step
        known = speed.valid and power.valid and step <= LONGEST_STEP_S
        if not known or speed.value is None or power.value is None:
            self.missed_s += step
            return
        self.metres += abs(speed.value) / 3.6 * step
        self.joules -= power.value * step
        self._chart()

    def _chart(self) -> None:
        metres, joules = self._mark
        if self.metres - metres >= STRETCH_M:
            self.stretches.append(_kwh_per_100km(self.joules - joules, self.metres - metres))
            del self.stretches[:-STRETCHES]
            self._mark = (self.metres, self.joules)

    @property
    def whole(self) -> bool:
        """Whether so little was missed that the sums may be given."""
        return self.missed_s <= self.seconds * MOST_MISSED_PERCENT / 100 or self.missed_s < 1.0

    @property
    def distance_m(self) -> float | None:
        """None where too much of the trip was not seen."""
        return self.metres if self.whole else None

    @property
    def energy_kwh(self) -> float | None:
        """Out of the battery; below 0 where more came back. None as for the distance."""
        return self.joules / J_PER_KWH if self.whole else None

    @property
    def consumption(self) -> float | None:
        """kWh/100 km; None where too little was driven, or too much was not seen."""
        if not self.whole or self.metres < SHORTEST_M:
            return None
        return _kwh_per_100km(self.joules, self.metres)


def _kwh_per_100km(joules: float, metres: float) -> float:
    return joules / J_PER_KWH / metres * 100_000

"""Holds back samples of signals that the mapping wants less often; the newest is never lost."""

from collections.abc import Mapping
from typing import Any

from cockpit.core.mailbox import Samples
from cockpit.core.reading import Sample
from cockpit.core.signal import Signal


class Pace:
    """At most one sample per signal and interval."""

    def __init__(self, intervals: Mapping[Signal[Any], float]) -> None:
        self._intervals = {signal: s for signal, s in intervals.items() if s > 0}
        self._posted: dict[Signal[Any], float] = {}
        self._held: dict[Signal[Any], Sample[Any]] = {}

    def apply(self, samples: Samples, now: float) -> None:
        """Take out what comes too soon, put in what was held long enough."""
        for signal in self._intervals.keys() & samples.keys():
            self._held[signal] = samples.pop(signal)
        for signal in tuple(self._held):
            if now - self._posted.get(signal, float("-inf")) >= self._intervals[signal]:
                samples[signal] = self._held.pop(signal)
                self._posted[signal] = now

    @property
    def holding(self) -> bool:
        """Whether something waits for its time."""
        return bool(self._held)

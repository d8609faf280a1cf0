"""Learns how often a frame comes, where the car's files do not say it."""

from collections.abc import Callable, Iterable

from cockpit.links.car.definition import Frame
from cockpit.links.raw_frame import RawFrame

INTERVALS = 10
LEAST_TIMEOUT_S = 0.15
CYCLES = 3


class Periods:
    """Watches the first frames of each id without a cycle time, then lets it be."""

    def __init__(self, frames: Iterable[Frame], learned: Callable[[Frame, float], None]) -> None:
        self.open = {f.key: f for f in frames if f.cycle_s is None and f.mux_start is None}
        """What is still to be learnt; empty most of the time."""
        self._learned = learned
        self._gaps: dict[int, list[float]] = {}
        self._last: dict[int, float] = {}

    def look(self, raws: Iterable[RawFrame]) -> None:
        """Take in frames whose ids are in `open`."""
        for key, _, _, time in raws:
            if key in self.open:
                if key in self._last:
                    self._gaps.setdefault(key, []).append(time - self._last[key])
                self._last[key] = time
                self._conclude(key)

    def _conclude(self, key: int) -> None:
        gaps = self._gaps.get(key, ())
        if len(gaps) >= INTERVALS:
            # The second longest: one hiccup while learning must not make us patient for ever.
            period = sorted(gaps)[-2]
            self._learned(self.open.pop(key), max(LEAST_TIMEOUT_S, CYCLES * period))
            del self._gaps[key], self._last[key]

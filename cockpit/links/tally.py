"""Counts every frame by bus and id, where the black box would take it."""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from cockpit.links.raw_frame import RawFrame

type Place = tuple[int, int]
"""Bus number and key."""

_key = itemgetter(0)


class Tally:
    """A recorder that keeps counts only; any thread may ask it."""

    def __init__(self, window_s: float = 2.0) -> None:
        self._window_s = window_s
        self._lock = threading.Lock()
        self._counts: dict[int, Counter[int]] = {}
        self._data: dict[Place, bytes] = {}
        self._marks: list[tuple[float, Counter[Place]]] = []

    def take(self, bus: int, frames: Sequence[RawFrame]) -> None:
        """Count frames of one bus."""
        with self._lock:
            if not self._marks:
                self._marks.append((time.monotonic(), Counter()))
            self._counts.setdefault(bus, Counter()).update(map(_key, frames))
            self._data.update(((bus, key), data) for key, _, data, _ in frames)

    def rates(self) -> dict[Place, float]:
        """Frames per second of every id ever seen, over about the window."""
        now = time.monotonic()
        with self._lock:
            counts = Counter(
                {(bus, key): n for bus, own in self._counts.items() for key, n in own.items()}
            )
            marks = self._marks
            marks.append((now, counts))
            while len(marks) > 2 and now - marks[1][0] >= self._window_s:
                del marks[0]
            since, before = marks[0]
        passed = max(now - since, 1e-3)
        return {place: (n - before[place]) / passed for place, n in counts.items()}

    def newest(self, place: Place) -> bytes:
        """The newest data of an id."""
        with self._lock:
            return self._data.get(place, b"")

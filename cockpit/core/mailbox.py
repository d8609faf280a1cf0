"""The one door between threads: links post, the main thread drains once per display frame."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

from cockpit.core.reading import Sample
from cockpit.core.signal import Signal

type Samples = dict[Signal[Any], Sample[Any]]


class Mailbox:
    """Keeps the newest sample per signal, and calls in the order they came."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._samples: Samples = {}
        self._calls: list[Callable[[], None]] = []

    def post(self, samples: Mapping[Signal[Any], Sample[Any]]) -> None:
        """Leave samples; a newer one of the same signal replaces the older."""
        with self._lock:
            self._samples.update(samples)

    def tell(self, call: Callable[[], None]) -> None:
        """Leave a call for the main thread; calls are never dropped nor reordered."""
        with self._lock:
            self._calls.append(call)

    def drain(self) -> tuple[Samples, list[Callable[[], None]]]:
        """Take all that has come since the last drain."""
        if not self._samples and not self._calls:
            return {}, []
        with self._lock:
            taken = self._samples, self._calls
            self._samples, self._calls = {}, []
        return taken

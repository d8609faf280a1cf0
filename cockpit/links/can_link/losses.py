"""Frames that a bus lost and error frames that it carried, for as long as they are news."""

import time
from collections.abc import Callable

from cockpit.links.can_link.health import BusHealth, LinkHealth

NEWS_S = 60.0


class Losses:
    """Compares each health with the one before; a count that grew is news for a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counts: dict[str, tuple[int, int]] = {}
        self._grew_at: dict[str, float] = {}

    def news(self, health: LinkHealth) -> list[BusHealth]:
        """The buses that lost frames or carried error frames in the last minute."""
        now = self._clock()
        for name, bus in health.buses.items():
            counts = (bus.dropped, bus.error_frames)
            before = self._counts.get(name, (0, 0))
            if counts[0] > before[0] or counts[1] > before[1]:
                self._grew_at[name] = now
            self._counts[name] = counts
        fresh = [name for name, at in self._grew_at.items() if now - at < NEWS_S]
        return [health.buses[name] for name in fresh if name in health.buses]

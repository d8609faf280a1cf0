"""How wrong PINs are slowed down, also over restarts."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cockpit.core.stored import Stored

FREE = 3
"""Tries before anybody must wait."""
WAITS_S = (30.0, 60.0, 300.0, 900.0, 3600.0, 3600.0)
"""Seconds after the 3rd, 4th … wrong PIN."""
LOCKED_S = 86_400.0
"""After all those, one try a day; a paired phone opens the profile at any time."""


def wait_s(wrong: int) -> float:
    """Seconds from the last of so many wrong PINs until another is looked at."""
    if wrong < FREE:
        return 0.0
    place = wrong - FREE
    return WAITS_S[place] if place < len(WAITS_S) else LOCKED_S


class _Tries(NamedTuple):
    """Wrong PINs in a row, when the last was (seconds since 1970), and how much is waited off."""

    wrong: int
    at: float
    past_s: float
    steady: float


class Lockout:
    """Counts in `folder`/tries.json; None counts for this run only.

    The clock on the wall is looked at once, at the start: one that is set while the car runs
    neither shortens a wait nor makes it endless.
    """

    def __init__(
        self,
        folder: Path | None,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stored = Stored(folder, "tries")
        self._clock, self._steady = clock, steady
        self._tries = self._read()

    def left_s(self, profile: str) -> float:
        """Seconds until a PIN is looked at; 0: now."""
        tries = self._tries.get(profile)
        if tries is None:
            return 0.0
        return max(0.0, wait_s(tries.wrong) - tries.past_s - (self._steady() - tries.steady))

    def count(self, profile: str) -> bool:
        """A try begins: it is wrong until `right`, so that pulling the plug gives none for free.

        False where that cannot be written; then the PIN must not be looked at.
        """
        wrong = self._tries[profile].wrong + 1 if profile in self._tries else 1
        self._tries[profile] = _Tries(wrong, self._clock(), 0.0, self._steady())
        return self._write()

    def right(self, profile: str) -> None:
        """The profile was opened, or is gone."""
        if self._tries.pop(profile, None):
            self._write()

    def _read(self) -> dict[str, _Tries]:
        words, now, steady = self._stored.read(), self._clock(), self._steady()
        try:
            return {
                str(profile): _Tries(int(wrong), float(at), max(0.0, now - float(at)), steady)
                for profile, (wrong, at) in (words or {}).items()
            }
        except (AttributeError, TypeError, ValueError, OverflowError) as error:
            self._stored.put_aside(type(error).__name__)
            return {}

    def _write(self) -> bool:
        self._stored.write({profile: (t.wrong, t.at) for profile, t in self._tries.items()})
        return not self._stored.trouble

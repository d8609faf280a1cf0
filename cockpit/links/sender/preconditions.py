"""What must hold before the car is asked for something; unknown means no."""

from collections.abc import Callable, Iterable
from typing import Any

from cockpit.core.driving import STANDSTILL_KMH
from cockpit.core.reading import Reading
from cockpit.core.signal import Signal
from cockpit.core.signals import AUTHORISED, PARKED_GEAR, SELECTED_GEAR, SPEED

ONLY_PARKED = "only while parked"
ONLY_STANDING = "only at standstill"
ONLY_AUTHORISED = "not authorised"
UNKNOWN = "unknown precondition"


class Preconditions:
    """The words of `requires`, judged on readings of now; belongs to the main thread."""

    def __init__(self, get: Callable[[Signal[Any]], Reading[Any]]) -> None:
        self._get = get
        # To ask once makes them wanted, so that they are known when a request comes.
        for signal in (SPEED, SELECTED_GEAR, AUTHORISED):
            get(signal)
        self._rules = {
            "parked": (self._parked, ONLY_PARKED),
            "standstill": (self._standing, ONLY_STANDING),
            "authorised": (self._authorised, ONLY_AUTHORISED),
        }

    def check(self, words: Iterable[str]) -> tuple[dict[str, bool], str]:
        """Each word with its verdict, and the reason to refuse (empty if all hold)."""
        verdicts, why = {}, ""
        for word in words:
            holds, reason = self._rules.get(word, (lambda: False, UNKNOWN))
            verdicts[word] = holds()
            why = why or ("" if verdicts[word] else reason)
        return verdicts, why

    def _standing(self) -> bool:
        speed = self._get(SPEED)
        return speed.valid and speed.value is not None and abs(speed.value) < STANDSTILL_KMH

    def _parked(self) -> bool:
        gear = self._get(SELECTED_GEAR)
        return gear.valid and gear.value == PARKED_GEAR and self._standing()

    def _authorised(self) -> bool:
        reading = self._get(AUTHORISED)
        return reading.valid and reading.value is True

"""Keeps account of what was refused, and tells the driver where somebody tries to break in."""

import time
from collections import Counter
from collections.abc import Callable, Mapping

from cockpit.core.feature import Services
from cockpit.core.notices import Severity
from cockpit.features.phone.keys.refusal import Reason

ALARMING: Mapping[Reason, int] = {
    Reason.FORGED: 1,
    Reason.WRONG_USER: 1,
    # The network may bring one message twice, and a revoked phone may not know it yet.
    Reason.REPLAYED: 3,
    Reason.UNKNOWN_KEY: 3,
}
"""How often within a minute before the driver hears of it; of all else he does not."""
NOTICE = "phone.keys"
TOLD = "Somebody tried to command the car: {reason}"
MINUTE_S = 60.0
LONGEST_PERSON = 64


class Alarm:
    """However much is refused: a line a reason at once, then one a minute, as notices are."""

    def __init__(self, services: Services, clock: Callable[[], float] = time.monotonic) -> None:
        self._notices, self._evidence, self._clock = services.notices, services.evidence, clock
        self.counted: Counter[Reason] = Counter()
        """Since the start."""
        self._fresh: Counter[Reason] = Counter()
        self._whose: dict[Reason, str] = {}
        self._lately: Counter[Reason] = Counter()
        self._written: dict[Reason, float] = {}
        self._minute = clock()
        self._told_at = float("-inf")

    def refused(self, person: str, reason: Reason) -> None:
        """Something of `person`, or in his name, was refused."""
        self.counted[reason] += 1
        self._fresh[reason] += 1
        self._whose[reason] = person[:LONGEST_PERSON]
        now = self._clock()
        if now - self._minute >= MINUTE_S:
            self._minute = now
            self._lately.clear()
        self._lately[reason] += 1
        if self._lately[reason] >= ALARMING.get(reason, self._lately[reason] + 1):
            self._tell(reason, now)

    def look(self) -> None:
        """Write down what is due; call about once a second."""
        now = self._clock()
        for reason in tuple(self._fresh):
            if now - self._written.get(reason, float("-inf")) >= MINUTE_S:
                self._written[reason] = now
                self._write(reason)

    def flush(self) -> None:
        """Write all of it down now."""
        for reason in tuple(self._fresh):
            self._write(reason)

    def _write(self, reason: Reason) -> None:
        about = {"reason": reason.value, "count": self._fresh.pop(reason)}
        self._evidence.keep("phone refused", **about, last_person=self._whose.pop(reason))

    def _tell(self, reason: Reason, now: float) -> None:
        if now - self._told_at >= MINUTE_S:
            self._told_at = now
            self._notices.show(NOTICE, Severity.WARNING, TOLD, reason=reason.value)

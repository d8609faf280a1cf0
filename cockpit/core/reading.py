"""What is known of one signal now: its value, its age, and how far to trust it."""

from dataclasses import dataclass
from enum import IntEnum

from cockpit.core.signal import Value

HOLLOW_AFTER_S = 0.5
MISSING_AFTER_S = 1.5
"""Seconds past a signal's own timeout after which it is drawn hollow, then reads `--`."""


class Trust(IntEnum):
    """How far a value may be believed; the screen shows each step differently."""

    MISSING = 0
    HOLLOW = 1
    FADING = 2
    LIVE = 3


@dataclass(frozen=True, slots=True)
class Sample[T: Value]:
    """One decoded value as a link saw it.

    `at` is monotonic seconds. A sample with a `fault` ("out of range", "not available",
    "checksum wrong", "counter stuck" …) carries no value.
    """

    value: T | None
    at: float
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Reading[T: Value]:
    """The newest value of a signal with its age in seconds and its trust.

    `value` is None whenever trust is MISSING, so that nothing stale can be used by mistake.
    `cause` says in a few words why a reading is not LIVE; `source` names the frame and bus.
    """

    value: T | None
    age_s: float
    trust: Trust
    cause: str = ""
    source: str = ""

    @property
    def valid(self) -> bool:
        """True only while the value is fresh and faultless."""
        return self.trust is Trust.LIVE


def trust_at(age_s: float, timeout_s: float) -> Trust:
    """The trust that a faultless value of this age deserves."""
    late = age_s - timeout_s
    if late <= 0:
        return Trust.LIVE
    if late <= HOLLOW_AFTER_S:
        return Trust.FADING
    return Trust.HOLLOW if late <= MISSING_AFTER_S else Trust.MISSING

"""What the driver must know: one notice per key, the gravest first."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How much a notice may claim of the driver's attention."""

    INFO = 0
    ADVICE = 1
    WARNING = 2
    DANGER = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """One message. `text` is English with {names}; the view translates it and fills in `values`."""

    key: str
    severity: Severity
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    since: float = 0.0


class Notices:
    """The standing notices; watchers hear of each change."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._standing: dict[str, Notice] = {}
        self._watchers: list[Callable[[], None]] = []

    def show(self, key: str, severity: Severity, text: str, **values: object) -> None:
        """Raise a notice, or bring the one of the same key up to date."""
        old = self._standing.get(key)
        since = old.since if old else self._clock()
        notice = Notice(key, severity, text, values, since)
        if notice != old:
            self._standing[key] = notice
            self._tell()

    def clear(self, key: str) -> None:
        """Take a notice back; unknown keys are fine."""
        if self._standing.pop(key, None):
            self._tell()

    @property
    def standing(self) -> list[Notice]:
        """All notices, the gravest and then the newest first."""
        return sorted(self._standing.values(), key=lambda n: (-n.severity, -n.since))

    def watch(self, told: Callable[[], None]) -> Callable[[], None]:
        """Call `told` after each change; returns a function that stops it."""
        self._watchers.append(told)
        return lambda: self._watchers.remove(told) if told in self._watchers else None

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

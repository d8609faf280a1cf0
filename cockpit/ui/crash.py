"""Keeps an uncaught exception in a slot from killing the dashboard, and says it once."""

import logging
import sys
import traceback
from types import TracebackType

log = logging.getLogger(__name__)


class CrashHook:
    """Logs each distinct crash once with its trace, later ones in one line; counts them all."""

    def __init__(self) -> None:
        self.count = 0
        self._known: set[tuple[str, int]] = set()

    def install(self) -> None:
        """Become `sys.excepthook`; without one, PyQt6 aborts the process."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the error and go on."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.count += 1
        last = traceback.extract_tb(trace)[-1] if trace else None
        place = (last.filename, last.lineno or 0) if last else ("?", 0)
        if place in self._known:
            log.error("again: %s: %s", kind.__name__, error)
            return
        self._known.add(place)
        log.error("uncaught in the user interface", exc_info=(kind, error, trace))

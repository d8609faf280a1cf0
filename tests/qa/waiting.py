"""Waits for a condition while Qt goes on; never sleeps for a fixed time."""

import time
from collections.abc import Callable

from PyQt6.QtTest import QTest

PATIENCE_S = 8.0
LOOK_MS = 10


def wait_for(holds: Callable[[], object], what: str, within_s: float = PATIENCE_S) -> float:
    """Wait until `holds()` is true; returns the seconds it took, or fails with `what`."""
    began = time.monotonic()
    while not holds():
        waited = time.monotonic() - began
        assert waited < within_s, f"waited {waited:.1f} s for: {what}"
        QTest.qWait(LOOK_MS)  # type: ignore[arg-type, call-arg]
    return time.monotonic() - began

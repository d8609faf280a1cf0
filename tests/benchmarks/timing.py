"""Small words that the benchmarks share."""

import time
from collections.abc import Sequence

from PyQt6.QtWidgets import QApplication

_kept: list[object] = []


def start_qt() -> None:
    """Make the one QApplication, and keep it."""
    _kept.append(QApplication.instance() or QApplication(["bench"]))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of all values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def spin(seconds: float) -> None:
    """Let Qt run for a while, without keeping a core busy."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.0005)

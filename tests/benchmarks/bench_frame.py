"""What a display frame costs the main thread in `commute`: Python, and drawing in software.

Python: from the pump's drain to the last binding. Frame: from the start of a frame's
synchronisation to its swap. The floor is an empty window's frame in the same run.
"""

import argparse
import tempfile
import time
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtQuick import QQuickWindow

from tests.benchmarks.timing import percentile, spin, start_qt
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard


class FrameClock:
    """Milliseconds that each frame of a window took."""

    def __init__(self, window: QQuickWindow) -> None:
        self.taken_ms: list[float] = []
        self._began = 0.0
        direct = Qt.ConnectionType.DirectConnection
        window.beforeSynchronizing.connect(self._begin, direct)  # type: ignore[call-arg]
        window.frameSwapped.connect(self._end, direct)  # type: ignore[call-arg]

    def _begin(self) -> None:
        self._began = time.perf_counter()

    def _end(self) -> None:
        self.taken_ms.append((time.perf_counter() - self._began) * 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    seconds = parser.parse_args().seconds
    start_qt()
    with tempfile.TemporaryDirectory() as folder:
        car = DeskCar(Path(folder), "commute")
        dashboard = Dashboard(car.specs, Path(folder))
        spin(3.0)
        clock = FrameClock(dashboard.app.view.window)
        costs = dashboard.app.pump.costs_s
        costs.clear()
        used, began = time.process_time(), time.perf_counter()
        spin(seconds)
        used, wall = time.process_time() - used, time.perf_counter() - began
        python_ms = [c * 1000 for c in costs]
        dashboard.stop()
        car.stop()
    for name, values in (("main-thread Python", python_ms), ("frame in software", clock.taken_ms)):
        shown = ", ".join(
            f"p{round(s * 100)} {percentile(values, s):.2f}" for s in (0.5, 0.95, 0.99)
        )
        print(f"{name}: {shown} ms ({len(values) / wall:.0f}/s)")
    print(f"whole process: {used / wall * 100:.0f} % of a core")


if __name__ == "__main__":
    main()

"""What a frame of the map costs at 1280×720 while fingers pull and turn it over a dense city.

Python: all that the main thread's Python does for a frame: moving, asking for tiles, lettering,
and laying tiles into the scene graph; in processor time, so that a busy neighbour does not count.
Frame: from the start of its synchronisation to its swap. The floor is a frame of the same window
without a map. With OpenGL: `QT_QPA_PLATFORM=xcb xvfb-run -a python tests/benchmarks/bench_map.py`.
"""

import argparse
import queue
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import QUrl
from PyQt6.QtQuick import QQuickItem, QQuickView, QSGNode
from PyQt6.QtWidgets import QApplication

from cockpit.core.paths import ASSETS
from cockpit.features.navigation.map import scene as map_scene
from cockpit.features.navigation.map.look import LOOK
from cockpit.features.navigation.map.tile_layer import TileLayer
from cockpit.maps.display import build
from cockpit.maps.geo import Box, Point
from cockpit.maps.mercator import spot_of
from cockpit.maps.region import Region
from cockpit.ui.fonts import use_fonts
from cockpit.ui.icons import PROVIDER, IconProvider
from cockpit.ui.qt import pyqtSlot
from cockpit.ui.window import UI
from tests.benchmarks.bench_frame import FrameClock
from tests.benchmarks.timing import percentile, start_qt

EXTRACT = ASSETS / "maps" / "demo.osm.pbf"
MIDDLE = Point(45.5205, -39.4992)
WIDTH, HEIGHT = 1280, 720
PULL_PX, TURN_DEG = 6.0, 0.3
"""A frame's: once around a circle of about a kilometre in 20 s."""
MOST_PYTHON_MS = 4.0


class Stopwatch:
    """Adds up what is timed within a frame."""

    def __init__(self) -> None:
        self.frames_ms: list[float] = []
        self._sum = self._began = 0.0

    def __enter__(self) -> None:
        self._began = time.thread_time()

    def __exit__(self, *_: object) -> None:
        self._sum += time.thread_time() - self._began

    def close(self) -> None:
        """The frame is over."""
        if self._sum:
            self.frames_ms.append(self._sum * 1000)
        self._sum = 0.0


WATCH = Stopwatch()


class TimedLayer(TileLayer):
    """A tile layer whose work is timed."""

    def updatePaintNode(self, old: QSGNode | None, data: object) -> QSGNode:
        with WATCH:
            return super().updatePaintNode(old, data)


class TimedScene(map_scene.MapScene):
    """A scene that is pulled and turned once a frame, as two fingers would, and timed."""

    @pyqtSlot(QQuickItem)
    def attach(self, world: QQuickItem) -> None:
        self._layer = TimedLayer(world)

    @pyqtSlot(float)
    def frame(self, passed_s: float) -> None:
        with WATCH:
            x, y = WIDTH / 2, HEIGHT / 2
            self.pan(x, y, x, y + PULL_PX)
            self.pinch(1.0, TURN_DEG)
            super().frame(passed_s)


class Stage:
    """A window with the map in it, and the loop that a dashboard would have."""

    def __init__(self, region: Region) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.scene = TimedScene(self._calls.put)
        self.scene.set_region(region)
        self.scene.set_position(MIDDLE, 0.0, 0.0, 5.0, time.monotonic())
        use_fonts()
        self.view = QQuickView()
        self._icons = IconProvider()
        engine = self.view.engine()
        assert engine
        engine.addImportPath(str(UI))
        engine.addImageProvider(PROVIDER, self._icons)
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.resize(WIDTH, HEIGHT)

    def show(self) -> None:
        """Open the window; the map begins to be painted."""
        self.view.setInitialProperties({"scene": self.scene, "night": True})
        self.view.setSource(QUrl.fromLocalFile(str(LOOK)))
        self.view.show()
        self.scene.start()
        camera = self.scene.eye.camera
        self.scene.look_from(replace(camera, centre=spot_of(MIDDLE), zoom=15.6))

    def run(self, seconds: float) -> None:
        """Let it run."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QApplication.processEvents()
            while not self._calls.empty():
                call = self._calls.get()
                with WATCH:
                    call()
            time.sleep(0.0005)

    def close(self) -> None:
        """Tear it down, the view first."""
        close(self.view)
        self.view.setSource(QUrl())
        self.scene.stop()


def close(view: QQuickView) -> None:
    """Close a window that clocks listen to: its thread must not wait for Python meanwhile."""
    view.beforeSynchronizing.disconnect()
    view.frameSwapped.disconnect()
    QApplication.processEvents()
    view.close()


def floor_ms() -> float:
    """What a frame of an empty window takes, median."""
    view = QQuickView()
    view.resize(WIDTH, HEIGHT)
    view.show()
    clock = FrameClock(view)
    until = time.monotonic() + 1.0
    while time.monotonic() < until:
        view.update()
        QApplication.processEvents()
    close(view)
    return percentile(clock.taken_ms, 0.5)


def told(name: str, values: list[float], wall_s: float) -> None:
    shown = ", ".join(f"p{round(s * 100)} {percentile(values, s):.2f}" for s in (0.5, 0.95, 0.99))
    print(f"{name}: {shown} ms ({len(values) / wall_s:.0f}/s)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--pitch", type=float, default=0.0)
    asked = parser.parse_args()
    start_qt()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        build(EXTRACT, Path(folder), lambda _: None)
        print(f"display data of the demo city: {time.perf_counter() - began:.1f} s")
        least = floor_ms()
        stage = Stage(Region("demo", Path(folder), Box(45, -40, 46, -39), "", {}))
        stage.show()
        stage.scene.look_from(replace(stage.scene.eye.camera, pitch=asked.pitch))
        stage.run(3.0)
        clock = FrameClock(stage.view)
        stage.view.frameSwapped.connect(WATCH.close)
        WATCH.frames_ms.clear()
        used, wall = time.process_time(), time.perf_counter()
        stage.run(asked.seconds)
        used, wall = time.process_time() - used, time.perf_counter() - wall
        drawn_by = stage.view.rendererInterface().graphicsApi().name  # type: ignore[union-attr]
        stage.close()
    python = WATCH.frames_ms
    told("main-thread Python, processor time", python, wall)
    told(f"frame drawn by {drawn_by}", clock.taken_ms, wall)
    median = percentile(clock.taken_ms, 0.5)
    print(
        f"an empty window's frame: {least:.2f} ms; the map's median: {median / least:.1f} times it"
    )
    print(f"whole process: {used / wall * 100:.0f} % of a core")
    if percentile(python, 0.95) > MOST_PYTHON_MS:
        print(f"too slow: Python's p95 is over {MOST_PYTHON_MS:.0f} ms a frame")
        raise SystemExit(1)


if __name__ == "__main__":
    main()

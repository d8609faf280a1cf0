"""Takes a picture of the map, with nothing else running: for who draws it and who judges it.

`python -m cockpit.features.navigation.map.look --region FOLDER --at LAT,LON --out x.png`
"""

import argparse
import os
import queue
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cockpit.maps.demo import prepare_demo
from cockpit.maps.geo import Point
from cockpit.maps.mercator import spot_of
from cockpit.maps.region import MapError, Region, open_region
from cockpit.maps.route import Route, RouteRequest

PATIENCE_S = 40.0
CALM_S = 0.6
"""Nothing new for so long is the last state."""
LOOK = Path(__file__).parent / "Look.qml"


def main() -> None:
    """A picture of the map: place, zoom, bearing, pitch, theme."""
    asked = _asked()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        region = open_region(asked.region) if asked.region else prepare_demo()
    except MapError as error:
        raise SystemExit(f"look: {error}") from None
    with _Studio(region, asked.theme == "night", asked.language, asked.size) as studio:
        scene = studio.scene
        if asked.car:
            scene.set_position(asked.at, asked.bearing, 0.0, 5.0, time.monotonic())
        if asked.to:
            routes = _routes(region, asked.at, asked.to)
            scene.set_route(routes[0], routes[1:])
        scene.look_from(
            replace(
                scene.eye.camera,
                centre=spot_of(asked.at),
                zoom=asked.zoom,
                bearing=asked.bearing,
                pitch=asked.pitch,
                anchor_y=0.74 if asked.pitch else 0.5,
            )
        )
        studio.picture(asked.out)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="look", description=__doc__)
    add = parser.add_argument
    add("--region", type=Path, help="maps/NAME; the demo city where none is named")
    add("--at", type=_point, required=True, help="the middle, and the car")
    add("--to", type=_point, help="draw the way from the car to here")
    add("--zoom", type=float, default=15.5)
    add("--bearing", type=float, default=0.0)
    add("--pitch", type=float, default=0.0)
    add("--theme", choices=["night", "day"], default="night")
    add("--language", default="en")
    add("--size", type=_size, default=(872, 616), help="WIDTHxHEIGHT")
    add("--car", action=argparse.BooleanOptionalAction, default=True)
    add("--out", type=Path, required=True, help="the PNG")
    return parser.parse_args()


def _point(text: str) -> Point:
    lat, lon = (float(part) for part in text.split(","))
    return Point(lat, lon)


def _size(text: str) -> tuple[int, int]:
    width, height = (int(part) for part in text.split("x"))
    return width, height


class _Studio:
    """A window with nothing but the map."""

    def __init__(self, region: Region, night: bool, language: str, size: tuple[int, int]) -> None:
        from PyQt6.QtQuick import QQuickView
        from PyQt6.QtWidgets import QApplication

        from cockpit.features.navigation.map.scene import MapScene

        self._application = QApplication.instance() or QApplication(["look"])
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.scene = MapScene(self._calls.put)
        self.scene.set_region(region)
        self.scene.set_language(language)
        self._view = QQuickView()
        self._view.resize(*size)
        self._night = night

    def __enter__(self) -> "_Studio":
        from PyQt6.QtCore import QUrl
        from PyQt6.QtQuick import QQuickView

        from cockpit.ui.fonts import use_fonts
        from cockpit.ui.icons import PROVIDER, IconProvider
        from cockpit.ui.window import UI

        use_fonts()
        view = self._view
        engine = view.engine()
        assert engine
        engine.addImportPath(str(UI))
        self._icons = IconProvider()  # the engine keeps no Python object alive
        engine.addImageProvider(PROVIDER, self._icons)
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.setInitialProperties({"scene": self.scene, "night": self._night})
        view.setSource(QUrl.fromLocalFile(str(LOOK)))
        if view.status() is QQuickView.Status.Error:
            raise SystemExit(f"look: {view.errors()[0].toString()}")
        view.show()
        self.scene.start()
        return self

    def __exit__(self, *_: object) -> None:
        from PyQt6.QtCore import QUrl

        self._view.close()
        self._view.setSource(QUrl())
        self.scene.stop()

    def picture(self, out: Path) -> None:
        """Wait until all is painted, then take it."""
        end = time.monotonic() + PATIENCE_S
        calm_since = time.monotonic()
        while time.monotonic() < end and time.monotonic() - calm_since < CALM_S:
            self._turn()
            if not self.scene.settled:
                calm_since = time.monotonic()
        if not self._view.grabWindow().save(str(out)):
            raise SystemExit(f"look: {out}: cannot be written")

    def _turn(self) -> None:
        self._application.processEvents()
        while not self._calls.empty():
            self._calls.get()()
        time.sleep(0.002)


def _routes(region: Region, start: Point, end: Point) -> list[Route]:
    from cockpit.maps.routing.engine import Engine

    return Engine(region).routes(RouteRequest((start, end), alternatives=2))


if __name__ == "__main__":
    main()

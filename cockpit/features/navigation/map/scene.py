"""What the map shows, and from where: filled by the model, drawn by MapView.qml."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PyQt6.QtCore import QObject, QPointF, QRectF, pyqtSignal
from PyQt6.QtGui import QMatrix4x4
from PyQt6.QtQuick import QQuickItem

from cockpit.features.navigation.map.camera import (
    LOCAL,
    REFERENCE,
    Camera,
    Grid,
    inverse,
    projected,
    unprojected,
)
from cockpit.features.navigation.map.eye import Eye
from cockpit.features.navigation.map.paintshop import Paintshop
from cockpit.features.navigation.map.path import RoutePath
from cockpit.features.navigation.map.tiles import Sight, Tiles
from cockpit.features.navigation.map.tiling import ground
from cockpit.features.navigation.map.writing import Writing
from cockpit.maps.geo import Point
from cockpit.maps.mercator import Spot, metres_per_unit_at, point_of, spot_of
from cockpit.maps.region import Region
from cockpit.maps.route import Route
from cockpit.ui.qt import pyqtProperty, pyqtSlot

PATH_EVERY_S = 0.5
SOFTWARE = 1
SOFTWARE_FRAME_S = 0.045
SLOW_FRAME_S, SLOW_FRAMES = 0.11, 20
"""So many frames as slow as this without a graphics card, and the map lies flat."""
ORIGIN_REACH = 100_000.0


class MapScene(QObject):
    """Call the setters at any rate; the view draws what has changed once a frame."""

    changed = pyqtSignal()
    moved = pyqtSignal()
    routed = pyqtSignal()
    pinned = pyqtSignal()
    tapped = pyqtSignal(float, float, str)
    """A named place on the map was touched."""
    wayTapped = pyqtSignal(int)
    """One of the ways beside the chosen one was touched: its place among them."""
    longPressed = pyqtSignal(float, float)

    def __init__(
        self, tell: Callable[[Callable[[], None]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = Paintshop(tell)
        self.eye = Eye()
        self._origin = Spot(0.5, 0.5)
        self._grid: Grid = self.eye.camera.grid(self._origin)
        self._region: Region | None = None
        self._night, self._language = True, "en"
        self._tiles = Tiles(self._shop)
        self._writing = Writing(self._shop)
        self._pathed_at = float("-inf")
        self._path = RoutePath()
        self._pins: list[dict[str, object]] = []
        self._accuracy_m = 0.0
        self._running = False
        self._saved_s = 0.0
        self._stroke = 1.0
        self._software = False
        self._slow = 0

    # --- filled by the model -----------------------------------------------------

    def start(self) -> None:
        """Begin to paint."""
        self._shop.start()
        self._tiles.watch_graph()
        self._running = True
        self.changed.emit()

    def stop(self) -> None:
        """Paint no more."""
        self._running = False
        self._shop.stop()

    @property
    def mode(self) -> str:
        """heading, north, overview or free."""
        return self.eye.mode

    @mode.setter
    def mode(self, mode: str) -> None:
        if mode != self.eye.mode:
            self.eye.mode = mode
            self.changed.emit()

    def set_region(self, region: Region | None) -> None:
        """Draw another region."""
        if region != self._region:
            self._region = region
            self._tiles.forget()
            self._writing.forget()
            self.changed.emit()

    def set_position(
        self, point: Point, heading: float, speed_mps: float, accuracy_m: float, at: float
    ) -> None:
        """Where the car was at a time of the monotonic clock."""
        self.eye.place_car(point, heading, speed_mps, at)
        self._accuracy_m = accuracy_m

    def set_route(self, route: Route | None, alternatives: Sequence[Route] = ()) -> None:
        """The way in use or looked at, and others beside it."""
        self._path.take(route, alternatives)
        points = [p for r in (route, *alternatives) if r for p in r.shape]
        self.eye.set_whole(points)
        self._pathed_at = float("-inf")

    def set_progress(self, metres: float) -> None:
        """How far along the way the car is."""
        self._path.progress = metres

    def set_next_turn(self, metres: float | None) -> None:
        """How far the next turn is."""
        self.eye.set_turn(metres)

    def set_pins(self, pins: Sequence[tuple[Point, str, str]]) -> None:
        """Marks on the map: place, icon, text."""
        fresh = [{"lat": p.lat, "lon": p.lon, "icon": icon, "text": text} for p, icon, text in pins]
        if fresh != self._pins:
            self._pins = fresh
            self.pinned.emit()

    def set_reach(self, rings: Sequence[Sequence[Point]]) -> None:
        """How far the battery goes."""
        self._path.reach = [list(ring) for ring in rings]
        self._pathed_at = float("-inf")

    def set_language(self, language: str) -> None:
        """In which language names are written."""
        self._language = language

    # --- read by the view -----------------------------------------------------------

    @pyqtProperty(QMatrix4x4, notify=moved)
    def matrix(self) -> QMatrix4x4:
        """From local coordinates to the screen."""
        a, b, c, d, e, f, g, h, i = self._grid
        return QMatrix4x4(a, b, 0, c, d, e, 0, f, 0, 0, 1, 0, g, h, 0, i)

    @pyqtProperty(float, notify=changed)
    def stroke(self) -> float:
        """Local pixels for one on the screen."""
        return self._stroke

    @pyqtProperty(float, notify=moved)
    def bearing(self) -> float:
        return self.eye.camera.bearing

    @pyqtProperty(QPointF, notify=moved)
    def car(self) -> QPointF:
        """Where on the screen the car is; far away while it is not known."""
        now = self.eye.car_now()
        if now is None:
            return QPointF(-1000, -1000)
        x, y, _ = projected(self._grid, *self._local(now[0]))
        return QPointF(x, y)

    @pyqtProperty(float, notify=moved)
    def carTurn(self) -> float:
        """The car's heading on the screen."""
        now = self.eye.car_now()
        return 0.0 if now is None else now[1] - self.eye.camera.bearing

    @pyqtProperty(float, notify=moved)
    def pitch(self) -> float:
        return self.eye.camera.pitch

    @pyqtProperty(float, notify=moved)
    def halo(self) -> float:
        """The radius in pixels within which the car is."""
        camera = self.eye.camera
        pixels = 512 * 2**camera.zoom / metres_per_unit_at(camera.centre)
        return min(400.0, self._accuracy_m * pixels)

    @pyqtProperty("QVariantList", notify=routed)
    def route(self) -> list[QPointF]:
        """The way ahead, in local coordinates."""
        return self._path.ahead

    @pyqtProperty("QVariantList", notify=routed)
    def passed(self) -> list[QPointF]:
        return self._path.behind

    @pyqtProperty("QVariantList", notify=routed)
    def others(self) -> list[list[QPointF]]:
        """Alternative ways."""
        return self._path.others

    @pyqtProperty("QVariantList", notify=routed)
    def slow(self) -> list[dict[str, object]]:
        """Pieces with much traffic: points and how bad."""
        return self._path.slow

    @pyqtProperty("QVariantList", notify=routed)
    def reachable(self) -> list[list[QPointF]]:
        return self._path.reachable

    @pyqtProperty(int, notify=pinned)
    def pinCount(self) -> int:
        return len(self._pins)

    @pyqtProperty("QVariantList", notify=moved)
    def pins(self) -> list[dict[str, object]]:
        """Marks with where they are on the screen now."""
        found = []
        for pin in self._pins:
            spot = spot_of(Point(pin["lat"], pin["lon"]))  # type: ignore[arg-type]
            x, y, depth = projected(self._grid, *self._local(spot))
            if depth > 0:
                found.append({"icon": pin["icon"], "text": pin["text"], "x": x, "y": y})
        return found

    @pyqtProperty(str, notify=changed)
    def attribution(self) -> str:
        return self._region.attribution if self._region else ""

    @pyqtProperty(bool, notify=changed)
    def covered(self) -> bool:
        """Whether there is a map here."""
        return self._region is not None

    @pyqtProperty(bool, notify=changed)
    def running(self) -> bool:
        return self._running

    def look_from(self, camera: Camera) -> None:
        """Look from there, as if moved by hand."""
        self.eye.mode, self.eye.camera = "free", camera
        self._aim()
        self.changed.emit()

    @property
    def settled(self) -> bool:
        """Whether all that is seen is painted and lettered."""
        if self._region is None or not self._running:
            return False
        sight = Sight(self._region, self.eye.camera, self._origin, self._grid)
        return self._tiles.whole(sight, self._night) and self._writing.ready

    # --- called by the view ---------------------------------------------------------

    @pyqtSlot(QQuickItem)
    def attach(self, world: QQuickItem) -> None:
        """Lay the tiles into the view's world."""
        self._tiles.attach(world)

    @pyqtSlot(QQuickItem)
    def attachLabels(self, layer: QQuickItem) -> None:
        """The pool of texts that the scene fills."""
        self._writing.letters.attach(layer)

    @pyqtSlot("QVariantList")
    def keepClear(self, boxes: list[QRectF]) -> None:
        """Write nothing below what lies on the map there."""
        self._writing.taken = [(b.left(), b.top(), b.right(), b.bottom()) for b in boxes]

    @pyqtSlot(int)
    def drawnBy(self, api: int) -> None:
        """Told by the view what draws; 1 is software."""
        self._software = api == SOFTWARE

    @pyqtSlot(float, float)
    def resize(self, width: float, height: float) -> None:
        if width > 0 and height > 0:
            self.eye.camera = replace(self.eye.camera, width=width, height=height)

    def _set_night(self, night: bool) -> None:
        self._night = night
        self._tiles.forget()

    night = pyqtProperty(bool, fget=lambda self: self._night, fset=_set_night)

    @pyqtSlot(float)
    def frame(self, passed_s: float) -> None:
        """One display frame: move, fetch, letter."""
        self._saved_s += min(0.2, passed_s)
        if self._software and self._saved_s < SOFTWARE_FRAME_S:
            return
        passed_s, self._saved_s = self._saved_s, 0.0
        self._look_at_pace(passed_s)
        mode = self.eye.mode
        if self.eye.step(passed_s):
            self._aim()
        if mode != self.eye.mode:
            self.changed.emit()
        if self._region:
            sight = Sight(self._region, self.eye.camera, self._origin, self._grid)
            self._tiles.look(sight, self._night)
            self._writing.look(sight, self._language, (self.car.x(), self.car.y()))
        self._draw_path()

    @pyqtSlot(float, float, float, float)
    def pan(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._by_hand(lambda: self.eye.pan(self._origin, (x0, y0), (x1, y1)))

    @pyqtSlot(float, float)
    def pinch(self, factor: float, turn: float) -> None:
        self._by_hand(lambda: self.eye.pinch(factor, turn))

    @pyqtSlot(float, float)
    def fling(self, x: float, y: float) -> None:
        self.eye.fling(x, y)

    @pyqtSlot(float, float)
    def tap(self, x: float, y: float) -> None:
        """A finger touched the map: what is written there, else a way beside the chosen one."""
        text = self._writing.at(x, y)
        if text:
            point = self._point_at(text.local_x, text.local_y)
            self.tapped.emit(point.lat, point.lon, text.name)
            return
        way = self._path.other_at(self._grid, x, y)
        if way is not None:
            self.wayTapped.emit(way)

    @pyqtSlot(float, float)
    def press(self, x: float, y: float) -> None:
        """A finger rests on a place."""
        point = self._point(x, y)
        self.longPressed.emit(point.lat, point.lon)

    # ------------------------------------------------------------------------------------------

    def _look_at_pace(self, passed_s: float) -> None:
        """Perspective costs most; a machine without the power for it does without."""
        slow = self._software and passed_s > SLOW_FRAME_S
        self._slow = min(SLOW_FRAMES, self._slow + 1) if slow else max(0, self._slow - 1)
        if self._slow == SLOW_FRAMES:
            self.eye.flat = True

    def _by_hand(self, move: Callable[[], None]) -> None:
        was = self.eye.mode
        move()
        self._aim()
        if was != self.eye.mode:
            self.changed.emit()

    def _aim(self) -> None:
        camera = self.eye.camera
        if (
            abs(camera.centre.x - self._origin.x) * LOCAL > ORIGIN_REACH
            or abs(camera.centre.y - self._origin.y) * LOCAL > ORIGIN_REACH
        ):
            self._origin = camera.centre
            self._pathed_at = float("-inf")
        self._grid = camera.grid(self._origin)
        stroke = 2.0 ** (REFERENCE - camera.zoom)
        if not 0.94 < stroke / self._stroke < 1.06:
            self._stroke = stroke
            self.changed.emit()
        self._writing.letters.move(self._grid)
        self.moved.emit()

    def _draw_path(self) -> None:
        now = time.monotonic()
        if now - self._pathed_at < PATH_EVERY_S:
            return
        self._pathed_at = now
        if self._path.draw(self._origin, self.eye.camera, ground(self.eye.camera, self._grid)):
            self.routed.emit()

    def _local(self, spot: Spot) -> tuple[float, float]:
        return (spot.x - self._origin.x) * LOCAL, (spot.y - self._origin.y) * LOCAL

    def _point(self, x: float, y: float) -> Point:
        return self._point_at(*unprojected(inverse(self._grid), x, y))

    def _point_at(self, local_x: float, local_y: float) -> Point:
        return point_of(Spot(local_x / LOCAL + self._origin.x, local_y / LOCAL + self._origin.y))

    @property
    def camera(self) -> Camera:
        """From where one looks now."""
        return self.eye.camera

"""The pool of texts on the map: fills and moves items that QML made."""

from collections.abc import Sequence

from PyQt6.QtQuick import QQuickItem

from cockpit.features.navigation.map.camera import Camera, Grid, projected
from cockpit.features.navigation.map.lettering import Placed, placed
from cockpit.maps.display.read import Written
from cockpit.maps.mercator import Spot

TOUCHABLE = ("charger", "poi", "place")
FINGER_PX = 45.0
"""So far beside the middle of a text a finger still means it; twice as far along it."""


class Letters:
    """A text keeps its item for as long as it is shown, so that nothing flickers."""

    def __init__(self) -> None:
        self._free: list[QQuickItem] = []
        self._used: dict[int, tuple[QQuickItem, Placed]] = {}
        self.taken: list[tuple[float, float, float, float]] = []
        """Boxes of the screen on which something else lies: left, top, right, bottom."""

    def attach(self, layer: QQuickItem) -> None:
        """Take the layer's items as the pool."""
        self._free = [item for item in layer.childItems() if item.property("kind") is not None]
        self._used = {}

    def write(self, texts: Sequence[Written], camera: Camera, origin: Spot, grid: Grid) -> None:
        """Show the texts that fit now."""
        fits = placed(texts, camera, origin, grid, set(self._used), self.taken)
        fresh = {spot.id: spot for spot in fits}
        for gone in self._used.keys() - fresh.keys():
            item, _ = self._used.pop(gone)
            item.setVisible(False)
            self._free.append(item)
        for number, spot in fresh.items():
            known = self._used.get(number)
            if known is None and not self._free:
                continue
            item = known[0] if known else self._free.pop()
            if known is None:
                self._fill(item, spot)
            self._used[number] = (item, spot)
        self.move(grid)

    def move(self, grid: Grid) -> None:
        """Bring all to where their places are on the screen now."""
        for item, spot in self._used.values():
            x, y, _ = projected(grid, spot.local_x, spot.local_y)
            item.setX(x)
            item.setY(y)
            item.setRotation(spot.turn)

    def at(self, x: float, y: float) -> Placed | None:
        """The nearest place (no street, no number) whose text a finger at x, y means."""
        near = [
            (abs(item.x() - x) / 2 + abs(item.y() - y), spot)
            for item, spot in self._used.values()
            if spot.kind in TOUCHABLE and spot.name
        ]
        far, spot = min(near, key=lambda pair: pair[0], default=(FINGER_PX, None))
        return spot if far < FINGER_PX else None

    @staticmethod
    def _fill(item: QQuickItem, spot: Placed) -> None:
        item.setProperty("kind", spot.kind)
        item.setProperty("name", spot.name)
        item.setProperty("icon", spot.icon)
        item.setProperty("size", spot.size)
        item.setProperty("strong", spot.important)
        item.setVisible(True)

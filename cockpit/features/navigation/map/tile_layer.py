"""Holds painted tiles as textures, in local coordinates; the camera's matrix lies above it."""

from collections import OrderedDict
from dataclasses import dataclass

from PyQt6.QtCore import QRectF, Qt, pyqtSlot
from PyQt6.QtGui import QImage
from PyQt6.QtQuick import QQuickItem, QSGImageNode, QSGNode, QSGTexture

from cockpit.features.navigation.map.camera import LOCAL
from cockpit.features.navigation.map.paintshop import TileKey
from cockpit.maps.mercator import Spot

MOST_TILES = 120
UPLOADS_PER_FRAME = 3


@dataclass(slots=True)
class _Held:
    """A tile's image, and what the scene graph made of it."""

    image: QImage
    texture: QSGTexture | None = None
    node: QSGImageNode | None = None


class TileLayer(QQuickItem):
    """Shows the tiles it was told to; the coarser ones lie below."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._held: OrderedDict[TileKey, _Held] = OrderedDict()
        self._shown: list[TileKey] = []
        self._origin = Spot(0.5, 0.5)
        self._stale = False
        self._gone: list[_Held] = []

    def watch_graph(self) -> None:
        """Have textures go before the graphics card does; call it once the window is shown."""
        window = self.window()
        if window is not None:
            # directly, on the thread that draws: a moment later its context is gone
            direct = Qt.ConnectionType.DirectConnection
            window.sceneGraphInvalidated.connect(self._let_go, direct)  # type: ignore[call-arg]

    @pyqtSlot()
    def _let_go(self) -> None:
        for held in (*self._held.values(), *self._gone):
            held.node = held.texture = None
        self._gone.clear()

    def has(self, key: TileKey) -> bool:
        """Whether a tile is here to be shown."""
        return key in self._held

    @property
    def behind(self) -> bool:
        """Whether something is to be shown that is not drawn yet."""
        return self._stale

    def hold(self, key: TileKey, image: QImage) -> None:
        """Keep a painted tile; the ones not seen for longest go."""
        self._held[key] = _Held(image)
        while len(self._held) > MOST_TILES:
            oldest = next((k for k in self._held if k not in self._shown), None)
            if oldest is None:
                break
            self._gone.append(self._held.pop(oldest))
        self._stale = True
        self.update()

    def show(self, keys: list[TileKey], origin: Spot) -> None:
        """Show these tiles, which must be held."""
        keys = sorted(keys, key=lambda key: key.zoom)
        if keys == self._shown and origin == self._origin and not self._stale:
            return
        self._shown, self._origin, self._stale = keys, origin, True
        for key in keys:
            self._held.move_to_end(key)
        self.update()

    def updatePaintNode(self, old: QSGNode | None, data: object) -> QSGNode:
        """Bring the nodes in line with what is to be shown."""
        root = old or QSGNode()
        if not self._stale:
            return root
        self._stale = False
        root.removeAllChildNodes()
        self._gone.clear()
        uploads = 0
        for key in self._shown:
            held = self._held.get(key)
            if held is None:
                continue
            if held.node is None:
                if uploads >= UPLOADS_PER_FRAME:
                    self._stale = True
                    continue
                uploads += 1
                self._upload(held)
            if held.node is not None:
                held.node.setRect(self._rect(key))
                root.appendChildNode(held.node)
        if self._stale:
            self.update()
        return root

    def _upload(self, held: _Held) -> None:
        window = self.window()
        if window is None:
            return
        held.texture = window.createTextureFromImage(held.image)
        held.node = window.createImageNode()
        if held.node is None or held.texture is None:
            return
        held.node.setFlag(QSGNode.Flag.OwnedByParent, False)
        held.node.setTexture(held.texture)
        held.node.setOwnsTexture(False)
        held.node.setFiltering(QSGTexture.Filtering.Linear)

    def _rect(self, key: TileKey) -> QRectF:
        side = LOCAL / 2**key.zoom
        x = key.column * side - self._origin.x * LOCAL
        y = key.row * side - self._origin.y * LOCAL
        return QRectF(x, y, side, side)

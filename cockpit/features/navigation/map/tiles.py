"""Brings tiles from the painter to the screen: those that are seen, the nearest first."""

from typing import NamedTuple

from PyQt6.QtGui import QImage
from PyQt6.QtQuick import QQuickItem

from cockpit.features.navigation.map.camera import Camera, Grid
from cockpit.features.navigation.map.paintshop import Paintshop, TileKey
from cockpit.features.navigation.map.tile_layer import TileLayer
from cockpit.features.navigation.map.tiling import standing_in, wanted
from cockpit.maps.mercator import Spot
from cockpit.maps.region import Region


class Sight(NamedTuple):
    """What is looked at, and from where."""

    region: Region
    camera: Camera
    origin: Spot
    grid: Grid


class Tiles:
    """Shows what is there, asks for what is not."""

    def __init__(self, shop: Paintshop) -> None:
        self._shop = shop
        self._layer: TileLayer | None = None
        self._asked: set[TileKey] = set()

    def attach(self, world: QQuickItem) -> None:
        """Lay the tiles into the view's world."""
        self._layer = TileLayer(world)

    def watch_graph(self) -> None:
        """To be called once the window is shown; see `TileLayer.watch_graph`."""
        if self._layer is not None:
            self._layer.watch_graph()

    def forget(self) -> None:
        """Another region or theme: what was asked for may be asked for again."""
        self._asked.clear()

    def look(self, sight: Sight, night: bool) -> None:
        """Bring the layer up to date; a few tiles are asked for at a time."""
        if self._layer is None:
            return
        keys = self._wanted(sight, night)
        self._layer.show(standing_in(keys, self._layer.has), sight.origin)
        for key in keys:
            if not self._shop.free:
                break
            if key not in self._asked and not self._layer.has(key):
                self._asked.add(key)
                self._shop.tile(key, lambda image, key=key: self._painted(key, image))  # type: ignore[misc]

    def whole(self, sight: Sight, night: bool) -> bool:
        """Whether all that is seen is painted and drawn."""
        layer = self._layer
        return (
            layer is not None
            and not layer.behind
            and all(map(layer.has, self._wanted(sight, night)))
        )

    @staticmethod
    def _wanted(sight: Sight, night: bool) -> list[TileKey]:
        theme = "night" if night else "day"
        return wanted(str(sight.region.display), theme, sight.camera, sight.origin, sight.grid)

    def _painted(self, key: TileKey, image: QImage | None) -> None:
        self._asked.discard(key)
        if image is not None and self._layer is not None:
            self._layer.hold(key, image)

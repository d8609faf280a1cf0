"""Icons by name and colour: `image://icon/fan/F2F5F8` is `assets/icons/fan.svg` drawn in F2F5F8."""

import logging
from functools import lru_cache
from pathlib import Path

from PyQt6.QtCore import QByteArray, QSize
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtQuick import QQuickImageProvider
from PyQt6.QtSvg import QSvgRenderer

from cockpit.core.paths import ASSETS

log = logging.getLogger(__name__)

PROVIDER = "icon"
ICONS = ASSETS / "icons"
SIZE = 48
"""Pixels that an icon gets where QML asks for no size."""


@lru_cache(maxsize=256)
def _drawing(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError:
        log.warning("no icon %s; see assets/icons", file.name)
        return ""


def draw(name: str, colour: str, size: QSize) -> QImage:
    """The icon in one colour (`RRGGBB`) on nothing; empty pixels where there is no such icon."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    svg = _drawing(ICONS / f"{name}.svg").replace("currentColor", f"#{colour}")
    if svg:
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
    return image


class IconProvider(QQuickImageProvider):
    """Synchronous on purpose: an asynchronous provider in Python deadlocks with the interpreter."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str | None, requestedSize: QSize) -> tuple[QImage, QSize]:  # noqa: A002
        """Draw `name/RRGGBB` at the size that QML asks for."""
        name, _, colour = (id or "").partition("/")
        size = requestedSize if requestedSize.width() > 0 else QSize(SIZE, SIZE)
        image = draw(name, colour or "FFFFFF", size)
        return image, image.size()

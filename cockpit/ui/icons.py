"""Our SVG icons in any colour: `image://icon/NAME/RRGGBB`."""

import logging
from functools import lru_cache
from pathlib import Path

from PyQt6.QtCore import QByteArray, QSize, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtQuick import QQuickImageProvider
from PyQt6.QtSvg import QSvgRenderer

from cockpit.core.paths import ASSETS

PROVIDER = "icon"
ICONS = ASSETS / "icons"
DEFAULT_SIZE = 48
log = logging.getLogger(__name__)


@lru_cache(maxsize=256)
def _source(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        log.warning("%s: no such icon (%s)", file, error.strerror)
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"/>'


def draw(name: str, colour: str, size: QSize) -> QImage:
    """The icon `name` with its currentColor replaced by `colour` (`RRGGBB`), `size` in pixels."""
    svg = _source(ICONS / f"{name}.svg").replace("currentColor", f"#{colour}")
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


class IconProvider(QQuickImageProvider):
    """Draws icons for QML. Synchronous: an asynchronous provider in Python deadlocks."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str | None, requestedSize: QSize) -> tuple[QImage, QSize]:  # noqa: A002
        """Qt asks for `NAME/RRGGBB`; a missing size means 48 pixels."""
        name, _, colour = (id or "").partition("/")
        side = max(requestedSize.width(), requestedSize.height())
        side = side if side > 0 else DEFAULT_SIZE
        image = draw(name, colour or "ffffff", QSize(side, side))
        return image, image.size()

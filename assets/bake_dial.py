"""Bakes the ground of the cluster's dial into two pictures, day and night.

Gradients are free in a picture and dear in the software renderer, which would paint them anew with
each change of the speed above them. Run it after a change, from the repository's root:
`QT_QPA_PLATFORM=offscreen python assets/bake_dial.py`
"""

import math
from pathlib import Path

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
    QRadialGradient,
)

SIZE = 368
MIDDLE = SIZE / 2
START, ZERO, END = 150.0, 222.0, 390.0
"""The dial's ends and its mark of rest, as in cockpit/features/cluster/Dial.qml."""

TICKS_BACK, TICKS_OUT = 4, 8
OUTER, LONG, SHORT = 160.0, 12.0, 7.0
LOOKS = {
    "night": ((255, 255, 255, 0), (78, 217, 198, 20), (255, 255, 255, 70)),
    "day": ((255, 255, 255, 190), (255, 255, 255, 90), (12, 17, 22, 80)),
}


def main() -> None:
    """Write assets/dial/night.png and day.png."""
    app = QGuiApplication([])
    folder = Path(__file__).parent / "dial"
    folder.mkdir(exist_ok=True)
    for name, colours in LOOKS.items():
        centre, rim, tick = (QColor(*colour) for colour in colours)
        bake(centre, rim, tick).save(str(folder / f"{name}.png"))
    app.quit()


def bake(centre: QColor, rim: QColor, tick: QColor) -> QImage:
    """One picture: a disc that glows towards its rim, and ticks inside the arc."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    glow = QRadialGradient(QPointF(MIDDLE, MIDDLE), MIDDLE)
    clear = QColor(rim)
    clear.setAlpha(0)
    for at, colour in ((0.0, centre), (0.45, centre), (0.93, rim), (0.96, clear), (1.0, clear)):
        glow.setColorAt(at, colour)
    painter.fillRect(image.rect(), glow)
    fade_below(painter)
    for step in range(-TICKS_BACK, TICKS_OUT + 1):
        share = step / TICKS_BACK * (ZERO - START) if step < 0 else step / TICKS_OUT * (END - ZERO)
        draw_tick(painter, ZERO + share, LONG if step % TICKS_BACK == 0 else SHORT, tick)
    painter.end()
    return image


def fade_below(painter: QPainter) -> None:
    """Let the disc end softly where the arc is open, above the gears."""
    fade = QLinearGradient(0, SIZE * 0.66, 0, SIZE * 0.88)
    fade.setColorAt(0.0, QColor(0, 0, 0, 255))
    fade.setColorAt(1.0, QColor(0, 0, 0, 0))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(0, 0, SIZE, SIZE, fade)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def draw_tick(painter: QPainter, degrees: float, length: float, colour: QColor) -> None:
    """A short line inside the arc, pointing to the middle."""
    angle = math.radians(degrees)
    ray = QPointF(math.cos(angle), math.sin(angle))
    middle = QPointF(MIDDLE, MIDDLE)
    painter.setPen(QPen(colour, 2.0, cap=Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + ray * OUTER, middle + ray * (OUTER - length))


if __name__ == "__main__":
    main()

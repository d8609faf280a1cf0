"""The colours that are on the screen, and how they stand out from each other."""

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QImage

type Pixels = NDArray[np.uint32]
"""0xRRGGBB, any number of them."""

NEAR = 36
"""Sum of differences of red, green and blue below which a pixel counts as ink."""
GROUND_SHARE = 0.2
"""There is more ground than this around ink, or the ink is the ground."""
SAMPLES = 4000
"""So many of its pixels tell a box's most frequent colour."""
_PARTS = np.arange(256) / 255
LINEAR = np.where(_PARTS <= 0.04045, _PARTS / 12.92, ((_PARTS + 0.055) / 1.055) ** 2.4)
SPECK_PX = 16
"""What covers fewer pixels of a control than this is not seen."""
RIM_PX = 6
"""How far around a control its surroundings are looked at."""


def luminance(pixels: Pixels) -> NDArray[np.float64]:
    """Relative luminance of each pixel as WCAG 2 has it, 0..1."""
    red, green, blue = (LINEAR[pixels >> shift & 0xFF] for shift in (16, 8, 0))
    weighed: NDArray[np.float64] = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return weighed


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2, 1..21."""
    dark, light = sorted(
        luminance(np.array([c.rgb() & 0xFFFFFF], np.uint32))[0] for c in (one, other)
    )
    return float((light + 0.05) / (dark + 0.05))


def blend(ink: QColor, ground: QColor, opacity: float) -> QColor:
    """Ink as it looks on its ground."""
    share = ink.alphaF() * opacity
    parts = zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)
    return QColor(*(round((i or 0) * share + (g or 0) * (1 - share)) for i, g in parts))


class Picture:
    """One grab of the window."""

    def __init__(self, image: QImage) -> None:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        bits = image.constBits()
        assert bits is not None
        rows = np.frombuffer(bits.asstring(image.sizeInBytes()), np.uint32)
        self._pixels: Pixels = rows.reshape(image.height(), image.width()) & np.uint32(0xFFFFFF)

    def ground(self, box: QRectF, ink: QColor) -> QColor | None:
        """The most frequent colour in a box that is not ink; None outside the picture."""
        pixels = self._cut(box)
        if not pixels.size:
            return None
        pixels = pixels[:: max(1, pixels.size // SAMPLES)]
        away = sum(
            abs((pixels >> shift & 0xFF).astype(int) - part)
            for shift, part in ((16, ink.red()), (8, ink.green()), (0, ink.blue()))
        )
        others = pixels[away > NEAR]
        return _most(others if others.size > GROUND_SHARE * pixels.size else pixels)

    def stands_out(self, box: QRectF) -> float:
        """The best contrast of anything in a box against its ground, or of it all to its rim."""
        inside, rim = self._cut(box), self._cut(box.adjusted(-RIM_PX, -RIM_PX, RIM_PX, RIM_PX))
        return max(_best(inside), _best(rim))

    def _cut(self, box: QRectF) -> Pixels:
        left, top = max(0, round(box.left())), max(0, round(box.top()))
        right, bottom = max(0, round(box.right())), max(0, round(box.bottom()))
        return self._pixels[top:bottom, left:right].ravel()


def _most(pixels: Pixels) -> QColor:
    values, counts = np.unique(pixels, return_counts=True)
    return QColor(int(values[counts.argmax()]))


def _best(pixels: Pixels) -> float:
    """The contrast of the darkest and the brightest that is more than a speck to the ground."""
    if not pixels.size:
        return 1.0
    values, counts = np.unique(pixels, return_counts=True)
    light = luminance(values)
    ground, order = light[counts.argmax()], light.argsort()
    # Smooth edges hold a hundred shades of few pixels each: they count together by brightness.
    light, upto = light[order], counts[order].cumsum()
    speck = min(SPECK_PX, pixels.size // 2)
    dark, bright = light[upto.searchsorted(speck)], light[upto.searchsorted(pixels.size - speck)]
    return float(max((bright + 0.05) / (ground + 0.05), (ground + 0.05) / (dark + 0.05)))

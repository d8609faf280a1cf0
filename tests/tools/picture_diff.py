"""How two pictures of the screen differ to the eye: CIELAB distances of small blocks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtGui import QColor, QImage

type Array = NDArray[np.float64]

BLOCK = 4
"""Pixels; the rounding of letters' edges by another version of a font is smaller."""
SEEN = 8.0
"""CIE76: a difference that is seen side by side at arm's length."""
FEWEST = 3
"""Blocks; fewer are noise of the compression."""
D65 = np.array([0.95047, 1.0, 1.08883])
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


@dataclass(frozen=True, slots=True)
class Difference:
    """How many blocks differ, by how much at most, and a picture of where."""

    blocks: int
    most: float
    where: QImage

    @property
    def seen(self) -> bool:
        """Whether anybody would notice."""
        return self.blocks >= FEWEST


def compare(old: QImage, new: QImage) -> Difference:
    """Of two pictures of one size; of another size all is different."""
    if old.size() != new.size():
        return Difference(new.width() * new.height(), 100.0, new)
    apart = np.sqrt(((_lab(_blocks(old)) - _lab(_blocks(new))) ** 2).sum(axis=2))
    marks = apart > SEEN
    return Difference(int(marks.sum()), float(apart.max()), _marked(new, marks))


def _pixels(image: QImage) -> Array:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = plain.constBits()
    assert bits is not None
    raw = np.frombuffer(bytes(bits.asarray(plain.sizeInBytes())), np.uint8)
    rows = raw.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width() * 3]
    return np.asarray(rows.reshape(plain.height(), plain.width(), 3) / 255.0)


def _blocks(image: QImage) -> Array:
    pixels = _pixels(image)
    high, wide = (n // BLOCK * BLOCK for n in pixels.shape[:2])
    parts = pixels[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK, 3)
    return np.asarray(parts.mean(axis=(1, 3)))


def _lab(rgb: Array) -> Array:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ TO_XYZ.T / D65
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=2)


def _marked(new: QImage, marks: NDArray[np.bool_]) -> QImage:
    shown = new.convertToFormat(QImage.Format.Format_RGB32)
    red = QColor("#ff2020")
    for row, column in zip(*np.nonzero(marks), strict=True):
        for x in range(BLOCK):
            for y in range(BLOCK):
                shown.setPixelColor(int(column) * BLOCK + x, int(row) * BLOCK + y, red)
    return shown

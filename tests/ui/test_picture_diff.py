"""What the eye sees of a difference, and what it does not."""

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QColor, QImage, QPainter

from tests.tools.picture_diff import FEWEST, compare


def page(ink: str = "#F3F6F8", at: int = 40, size: int = 40, ground: str = "#07090C") -> QImage:
    image = QImage(QSize(480, 180), QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.fillRect(at, at, size, size, QColor(ink))
    painter.end()
    return image


def test_the_same_is_the_same() -> None:
    found = compare(page(), page())
    assert (found.blocks, found.most, found.seen) == (0, 0.0, False)


@pytest.mark.parametrize(
    "other",
    [page(at=48), page(ink="#FF6259"), page(size=48), page(ground="#E6EAEE"), page(ink="#C0C0C0")],
)
def test_what_moves_or_takes_another_colour_is_seen(other: QImage) -> None:
    found = compare(page(), other)
    assert found.seen
    assert found.where.pixelColor(0, 0).isValid()


def test_a_hair_is_not(qapp: object) -> None:
    assert not compare(page(), page(ink="#F1F4F6")).seen
    dot = page()
    dot.setPixelColor(3, 3, QColor("white"))
    assert compare(page(), dot).blocks < FEWEST


def test_another_size_is_all_different() -> None:
    assert compare(page(), page().scaled(240, 90)).seen

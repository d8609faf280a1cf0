"""The ring stands out, by day and by night, from whatever it is round."""

import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor, QImage

from tests.ui.knob.hand import Hand, box_of
from tests.ui.legibility.picture import contrast

LEAST_PX, LEAST_RATIO = 4, 3.0
BESIDE_PX = 14
"""The ring and its two rims lie within so much around a control's edge."""
CONTROLS = ("climate.zone.left.minus", "climate.power", "climate.air.middle", "climate.sync")


def strip(image: QImage, hand: Hand) -> list[QColor]:
    """The colours across the left edge of what the ring is round, from outside inwards."""
    box = box_of(hand.item)
    edge = QPointF(box.left(), box.center().y()).toPoint()
    return [image.pixelColor(edge.x() + x, edge.y()) for x in range(-BESIDE_PX, BESIDE_PX)]


@pytest.mark.parametrize("theme", ["day", "night"])
def test_it_stands_out_from_its_own_rims_wherever_it_is(hand: Hand, theme: str) -> None:
    hand.desk.wear(theme, "normal")
    hand.go("dock.page.climate")
    for name in CONTROLS:
        hand.to(name)
        hand.rest()
        colours = strip(hand.window.grabWindow(), hand)
        ink, rim = colours[BESIDE_PX - 1], colours[BESIDE_PX + 3]
        assert contrast(ink, rim) >= LEAST_RATIO, name
        assert sum(colour == ink for colour in colours) >= LEAST_PX, name
        assert sum(colour == rim for colour in colours) >= LEAST_PX, name


@pytest.mark.parametrize("theme", ["day", "night"])
def test_it_tells_that_a_value_is_being_changed(hand: Hand, theme: str) -> None:
    hand.desk.wear(theme, "normal")
    hand.menu()
    hand.to("climate.left")
    hand.rest()
    walking = top(hand)
    hand.press()
    hand.rest()
    adjusting = top(hand)
    hand.back()
    assert contrast(adjusting, walking) > 1.2


def top(hand: Hand) -> QColor:
    """The ring's colour above the control's middle, off its minus and plus."""
    box = box_of(hand.item)
    at = QPointF(box.center().x(), box.top() - 1).toPoint()
    return hand.window.grabWindow().pixelColor(at)

"""Every icon that is asked for exists, and draws something in the colour asked for."""

import re
from pathlib import Path

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QColor, QImage

from cockpit.core.paths import ASSETS, ROOT
from cockpit.features.cluster.telltales import TELLTALES
from cockpit.ui.icons import IconProvider, draw

OPAQUE = 255
ICONS = sorted((ASSETS / "icons").glob("*.svg"))
NAMED = re.compile(r'\b(?:icon|name): (?:[^"\n]*? \? )?"([a-z][a-z-]*)"(?: : "([a-z][a-z-]*)")?')


def inked(image: QImage) -> list[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel.name() for pixel in pixels if pixel.alpha() == OPAQUE]


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icon_draws_in_its_tint(qapp: object, file: Path) -> None:
    colours = inked(draw(file.stem, "4ED9C6", QSize(48, 48)))
    assert len(colours) > 20
    wished = QColor("#4ED9C6")
    assert all(_far(wished, QColor(colour)) <= 2 for colour in colours)


def _far(one: QColor, other: QColor) -> int:
    """The largest difference of a channel; overlapping strokes are rounded."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return max(abs((a or 0) - (b or 0)) for a, b in pairs)


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icon_is_of_the_house_style(file: Path) -> None:
    svg = file.read_text("utf-8")
    assert 'viewBox="0 0 48 48"' in svg
    assert "currentColor" in svg
    assert 'stroke-linecap="round"' in svg


def test_every_telltale_has_its_icon() -> None:
    assert {t.icon for t in TELLTALES} <= {file.stem for file in ICONS}


def test_icons_named_in_qml_exist() -> None:
    there = {file.stem for file in ICONS}
    for qml in (ROOT / "cockpit").rglob("*.qml"):
        for line in qml.read_text("utf-8").splitlines():
            if "icon:" not in line:
                continue
            for name in filter(None, (n for m in NAMED.findall(line) for n in m)):
                assert name in there, f"{qml.name}: {name}"


def test_unknown_icon_is_empty_and_logged(qapp: object, caplog: pytest.LogCaptureFixture) -> None:
    assert inked(draw("no-such-icon", "FFFFFF", QSize(8, 8))) == []
    assert "no-such-icon" in caplog.text


def test_provider_takes_size_and_colour(qapp: object) -> None:
    image, size = IconProvider().requestImage("fan/FF0000", QSize(32, 32))
    assert (size.width(), image.width()) == (32, 32)
    assert "#ff0000" in inked(image)
    assert IconProvider().requestImage("fan", QSize())[1] == QSize(48, 48)

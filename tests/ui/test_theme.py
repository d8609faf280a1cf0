"""Contrast of everything that is written on anything, day and night."""

from itertools import product
from pathlib import Path

import pytest
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot

UI = Path(__file__).parents[2] / "cockpit" / "ui"

GROUNDS = ("bg", "surface", "surfaceTop", "raised", "plate")
INKS = ("text", "dim", "accent", "good", "warn", "danger", "info")
TEXT = [
    *product(INKS, ("bg", "surface", "surfaceTop", "raised", "plate")),
    *product(("faint",), ("bg", "surface", "surfaceTop", "raised")),
    ("accentInk", "accent"),
    ("text", "warnSoft"),
    ("text", "dangerSoft"),
    ("text", "pressed"),
]
CONTROLS = [
    *product(("accent", "good", "warn", "danger", "faint"), GROUNDS),
    ("warn", "warnSoft"),
    ("danger", "dangerSoft"),
]


@pytest.fixture(scope="module", params=["night", "day", "night safe", "day safe"])
def colours(request: pytest.FixtureRequest, qapp: object) -> dict[str, QColor]:
    engine = QQmlEngine()
    engine.addImportPath(str(UI))
    component = QQmlComponent(engine)
    names = {name for pair in TEXT + CONTROLS for name in pair}
    lines = "".join(f"property color {name}_: Theme.{name}\n" for name in names)
    night, safe = (str(word in request.param).lower() for word in ("night", "safe"))
    source = (
        "import QtQuick\nimport Cockpit\nQtObject {\n"
        f"{lines}Component.onCompleted: {{ Theme.night = {night}; Theme.safe = {safe} }}\n}}"
    )
    component.setData(source.encode(), QUrl())
    made = component.create()
    assert made is not None, [e.toString() for e in component.errors()]
    return {name: QColor(made.property(f"{name}_")) for name in names}


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p or 0.0) for p in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out(colours: dict[str, QColor], ink: str, ground: str) -> None:
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), CONTROLS)
def test_controls_stand_out(colours: dict[str, QColor], ink: str, ground: str) -> None:
    assert contrast(colours[ink], colours[ground]) >= 3.0


def test_the_theme_loads_without_a_window(qtbot: QtBot, colours: dict[str, QColor]) -> None:
    assert all(colour.isValid() for colour in colours.values())

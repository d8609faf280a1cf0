"""The panel's parts: cards, sliders and buttons that are tied to knobs of the car."""

from collections.abc import Sequence
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from simulators.panel.line import Line

STEPS = 1000


class Card(QFrame):
    """A titled box; put things into `body`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(9)
        self.body.addWidget(label(title, "title"))

    def grid(self, parts: Sequence[QWidget], columns: int) -> None:
        """Lay parts out in rows."""
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, part in enumerate(parts):
            grid.addWidget(part, number // columns, number % columns)
        self.body.addLayout(grid)

    def row(self, parts: Sequence[QWidget]) -> None:
        """Lay parts out side by side."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in parts:
            row.addWidget(part)
        self.body.addLayout(row)


def label(text: str, kind: str = "") -> QLabel:
    """Some words, styled by kind."""
    made = QLabel(text)
    made.setObjectName(kind)
    return made


def button(line: Line, text: str, name: str, value: Any) -> QPushButton:
    """A button that sets a knob to one value."""
    made = QPushButton(text)
    made.clicked.connect(lambda: line.set(name, value))
    return made


class Knob(QSlider):
    """A slider for a number in the car; follows the car while nobody holds it."""

    def __init__(self, line: Line, name: str, low: float, high: float, way: Qt.Orientation) -> None:
        super().__init__(way)
        self._line, self._name, self._low, self._span = line, name, low, high - low
        self.setRange(0, STEPS)
        self.setAccessibleName(name)
        self.sliderMoved.connect(lambda _: self._send())
        line.watch(name, self.show_value)

    @property
    def number(self) -> float:
        """What it stands at, in the knob's unit."""
        return self._low + self._span * self.value() / STEPS

    def show_value(self, value: Any) -> None:
        """Follow the car."""
        if not self.isSliderDown() and isinstance(value, (int, float)):
            self.setValue(round((value - self._low) / self._span * STEPS))

    def _send(self) -> None:
        self._line.set(self._name, round(self.number, 3))


class Row(QWidget):
    """A named slider with its value and unit."""

    def __init__(
        self, line: Line, text: str, name: str, low: float, high: float, unit: str
    ) -> None:
        super().__init__()
        self._unit = unit
        self._value = label("–")
        self._value.setMinimumWidth(76)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = label(text, "dim")
        words.setFixedWidth(112)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words)
        row.addWidget(Knob(line, name, low, high, Qt.Orientation.Horizontal), 1)
        row.addWidget(self._value)
        line.watch(name, self._show)

    def _show(self, value: Any) -> None:
        digits = 2 if self._unit == "" else 1 if abs(value) < 100 else 0
        self._value.setText(f"{value:.{digits}f} {self._unit}".strip())


class Toggle(QPushButton):
    """An on/off button that shows what the car says."""

    def __init__(self, line: Line, text: str, name: str, kind: str = "") -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setObjectName(kind)
        self.clicked.connect(lambda on: line.set(name, on))
        line.watch(name, self._show)

    def _show(self, value: Any) -> None:
        if not self.isDown():
            self.setChecked(bool(value))


class Choice(QWidget):
    """Some words of which one is true."""

    def __init__(self, line: Line, name: str, options: dict[str, str]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for word, text in options.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.clicked.connect(lambda _, word=word: line.set(name, word))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[word] = button
        line.watch(name, self._show)

    def _show(self, value: Any) -> None:
        button = self._buttons.get(str(value))
        if button is not None and not any(b.isDown() for b in self._buttons.values()):
            button.setChecked(True)


class Figure(QWidget):
    """A value to read, with its name below."""

    def __init__(self, line: Line, text: str, name: str, form: str) -> None:
        super().__init__()
        self._form = form
        self._value = label("–", "figure")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._value)
        column.addWidget(label(text, "dim"))
        line.watch(name, self._show)

    def _show(self, value: Any) -> None:
        self._value.setText("–" if value is None else self._form.format(value))

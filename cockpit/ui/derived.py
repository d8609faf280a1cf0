"""A value that follows from several signals, with the face of a `ReadingItem`."""

from collections.abc import Iterable
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.reading import Reading, Trust
from cockpit.core.units import Display
from cockpit.ui.qt import pyqtProperty

NEVER_S = 1e9


def weakest(readings: Iterable[Reading[Any]]) -> Reading[Any]:
    """The reading that is trusted least: what follows from several is no better than this one."""
    return min(readings, key=lambda reading: reading.trust)


class DerivedItem(QObject):
    """Shown like a reading: `set` it whenever one of its signals changes."""

    changed = pyqtSignal()
    readAnew = pyqtSignal()

    def __init__(self, name: str, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._display = name, display
        self._value: float | None = None
        self._weakest: Reading[Any] | None = None

    def set(self, value: float | None, *inputs: Reading[Any], cause: str = "") -> None:
        """Take a value (None where it cannot be known) and the readings that it follows from."""
        least = weakest(inputs) if inputs else Reading(None, 0.0, Trust.LIVE)
        if value is None and least.trust is Trust.LIVE:
            least = Reading(None, 0.0, Trust.MISSING, cause or "not enough data yet")
        before = (self._value, self.trust, self.cause)
        self._value, self._weakest = (None if least.trust is Trust.MISSING else value), least
        if (self._value, self.trust, self.cause) != before:
            self.changed.emit()

    def show_as(self, display: Display) -> None:
        """Read in another language or unit from now on."""
        self._display = display
        self.readAnew.emit()
        self.changed.emit()

    @pyqtProperty(str, notify=changed)
    def text(self) -> str:
        return self._display.text(self._value)

    @pyqtProperty(str, notify=readAnew)
    def unit(self) -> str:
        return self._display.unit

    @pyqtProperty(float, notify=changed)
    def number(self) -> float:
        return self._display.number(self._value) if self._value is not None else 0.0

    @pyqtProperty(bool, notify=changed)
    def has(self) -> bool:
        return self._value is not None

    @pyqtProperty(bool, notify=changed)
    def valid(self) -> bool:
        return self.trust == int(Trust.LIVE)

    @pyqtProperty(int, notify=changed)
    def trust(self) -> int:
        return int(self._weakest.trust) if self._weakest else int(Trust.MISSING)

    @pyqtProperty(str, notify=changed)
    def cause(self) -> str:
        return self._weakest.cause if self._weakest else "no data yet"

    @pyqtProperty(str, notify=changed)
    def source(self) -> str:
        return self._weakest.source if self._weakest else ""

    @pyqtProperty(float)
    def age(self) -> float:
        return min(self._weakest.age_s, NEVER_S) if self._weakest else NEVER_S

    @pyqtProperty(str, constant=True)
    def name(self) -> str:
        return self._name

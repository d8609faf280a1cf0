"""The base of all view-models: `speed = reading(SPEED)` is all that a value needs."""

from collections.abc import Mapping
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.feature import Services
from cockpit.core.signal import Signal
from cockpit.core.units import Display
from cockpit.ui.display import DisplaySettings
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.reader import Reader, reader_of
from cockpit.ui.reading import ReadingItem


class ViewModel(QObject):
    """Holds one feature's readings for its QML.

    What a view-model keeps as text, it words anew in `read_anew`; the rest follows by itself.
    """

    readAnew = pyqtSignal()
    """The driver reads in another language, in other units, or another clock."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vehicle = services.vehicle
        self.reader: Reader = reader_of(services.settings)
        self._items: dict[Signal[Any], ReadingItem] = {}
        self._displays: dict[Signal[Any], Display | None] = {}
        services.settings.watch(DisplaySettings, lambda: self._meet(reader_of(services.settings)))

    def read_anew(self) -> None:
        """Called when `reader` is another; a view-model that keeps texts words them anew here."""

    def item(
        self,
        signal: Signal[Any],
        display: Display | None = None,
        words: Mapping[Any, str] | None = None,
    ) -> ReadingItem:
        """The reading of a signal, made on first use and kept."""
        found = self._items.get(signal)
        if found is None:
            self._displays[signal] = display
            shown = self._shown_as(signal)
            found = self._items[signal] = ReadingItem(self.vehicle, signal, shown, words, self)
        return found

    def _shown_as(self, signal: Signal[Any]) -> Display:
        display = self._displays[signal]
        return self.local(display) if display else self.display_of(signal.unit)

    def _meet(self, reader: Reader) -> None:
        if reader == self.reader:
            return
        self.reader = reader
        for signal, item in self._items.items():
            item.show_as(self._shown_as(signal))
        self.read_anew()
        self.readAnew.emit()

    def display_of(self, unit: str) -> Display:
        """How a VSS unit is shown to this driver."""
        return self.reader.display_of(unit)

    def local(self, display: Display) -> Display:
        """The same display in the driver's language."""
        return self.reader.local(display)

    def shown(self) -> dict[str, tuple[str, str]]:
        """The text and unit of each reading in use, as displayed, by VSS path."""
        return {signal.path: (item.text, item.unit) for signal, item in self._items.items()}


def reading(
    signal: Signal[Any], display: Display | None = None, words: Mapping[Any, str] | None = None
) -> Any:
    """A view-model's property that follows `signal`.

    `display` overrides how its unit is shown; `words` gives the text for each value.
    """
    return pyqtProperty(QObject, fget=lambda self: self.item(signal, display, words), constant=True)

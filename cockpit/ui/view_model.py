"""The base of all view-models: `speed = reading(SPEED)` is all that a value needs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PyQt6.QtCore import QObject

from cockpit.core.feature import Services
from cockpit.core.signal import Signal
from cockpit.core.units import Display, display_of
from cockpit.ui.display import DECIMAL_POINT, DisplaySettings
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.reading import ReadingItem


class ViewModel(QObject):
    """Holds one feature's readings for its QML."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vehicle = services.vehicle
        settings = services.settings.of(DisplaySettings)
        self._units = settings.units
        self._point = DECIMAL_POINT.get(settings.language, ".")
        self._items: dict[Signal[Any], ReadingItem] = {}

    def item(
        self,
        signal: Signal[Any],
        display: Display | None = None,
        words: Mapping[Any, str] | None = None,
    ) -> ReadingItem:
        """The reading of a signal, made on first use and kept."""
        found = self._items.get(signal)
        if found is None:
            shown = self.local(display) if display else self.display_of(signal.unit)
            found = self._items[signal] = ReadingItem(self.vehicle, signal, shown, words, self)
        return found

    def display_of(self, unit: str) -> Display:
        """How a VSS unit is shown to this driver."""
        return self.local(display_of(unit, self._units))

    def local(self, display: Display) -> Display:
        """The same display in the driver's language."""
        return replace(display, point=self._point)

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

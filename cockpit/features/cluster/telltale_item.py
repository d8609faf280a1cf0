"""One telltale as QML sees it."""

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.vehicle import Vehicle
from cockpit.features.cluster.telltales import State, Telltale, state_of
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.reading import ReadingItem


class TelltaleItem(QObject):
    """Follows the signals of one telltale; tells only when the lamp itself changes."""

    changed = pyqtSignal()

    def __init__(
        self, telltale: Telltale, vehicle: Vehicle, readings: list[ReadingItem], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._telltale, self._vehicle, self._readings = telltale, vehicle, readings
        self._state = state_of(telltale, vehicle)
        for item in readings:
            item.changed.connect(self._look)

    def _look(self) -> None:
        state = state_of(self._telltale, self._vehicle)
        if state is not self._state:
            self._state = state
            self.changed.emit()

    @pyqtProperty(str, constant=True)
    def icon(self) -> str:
        return self._telltale.icon

    @pyqtProperty(str, constant=True)
    def label(self) -> str:
        """English; the view translates it."""
        return self._telltale.label

    @pyqtProperty(str, constant=True)
    def place(self) -> str:
        return self._telltale.place

    @pyqtProperty(str, constant=True)
    def tone(self) -> str:
        """`danger`, `warn`, `good` or `info`."""
        return self._telltale.tone.value

    @pyqtProperty(bool, constant=True)
    def blinks(self) -> bool:
        return self._telltale.blinks

    @pyqtProperty(bool, notify=changed)
    def lit(self) -> bool:
        return self._state is State.LIT

    @pyqtProperty(bool, notify=changed)
    def unknown(self) -> bool:
        """Whether this is a safety telltale of which the car says nothing."""
        return self._state is State.UNKNOWN

    @pyqtProperty(QObject, notify=changed)
    def reading(self) -> ReadingItem:
        """The signal to explain: the first that is not live, else the first."""
        return next((r for r in self._readings if not r.valid), self._readings[0])

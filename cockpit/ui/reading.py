"""One signal as QML sees it: `vm.speed.text`, `.unit`, `.valid`, `.age`."""

from collections.abc import Mapping
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.reading import Reading, Trust
from cockpit.core.request import Outcome
from cockpit.core.signal import Signal, Value
from cockpit.core.units import NO_VALUE, Display
from cockpit.core.vehicle import Vehicle
from cockpit.ui.qt import pyqtProperty


class ReadingItem(QObject):
    """Follows one signal of the vehicle; QML binds to its properties.

    `text` and `number` are in display units. `changed` tells of the number and trust, `textChanged`
    only of what the driver reads, so that digits are laid out no more often than they differ.
    """

    changed = pyqtSignal()
    textChanged = pyqtSignal()
    requestChanged = pyqtSignal()
    readAnew = pyqtSignal()

    def __init__(
        self,
        vehicle: Vehicle,
        signal: Signal[Any],
        display: Display,
        words: Mapping[Any, str] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._vehicle, self._signal = vehicle, signal
        self._display, self._words = display, words
        self._reading: Reading[Any] = vehicle.get(signal)
        self._text = self.words_for(self._reading.value)
        self._request = vehicle.requested(signal)
        self._seen: tuple[object, ...] = ()
        self.destroyed.connect(vehicle.watch(signal, self._look))

    def words_for(self, value: Value | None) -> str:
        """What the driver reads for a value of this signal."""
        if value is None:
            return NO_VALUE
        if self._words is not None:
            return self._words.get(value, NO_VALUE)
        return self._display.text(value)

    def show_as(self, display: Display) -> None:
        """Read in another language or unit from now on."""
        before, self._display = self._display, display
        text = self.words_for(self._reading.value)
        if text != self._text:
            self._text = text
            self.textChanged.emit()
        if self._request:
            self.requestChanged.emit()
        if (display.unit, display.factor) != (before.unit, before.factor):
            self.readAnew.emit()
            self.changed.emit()

    def _look(self) -> None:
        self._reading = self._vehicle.get(self._signal)
        text = self.words_for(self._reading.value)
        if text != self._text:
            self._text = text
            self.textChanged.emit()
        self.changed.emit()
        self._look_at_request()

    def _look_at_request(self) -> None:
        request = self._vehicle.requested(self._signal)
        seen = (request, request.outcome) if request else ()
        if seen != self._seen:
            self._request, self._seen = request, seen
            self.requestChanged.emit()

    # What QML reads -----------------------------------------------------------------------

    @pyqtProperty(str, notify=textChanged)
    def text(self) -> str:
        """The value as the driver reads it, `--` where there is none."""
        return self._text

    @pyqtProperty(str, notify=readAnew)
    def unit(self) -> str:
        """The display unit, such as `km/h`."""
        return self._display.unit

    @pyqtProperty(float, notify=changed)
    def number(self) -> float:
        """The value in display units; 0 where there is none (look at `has`)."""
        value = self._reading.value
        return self._display.number(value) if isinstance(value, int | float) else 0.0

    @pyqtProperty("QVariant", notify=changed)
    def raw(self) -> object:
        """The value in VSS units."""
        return self._reading.value

    @pyqtProperty(bool, notify=changed)
    def on(self) -> bool:
        """True only for a value that is known and true."""
        return bool(self._reading.value)

    @pyqtProperty(bool, notify=changed)
    def has(self) -> bool:
        """Whether there is a value to draw, however faded."""
        return self._reading.trust is not Trust.MISSING

    @pyqtProperty(bool, notify=changed)
    def valid(self) -> bool:
        """Whether the value is fresh and faultless."""
        return self._reading.valid

    @pyqtProperty(int, notify=changed)
    def trust(self) -> int:
        """3 live, 2 fading, 1 hollow, 0 missing."""
        return int(self._reading.trust)

    @pyqtProperty(bool, constant=True)
    def offered(self) -> bool:
        """Whether this car has the signal."""
        return self._vehicle.offers(self._signal)

    @pyqtProperty(float)
    def age(self) -> float:
        """Seconds since the value came; counts on while the frame is silent."""
        return min(self._vehicle.get(self._signal).age_s, 1e9)

    @pyqtProperty(str, notify=changed)
    def cause(self) -> str:
        """Why the value is not live, in a few English words; empty while it is."""
        return self._reading.cause

    @pyqtProperty(str, notify=changed)
    def source(self) -> str:
        """The frame and bus that bring the value."""
        return self._reading.source

    @pyqtProperty(str, constant=True)
    def name(self) -> str:
        """The signal's VSS path."""
        return self._signal.path

    @pyqtProperty(bool, notify=requestChanged)
    def pending(self) -> bool:
        """Whether the driver asked for another value and the car has not answered yet."""
        return self._request is not None and self._request.outcome is Outcome.PENDING

    @pyqtProperty(str, notify=requestChanged)
    def asked(self) -> str:
        """The value last asked for, as the driver reads it; empty if none was."""
        return self.words_for(self._request.value) if self._request else ""

    @pyqtProperty(float, notify=requestChanged)
    def askedNumber(self) -> float:
        """The value last asked for, in display units; 0 if none was."""
        value = self._request.value if self._request else None
        return self._display.number(value) if isinstance(value, int | float) else 0.0

    @pyqtProperty("QVariant", notify=requestChanged)
    def askedRaw(self) -> object:
        """The value last asked for, in VSS units."""
        return self._request.value if self._request else None

    @pyqtProperty(str, notify=requestChanged)
    def refused(self) -> str:
        """Why the car refused the last request; empty if it did not."""
        refused = self._request is not None and self._request.outcome is Outcome.REFUSED
        return self._request.reason if refused and self._request else ""

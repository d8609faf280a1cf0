"""The tyres as QML sees them."""

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.signal import Signal
from cockpit.features.tyres.model import is_low
from cockpit.features.tyres.settings import TyreSettings
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.reading import ReadingItem
from cockpit.ui.view_model import ViewModel

TYRES = {
    "fl": (car.FRONT_LEFT_TYRE_PRESSURE, car.FRONT_LEFT_TYRE_LOW, "Front left"),
    "fr": (car.FRONT_RIGHT_TYRE_PRESSURE, car.FRONT_RIGHT_TYRE_LOW, "Front right"),
    "rl": (car.REAR_LEFT_TYRE_PRESSURE, car.REAR_LEFT_TYRE_LOW, "Rear left"),
    "rr": (car.REAR_RIGHT_TYRE_PRESSURE, car.REAR_RIGHT_TYRE_LOW, "Rear right"),
}


class TyreItem(QObject):
    """One tyre."""

    changed = pyqtSignal()

    def __init__(self, place: str, target_kpa: float, vm: "TyresViewModel") -> None:
        super().__init__(vm)
        self._pressure, self._warned, self._name = TYRES[place]
        self._place, self._target, self._vm = place, target_kpa, vm
        self._low = False
        watched: tuple[Signal[int] | Signal[bool], ...] = (self._pressure, self._warned)
        for signal in watched:
            vm.item(signal).changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        get = self._vm.vehicle.get
        low = is_low(get(self._pressure), get(self._warned), self._target)
        if low != self._low:
            self._low = low
            self.changed.emit()

    @pyqtProperty(str, constant=True)
    def place(self) -> str:
        """`fl`, `fr`, `rl` or `rr`."""
        return self._place

    @pyqtProperty(str, constant=True)
    def name(self) -> str:
        """English; the view translates it."""
        return self._name

    @pyqtProperty(QObject, constant=True)
    def pressure(self) -> ReadingItem:
        return self._vm.item(self._pressure)

    @pyqtProperty(bool, notify=changed)
    def low(self) -> bool:
        return self._low


class TyresViewModel(ViewModel):
    """The four tyres and their target."""

    changed = pyqtSignal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._settings = services.settings.of(TyreSettings)
        self._tyres = [TyreItem(place, self._target(place), self) for place in TYRES]
        for tyre in self._tyres:
            tyre.changed.connect(self.changed)

    def _target(self, place: str) -> float:
        return self._settings.front_kpa if place[0] == "f" else self._settings.rear_kpa

    @pyqtProperty("QVariantList", constant=True)
    def tyres(self) -> list[TyreItem]:
        return self._tyres

    @pyqtProperty(bool, notify=changed)
    def low(self) -> bool:
        """Whether any tyre is low."""
        return any(tyre.low for tyre in self._tyres)

    @pyqtProperty(str, notify=changed)
    def target(self) -> str:
        """The cold pressure that the tyres should have, front and rear where they differ."""
        shown = self.display_of("kPa")
        texts = [shown.text(kpa) for kpa in (self._settings.front_kpa, self._settings.rear_kpa)]
        return f"{' / '.join(dict.fromkeys(texts))} {shown.unit}"

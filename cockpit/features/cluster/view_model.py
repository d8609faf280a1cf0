"""The cluster as QML sees it."""

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.features.cluster.model import (
    Charge,
    charge_of,
    dial_power,
    dial_reach,
    dial_share,
    is_too_fast,
)
from cockpit.features.cluster.settings import ClusterSettings
from cockpit.features.cluster.telltale_item import TelltaleItem
from cockpit.features.cluster.telltales import TELLTALES, Telltale
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.view_model import ViewModel, reading

GEARS = {car.PARKED_GEAR: "P", car.REVERSE_GEAR: "R", car.NEUTRAL_GEAR: "N", car.DRIVE_GEAR: "D"}
MODES = {"ECONOMY": "Eco", "NORMAL": "Normal", "SPORT": "Sport", "SNOW": "Snow"}
FREEZING_BELOW = 3.5


class ClusterViewModel(ViewModel):
    """Readings, and what follows from several of them."""

    changed = pyqtSignal()

    speed = reading(car.SPEED)
    power = reading(car.MOTOR_POWER)
    available = reading(car.POWER_AVAILABLE)
    gear = reading(car.SELECTED_GEAR, words=GEARS)
    mode = reading(car.DRIVE_MODE, words=MODES)
    limit = reading(car.SPEED_LIMIT)
    level = reading(car.BATTERY_LEVEL)
    chargeLimit = reading(car.CHARGE_LIMIT)
    range = reading(car.RANGE)
    odometer = reading(car.ODOMETER)
    outside = reading(car.OUTSIDE_TEMPERATURE)
    charging = reading(car.CHARGING)
    chargePower = reading(car.CHARGE_POWER)
    cable = reading(car.CABLE_CONNECTED)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._settings = services.settings.of(ClusterSettings)
        self._telltales = [self._telltale(t) for t in TELLTALES]
        self._derived: tuple[object, ...] = ()
        self._look()
        for signal in (
            car.SPEED,
            car.SPEED_LIMIT,
            car.BATTERY_LEVEL,
            car.MOTOR_POWER,
            car.CHARGE_POWER,
            car.CHARGING,
            car.POWER_AVAILABLE,
            car.OUTSIDE_TEMPERATURE,
        ):
            self.item(signal).changed.connect(self._look)

    def _telltale(self, telltale: Telltale) -> TelltaleItem:
        return TelltaleItem(telltale, self.vehicle, [self.item(s) for s in telltale.by], self)

    def _look(self) -> None:
        get = self.vehicle.get
        available = get(car.POWER_AVAILABLE).value
        power = dial_power(
            get(car.MOTOR_POWER), get(car.CHARGE_POWER), charging=get(car.CHARGING).value is True
        )
        outside = get(car.OUTSIDE_TEMPERATURE)
        derived = (
            round(dial_share(power, self._settings), 3),
            round(dial_reach(available, self._settings), 2),
            is_too_fast(get(car.SPEED), get(car.SPEED_LIMIT)),
            charge_of(get(car.BATTERY_LEVEL)),
            outside.value is not None and outside.value < FREEZING_BELOW,
        )
        if derived != self._derived:
            self._derived = derived
            self._share, self._reach, self._too_fast, self._charge, self._freezing = derived
            self.changed.emit()

    @pyqtProperty("QVariantList", constant=True)
    def telltales(self) -> list[TelltaleItem]:
        return self._telltales

    @pyqtProperty(float, notify=changed)
    def share(self) -> float:
        """The power on the dial: −1 full recuperation to +1 full power."""
        return self._share

    @pyqtProperty(float, notify=changed)
    def reach(self) -> float:
        """How far up the dial the power that is available goes, 0 to 1."""
        return self._reach

    @pyqtProperty(bool, notify=changed)
    def tooFast(self) -> bool:
        return self._too_fast

    @pyqtProperty(bool, notify=changed)
    def freezing(self) -> bool:
        """Whether there may be ice."""
        return self._freezing

    @pyqtProperty(str, notify=changed)
    def charge(self) -> str:
        """`fine`, `low`, `empty` or `unknown`."""
        return Charge(self._charge).value

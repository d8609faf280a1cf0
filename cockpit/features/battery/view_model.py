"""The batteries as QML sees them."""

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.units import Display
from cockpit.features.battery import model
from cockpit.ui.derived import DerivedItem
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.view_model import ViewModel, reading

MILLIVOLTS = Display("mV", 1000.0)
CHARGE_STATES = {
    "IDLE": "Battery",
    "CONNECTED": "Plugged in",
    "PREPARING": "Charging starts",
    "CHARGING": "Charging",
    "COMPLETE": "Charging complete",
    "STOPPED": "Charging stopped",
    "FAULT": "Charging failed",
}
CURRENTS = {"AC": "AC", "DC": "DC", "NONE": ""}


class BatteryViewModel(ViewModel):
    """Readings, and what is odd about them. Power out of the battery counts above zero."""

    changed = pyqtSignal()

    temperature = reading(car.BATTERY_TEMPERATURE)
    power = reading(car.BATTERY_POWER, Display("kW", -1e-3))
    lowVoltage = reading(car.LOW_VOLTAGE)
    level = reading(car.BATTERY_LEVEL)
    chargeState = reading(car.CHARGE_STATE, words=CHARGE_STATES)
    charging = reading(car.CHARGING)
    current = reading(car.CHARGE_TYPE, words=CURRENTS)
    chargePower = reading(car.CHARGE_POWER)
    chargeLimit = reading(car.CHARGE_LIMIT)
    timeToFull = reading(car.TIME_TO_FULL)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._spread = DerivedItem("Cell spread", self.local(MILLIVOLTS), self)
        self._odd: tuple[object, ...] = ()
        for signal in (
            car.CELL_VOLTAGE_MIN,
            car.CELL_VOLTAGE_MAX,
            car.BATTERY_TEMPERATURE,
            car.LOW_VOLTAGE,
            car.TIME_TO_FULL,
        ):
            self.item(signal).changed.connect(self._look)
        self._look()

    def read_anew(self) -> None:
        self._spread.show_as(self.local(MILLIVOLTS))

    def _look(self) -> None:
        get = self.vehicle.get
        least, most = get(car.CELL_VOLTAGE_MIN), get(car.CELL_VOLTAGE_MAX)
        spread = model.cell_spread(least, most)
        self._spread.set(spread, least, most)
        odd = (
            model.is_odd_temperature(get(car.BATTERY_TEMPERATURE).value),
            model.is_weak(get(car.LOW_VOLTAGE).value),
            model.is_wide(spread),
            model.clock(get(car.TIME_TO_FULL).value),
        )
        if odd != self._odd:
            self._odd = odd
            self.changed.emit()

    @pyqtProperty(QObject, constant=True)
    def spread(self) -> DerivedItem:
        """Between the strongest cell and the weakest."""
        return self._spread

    @pyqtProperty(bool, notify=changed)
    def oddTemperature(self) -> bool:
        return bool(self._odd[0])

    @pyqtProperty(bool, notify=changed)
    def weak(self) -> bool:
        """Whether the 12 V battery is low."""
        return bool(self._odd[1])

    @pyqtProperty(bool, notify=changed)
    def wide(self) -> bool:
        """Whether the cells stand too far apart."""
        return bool(self._odd[2])

    @pyqtProperty(str, notify=changed)
    def timeLeft(self) -> str:
        """Hours and minutes until charging ends; empty where unknown."""
        return str(self._odd[3])

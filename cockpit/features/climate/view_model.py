"""The climate as QML sees it."""

from dataclasses import replace
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.signal import Signal
from cockpit.core.units import Display
from cockpit.features.climate.model import (
    COLDEST,
    DRIVER,
    PASSENGER,
    UNSEEN,
    WARMEST,
    Air,
    Climate,
    Zone,
)
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.reading import ReadingItem
from cockpit.ui.view_model import ViewModel, reading

TOUCH = "touch"


def set_point(signal: Signal[float]) -> Any:
    """A set temperature: half degrees where Celsius is shown, whole ones where Fahrenheit is."""

    def item(self: "ClimateViewModel") -> ReadingItem:
        return self.item(signal, self.set_display)

    return pyqtProperty(QObject, fget=item, constant=True)


class ClimateViewModel(ViewModel):
    """Readings to show and slots to touch; the rules are the model's."""

    rangeChanged = pyqtSignal()
    unseen = pyqtSignal(str)
    """A touch came to nothing because the car does not show how it stands; says so in English."""

    driverTemperature = set_point(car.DRIVER_TEMPERATURE)
    passengerTemperature = set_point(car.PASSENGER_TEMPERATURE)
    cabinTemperature = reading(car.CABIN_TEMPERATURE)
    outsideTemperature = reading(car.OUTSIDE_TEMPERATURE)
    fan = reading(car.DRIVER_FAN)
    air = reading(car.DRIVER_AIR)
    on = reading(car.CLIMATE_ON)
    auto = reading(car.CLIMATE_AUTO)
    ac = reading(car.AIR_CONDITIONING)
    recirculation = reading(car.RECIRCULATION)
    frontDefrost = reading(car.FRONT_DEFROST)
    rearDefrost = reading(car.REAR_DEFROST)
    sync = reading(car.CLIMATE_SYNC)
    driverSeat = reading(car.DRIVER_SEAT_HEATING)
    passengerSeat = reading(car.PASSENGER_SEAT_HEATING)
    wheel = reading(car.STEERING_WHEEL_HEATING)

    def __init__(self, services: Services, climate: Climate, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._climate = climate

    @property
    def set_display(self) -> Display:
        """How a set temperature reads."""
        shown = self.display_of("celsius")
        return replace(shown, decimals=1 if shown.unit == "°C" else 0)

    def read_anew(self) -> None:
        for signal in (car.DRIVER_TEMPERATURE, car.PASSENGER_TEMPERATURE):
            self.item(signal, self.set_display).show_as(self.set_display)

    @pyqtProperty(float, notify=rangeChanged)
    def coldest(self) -> float:
        """The lowest temperature to ask for, in display units."""
        return self.set_display.number(COLDEST)

    @pyqtProperty(float, notify=rangeChanged)
    def warmest(self) -> float:
        """The highest temperature to ask for, in display units."""
        return self.set_display.number(WARMEST)

    @pyqtSlot(bool, int)
    def step(self, driver: bool, steps: int) -> None:
        """Warmer by half degrees, cooler where negative."""
        self._answer(self._climate.warmer(_zone(driver), steps, TOUCH))

    @pyqtSlot(float)
    def setFan(self, percent: float) -> None:
        """The fan's strength in percent."""
        self._answer(self._climate.set_fan(percent, TOUCH))

    @pyqtSlot(int)
    def stepFan(self, steps: int) -> None:
        """More air, less where negative."""
        self._answer(self._climate.more_fan(steps, TOUCH))

    @pyqtSlot(str)
    def setAir(self, air: str) -> None:
        """Where the air goes: UP, MIDDLE or DOWN."""
        self._answer(self._climate.set_air(Air(air), TOUCH))

    @pyqtSlot(str)
    def toggle(self, name: str) -> None:
        """Turn over one of the model's SWITCHES."""
        self._answer(self._climate.toggle(name, TOUCH))

    @pyqtSlot(bool, bool)
    def nextSeat(self, driver: bool, heat: bool) -> None:
        """A seat's next heating (or ventilation) level."""
        self._answer(self._climate.next_seat(_zone(driver), heat, TOUCH))

    @pyqtSlot()
    def nextWheel(self) -> None:
        """The steering wheel's next heating level."""
        self._answer(self._climate.next_wheel(TOUCH))

    def _answer(self, said: str) -> None:
        if said == UNSEEN:
            self.unseen.emit(said)


def _zone(driver: bool) -> Zone:
    return DRIVER if driver else PASSENGER

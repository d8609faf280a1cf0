"""The trip as QML sees it."""

import time
from dataclasses import replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.units import Display
from cockpit.features.trip.drives import Drives
from cockpit.features.trip.model import Trip
from cockpit.ui.derived import DerivedItem
from cockpit.ui.qt import pyqtProperty
from cockpit.ui.view_model import ViewModel, reading

LOOK_MS = 200
LOOKS_PER_SHOW = 5
PER_100_KM = Display("kWh/100 km", decimals=1)


class TripViewModel(ViewModel):
    """Looks five times a second, shows once."""

    changed = pyqtSignal()

    ready = reading(car.READY)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self.trip = Trip()
        self.drives = Drives(services)
        self._looks = 0
        self._distance = DerivedItem("Trip distance", self._km, self)
        self._consumption = DerivedItem("Average consumption", self.local(PER_100_KM), self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    @property
    def _km(self) -> Display:
        return replace(self.display_of("m"), decimals=1)

    def read_anew(self) -> None:
        self._distance.show_as(self._km)
        self._consumption.show_as(self.local(PER_100_KM))

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self.drives.stop()

    @pyqtSlot()
    def look(self) -> None:
        """Add up what has come since the last look."""
        get = self.vehicle.get
        speed, power, ready = get(car.SPEED), get(car.BATTERY_POWER), get(car.READY)
        now = time.monotonic()
        for one in (self.trip, self.drives):
            one.look(now, ready.value is True, speed, power)
        self._looks += 1
        if self._looks % LOOKS_PER_SHOW == 0:
            trip = self.trip
            missed = "" if trip.whole else "too much of the trip was not seen"
            self._distance.set(trip.distance_m, speed, cause=missed)
            self._consumption.set(trip.consumption, speed, power, cause=missed)
            self.changed.emit()

    @pyqtProperty(QObject, constant=True)
    def distance(self) -> DerivedItem:
        return self._distance

    @pyqtProperty(QObject, constant=True)
    def consumption(self) -> DerivedItem:
        return self._consumption

    @pyqtProperty(str, notify=changed)
    def time(self) -> str:
        """Hours and minutes since the start, such as 1:05."""
        minutes = int(self.trip.seconds // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"

    @pyqtProperty("QVariantList", notify=changed)
    def chart(self) -> list[float]:
        """kWh/100 km of the last stretches, the newest last."""
        return list(self.trip.stretches)

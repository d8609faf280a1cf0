"""The car from above as QML sees it."""

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.features.cabin.model import UNSEEN, Act, Cabin
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.view_model import ViewModel, reading

TOUCH = "touch"
PARTS = {
    "Front left door": car.DRIVER_DOOR_OPEN,
    "Front right door": car.PASSENGER_DOOR_OPEN,
    "Rear left door": car.REAR_LEFT_DOOR_OPEN,
    "Rear right door": car.REAR_RIGHT_DOOR_OPEN,
    "Bonnet": car.BONNET_OPEN,
    "Boot": car.BOOT_OPEN,
    "Charge flap": car.CHARGE_FLAP_OPEN,
}
"""What can stand open, by the name the driver reads."""


class CabinViewModel(ViewModel):
    """Readings to draw and slots to touch; the rules are the model's."""

    unseen = pyqtSignal(str)
    """A touch came to nothing because the car does not show how it stands; says so in English."""
    partsChanged = pyqtSignal()
    barredChanged = pyqtSignal()

    doorFrontLeft = reading(car.DRIVER_DOOR_OPEN)
    doorFrontRight = reading(car.PASSENGER_DOOR_OPEN)
    doorRearLeft = reading(car.REAR_LEFT_DOOR_OPEN)
    doorRearRight = reading(car.REAR_RIGHT_DOOR_OPEN)
    bonnet = reading(car.BONNET_OPEN)
    boot = reading(car.BOOT_OPEN)
    bootTarget = reading(car.BOOT_TARGET)
    flap = reading(car.CHARGE_FLAP_OPEN)
    flapTarget = reading(car.CHARGE_FLAP_TARGET)
    cable = reading(car.CABLE_CONNECTED)
    charging = reading(car.CHARGING)
    locked = reading(car.ALL_LOCKED)
    windowFrontLeft = reading(car.DRIVER_WINDOW)
    windowFrontRight = reading(car.PASSENGER_WINDOW)
    windowRearLeft = reading(car.REAR_LEFT_WINDOW)
    windowRearRight = reading(car.REAR_RIGHT_WINDOW)
    windowTargetFrontLeft = reading(car.DRIVER_WINDOW_TARGET)
    windowTargetFrontRight = reading(car.PASSENGER_WINDOW_TARGET)
    windowTargetRearLeft = reading(car.REAR_LEFT_WINDOW_TARGET)
    windowTargetRearRight = reading(car.REAR_RIGHT_WINDOW_TARGET)
    mirrorLeft = reading(car.LEFT_MIRROR_FOLDED)
    mirrorRight = reading(car.RIGHT_MIRROR_FOLDED)
    mirrorTarget = reading(car.MIRRORS_FOLD_TARGET)
    lowBeam = reading(car.LOW_BEAM)
    highBeam = reading(car.HIGH_BEAM)
    runningLights = reading(car.RUNNING_LIGHTS)
    parkingLights = reading(car.PARKING_LIGHTS)
    brakeLight = reading(car.BRAKE_LIGHT)
    reversing = reading(car.REVERSING_LIGHTS)
    indicatorLeft = reading(car.INDICATOR_LEFT)
    indicatorRight = reading(car.INDICATOR_RIGHT)
    hazard = reading(car.HAZARD)
    dome = reading(car.DOME_LIGHT)
    ambient = reading(car.AMBIENT_LIGHT)
    ambientColour = reading(car.AMBIENT_COLOUR)
    mode = reading(car.DRIVE_MODE)
    memory = reading(car.SEAT_MEMORY)
    seatDriver = reading(car.DRIVER_SEATED)
    seatPassenger = reading(car.PASSENGER_SEATED)
    seatRearLeft = reading(car.REAR_LEFT_SEATED)
    seatRearMiddle = reading(car.REAR_MIDDLE_SEATED)
    seatRearRight = reading(car.REAR_RIGHT_SEATED)
    beltDriver = reading(car.DRIVER_BELTED)
    beltPassenger = reading(car.PASSENGER_BELTED)
    beltRearLeft = reading(car.REAR_LEFT_BELTED)
    beltRearMiddle = reading(car.REAR_MIDDLE_BELTED)
    beltRearRight = reading(car.REAR_RIGHT_BELTED)

    def __init__(self, services: Services, cabin: Cabin, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._cabin = cabin
        self._barred = self._look_barred()
        services.driving.watch(self._look)
        self._unwatch = [services.vehicle.watch(car.AUTHORISED, self._look)]
        for signal in PARTS.values():
            self._unwatch.append(services.vehicle.watch(signal, self.partsChanged.emit))

    def stop(self) -> None:
        """Follow the car no more."""
        for unwatch in self._unwatch:
            unwatch()

    def _look_barred(self) -> dict[str, str]:
        return {act.value: self._cabin.barred(act) for act in Act}

    def _look(self) -> None:
        barred = self._look_barred()
        if barred != self._barred:
            self._barred = barred
            self.barredChanged.emit()

    @pyqtProperty("QVariantMap", notify=barredChanged)
    def barred(self) -> dict[str, str]:
        """Why each act may not be done now, in English; empty where it may."""
        return self._barred

    @pyqtProperty("QStringList", notify=partsChanged)
    def openParts(self) -> list[str]:
        """The English names of what stands open."""
        return [name for name, signal in PARTS.items() if self.vehicle.get(signal).value]

    @pyqtProperty(int, notify=partsChanged)
    def unseenParts(self) -> int:
        """How many doors and lids cannot be seen now."""
        return sum(not self.vehicle.get(signal).valid for signal in PARTS.values())

    @pyqtSlot(str)
    def toggle(self, act: str) -> None:
        """Turn over the lock, boot, flap, mirrors, dome or ambient light."""
        self._answer(self._cabin.toggle(Act(act), TOUCH))

    @pyqtSlot(int)
    def setWindows(self, percent: int) -> None:
        """Move all windows; 0 is shut."""
        self._answer(self._cabin.set_windows(percent, TOUCH))

    @pyqtSlot(str)
    def setMode(self, mode: str) -> None:
        """Ask for a drive mode."""
        self._answer(self._cabin.set_mode(mode, TOUCH))

    @pyqtSlot(int)
    def recallSeat(self, slot: int) -> None:
        """Ask for a seat memory."""
        self._answer(self._cabin.recall_seat(slot, TOUCH))

    def _answer(self, said: str) -> None:
        if said == UNSEEN:
            self.unseen.emit(said)

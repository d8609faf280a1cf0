"""What the car is doing, and so what may be touched and shown. Unknown means restricted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from cockpit.core.signals import PARKED_GEAR, SELECTED_GEAR, SPEED
from cockpit.core.vehicle import Vehicle

STANDSTILL_KMH = 1.0


class DrivingState(Enum):
    """Parked (gear P), idling (standing in another gear), moving, or unknown."""

    PARKED = "parked"
    IDLING = "idling"
    MOVING = "moving"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the driver may do and see: lengths in characters and items, motion in milliseconds."""

    typing: bool
    video: bool
    text_length: int
    list_length: int
    animation_ms: int


LIMITS = {
    DrivingState.PARKED: Limits(True, True, 2000, 500, 600),
    DrivingState.IDLING: Limits(False, False, 240, 42, 300),
    DrivingState.MOVING: Limits(False, False, 120, 21, 300),
    DrivingState.UNKNOWN: Limits(False, False, 120, 21, 300),
}


class Driving:
    """Follows speed and gear; watchers hear of each change of state."""

    def __init__(self, vehicle: Vehicle) -> None:
        self._vehicle = vehicle
        self._watchers: list[Callable[[], None]] = []
        self.state = DrivingState.UNKNOWN
        vehicle.watch(SPEED, self._look)
        vehicle.watch(SELECTED_GEAR, self._look)
        self._look()

    @property
    def limits(self) -> Limits:
        """The limits of the present state."""
        return LIMITS[self.state]

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change of state."""
        self._watchers.append(told)

    def _look(self) -> None:
        state = self._judge()
        if state is not self.state:
            self.state = state
            for told in self._watchers:
                told()

    def _judge(self) -> DrivingState:
        speed = self._vehicle.get(SPEED)
        gear = self._vehicle.get(SELECTED_GEAR)
        if not speed.valid or speed.value is None:
            return DrivingState.UNKNOWN
        if abs(speed.value) >= STANDSTILL_KMH:
            return DrivingState.MOVING
        if not gear.valid:
            return DrivingState.UNKNOWN
        return DrivingState.PARKED if gear.value == PARKED_GEAR else DrivingState.IDLING

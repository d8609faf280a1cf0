"""What the car is doing, and so what may be touched and shown. Unknown means restricted."""

from collections.abc import Callable, Sequence

from cockpit.core.limits import LIMITS, RULES, Act, DrivingState, Limits, shortened
from cockpit.core.signals import PARKED_GEAR, SELECTED_GEAR, SPEED
from cockpit.core.vehicle import Vehicle

__all__ = ["Act", "Driving", "DrivingState", "Limits"]

STANDSTILL_KMH = 1.0
"""What may be asked of the car only while it stands needs less than this."""

MOVES_FROM_KMH, STANDS_BELOW_KMH = 2.0, 0.5
"""Between the two a car stays what it was, so that a noisy speed does not flicker."""

FASTEST_KMH = 400.0
"""A speed past this, like a NaN, is no speed of a car: it is not known."""


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

    def permit(self, act: Act) -> str:
        """Why `act` may not be done now, as its one fixed English sentence; "" where it may."""
        rule = RULES[act]
        return "" if self.state in rule.states else rule.sentence

    def allows(self, act: Act) -> bool:
        """Whether `act` may be done now."""
        return not self.permit(act)

    def short(self, text: str) -> str:
        """As much of a text as may be read now."""
        return shortened(text, self.limits.text_length)

    def few[T](self, items: Sequence[T]) -> Sequence[T]:
        """As many of a list as may be shown now."""
        return items[: self.limits.list_length]

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
        kmh = abs(speed.value)
        if not kmh <= FASTEST_KMH:  # so said, a NaN fails it too
            return DrivingState.UNKNOWN
        stood = self.state in (DrivingState.PARKED, DrivingState.IDLING)
        if kmh >= (MOVES_FROM_KMH if stood else STANDS_BELOW_KMH):
            return DrivingState.MOVING
        if not gear.valid:
            return DrivingState.UNKNOWN
        return DrivingState.PARKED if gear.value == PARKED_GEAR else DrivingState.IDLING

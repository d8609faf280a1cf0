"""What a recall asks of the car, in which order, and what shows that it is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.core import signals as car
from cockpit.core.driving import DrivingState
from cockpit.core.signal import Signal, Value
from cockpit.features.profiles.fields import AIR, CLIMATE_AUTO, FAN, FIELDS, Field, Group
from cockpit.features.profiles.profile import Profile

ORDER = (
    Group.SEAT,
    Group.MIRRORS,
    Group.WHEEL,
    Group.CLIMATE,
    Group.LIGHT,
    Group.DRIVING,
)
"""What takes longest comes first; a group is asked when the car has taken the one before it."""

PLACES: Mapping[Signal[Any], Signal[Any]] = {
    car.DRIVER_SEAT_POSITION_TARGET: car.DRIVER_SEAT_POSITION,
    car.DRIVER_SEAT_HEIGHT_TARGET: car.DRIVER_SEAT_HEIGHT,
    car.DRIVER_SEAT_RECLINE_TARGET: car.DRIVER_SEAT_RECLINE,
    car.LEFT_MIRROR_PAN_TARGET: car.LEFT_MIRROR_PAN,
    car.LEFT_MIRROR_TILT_TARGET: car.LEFT_MIRROR_TILT,
    car.RIGHT_MIRROR_PAN_TARGET: car.RIGHT_MIRROR_PAN,
    car.RIGHT_MIRROR_TILT_TARGET: car.RIGHT_MIRROR_TILT,
    car.WHEEL_TILT_TARGET: car.WHEEL_TILT,
    car.WHEEL_REACH_TARGET: car.WHEEL_REACH,
}
"""What has a motor: where it shall go, and where it is."""
NEAR = 1.0
"""A motor this close to its target (mm, %, degrees) has arrived."""
SAME = 0.5
"""Values less apart than this are the same: half a degree is the car's finest step."""

_MOVING = frozenset({Group.CLIMATE, Group.LIGHT})
ALLOWED: Mapping[DrivingState, frozenset[Group]] = {
    DrivingState.PARKED: frozenset(ORDER),
    DrivingState.IDLING: _MOVING | {Group.DRIVING},
    DrivingState.MOVING: _MOVING,
    DrivingState.UNKNOWN: frozenset(),
}
"""What may be set when; what moves the driver only where the car is parked."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One value that a profile wants of the car."""

    field: Field[Any]
    signal: Signal[Any]
    value: Value

    @property
    def place(self) -> Signal[Any] | None:
        """Where its motor is; None where there is none."""
        return PLACES.get(self.signal)

    def met(self, seen: Value | None) -> bool:
        """Whether the car shows what is wished, as exactly as its frames can."""
        return self._within(seen, SAME)

    def reached(self, seen: Value | None) -> bool:
        """Whether the motor is there."""
        return self._within(seen, NEAR)

    def _within(self, seen: Value | None, slack: float) -> bool:
        if seen is None or isinstance(self.value, str | bool | tuple):
            return seen == self.value
        if isinstance(seen, str | tuple):
            return False
        return abs(seen - self.value) < slack


def plan(profile: Profile) -> tuple[Wish, ...]:
    """All that the profile wants, in the order in which it is asked."""
    wishes = (_wish(profile, field) for group in ORDER for field in _of(group))
    return tuple(wish for wish in wishes if wish is not None)


def signals() -> frozenset[Signal[Any]]:
    """All that a recall may ask for or look at."""
    asked = {field.signal for group in ORDER for field in _of(group) if field.signal}
    return frozenset(asked) | frozenset(PLACES.values())


def _of(group: Group) -> Iterable[Field[Any]]:
    return (field for field in FIELDS.values() if field.group is group)


def _wish(profile: Profile, field: Field[Any]) -> Wish | None:
    value = profile.get(field)
    if value is None or field.signal is None:
        return None
    if field in (FAN, AIR) and profile.get(CLIMATE_AUTO):
        return None  # the automatic chooses them; to ask for them would end it
    return Wish(field, field.signal, value)

"""What the car is doing: unknown means restricted."""

import pytest

from cockpit.core.driving import LIMITS, Driving, DrivingState
from cockpit.core.reading import Sample
from cockpit.core.signals import DRIVE_GEAR, PARKED_GEAR, SELECTED_GEAR, SPEED
from cockpit.core.vehicle import Vehicle


def driving(speed: float | None, gear: int | None) -> Driving:
    vehicle = Vehicle(lambda: 10.0)
    for signal in (SPEED, SELECTED_GEAR):
        vehicle.expect(signal, 0.2, "test")
    made = Driving(vehicle)
    if speed is not None:
        vehicle.report(SPEED, Sample(speed, 10.0))
    if gear is not None:
        vehicle.report(SELECTED_GEAR, Sample(gear, 10.0))
    return made


@pytest.mark.parametrize(
    ("speed", "gear", "state"),
    [
        (0.0, PARKED_GEAR, DrivingState.PARKED),
        (0.4, DRIVE_GEAR, DrivingState.IDLING),
        (52.0, DRIVE_GEAR, DrivingState.MOVING),
        (52.0, None, DrivingState.MOVING),
        (3.0, PARKED_GEAR, DrivingState.MOVING),
        (0.0, None, DrivingState.UNKNOWN),
        (None, PARKED_GEAR, DrivingState.UNKNOWN),
        (None, None, DrivingState.UNKNOWN),
    ],
)
def test_state(speed: float | None, gear: int | None, state: DrivingState) -> None:
    assert driving(speed, gear).state is state


def test_unknown_is_as_restricted_as_moving() -> None:
    assert LIMITS[DrivingState.UNKNOWN] == LIMITS[DrivingState.MOVING]


def test_silence_makes_a_parked_car_unknown() -> None:
    now = [10.0]
    vehicle = Vehicle(lambda: now[0])
    for signal in (SPEED, SELECTED_GEAR):
        vehicle.expect(signal, 0.2, "test")
    made = Driving(vehicle)
    heard: list[DrivingState] = []
    made.watch(lambda: heard.append(made.state))
    vehicle.report(SPEED, Sample(0.0, 10.0))
    vehicle.report(SELECTED_GEAR, Sample(PARKED_GEAR, 10.0))
    now[0] = 12.0
    vehicle.expire()
    assert heard == [DrivingState.PARKED, DrivingState.UNKNOWN]

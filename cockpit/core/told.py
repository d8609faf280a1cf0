"""Readings as answers: a value of the car in the driver's units, or that it is not known."""

from collections.abc import Callable
from typing import Any

from cockpit.core.intents import Answer, Asked, refused
from cockpit.core.signal import Signal
from cockpit.core.units import Display, display_of
from cockpit.core.vehicle import Vehicle

UNSEEN = "I can't see that now"
type Units = Callable[[], str]
"""The driver's units now: `metric` or `imperial`."""


def shown(
    vehicle: Vehicle, signal: Signal[Any], units: Units, display: Display | None = None
) -> Any:
    """The value as the driver reads it, rounded; None where it is not known."""
    reading = vehicle.get(signal)
    if not reading.valid or reading.value is None:
        return None
    if isinstance(reading.value, bool | str):
        return reading.value
    how = display or display_of(signal.unit, units())
    number = round(how.number(reading.value), how.decimals)
    return int(number) if how.decimals == 0 else number


def telling(
    vehicle: Vehicle, signal: Signal[Any], units: Units, display: Display | None = None
) -> Callable[[Asked], Answer]:
    """A handler that answers with `{value}` and `{unit}`."""

    def handle(_: Asked) -> Answer:
        unit = (display or display_of(signal.unit, units())).unit
        value = shown(vehicle, signal, units, display)
        return refused(UNSEEN) if value is None else Answer(values={"value": value, "unit": unit})

    return handle


def either(vehicle: Vehicle, signal: Signal[bool], yes: str, no: str) -> Callable[[Asked], Answer]:
    """A handler that answers with one of two keys."""

    def handle(_: Asked) -> Answer:
        reading = vehicle.get(signal)
        return Answer(yes if reading.value else no) if reading.valid else refused(UNSEEN)

    return handle

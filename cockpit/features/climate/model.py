"""The rules of the climate: what may be asked of it, in which steps, and what to say about it."""

from dataclasses import dataclass
from enum import Enum
from typing import cast

from cockpit.core import signals as car
from cockpit.core.request import Outcome
from cockpit.core.signal import Signal, Value
from cockpit.core.vehicle import Vehicle

WARMEST, COLDEST, STEP = 28.0, 16.0, 0.5
"""What the car takes as a set temperature, °C."""
FAN_STEP = 10
"""Percent of the fan per touch."""
LEVELS = (0, 33, 67, 100)
"""Percent of seat and steering wheel heating per level 0..3."""
UNSEEN = "I can't see the climate now"


class Air(Enum):
    """Where the air goes, as VSS names it."""

    WINDSCREEN = "UP"
    FACE = "MIDDLE"
    FEET = "DOWN"


@dataclass(frozen=True, slots=True)
class Zone:
    """One side of the car: what the driver calls it, and its signals."""

    name: str
    temperature: Signal[float]
    fan: Signal[int]
    air: Signal[str]
    seat: Signal[int]


DRIVER = Zone(
    "Driver",
    car.DRIVER_TEMPERATURE,
    car.DRIVER_FAN,
    car.DRIVER_AIR,
    car.DRIVER_SEAT_HEATING,
)
PASSENGER = Zone(
    "Passenger",
    car.PASSENGER_TEMPERATURE,
    car.PASSENGER_FAN,
    car.PASSENGER_AIR,
    car.PASSENGER_SEAT_HEATING,
)
ZONES = (DRIVER, PASSENGER)
SWITCHES = {
    "Climate": car.CLIMATE_ON,
    "Auto": car.CLIMATE_AUTO,
    "Air conditioning": car.AIR_CONDITIONING,
    "Recirculation": car.RECIRCULATION,
    "Windscreen defrost": car.FRONT_DEFROST,
    "Rear window defrost": car.REAR_DEFROST,
    "Sync": car.CLIMATE_SYNC,
}
"""What is simply on or off, by the name that it is spoken of."""


class Climate:
    """Asks the car for comfort. Every method returns a short sentence to say or show.

    `by` is who asks: `touch`, `voice`, `phone`, `automation` … Steps start from the value that is
    still pending, so quick taps add up; nothing is asked while the present value is unknown.
    """

    def __init__(self, vehicle: Vehicle) -> None:
        self._vehicle = vehicle
        zones = [(z.temperature, z.fan, z.air, z.seat) for z in ZONES]
        vehicle.want(signal for zone in zones for signal in zone)
        vehicle.want((*SWITCHES.values(), car.STEERING_WHEEL_HEATING))
        vehicle.want((car.CABIN_TEMPERATURE, car.OUTSIDE_TEMPERATURE))

    # Temperature ----------------------------------------------------------------------------

    def set_temperature(self, zone: Zone, celsius: float, by: str) -> str:
        """Ask for a temperature in °C; clamped to what the car takes, in half degrees."""
        wished = min(WARMEST, max(COLDEST, round(celsius / STEP) * STEP))
        said = f"{zone.name}: {wished:.1f} degrees"
        return self._ask(zone.temperature, wished, by, f"{zone.name} temperature", said)

    def warmer(self, zone: Zone, steps: int, by: str) -> str:
        """Ask for `steps` half degrees more; fewer where negative."""
        now = self.present(zone.temperature)
        if now is None:
            return UNSEEN
        if steps and now == (WARMEST if steps > 0 else COLDEST):
            return f"{zone.name}: already at {now:.1f} degrees"
        return self.set_temperature(zone, now + steps * STEP, by)

    def cooler(self, zone: Zone, steps: int, by: str) -> str:
        """Ask for `steps` half degrees less."""
        return self.warmer(zone, -steps, by)

    # Air ------------------------------------------------------------------------------------

    def set_fan(self, percent: float, by: str) -> str:
        """Ask for the fan's strength in both zones."""
        wished = min(100, max(0, round(percent / FAN_STEP) * FAN_STEP))
        said = f"Fan: {wished} percent"
        for zone in ZONES:
            said = self._ask(zone.fan, wished, by, f"{zone.name} fan", said)
        return said

    def more_fan(self, steps: int, by: str) -> str:
        """Ask for more or, with negative `steps`, less air."""
        now = self.present(DRIVER.fan)
        return UNSEEN if now is None else self.set_fan(now + steps * FAN_STEP, by)

    def set_air(self, air: Air, by: str) -> str:
        """Ask for another way of the air, in both zones."""
        said = f"Air to the {air.name.lower()}"
        for zone in ZONES:
            said = self._ask(zone.air, air.value, by, f"{zone.name} air", said)
        return said

    # On and off -----------------------------------------------------------------------------

    def toggle_ac(self, by: str) -> str:
        """Air conditioning on or off."""
        return self.toggle("Air conditioning", by)

    def toggle_recirculation(self, by: str) -> str:
        """Inside air or fresh air."""
        return self.toggle("Recirculation", by)

    def toggle_defrost(self, front: bool, by: str) -> str:
        """Clear the windscreen, or else the rear window."""
        return self.toggle("Windscreen defrost" if front else "Rear window defrost", by)

    def toggle_sync(self, by: str) -> str:
        """Let the passenger's zone follow the driver's, or not."""
        return self.toggle("Sync", by)

    def set_auto(self, on: bool, by: str) -> str:
        """Let the car choose fan and distribution, or not."""
        return self.switch("Auto", on, by)

    def off(self, by: str) -> str:
        """Stop the climate altogether."""
        return self.switch("Climate", False, by)

    def toggle(self, name: str, by: str) -> str:
        """Turn one of the SWITCHES over."""
        now = self.present(SWITCHES[name])
        return UNSEEN if now is None else self.switch(name, not now, by)

    def switch(self, name: str, on: bool, by: str) -> str:
        """Turn one of the SWITCHES on or off."""
        return self._ask(SWITCHES[name], on, by, name, f"{name} {'on' if on else 'off'}")

    # Warm and cool seats ----------------------------------------------------------------------

    def set_seat(self, zone: Zone, level: int, by: str) -> str:
        """Ask for seat heating 1..3, ventilation -1..-3, or 0 for neither."""
        level = min(3, max(-3, level))
        percent = LEVELS[abs(level)] * (1 if level >= 0 else -1)
        kind = f"{'heating' if level > 0 else 'ventilation'} {abs(level)}" if level else "off"
        why = f"{zone.name} seat"
        return self._ask(zone.seat, percent, by, why, f"{zone.name}: seat {kind}")

    def next_seat(self, zone: Zone, heat: bool, by: str) -> str:
        """One touch on the seat's heating or ventilation: 3, 2, 1, off."""
        now = self.present(zone.seat)
        if now is None:
            return UNSEEN
        sign = 1 if heat else -1
        return self.set_seat(zone, sign * _next(level_of(now) * sign), by)

    def set_wheel(self, level: int, by: str) -> str:
        """Ask for steering wheel heating 0..3."""
        level = min(3, max(0, level))
        why = "Steering wheel heating"
        said = f"{why} {level or 'off'}"
        return self._ask(car.STEERING_WHEEL_HEATING, LEVELS[level], by, why, said)

    def next_wheel(self, by: str) -> str:
        """One touch on the steering wheel's heating: 3, 2, 1, off."""
        now = self.present(car.STEERING_WHEEL_HEATING)
        return UNSEEN if now is None else self.set_wheel(_next(level_of(now)), by)

    # How it stands --------------------------------------------------------------------------

    def inside(self) -> float | None:
        """The cabin's temperature in °C; None if unknown."""
        return self.present(car.CABIN_TEMPERATURE)

    def outside(self) -> float | None:
        """The outside temperature in °C; None if unknown."""
        return self.present(car.OUTSIDE_TEMPERATURE)

    def present[T: Value](self, signal: Signal[T]) -> T | None:
        """What the car was asked for if still pending, else what it says; None if unknown."""
        reading = self._vehicle.get(signal)
        request = self._vehicle.requested(signal)
        if reading.valid and request and request.outcome is Outcome.PENDING:
            return cast("T", request.value)
        return reading.value if reading.valid else None

    def _ask[T: Value](self, signal: Signal[T], wished: T, by: str, why: str, said: str) -> str:
        if not self._vehicle.get(signal).valid:
            return UNSEEN
        self._vehicle.request(signal, wished, by=by, why=why)
        return said


def level_of(percent: float) -> int:
    """The level -3..3 of a heating (ventilation: negative) in percent."""
    return round(percent / 100 * 3)


def _next(level: int) -> int:
    return level - 1 if level > 0 else 3

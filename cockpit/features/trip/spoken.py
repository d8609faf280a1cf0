"""The trip by voice: questions only; what was not seen is not guessed."""

from collections.abc import Callable
from dataclasses import replace

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Asked, Intents, refused
from cockpit.core.told import UNSEEN, Units
from cockpit.core.units import Display, display_of
from cockpit.core.vehicle import Vehicle
from cockpit.features.trip.model import Trip

RISKY: frozenset[str] = frozenset()
MISSED, SHORT = "missed", "short"
"""Answers: too much of the trip was not seen; it is too short for an average."""
PER_100_KM = Display("kWh/100 km", decimals=1)
S_PER_MINUTE, MINUTES_PER_HOUR = 60, 60


def connect(intents: Intents, vehicle: Vehicle, trip: Trip, units: Units) -> None:
    """Answer to the sentences of `intents.*.yaml`."""

    def seen() -> bool:
        return vehicle.get(car.SPEED).valid and vehicle.get(car.BATTERY_POWER).valid

    def km() -> Display:
        return replace(display_of("m", units()), decimals=1)

    def sums(
        value: Callable[[], float | None], shown: Callable[[], Display]
    ) -> Callable[[Asked], Answer]:
        """As the card: known only while both speed and power are."""

        def handle(_: Asked) -> Answer:
            if not seen():
                return refused(UNSEEN)
            if not trip.whole:
                return Answer(MISSED, done=False)
            known = value()
            if known is None:
                return Answer(SHORT, done=False)
            display = shown()
            number = round(display.number(known), display.decimals)
            return Answer(values={"value": number, "unit": display.unit})

        return handle

    def time(_: Asked) -> Answer:
        if not vehicle.get(car.READY).valid:
            return refused(UNSEEN)
        hours, minutes = divmod(int(trip.seconds // S_PER_MINUTE), MINUTES_PER_HOUR)
        key = "hours" if hours else "done"
        return Answer(key, {"hours": hours, "minutes": minutes})

    intents.on("TripDistance", sums(lambda: trip.distance_m, km))
    intents.on("TripTime", time)
    intents.on("TripEnergy", sums(lambda: trip.energy_kwh, lambda: display_of("kWh", units())))
    intents.on("TripConsumption", sums(lambda: trip.consumption, lambda: PER_100_KM))

"""The tyres by voice: questions only, answered from what their own sensors say."""

from dataclasses import dataclass
from typing import Any

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Asked, Intents, refused
from cockpit.core.reading import Reading, Trust
from cockpit.core.signal import Signal
from cockpit.core.told import UNSEEN, Units
from cockpit.core.units import Display, display_of
from cockpit.core.vehicle import Vehicle
from cockpit.features.tyres.model import is_low
from cockpit.features.tyres.settings import TyreSettings

RISKY: frozenset[str] = frozenset()
UNKNOWN = "unknown"
"""In place of a pressure; the languages name it."""
FRONT, REAR = "front", "rear"
TYRES = {
    "front_left": (car.FRONT_LEFT_TYRE_PRESSURE, car.FRONT_LEFT_TYRE_LOW),
    "front_right": (car.FRONT_RIGHT_TYRE_PRESSURE, car.FRONT_RIGHT_TYRE_LOW),
    "rear_left": (car.REAR_LEFT_TYRE_PRESSURE, car.REAR_LEFT_TYRE_LOW),
    "rear_right": (car.REAR_RIGHT_TYRE_PRESSURE, car.REAR_RIGHT_TYRE_LOW),
}


@dataclass(frozen=True, slots=True)
class Tyre:
    """What is known of one now; a late value counts as none."""

    name: str
    kpa: int | None
    low: bool
    known: bool
    """Whether `low` is more than a lack of news."""


def connect(intents: Intents, vehicle: Vehicle, settings: TyreSettings, units: Units) -> None:
    """Answer to the sentences of `intents.*.yaml`."""
    _Questions(vehicle, settings, units).connect(intents)


class _Questions:
    def __init__(self, vehicle: Vehicle, settings: TyreSettings, units: Units) -> None:
        self._vehicle, self._settings = vehicle, settings
        self._units = units

    @property
    def _display(self) -> Display:
        return display_of("kPa", self._units())

    def connect(self, intents: Intents) -> None:
        intents.on("TyresPressure", self._pressure)
        intents.on("TyresLow", self._low)
        intents.on("TyresTarget", self._target)

    def _pressure(self, asked: Asked) -> Answer:
        which = asked.get("tyre", "")
        tyres = [self._tyre(name) for name in TYRES if name.startswith(which)]
        if which in TYRES:
            return self._one(tyres[0])
        if all(tyre.kpa is None for tyre in tyres):
            return refused(UNSEEN)
        values = {tyre.name: self._shown(tyre.kpa) for tyre in tyres}
        return Answer(which or "done", values | {"unit": self._display.unit})

    def _one(self, tyre: Tyre) -> Answer:
        if tyre.kpa is None and not tyre.low:
            return refused(UNSEEN)
        key = "warned" if tyre.kpa is None else "low" if tyre.low else "one"
        return Answer(key, self._values(tyre))

    def _low(self, _: Asked) -> Answer:
        tyres = [self._tyre(name) for name in TYRES]
        low = [tyre for tyre in tyres if tyre.low]
        if low:
            worst = min(low, key=lambda t: float("inf") if t.kpa is None else t.kpa)
            key = "low" if len(low) == 1 else "several"
            key = f"{key}_unseen" if worst.kpa is None else key
            return Answer(key, self._values(worst) | {"count": len(low)})
        if not any(tyre.known for tyre in tyres):
            return refused(UNSEEN)
        return Answer("none" if all(tyre.known for tyre in tyres) else "unsure")

    def _target(self, _: Asked) -> Answer:
        front = self._shown(self._settings.front_kpa)
        rear = self._shown(self._settings.rear_kpa)
        values = {"front": front, "rear": rear, "unit": self._display.unit}
        return Answer("same" if front == rear else "done", values)

    def _tyre(self, name: str) -> Tyre:
        pressure, warned = TYRES[name]
        target = self._settings.front_kpa if name.startswith(FRONT) else self._settings.rear_kpa
        kpa, warning = self._trusted(pressure), self._trusted(warned)
        known = kpa.valid or warning.valid
        return Tyre(name, kpa.value, is_low(kpa, warning, target), known)

    def _trusted[T: (int, bool)](self, signal: Signal[T]) -> Reading[T]:
        reading = self._vehicle.get(signal)
        return reading if reading.valid else Reading(None, reading.age_s, Trust.MISSING)

    def _values(self, tyre: Tyre) -> dict[str, Any]:
        shown = self._shown(tyre.kpa)
        return {"tyre": tyre.name, "value": shown, "unit": self._display.unit}

    def _shown(self, kpa: float | None) -> Any:
        if kpa is None:
            return UNKNOWN
        number = round(self._display.number(kpa), self._display.decimals)
        return number if self._display.decimals else int(number)

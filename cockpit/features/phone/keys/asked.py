"""What a signed command asks of the car, and in which words: a table.

The send list of the car's mapping stands behind all of it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cockpit.core import signals as car
from cockpit.core.messages import Payload
from cockpit.core.signal import Signal, Value
from cockpit.features.phone.talk.plain import number

WARMEST, COLDEST, STEP = 28.0, 16.0, 0.5
"""What the car takes as a set temperature, °C."""
LEAST_LIMIT, MOST_LIMIT = 50, 100
NOT_UNDERSTOOD = "is not understood"

type Wish = tuple[Signal[Any], Value]
type Meaning = tuple[Wish, ...] | str
"""What to ask of the car, or why not."""


def _always(*wishes: Wish) -> Callable[[Payload], Meaning]:
    return lambda _: wishes


def _climate(words: Payload) -> Meaning:
    known = {name: words[name] for name in _CLIMATE if name in words}
    meant = [_CLIMATE[name](value) for name, value in known.items()]
    if not meant or () in meant:
        return NOT_UNDERSTOOD
    return tuple(wish for wishes in meant for wish in wishes)


def _temperature(signal: Signal[float]) -> Callable[[Any], tuple[Wish, ...]]:
    def means(value: Any) -> tuple[Wish, ...]:
        wished = number(value, COLDEST, WARMEST)
        return () if wished is None else ((signal, round(wished / STEP) * STEP),)

    return means


def _switch(*signals: Signal[bool]) -> Callable[[Any], tuple[Wish, ...]]:
    def means(value: Any) -> tuple[Wish, ...]:
        return tuple((signal, value) for signal in signals) if isinstance(value, bool) else ()

    return means


def _power(value: Any) -> tuple[Wish, ...]:
    """On means that the car finds out by itself how."""
    return _switch(car.CLIMATE_ON, *([car.CLIMATE_AUTO] if value is True else []))(value)


_CLIMATE: Mapping[str, Callable[[Any], tuple[Wish, ...]]] = {
    "on": _power,
    "temperature": _temperature(car.DRIVER_TEMPERATURE),
    "passenger": _temperature(car.PASSENGER_TEMPERATURE),
    "defrost": _switch(car.FRONT_DEFROST),
    "rear_defrost": _switch(car.REAR_DEFROST),
}


def _limit(words: Payload) -> Meaning:
    percent = number(words.get("percent"), LEAST_LIMIT, MOST_LIMIT)
    return NOT_UNDERSTOOD if percent is None else ((car.CHARGE_LIMIT, round(percent)),)


MEANINGS: Mapping[str, Callable[[Payload], Meaning]] = {
    "climate.set": _climate,
    "charge.limit": _limit,
    "charge.start": _always((car.CHARGE_SWITCH, "START")),
    "charge.stop": _always((car.CHARGE_SWITCH, "STOP")),
    "lock": _always((car.ALL_LOCKED, True)),
    "unlock": _always((car.ALL_LOCKED, False)),
    "boot.open": _always((car.BOOT_TARGET, True)),
    # The car itself ends it after a moment: nobody has to be there to do that.
    "flash": _always((car.HAZARD, True)),
}
"""By command type; what is not here is for the takers."""

"""A knob: something that scenarios, the control door and the panel set and ask by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulators.car.vehicle import Vehicle

ON_WORDS = {"on": True, "open": True, "yes": True, "off": False, "closed": False, "no": False}


class KnobError(Exception):
    """A name or value that does not exist; the text says which do."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One thing to turn: how to read it, how to set it (None: only to read), in what words."""

    get: Callable[[Vehicle], Any]
    set: Callable[[Vehicle, Any], None] | None
    words: str


def number(value: Any, low: float, high: float) -> float:
    """A number within bounds; raises KnobError."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise KnobError(f"{value!r} is not a number from {low:g} to {high:g}")
    if not low <= value <= high:
        raise KnobError(f"{value:g} is not from {low:g} to {high:g}")
    return float(value)


def switch(value: Any) -> bool:
    """True or false, also as on/off, open/closed, yes/no."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ON_WORDS:
        return ON_WORDS[value.lower()]
    raise KnobError(f"{value!r} is not true/false, on/off or open/closed")


def choice(value: Any, words: tuple[str, ...]) -> str:
    """One of some words."""
    if value not in words:
        raise KnobError(f"{value!r} is not one of: {', '.join(words)}")
    return str(value)


def amount(path: str, low: float, high: float, unit: str) -> Knob:
    """A knob for a number in the car, found by its attribute path."""
    *way, last = path.split(".")

    def put(car: Vehicle, value: Any) -> None:
        setattr(_walk(car, way), last, number(value, low, high))

    return Knob(
        lambda car: getattr(_walk(car, way), last), put, f"{low:g}..{high:g} {unit}".strip()
    )


def flag(path: str) -> Knob:
    """A knob for something that is on or off."""
    *way, last = path.split(".")

    def put(car: Vehicle, value: Any) -> None:
        setattr(_walk(car, way), last, switch(value))

    return Knob(lambda car: getattr(_walk(car, way), last), put, "on/off")


def word(path: str, words: tuple[str, ...]) -> Knob:
    """A knob with some positions."""
    *way, last = path.split(".")

    def put(car: Vehicle, value: Any) -> None:
        setattr(_walk(car, way), last, choice(value, words))

    return Knob(lambda car: getattr(_walk(car, way), last), put, " ".join(words))


def reading(get: Callable[[Vehicle], Any], unit: str) -> Knob:
    """Only to be read."""
    return Knob(get, None, unit)


def _walk(car: Vehicle, way: list[str]) -> Any:
    thing: Any = car
    for name in way:
        thing = getattr(thing, name)
    return thing

"""All knobs by name."""

from difflib import get_close_matches
from typing import Any

from simulators.car.knob_kinds import Knob, KnobError
from simulators.car.knobs import DRIVING, LIGHT_KNOBS
from simulators.car.knobs_placed import PLACED
from simulators.car.knobs_world import BODY, BROKEN, ENERGY, SENSORS, WORLD
from simulators.car.vehicle import Vehicle

KNOBS: dict[str, Knob] = {
    **DRIVING, **LIGHT_KNOBS, **PLACED, **BODY, **WORLD, **SENSORS, **ENERGY, **BROKEN,
}  # fmt: skip


def turn(car: Vehicle, name: str, value: Any) -> None:
    """Set one knob; raises KnobError with what to write instead."""
    knob = _find(name)
    if knob.set is None:
        raise KnobError(f"{name} can only be read")
    try:
        knob.set(car, value)
    except KnobError as error:
        raise KnobError(f"{name}: {error}") from None


def ask(car: Vehicle, name: str) -> Any:
    """The value of one knob; raises KnobError."""
    return _find(name).get(car)


def _find(name: str) -> Knob:
    if name not in KNOBS:
        near = get_close_matches(str(name), KNOBS, 3) or sorted(KNOBS)
        raise KnobError(f"no {name!r}; perhaps: {', '.join(near)}")
    return KNOBS[name]

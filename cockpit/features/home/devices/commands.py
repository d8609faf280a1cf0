"""What the driver may ask of an entity: numbers are held to its limits, other words refused.

Nothing here changes an entity's state; that does the device's own answer.
"""

import math

from cockpit.core.messages import Kind, Message
from cockpit.features.home.devices.entity import Can, Entity, Said
from cockpit.features.home.devices.untrusted import UnusableError

type Answer = list[Message] | str
"""What to send, or why nothing."""


def turn(entity: Entity, on: bool) -> Answer:
    """Switch it on or off."""
    return _order(entity, Can.TURN, on)


def set_level(entity: Entity, percent: float) -> Answer:
    """Brightness or speed, 0-100 %; 0 is off."""
    return _held(entity, Can.LEVEL, percent, 0, 100)


def set_warmth(entity: Entity, kelvin: float) -> Answer:
    """White light, from warm (2000 K) to cold (6500 K)."""
    return _held(entity, Can.WARMTH, kelvin, 1000, 10000)


def set_colour(entity: Entity, hue: float, saturation: float) -> Answer:
    """Coloured light: hue 0-360, saturation 0-100 %."""
    if not (math.isfinite(hue) and math.isfinite(saturation)):
        return f"{entity.name}: that is no colour"
    return _order(entity, Can.COLOUR, (hue % 360, min(max(saturation, 0.0), 100.0)))


def open_(entity: Entity) -> Answer:
    """Open a cover or garage door all the way."""
    return _order(entity, Can.OPEN)


def close(entity: Entity) -> Answer:
    """Close a cover or garage door all the way."""
    return _order(entity, Can.CLOSE)


def stop(entity: Entity) -> Answer:
    """Let a cover stand where it is."""
    return _order(entity, Can.STOP)


def set_position(entity: Entity, percent: float) -> Answer:
    """Move a cover: 0 % closed, 100 % open."""
    return _held(entity, Can.POSITION, percent, 0, 100)


def lock(entity: Entity) -> Answer:
    """Lock a lock."""
    return _order(entity, Can.LOCK)


def unlock(entity: Entity) -> Answer:
    """Unlock a lock."""
    return _order(entity, Can.UNLOCK)


def set_temperature(entity: Entity, degrees: float) -> Answer:
    """What a climate is to reach, in the entity's unit."""
    return _held(entity, Can.TEMPERATURE, degrees, entity.low, entity.high)


def set_mode(entity: Entity, mode: str) -> Answer:
    """One of the modes of a climate or a fan."""
    return _chosen(entity, Can.MODE, mode, entity.modes)


def press(entity: Entity) -> Answer:
    """Press a button."""
    return _order(entity, Can.PRESS)


def activate(entity: Entity) -> Answer:
    """Set a scene."""
    return _order(entity, Can.ACTIVATE)


def choose(entity: Entity, option: str) -> Answer:
    """One of a select's options."""
    return _chosen(entity, Can.CHOOSE, option, entity.options)


def set_number(entity: Entity, value: float) -> Answer:
    """A number, in the entity's unit."""
    return _held(entity, Can.NUMBER, value, entity.low, entity.high)


def _held(entity: Entity, can: Can, value: float, low: float | None, high: float | None) -> Answer:
    if not math.isfinite(value):
        return f"{entity.name}: that is no number"
    if entity.step and can in (Can.NUMBER, Can.TEMPERATURE):
        first = low or 0.0
        value = round(first + round((value - first) / entity.step) * entity.step, 6)
    value = value if low is None else max(value, low)
    return _order(entity, can, value if high is None else min(value, high))


def _chosen(entity: Entity, can: Can, word: str, known: tuple[str, ...]) -> Answer:
    if can in entity.orders and word not in known:
        return f"{entity.name} does not know {word}"
    return _order(entity, can, word)


def _order(entity: Entity, can: Can, wish: object = None) -> Answer:
    order = entity.orders.get(can)
    if order is None:
        return f"{entity.name} cannot do that"
    if entity.available is False:
        return f"{entity.name} is not reachable"
    try:
        return [_message(entity, said) for said in order(wish)]
    except UnusableError as wrong:
        return f"{entity.name}: {wrong}"


def _message(entity: Entity, said: Said) -> Message:
    topic, words = said
    return Message(topic, words.encode("utf-8", "replace"), Kind.COMMAND, entity.broker)

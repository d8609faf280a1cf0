"""What the driver wants of one thing at home: its words, its risk, and whether it came true."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.features.home.devices import commands
from cockpit.features.home.devices.commands import Answer
from cockpit.features.home.devices.entity import Bolt, Can, Cover, Entity, Sort, State

LEVEL_SLACK, KELVIN_SLACK, TARGET_SLACK = 3.0, 150.0, 0.3
"""Devices round what they are asked."""
_OPENING = re.compile(
    r"\b(door|gate|garage|shutter|lock|unlock)\b"
    r"|garage|tür(en|e)?\b|\b(garagen|hof|roll|einfahrts|schiebe)?tor(es|e|s)?\b|pforte|schloss|[门锁]|车库",
    re.IGNORECASE,
)
"""What a switch, a button or a scene is called that may open the house …"""
_LIGHT = re.compile(r"light|lamp|licht|leuchte|灯", re.IGNORECASE)
"""… and what it is called where it is only the lamp there."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing to do, with its value where it has one."""

    can: Can
    value: bool | float | str | None = None

    def words(self) -> dict[str, Any]:
        """As it is kept in a file."""
        return {"can": self.can.value, "value": self.value}


def read_wish(words: Any) -> Wish:
    """The wish of a file; raises ValueError, KeyError or TypeError where it is none."""
    value = words["value"]
    if not (value is None or isinstance(value, bool | float | int | str)):
        raise ValueError("a wish's value is plain")
    return Wish(Can(words["can"]), value)


_SAY: Mapping[Can, Callable[[Entity, Any], Answer]] = {
    Can.TURN: lambda entity, value: commands.turn(entity, value is True),
    Can.LEVEL: lambda entity, value: commands.set_level(entity, float(value)),
    Can.WARMTH: lambda entity, value: commands.set_warmth(entity, float(value)),
    Can.OPEN: lambda entity, _: commands.open_(entity),
    Can.CLOSE: lambda entity, _: commands.close(entity),
    Can.STOP: lambda entity, _: commands.stop(entity),
    Can.POSITION: lambda entity, value: commands.set_position(entity, float(value)),
    Can.LOCK: lambda entity, _: commands.lock(entity),
    Can.UNLOCK: lambda entity, _: commands.unlock(entity),
    Can.TEMPERATURE: lambda entity, value: commands.set_temperature(entity, float(value)),
    Can.MODE: lambda entity, value: commands.set_mode(entity, str(value)),
    Can.PRESS: lambda entity, _: commands.press(entity),
    Can.ACTIVATE: lambda entity, _: commands.activate(entity),
    Can.CHOOSE: lambda entity, value: commands.choose(entity, str(value)),
    Can.NUMBER: lambda entity, value: commands.set_number(entity, float(value)),
}


def messages(entity: Entity, wish: Wish) -> Answer:
    """The exact messages of a wish, or why there are none; changes nothing."""
    say = _SAY.get(wish.can)
    if say is None:
        return f"{entity.name} cannot do that"
    try:
        return say(entity, wish.value)
    except (TypeError, ValueError):
        return f"{entity.name}: that is no value"


def risky(entity: Entity, wish: Wish) -> bool:
    """Whether a yes is needed: what moves a garage door or a gate, and what opens the house."""
    if wish.can in (Can.STOP, Can.LOCK):
        return False
    if wish.can is Can.UNLOCK or entity.sort is Sort.GARAGE:
        return True
    if entity.sort is Sort.COVER:
        return entity.device_class in ("door", "gate", "garage")
    if entity.sort is Sort.SCENE:
        return _opens(entity.name)
    return entity.sort in (Sort.SWITCH, Sort.BUTTON) and _opens(f"{entity.name} {entity.device}")


def _opens(called: str) -> bool:
    return _OPENING.search(called) is not None and _LIGHT.search(called) is None


def met(state: State, wish: Wish) -> bool:
    """Whether the device itself says that it is so, or is on its way there."""
    check = _MET.get(wish.can)
    return check is None or check(state, wish.value)


def _near(found: float | None, wanted: Any, slack: float) -> bool:
    return found is not None and abs(found - float(wanted)) <= slack


_MET: Mapping[Can, Callable[[State, Any], bool]] = {
    Can.TURN: lambda state, value: state.on is value,
    Can.LEVEL: lambda state, value: (
        _near(state.level, value, LEVEL_SLACK) or (value == 0 and state.on is False)
    ),
    Can.WARMTH: lambda state, value: _near(state.kelvin, value, KELVIN_SLACK),
    Can.OPEN: lambda state, _: state.cover in (Cover.OPEN, Cover.OPENING) or state.position == 100,
    Can.CLOSE: lambda state, _: state.cover is Cover.CLOSING or state.closed is True,
    Can.STOP: lambda state, _: state.cover not in (Cover.OPENING, Cover.CLOSING),
    Can.POSITION: lambda state, value: (
        _near(state.position, value, LEVEL_SLACK) or state.cover in (Cover.OPENING, Cover.CLOSING)
    ),
    Can.LOCK: lambda state, _: state.bolt in (Bolt.LOCKED, Bolt.LOCKING),
    Can.UNLOCK: lambda state, _: state.bolt in (Bolt.UNLOCKED, Bolt.UNLOCKING),
    Can.TEMPERATURE: lambda state, value: _near(state.target, value, TARGET_SLACK),
    Can.MODE: lambda state, value: state.mode == value,
    Can.CHOOSE: lambda state, value: state.value == value,
    Can.NUMBER: lambda state, value: isinstance(state.value, float) and state.value == value,
}
"""A button and a scene tell nothing: what was sent is all that is known."""

"""What the road lets a driver do and see: one table of lengths, one of acts; docs come from it.

Touch, voice, phone and home all ask `Driving.permit`; docs/driver-distraction.md is written from
these tables by tests/tools/distraction.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class DrivingState(Enum):
    """Parked (gear P), idling (standing in another gear), moving, or unknown."""

    PARKED = "parked"
    IDLING = "idling"
    MOVING = "moving"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters and items, depth in views above one another, motion in milliseconds."""

    text_length: int
    list_length: int
    depth: int
    animation_ms: int


LIMITS: Mapping[DrivingState, Limits] = {
    DrivingState.PARKED: Limits(2000, 500, 3, 600),
    DrivingState.IDLING: Limits(240, 42, 3, 300),
    DrivingState.MOVING: Limits(120, 21, 2, 300),
    DrivingState.UNKNOWN: Limits(120, 21, 2, 300),
}


class Act(Enum):
    """What asks for eyes and hands, or opens the car; the value says it in a driver's words."""

    TYPE = "Type letters or digits"
    WATCH = "Watch a camera's pictures"
    PAIR = "Add or remove a phone or a key"
    DRIVERS = "Change, add or remove a driver"
    ARRANGE = "Choose and arrange favourites"
    SET_UP = "Change a setting that needs the parked car"
    OPEN = "Open or close boot and charge flap"
    LOCK = "Lock, unlock, fold mirrors, recall a seat memory"
    OUTSIDE = "Unlock, open or charge from a phone or from home"


@dataclass(frozen=True, slots=True)
class Rule:
    """When an act is allowed, and the one English sentence that refuses it at any other time."""

    states: frozenset[DrivingState]
    sentence: str


_PARKED = frozenset({DrivingState.PARKED})
_STANDING = _PARKED | {DrivingState.IDLING}
RULES: Mapping[Act, Rule] = {
    Act.TYPE: Rule(_PARKED, "Typing waits until you are parked"),
    Act.WATCH: Rule(_PARKED, "Pictures wait until you are parked"),
    Act.PAIR: Rule(_PARKED, "Phones and keys wait until you are parked"),
    Act.DRIVERS: Rule(_PARKED, "Drivers change while the car is parked"),
    Act.ARRANGE: Rule(_PARKED, "Arranging waits until you are parked"),
    Act.SET_UP: Rule(_PARKED, "This setting waits until you are parked"),
    Act.OPEN: Rule(_PARKED, "Only when parked"),
    Act.LOCK: Rule(_STANDING, "Only at a standstill"),
    Act.OUTSIDE: Rule(_PARKED, "only while parked"),
}
"""Every act; no state that is not named here allows one."""


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut between words where that does not cost half of it."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    end = cut.rfind(" ")
    return cut[: end if end > most // 2 else None].rstrip() + "…"

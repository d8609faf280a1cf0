"""What the screen shows of a guided trip, as plain values: made by the model, bound by QML."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Turn:
    """The next thing to do; empty texts are not shown."""

    shown: bool = False
    icon: str = ""
    distance: str = ""
    unit: str = ""
    street: str = ""
    exit: str = ""
    roundabout_exit: int = 0
    lanes: tuple[Any, ...] = ()
    then_icon: str = ""
    then_distance: str = ""
    status: str = ""
    """Instead of a turn, or beside it: rerouting, position lost."""
    spoken: str = ""
    """All of it as a sentence, for those who hear the screen."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The speed limit here; `loud` where the car is too fast for it."""

    text: str = ""
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """Arrival, charge and the next stop."""

    shown: bool = False
    name: str = ""
    arrival: str = ""
    left: str = ""
    distance: str = ""
    soc: str = "--"
    spread: str = ""
    soc_tone: str = ""
    """good, warn, danger, or "" where it is not known."""
    stop: str = ""
    why: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways to choose from before the start."""

    time: str
    distance: str
    name: str
    soc: str = ""
    tone: str = ""
    notes: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The destination that is being looked at."""

    name: str = ""
    address: str = ""
    favourite: bool = False
    kept: str = ""
    """home, work, favourite, or "" for a place that is none."""
    ways: tuple[Way, ...] = ()
    words: str = ""
    trouble: bool = False
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of places."""

    name: str
    detail: str = ""
    icon: str = "pin"
    distance: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the search shows now."""

    query: str = ""
    rows: tuple[Row, ...] = field(default=())
    words: str = ""
    """Instead of rows: nothing found, searching."""
    typing: bool = False

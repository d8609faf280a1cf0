"""What a protocol makes of an announcement: an entity, and where its state is told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from cockpit.core.messages import Arrived, Message
from cockpit.features.home.devices.entity import Entity
from cockpit.features.home.devices.untrusted import table


class Silence(Enum):
    """A message may say nothing of a value: then the value stays as it is."""

    KEEP = "keep"


KEEP = Silence.KEEP


@dataclass(frozen=True, slots=True)
class Heard:
    """One message on a topic of a device; `value` is its JSON, None where it is none."""

    text: str
    value: Any


type Read = Callable[[Heard], Any]
"""The value of one field of the state; None is unknown, KEEP not said; or UnusableError."""


type Render = Callable[[Mapping[str, Any]], str]
"""Variables to text; "" where the message does not speak of what is asked; or UnusableError."""

type Place = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Where in a JSON message the properties stand."""


def told(key: str, mean: Callable[[Any], Any], place: Place = lambda said: said) -> Read:
    """Reads a property: null is unknown, and a message need not have them all."""

    def read(heard: Heard) -> Any:
        said = place(table(heard.value))
        if key not in said:
            return KEEP
        return None if said[key] is None else mean(said[key])

    return read


@dataclass(frozen=True, slots=True)
class Source:
    """Where one field of an entity's `State` is told."""

    topic: str
    field: str
    read: Read


@dataclass(frozen=True, slots=True)
class Presence:
    """Where it is told whether a device is there: True, False, or None."""

    topic: str
    read: Read


class Agree(Enum):
    """Which of several presences decide."""

    ALL = "all"
    ANY = "any"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Part:
    """An entity as announced, and all that tells of it."""

    entity: Entity
    sources: tuple[Source, ...] = ()
    presences: tuple[Presence, ...] = ()
    agree: Agree = Agree.ALL

    @property
    def topics(self) -> frozenset[str]:
        """Where it is spoken of."""
        sources = {one.topic for one in self.sources}
        return frozenset(sources | {one.topic for one in self.presences})


@dataclass(frozen=True, slots=True)
class Announced:
    """All entities of one origin, in place of what it announced before; none withdraws them.

    `found` is read piece by piece, while there is time: an entity, or what to ask its device.
    """

    origin: str
    found: Iterable[Part | Message] = ()


type Refuse = Callable[[str], None]
"""Counts why something announced is not shown."""


class Dialect(Protocol):
    """A way in which devices announce themselves."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """Where it announces; an announcement need not be all that comes there."""

    def announced(self, arrived: Arrived, refuse: Refuse) -> Announced | None:
        """What a message announces; None where it is no announcement. Raises nothing."""

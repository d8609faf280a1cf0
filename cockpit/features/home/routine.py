"""Arriving and leaving: what the home is to do then, exactly as it will be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cockpit.core.messages import Message
from cockpit.core.own import Own
from cockpit.features.home.devices.entity import Can, Entity, Sort
from cockpit.features.home.fence import Passage
from cockpit.features.home.wish import Wish, messages, read_wish, risky

MOST_STEPS = 12


class Occasion(Enum):
    """When the home is to do something."""

    ARRIVING = "arriving"
    LEAVING = "leaving"


OCCASIONS = {
    Passage.NEARING: Occasion.ARRIVING,
    Passage.ARRIVED: Occasion.ARRIVING,
    Passage.LEFT: Occasion.LEAVING,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One wish to one thing."""

    entity: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class Planned:
    """What a step will send; `why_not` where it cannot."""

    step: Step
    name: str
    messages: tuple[Message, ...] = ()
    why_not: str = ""
    asks: bool = False
    """Whether the driver is asked before."""


@dataclass(frozen=True, slots=True)
class Routine:
    """The steps of an occasion; only the driver can start it while it is not `on`."""

    steps: tuple[Step, ...] = ()
    on: bool = False


def plan(routine: Routine, entities: Mapping[str, Entity]) -> tuple[Planned, ...]:
    """The dry run: each message, byte for byte as `House.run` sends it."""
    return tuple(_planned(step, entities.get(step.entity)) for step in routine.steps)


def _planned(step: Step, entity: Entity | None) -> Planned:
    if entity is None:
        return Planned(step, step.entity, why_not="is not there")
    said = messages(entity, step.wish)
    if isinstance(said, str):
        return Planned(step, entity.name, why_not=said)
    return Planned(step, entity.name, tuple(said), asks=risky(entity, step.wish))


def choices(entity: Entity) -> tuple[Wish, ...]:
    """What a step can ask of an entity, in the order in which the page offers it."""
    found: list[Wish] = []
    if Can.TURN in entity.can:
        found += [Wish(Can.TURN, True), Wish(Can.TURN, False)]
    pairs = ((Can.OPEN, Can.CLOSE), (Can.UNLOCK, Can.LOCK))
    found += [Wish(can) for pair in pairs for can in pair if can in entity.can]
    found += [Wish(can) for can in (Can.ACTIVATE, Can.PRESS) if can in entity.can]
    if entity.sort is Sort.CLIMATE and Can.TEMPERATURE in entity.can:
        found += [Wish(Can.TEMPERATURE, degrees) for degrees in (21.0, 17.0)]
    return tuple(found)


class Routines:
    """What the driver has set for each occasion, his own."""

    def __init__(self, own: Own) -> None:
        self._file = own
        self._known: dict[Occasion, Routine] = {}
        self._read()
        own.watch(self._read)

    def of(self, occasion: Occasion) -> Routine:
        """Nothing to do until the driver has said what."""
        return self._known.get(occasion, Routine())

    def keep(self, occasion: Occasion, routine: Routine) -> None:
        """From now on, and over the car's next start."""
        self._known[occasion] = routine
        self._file.write({o.value: _words(r) for o, r in self._known.items()})

    def _read(self) -> None:
        self._known = {}
        words = self._file.read()
        if words is None:
            return
        try:
            self._known = {Occasion(key): _routine(value) for key, value in words.items()}
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            self._known = {}
            self._file.put_aside(f"not the scenes of a home: {error}")


def _words(routine: Routine) -> dict[str, Any]:
    steps = [{"entity": step.entity, **step.wish.words()} for step in routine.steps]
    return {"on": routine.on, "steps": steps}


def _routine(words: Any) -> Routine:
    steps = tuple(Step(str(one["entity"]), read_wish(one)) for one in words["steps"])
    return Routine(steps[:MOST_STEPS], words["on"] is True)

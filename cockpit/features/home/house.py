"""The home in the car: what is asked of it, what needs a yes, and what the devices make of it."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cockpit.core.messages import Message, Messages
from cockpit.features.home.devices.entity import Entity
from cockpit.features.home.routine import Planned, Routine, plan
from cockpit.features.home.wish import Wish, messages, met, risky

if TYPE_CHECKING:
    from cockpit.features.home.devices.home import Home

log = logging.getLogger(__name__)

PATIENCE_S = 10.0
"""So long a device has to say that it does what was asked."""
SHOWN_S = 5.0
"""So long a refusal stands on the tile."""
YES_WITHIN_S = 45.0
"""A question that nobody answers goes away: no is what is meant."""
BUDGET_S = 0.002
"""Of one frame, for reading what a large bridge announces."""

MOST_TOPICS = 5000
"""A device that announces itself anew with other topics each time does not fill the memory."""

UNREACHABLE = "Not reachable"
NO_ANSWER = "No answer"
IMPOSSIBLE = "Not possible"
CLOSED = "Only for this car's drivers"
"""What a guest or a valet is told."""


@dataclass(frozen=True, slots=True)
class Question:
    """What waits for a yes."""

    entity: str
    wish: Wish
    by: str
    until: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent, and has not been answered yet."""

    wish: Wish
    until: float


class House:
    """Everything at home by its id. `clock` gives seconds and never goes back."""

    def __init__(
        self,
        mail: Messages,
        clock: Callable[[], float] = time.monotonic,
        closed: Callable[[], bool] = lambda: False,
    ) -> None:
        """`closed` tells whether who drives has no business at home."""
        self._closed = closed
        self._mail, self._clock = mail, clock
        self._devices: Home | None = None
        self._listening: set[str] = set()
        self._asked: dict[str, Asked] = {}
        self._refused: dict[str, tuple[str, float]] = {}
        self._questions: list[Question] = []
        self._watchers: list[Callable[[str], None]] = []
        mail.watch(self._brokers_changed)

    def start(self, devices: "Home") -> None:
        """Listen to what devices announce; until then there is nothing at home."""
        self._devices = devices
        devices.watch(self._changed)
        for pattern in devices.patterns:
            self._listening.add(pattern)
            self._mail.listen(pattern, devices.hear)

    def watch(self, told: Callable[[str], None]) -> None:
        """Call `told` with the id of what has changed; "" for the question, and for all."""
        self._watchers.append(told)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Everything that announced itself."""
        if self._devices is None or self._closed():
            return MappingProxyType({})
        return self._devices.entities

    def reachable(self, entity: Entity) -> bool:
        """Whether its broker is there, and its device has not said goodbye."""
        return entity.broker in self._mail.up and entity.available is not False

    def pending(self, id_: str) -> Wish | None:
        """What it was asked and has not confirmed."""
        asked = self._asked.get(id_)
        return asked.wish if asked else None

    def refused(self, id_: str) -> str:
        """Why what was asked of it did not come true; empty after a while."""
        return self._refused.get(id_, ("", 0.0))[0]

    @property
    def question(self) -> Question | None:
        """What waits for a yes now."""
        return self._questions[0] if self._questions else None

    def another_drives(self) -> None:
        """What the one before was asked is not asked of this one."""
        self._questions.clear()
        self._tell("")

    # Asking ---------------------------------------------------------------------------------

    def ask(self, id_: str, wish: Wish, by: str, *, sure: bool = False) -> str:
        """Do it, or ask first where it is risky and the driver is not `sure`; why not, or ""."""
        entity = self.entities.get(id_)
        why = self.why_not(id_, wish)
        if why or entity is None:
            return self._refuse(id_, why)
        if risky(entity, wish) and not sure:
            self._question(Question(id_, wish, by, self._clock() + YES_WITHIN_S))
            return ""
        return self._send(entity, wish, by)

    def why_not(self, id_: str, wish: Wish) -> str:
        """Why it would be refused now; one fixed sentence, or ""."""
        if self._closed():
            return CLOSED
        entity = self.entities.get(id_)
        if entity is None or not self.reachable(entity):
            return UNREACHABLE
        return IMPOSSIBLE if isinstance(messages(entity, wish), str) else ""

    def yes(self) -> str:
        """The driver says yes to the question; why it is not done all the same, or ""."""
        if not self._questions:
            return ""
        question = self._questions.pop(0)
        self._tell("")
        return self.ask(question.entity, question.wish, question.by, sure=True)

    def no(self) -> None:
        """The driver says no."""
        if self._questions:
            self._questions.pop(0)
            self._tell("")

    def run(self, routine: Routine, by: str) -> tuple[Planned, ...]:
        """Do what the dry run shows: at once what is harmless, the rest after a yes each."""
        planned = plan(routine, self.entities)
        for one in planned:
            if not one.why_not:
                self.ask(one.step.entity, one.step.wish, by)
        return planned

    def _question(self, question: Question) -> None:
        """The same thing is asked about once: its newest wish counts."""
        others = [one for one in self._questions if one.entity != question.entity]
        self._questions = [*others, question]
        self._tell("")

    def _send(self, entity: Entity, wish: Wish, by: str) -> str:
        said = messages(entity, wish)
        if isinstance(said, str):
            return self._refuse(entity.id, UNREACHABLE)
        if not all(self._mail.send(replace(one, expires_s=PATIENCE_S)) for one in said):
            return self._refuse(entity.id, UNREACHABLE)
        log.info("%s: %s %s, asked by %s", entity.name, wish.can.value, wish.value, by)
        self._refused.pop(entity.id, None)
        if not met(entity.state, wish):
            self._asked[entity.id] = Asked(wish, self._clock() + PATIENCE_S)
        self._tell(entity.id)
        return ""

    def _refuse(self, id_: str, why: str) -> str:
        self._refused[id_] = (why, self._clock() + SHOWN_S)
        self._tell(id_)
        return why

    # Hearing --------------------------------------------------------------------------------

    def work(self, until: float) -> None:
        """Read what was announced, until `time.perf_counter()` says `until`; ask the devices."""
        if self._devices is None:
            return
        # The ear first: a device that answers at once must be heard.
        asks = self._devices.work(until)
        self._listen(self._devices)
        for ask in asks:
            self._mail.send(ask)

    def _listen(self, devices: "Home") -> None:
        for topic in devices.fresh() - self._listening:
            if len(self._listening) >= MOST_TOPICS:
                devices.refused["too many topics since the start"] += 1
                continue
            self._listening.add(topic)
            self._mail.listen(topic, devices.hear)

    def look(self) -> None:
        """Now and then: who has not answered, whose refusal is old, what nobody said yes to."""
        now = self._clock()
        for id_ in [one for one, asked in self._asked.items() if now >= asked.until]:
            del self._asked[id_]
            self._refuse(id_, NO_ANSWER)
        for id_ in [one for one, (_, until) in self._refused.items() if now >= until]:
            del self._refused[id_]
            self._tell(id_)
        if any(now >= question.until for question in self._questions):
            self._questions = [one for one in self._questions if now < one.until]
            self._tell("")

    def _changed(self, id_: str) -> None:
        entity, asked = self.entities.get(id_), self._asked.get(id_)
        if asked and (entity is None or met(entity.state, asked.wish)):
            del self._asked[id_]
        self._tell(id_)

    def _brokers_changed(self) -> None:
        self._tell("")

    def _tell(self, id_: str) -> None:
        for told in tuple(self._watchers):
            told(id_)


def still(message: Message) -> str:
    """A message as the driver reads it in a dry run: topic and words."""
    return f"{message.topic}  {message.payload.decode('utf-8', 'replace')}"

"""Does what was let in: asks the car, and answers when the car has echoed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from cockpit.core.feature import Services
from cockpit.core.messages import Payload
from cockpit.core.request import Outcome as Became
from cockpit.core.request import Request
from cockpit.features.phone.keys.asked import MEANINGS, Wish
from cockpit.features.phone.keys.gate import Accepted
from cockpit.features.phone.keys.takers import Takers
from cockpit.features.phone.messages.command import Outcome

PHONE = "phone"
"""Who asks, in the ledger."""
UNLOCK = "unlock"
PATIENCE_S = 5.0
NOT_OFFERED = "this car cannot do that"
NO_ANSWER = "the car did not answer"

NOTHING: Payload = MappingProxyType({})


class Say(Protocol):
    """Answers the phone."""

    def __call__(self, outcome: Outcome, reason: str, told: Payload = NOTHING, /) -> None: ...


@dataclass(frozen=True, slots=True)
class _Task:
    """What was asked of the car for one command."""

    requests: tuple[Request, ...]
    say: Say
    until: float
    opener: str = ""
    """Who unlocks the car by it."""

    def became(self, now: float) -> tuple[Outcome, str]:
        """One refusal is enough; all must be echoed."""
        refused = next((r for r in self.requests if r.outcome is Became.REFUSED), None)
        if refused or now >= self.until:
            return Outcome.REFUSED, refused.reason if refused else NO_ANSWER
        done = all(request.outcome is Became.DONE for request in self.requests)
        return (Outcome.DONE if done else Outcome.PENDING), ""


class Doing:
    """Follows each command to its end; `clock` gives seconds."""

    def __init__(
        self, services: Services, takers: Takers, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._vehicle, self._evidence = services.vehicle, services.evidence
        self._aboard = services.aboard
        self._takers, self._clock = takers, clock
        self._tasks: list[_Task] = []
        services.vehicle.watch_requests(lambda _: self.look())

    def do(self, accepted: Accepted, say: Say) -> None:
        """Says what became of it: at once, or PENDING first."""
        command, key = accepted.command, accepted.key
        why = f"{command.type} by {key.name}"
        means = MEANINGS.get(command.type)
        if means is None:
            self._evidence.keep("commanded", by=PHONE, why=why)
            said = self._takers.do(command.type, command.words, key.person)
            reason, told = (said, NOTHING) if isinstance(said, str) else ("", said)
            say(Outcome.REFUSED if reason else Outcome.DONE, reason, told)
            return
        meant = means(command.words)
        if isinstance(meant, str):
            say(Outcome.REFUSED, meant)
        elif not all(self._vehicle.offers(signal) for signal, _ in meant):
            say(Outcome.REFUSED, NOT_OFFERED)
        else:
            self._ask(meant, why, say, key.person if command.type == UNLOCK else "")

    def _ask(self, wishes: tuple[Wish, ...], why: str, say: Say, opener: str) -> None:
        say(Outcome.PENDING, "")
        requests = tuple(self._vehicle.request(*wish, by=PHONE, why=why) for wish in wishes)
        self._tasks.append(_Task(requests, say, self._clock() + PATIENCE_S, opener))
        self.look()

    def look(self) -> None:
        """Answer what has ended; call about once a second, for what never does."""
        now, waiting = self._clock(), list[_Task]()
        ended: list[tuple[Say, Outcome, str]] = []
        for task in self._tasks:
            outcome, reason = task.became(now)
            if outcome is Outcome.PENDING:
                waiting.append(task)
            else:
                ended.append((task.say, outcome, reason))
                if task.opener and outcome is Outcome.DONE:
                    self._aboard.opens(task.opener)
        self._tasks = waiting
        for say, outcome, reason in ended:
            say(outcome, reason)

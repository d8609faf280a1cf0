"""Hears what phones say below `cockpit/VIN/phone/USER/`, and answers them."""

from collections.abc import Callable

from cockpit.core.messages import Arrived, Kind, Message, Messages, Payload
from cockpit.features.phone.keys.alarm import Alarm
from cockpit.features.phone.keys.budget import Budget
from cockpit.features.phone.keys.desk import Desk
from cockpit.features.phone.keys.doing import NOTHING, Doing
from cockpit.features.phone.keys.gate import Accepted, Gate
from cockpit.features.phone.keys.refusal import Reason, Refused
from cockpit.features.phone.messages import COMMAND, PAIR, SESSION
from cockpit.features.phone.messages.command import Outcome

LONGEST_USER = 64
_NO_LEVEL = frozenset("+#\0")

type Heard = bytes | Accepted | Refused


class Joining:
    """All of it takes microseconds, so it happens on the main thread; floods are cut short."""

    def __init__(
        self,
        messages: Messages,
        gate: Gate,
        desk: Desk,
        doing: Doing,
        alarm: Alarm,
        budget: Budget,
    ) -> None:
        self._messages, self._gate, self._desk = messages, gate, desk
        self._doing, self._alarm, self._budget = doing, alarm, budget
        self._before = f"{messages.own}/phone/"
        hearers = {PAIR: self._pair, SESSION: self._session, COMMAND: self._command}
        for kind, read in hearers.items():
            messages.listen(f"{self._before}+/{kind}", self._hearer(read))

    def _hearer(self, read: Callable[[str, Arrived], Heard]) -> Callable[[Arrived], None]:
        def hear(arrived: Arrived) -> None:
            person = arrived.topic.removeprefix(self._before).partition("/")[0]
            heard = self._heard(person, read, arrived)
            if isinstance(heard, Accepted):
                self._follow(heard, arrived)
                return
            if isinstance(heard, Refused):
                self._alarm.refused(person, heard.reason)
            self._answer(arrived, heard.answer if isinstance(heard, Refused) else heard)

        return hear

    def _heard(self, person: str, read: Callable[[str, Arrived], Heard], arrived: Arrived) -> Heard:
        if not 0 < len(person) <= LONGEST_USER or _NO_LEVEL & {*person}:
            return Refused(Reason.WRONG_USER)
        return read(person, arrived) if self._budget.spend(person) else Refused(Reason.TOO_OFTEN)

    def _pair(self, person: str, arrived: Arrived) -> Heard:
        return self._desk.take(person, arrived.payload, arrived.retained, arrived.broker)

    def _session(self, person: str, arrived: Arrived) -> Heard:
        return self._gate.greet(person, arrived.payload, arrived.retained)

    def _command(self, person: str, arrived: Arrived) -> Heard:
        return self._gate.take(person, arrived.payload, arrived.retained)

    def _follow(self, accepted: Accepted, arrived: Arrived) -> None:
        self._desk.heard(accepted.key)

        def say(outcome: Outcome, reason: str, told: Payload = NOTHING) -> None:
            self._answer(arrived, accepted.answer_for.say(outcome, reason, told))

        self._doing.do(accepted, say)

    def _answer(self, arrived: Arrived, payload: bytes | None) -> None:
        if payload is not None:
            # Who waited long enough to have it stored asks for a new session anyway.
            topic = f"{arrived.topic}/answer"
            self._messages.send(Message(topic, payload, Kind.TELEMETRY, arrived.broker))

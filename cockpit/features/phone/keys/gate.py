"""Lets in what an enrolled phone has commanded, and nothing else.

What is cheap is looked at first. From the seal on, the phone is known: its counter is used up
whatever comes of the command, so that what was refused once can never be let in later.
"""

import hashlib
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from cockpit.core.messages import Payload
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.clock import awake_or_asleep
from cockpit.features.phone.keys.key_ring import Key, KeyRing
from cockpit.features.phone.keys.refusal import Reason, Refused, unfit
from cockpit.features.phone.keys.role import RULES, Role
from cockpit.features.phone.keys.table import table
from cockpit.features.phone.messages.bond import SessionKeys
from cockpit.features.phone.messages.command import (
    Answer,
    Head,
    Outcome,
    Sealed,
    opened,
    read_command,
)
from cockpit.features.phone.messages.frame import EPOCH_BYTES, NONCE_BYTES
from cockpit.features.phone.messages.session import Session, read_ask

AHEAD_S = 60
"""A command may be good for so long."""
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Command:
    """What a phone asks for; its type is one of `RULES`."""

    type: str
    words: Payload


@dataclass(frozen=True, slots=True)
class Answering:
    """Makes the answers to one command; only the phone that sent it can read them."""

    request: bytes
    """The SHA-256 of the command as it came."""
    keys: SessionKeys
    draw: Callable[[int], bytes]

    def say(
        self, outcome: Outcome, reason: str = "", told: Mapping[str, Any] = MappingProxyType({})
    ) -> bytes:
        """PENDING may come before the other two; the reason is cut to 200 characters."""
        answer = Answer(self.request, outcome, reason[:LONGEST_REASON], told)
        return answer.encoded(self.draw(NONCE_BYTES), self.keys.answer)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A command that the car may follow, once."""

    command: Command
    key: Key
    answer_for: Answering

    @property
    def role(self) -> Role:
        """Of the key."""
        return self.key.role


@dataclass(frozen=True, slots=True)
class _Shared:
    """What car and phone have worked out: once an epoch."""

    greeting: bytes
    session: SessionKeys


class Gate:
    """Good from one start of the car to the next. `clock` gives seconds and never goes back."""

    def __init__(
        self,
        car: CarKey,
        ring: KeyRing,
        vin: str,
        parked: Callable[[], bool],
        clock: Callable[[], float] = awake_or_asleep,
        draw: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._car, self._ring, self._vin, self._parked = car, ring, vin, parked
        self._clock, self._draw, self._began = clock, draw, clock()
        self._epoch = draw(EPOCH_BYTES)
        self._known: dict[bytes, _Shared] = {}
        # Kept for revoked keys, too: enrolled again, they must not find their old commands good.
        self._counters: Counter[bytes] = Counter()
        self.counted: Counter[Reason] = Counter()
        """How much was refused."""

    def greet(self, person: str, payload: bytes, retained: bool) -> bytes | Refused:
        """A phone asks for a session; returns the answer. `person` is the topic's USER."""
        return self._count(self._greet(person, payload, retained))

    def take(self, person: str, payload: bytes, retained: bool) -> Accepted | Refused:
        """A phone commands. `person` is the topic's USER."""
        return self._count(self._take(person, payload, retained))

    def _count[T](self, taken: T | Refused) -> T | Refused:
        if isinstance(taken, Refused):
            self.counted[taken.reason] += 1
        return taken

    def _greet(self, person: str, payload: bytes, retained: bool) -> bytes | Refused:
        reason = unfit(payload, retained)
        asked = None if reason else read_ask(payload)
        if asked is None:
            return Refused(reason or Reason.UNREADABLE)
        key = self._holder(person, asked[0])
        if isinstance(key, Reason):
            return Refused(key)
        clock, counter = int(self._now()), self._counters[key.id]
        session = Session(*asked, self._epoch, self._car.public, clock, counter)
        return session.encoded(self._shared(key).greeting)

    def _take(self, person: str, payload: bytes, retained: bool) -> Accepted | Refused:
        reason = unfit(payload, retained)
        command = None if reason else read_command(payload)
        if command is None:
            return Refused(reason or Reason.UNREADABLE)
        key = self._addressed(person, command.head)
        if isinstance(key, Reason):
            return Refused(key)
        keys = self._shared(key).session
        words = opened(command, keys.command)
        if words is None:
            return Refused(Reason.FORGED)
        answering = Answering(hashlib.sha256(payload).digest(), keys, self._draw)
        return self._judged(command, words, key, answering)

    def _judged(
        self, command: Sealed, words: bytes, key: Key, answering: Answering
    ) -> Accepted | Refused:
        if not self._counted_on(command.head):
            # No answer: the phone would take it for the outcome of the command's first arrival.
            return Refused(Reason.REPLAYED)
        reason, said = self._late(command.head) or self._forbidden(command.head, key), table(words)
        if reason or said is None:
            reason = reason or Reason.NO_TABLE
            return Refused(reason, answering.say(Outcome.REFUSED, reason.value))
        return Accepted(Command(command.head.type, said), key, answering)

    def _addressed(self, person: str, head: Head) -> Key | Reason:
        """The key of a command that is for this car, and for now."""
        key = self._holder(person, head.phone)
        if isinstance(key, Reason):
            return key
        if head.vin != self._vin:
            return Reason.WRONG_VIN
        return key if head.epoch == self._epoch else Reason.WRONG_EPOCH

    def _holder(self, person: str, phone: bytes) -> Key | Reason:
        key = self._ring.get(phone)
        if key is None:
            return Reason.UNKNOWN_KEY
        return key if key.person == person else Reason.WRONG_USER

    def _counted_on(self, head: Head) -> bool:
        """Whether the counter is a new one; from now on it is not."""
        fresh = head.counter > self._counters[head.phone]
        if fresh:
            self._counters[head.phone] = head.counter
        return fresh

    def _late(self, head: Head) -> Reason | None:
        now = self._now()
        if head.expires_at <= now:
            return Reason.EXPIRED
        return Reason.TOO_FAR_AHEAD if head.expires_at > now + AHEAD_S else None

    def _forbidden(self, head: Head, key: Key) -> Reason | None:
        rule = RULES.get(head.type)
        if head.flags or rule is None:
            return Reason.UNKNOWN_FLAGS if head.flags else Reason.UNKNOWN_TYPE
        if key.role not in rule.roles:
            return Reason.WRONG_ROLE
        return Reason.NOT_PARKED if rule.parked and not self._parked() else None

    def _shared(self, key: Key) -> _Shared:
        if key.id not in self._known:
            bond = self._car.bond(self._vin, key.public)
            self._known[key.id] = _Shared(bond.greeting(), bond.session(self._epoch))
        return self._known[key.id]

    def _now(self) -> float:
        """Seconds since the epoch was drawn."""
        return self._clock() - self._began

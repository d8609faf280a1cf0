"""Attacks the car's keys with all that somebody who owns the broker can do.

    python -m tests.tools.attack_keys --count 1000000

Prints what was refused, by attack and reason. One accepted command, one enrolled key or one
exception is a failure; at the end an honest command must be followed all the same.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.hosting import Host
from cockpit.core.messages import Kind, Messages
from cockpit.core.notices import Notices
from cockpit.core.settings import Settings
from cockpit.core.vehicle import Vehicle
from cockpit.features.phone.keys.alarm import Alarm
from cockpit.features.phone.keys.budget import Budget
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.desk import Desk
from cockpit.features.phone.keys.doing import Doing, Say
from cockpit.features.phone.keys.gate import AHEAD_S, Accepted, Gate
from cockpit.features.phone.keys.joining import Joining
from cockpit.features.phone.keys.key_ring import KeyRing
from cockpit.features.phone.keys.pairing import Enrolled, Pairing
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import RULES, Role
from cockpit.features.phone.keys.takers import Takers
from cockpit.features.phone.messages import (
    COMMAND,
    CURVE,
    PAIR,
    SESSION,
    Bond,
    Head,
    Outcome,
    SessionKeys,
    ask,
    invitation,
    sealed,
)
from cockpit.features.phone.messages.frame import LARGEST
from simulators.phone.key import Phone
from tests.tools.at_the_broker import AtTheBroker
from tests.tools.memory import used_mb

VIN = "blue-car"
KEPT = 200
"""Commands that were honestly followed, for those who repeat them."""
MOST_GROWN_MB = 60.0
WARM_UP = 5
"""One part of so many fills what is kept for good."""
BODIES = (
    b'{"a":1,"a":2}', b'{"a":NaN}', b'{"a":-Infinity}', b'{"a":1e999}',
    b'{"a":' + b"9" * 3000 + b"}",
    b'{"a":"\\ud800"}', b'{"a":' * 200 + b"1" + b"}" * 200, b"[" * 3000, b'{"a":\xff}', b"[1]", b"",
    b"{", b'"lock"', b"\xef\xbb\xbf{}", b"{}\0", b"null",
)  # fmt: skip


class Clock:
    """Stands still until it is turned."""

    now = 5000.0

    def __call__(self) -> float:
        return self.now


class Counting(Doing):
    """Only counts what was let in."""

    accepted: Counter[str]

    def do(self, accepted: Accepted, say: Say) -> None:
        """Nothing is done."""
        self.accepted[accepted.command.type] += 1
        say(Outcome.DONE, "")


@dataclass(slots=True)
class Holder:
    """A phone with a key, whose owner writes what he likes with it."""

    person: str
    role: Role
    phone: Phone
    bond: Bond
    keys: SessionKeys
    epoch: bytes
    counter: int = 0


@dataclass(slots=True)
class Done:
    """What came of it."""

    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By attack and reason."""
    accepted: int = 0
    bad: list[str] = field(default_factory=list)
    grown_mb: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether the car was taken in, fell over, or no longer follows its owner."""
        return bool(self.accepted or self.bad or self.grown_mb > MOST_GROWN_MB)


type Thrown = tuple[str, str, bytes, bool]
"""Whose topic, which, what, and whether retained."""


class Siege:
    """A car with four phones: an owner's, a driver's, a guest's and a valet's."""

    def __init__(self, seed: int) -> None:
        self.chance, self.clock, self.seconds = random.Random(seed), Clock(), 0
        self.parked = True
        vehicle, messages = Vehicle(), Messages(VIN)
        services = Services(vehicle, Notices(), Driving(vehicle), Settings(), messages=messages)
        services.hosting.offer(Host("10.0.0.1", 8883, bytes(32)))
        self.broker = AtTheBroker(messages)
        self.car, self.ring = CarKey(None), KeyRing(None)
        old = self._gate()
        self.holders = [self._enrolled(role, old) for role in Role]
        self.old_keys = {one.person: (one.keys, one.epoch) for one in self.holders}
        self.before = [self._write(one, one.counter + 1) for one in self.holders]
        self.gate = self._gate()
        for one in self.holders:
            self._greet(one, self.gate)
        self.alarm = Alarm(services)
        desk = Desk(services, self.car, self.ring, clock=self.clock)
        self.doing = Counting(services, Takers())
        self.doing.accepted = Counter()
        # Each message has a second of its own: the budget must not do the gate's work.
        budget = Budget(desk.knows, lambda: self.seconds)
        self.joining = Joining(messages, self.gate, desk, self.doing, self.alarm, budget)
        self.heard = [self._fresh() for _ in range(KEPT)]
        for person, payload in self.heard:
            self.throw((person, COMMAND, payload, False))
        assert self.doing.accepted.total() == KEPT
        self.doing.accepted.clear()
        self.attacks = self._attacks()

    # Setting up -------------------------------------------------------------------------------

    def _gate(self) -> Gate:
        return Gate(self.car, self.ring, VIN, lambda: self.parked, self.clock)

    def _enrolled(self, role: Role, gate: Gate) -> Holder:
        pairing = Pairing(self.car, self.ring, VIN, self.clock)
        told = invitation(pairing.invitation(Host("10.0.0.1", 8883, bytes(32))).text())
        assert told
        private, person = ec.generate_private_key(CURVE), f"phone-{role.value}"
        phone = Phone(told, person, private, self.clock)
        assert isinstance(pairing.take(person, phone.join("Pixel"), False), bytes)
        assert isinstance(pairing.confirm(role), Enrolled)
        bond = Bond(private, VIN, self.car.public, phone.public)
        holder = Holder(person, role, phone, bond, bond.session(bytes(16)), bytes(16))
        self._greet(holder, gate)
        return holder

    def _greet(self, holder: Holder, gate: Gate) -> None:
        told = gate.greet(holder.person, holder.phone.ask(), False)
        assert isinstance(told, bytes)
        assert holder.phone.hear_session(told)
        assert holder.phone._session
        holder.epoch, holder.counter = holder.phone._session[0].epoch, 0
        holder.keys = holder.bond.session(holder.epoch)

    def _write(self, one: Holder, counter: int, body: bytes = b"{}", **changes: Any) -> bytes:
        words: dict[str, Any] = {
            "phone": one.phone.id,
            "epoch": one.epoch,
            "expires_at": int(self.clock.now - 5000) + 30,
            "vin": VIN,
            "type": "lock",
        }
        head = Head(counter=counter, **(words | changes))
        return sealed(head, body, self.chance.randbytes(12), one.keys.command)

    def _next(self, one: Holder, body: bytes = b"{}", **changes: Any) -> bytes:
        """What would be followed, but for the changes."""
        one.counter += 1
        return self._write(one, one.counter, body, **changes)

    def _fresh(self) -> tuple[str, bytes]:
        one = self.chance.choice(self.holders)
        return one.person, self._next(one)

    # Attacking --------------------------------------------------------------------------------

    def throw(self, thrown: Thrown) -> None:
        """Through the reader of the link, as the broker would bring it."""
        person, kind, payload, retained = thrown
        self.seconds += 1
        topic = f"cockpit/{VIN}/phone/{person}/{kind}".encode()
        self.broker.bring(topic, payload, retained)
        for message in self.broker.newest:
            if message.topic.encode() != topic + b"/answer" or message.kind is Kind.STATE:
                self.broker.odd.append(message.topic)

    def _attacks(self) -> dict[str, Callable[[], Thrown]]:
        return {
            "repeated": self._repeated,
            "an older counter": lambda: self._by(lambda one: self._write(one, 1)),
            "of an earlier epoch": self._of_before,
            "an old epoch's keys": self._old_keys,
            "expired": lambda: self._changed(expires_at=0),
            "good for too long": lambda: self._changed(
                expires_at=int(self.clock.now - 5000) + AHEAD_S + self.chance.randrange(1, 1 << 20)
            ),
            "for another car": lambda: self._changed(
                vin=self.chance.choice(("", "red-car", VIN + "x", "blue-caR", "ü"))
            ),
            "beyond its role": self._beyond_role,
            "while driving": self._while_driving,
            "on another's topic": self._on_anothers,
            "under another's id": self._as_another,
            "retained": lambda: (*self._as_it_is(), True),
            "flipped bits": lambda: self._spoilt(self._flipped),
            "cut": lambda: self._spoilt(lambda raw: raw[: self.chance.randrange(len(raw))]),
            "longer": lambda: self._spoilt(
                lambda raw: raw + self.chance.randbytes(self.chance.randrange(1, 40))
            ),
            "too large": self._oversize,
            "an odd body": lambda: self._by(
                lambda one: self._next(one, self.chance.choice(BODIES))
            ),
            "an unknown type": lambda: self._changed(
                type=self.chance.choice(("", "LOCK", "lock ", "open", "锁"))
            ),
            "unknown flags": lambda: self._changed(flags=self.chance.randrange(1, 256)),
            "no UTF-8": self._no_utf8,
            "a stranger's key": self._stranger,
            "mixed": self._mixed,
            "random bytes": self._random,
            "to pair": self._pairing,
            "to greet": self._greeting,
            "odd names": self._odd_name,
        }

    def _by(self, write: Callable[[Holder], bytes]) -> Thrown:
        one = self.chance.choice(self.holders)
        return one.person, COMMAND, write(one), False

    def _changed(self, **changes: Any) -> Thrown:
        return self._by(lambda one: self._next(one, **changes))

    def _as_it_is(self) -> tuple[str, str, bytes]:
        """It would be followed, if it came as it is; uses no counter up."""
        one = self.chance.choice(self.holders)
        return one.person, COMMAND, self._write(one, one.counter + 1)

    def _spoilt(self, spoil: Callable[[bytes], bytes]) -> Thrown:
        person, kind, raw = self._as_it_is()
        return person, kind, spoil(raw), False

    def _flipped(self, raw: bytes) -> bytes:
        changed = bytearray(raw)
        for bit in self.chance.sample(range(len(raw) * 8), self.chance.choice((1, 1, 1, 2, 9))):
            changed[bit // 8] ^= 1 << bit % 8
        return bytes(changed)

    def _repeated(self) -> Thrown:
        person, payload = self.chance.choice(self.heard)
        return person, COMMAND, payload, False

    def _of_before(self) -> Thrown:
        at = self.chance.randrange(len(self.holders))
        return self.holders[at].person, COMMAND, self.before[at], False

    def _old_keys(self) -> Thrown:
        """With this epoch's name over the last one's keys, and the other way round."""
        one = self.chance.choice(self.holders)
        keys, epoch = self.old_keys[one.person]
        if self.chance.random() < 0.5:
            return one.person, COMMAND, self._write(one, one.counter + 1, epoch=epoch), False
        head = Head(one.phone.id, one.epoch, one.counter + 1, 30, VIN, "lock")
        raw = sealed(head, b"{}", self.chance.randbytes(12), keys.command)
        return one.person, COMMAND, raw, False

    def _beyond_role(self) -> Thrown:
        one = self.chance.choice([each for each in self.holders if each.role is not Role.OWNER])
        kinds = [kind for kind, rule in RULES.items() if one.role not in rule.roles]
        if not kinds:
            return self._changed(type="own")
        return one.person, COMMAND, self._next(one, type=self.chance.choice(kinds)), False

    def _while_driving(self) -> Thrown:
        self.parked = False
        kinds = [kind for kind, rule in RULES.items() if rule.parked]
        return self._changed(type=self.chance.choice(kinds))

    def _on_anothers(self) -> Thrown:
        one, other = self.chance.sample(self.holders, 2)
        person = self.chance.choice((other.person, "anna", one.person.upper(), f"{one.person} "))
        return person, COMMAND, self._write(one, one.counter + 1), False

    def _as_another(self) -> Thrown:
        one, other = self.chance.sample(self.holders, 2)
        raw = self._write(one, other.counter + 1, phone=other.phone.id)
        return other.person, COMMAND, raw, False

    def _oversize(self) -> Thrown:
        room = LARGEST + self.chance.randrange(1, 3000)
        return self._by(lambda one: self._write(one, one.counter + 1, b" " * room))

    def _no_utf8(self) -> Thrown:
        def spoil(raw: bytes) -> bytes:
            name = self.chance.choice((VIN.encode(), b"lock"))
            return raw.replace(name, b"\xff\xfe\xc0\x80"[: len(name)].ljust(len(name), b"\xed"))

        return self._spoilt(spoil)

    def _stranger(self) -> Thrown:
        one = self.chance.choice(self.holders)
        raw = self._write(one, one.counter + 1, phone=self.chance.randbytes(16))
        return one.person, COMMAND, raw, False

    def _mixed(self) -> Thrown:
        """The head of one command over the body of another."""
        (person, _), (_, other) = self.chance.sample(self.heard, 2)
        one = next(each for each in self.holders if each.person == person)
        head = self._write(one, one.counter + 1)
        cut = len(head) - 2 - 16 - self.chance.choice((0, 12))
        return person, COMMAND, head[:cut] + other[cut - len(head) :], False

    def _random(self) -> Thrown:
        one = self.chance.choice(self.holders)
        start = self.chance.choice((b"", b"\x01", b"\x01\x03", b"\x01\x03" + one.phone.id))
        raw = start + self.chance.randbytes(self.chance.randrange(200))
        return one.person, self.chance.choice((COMMAND, SESSION, PAIR)), raw, False

    def _pairing(self) -> Thrown:
        """Nobody has asked for a phone; and whoever has seen an old QR code, knows no new one."""
        one = self.chance.choice(self.holders)
        raw = one.phone.join("Pixel")
        raw = raw if self.chance.random() < 0.5 else self._flipped(raw)
        return one.person, PAIR, raw, self.chance.random() < 0.1

    def _greeting(self) -> Thrown:
        """What asks for a session in the name of another, or for a key that is none."""
        one, other = self.chance.sample(self.holders, 2)
        phone = self.chance.choice((self.chance.randbytes(16), other.phone.id))
        return one.person, SESSION, ask(phone, self.chance.randbytes(16)), False

    def _odd_name(self) -> Thrown:
        person = self.chance.choice(("+", "#", "a\0", "", "x" * 200, "phone-owner/x", "$SYS", "é"))
        _, kind, raw = self._as_it_is()
        return person, self.chance.choice((kind, PAIR, SESSION)), raw, False


def attack(count: int, seed: int = 1) -> Done:
    """So many messages; each attack has its turn."""
    siege, done = Siege(seed), Done()
    names, enrolled = list(siege.attacks), _ids(siege)
    memory = used_mb()
    for number in range(count):
        if number == count // WARM_UP:
            memory = used_mb()
        name = names[number % len(names)]
        before = siege.alarm.counted.copy(), siege.broker.reader.refused.total()
        try:
            siege.throw(siege.attacks[name]())
        except Exception as error:
            done.bad.append(f"{name}: {type(error).__name__}: {error}")
        siege.parked = True
        _note(done, name, siege, before)
    done.grown_mb = used_mb() - memory
    done.accepted = siege.doing.accepted.total()
    done.bad += [f"a message to {topic}" for topic in siege.broker.odd[:20]]
    if _ids(siege) != enrolled:
        done.bad.append("another key was enrolled")
    done.bad += _sane(siege)
    return done


def _ids(siege: Siege) -> list[bytes]:
    return [key.id for key in siege.ring.keys]


def _note(done: Done, name: str, siege: Siege, before: tuple[Counter[Reason], int]) -> None:
    for reason in siege.alarm.counted - before[0]:
        done.refused[name, reason.value] += 1
        return
    by_reader = siege.broker.reader.refused.total() > before[1]
    done.refused[name, "by the link" if by_reader else "nobody listens"] += 1


def _sane(siege: Siege) -> list[str]:
    """Whether an honest command is still followed, once."""
    siege.doing.accepted.clear()
    thrown = (*siege._as_it_is(), False)
    siege.throw(thrown)
    siege.throw(thrown)
    followed = siege.doing.accepted.total()
    return [] if followed == 1 else [f"an honest command was followed {followed} times"]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    done = attack(given.count, given.seed)
    for (name, reason), count in sorted(done.refused.items()):
        print(f"{name:22} {reason:46} {count:9,}")
    print(f"{'refused':69} {done.refused.total():9,}")
    print(f"{'accepted':69} {done.accepted:9,}")
    print(f"memory grew by {done.grown_mb:.1f} MB")
    for line in done.bad[:20]:
        print(f"FAILED: {line}")
    sys.exit(1 if done.failed else 0)


if __name__ == "__main__":
    main()

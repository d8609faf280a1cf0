"""Commands and their answers: AES-256-GCM, with what is in the clear as associated data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from struct import Struct
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cockpit.features.phone.messages.frame import (
    NONCE_BYTES,
    SEAL_BYTES,
    VERSION,
    Kind,
    fields,
    read_text,
    short_text,
)

_COMMAND = Struct(">BB16s16sIIB")
_ANSWER = Struct(">BB32s")


class Outcome(Enum):
    """What became of a command."""

    DONE = "done"
    REFUSED = "refused"
    PENDING = "pending"
    """Asked of the car; another answer follows."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is said about a command in the clear; nobody can change it unnoticed."""

    phone: bytes
    """Key id."""
    epoch: bytes
    counter: int
    expires_at: int
    """Seconds of the car's clock."""
    vin: str
    type: str
    flags: int = 0
    """None is defined yet: a command with an unknown one is refused, not misunderstood."""

    def encoded(self) -> bytes:
        """The only way to write it; raises ValueError for a VIN or type beyond 255 bytes."""
        about = (self.phone, self.epoch, self.counter, self.expires_at, self.flags)
        words = _COMMAND.pack(VERSION, Kind.COMMAND, *about)
        return words + short_text(self.vin) + short_text(self.type)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A command as it came."""

    head: Head
    associated: bytes
    nonce: bytes
    body: bytes


def sealed(head: Head, words: bytes, nonce: bytes, key: AESGCM) -> bytes:
    """A whole command; the nonce is 12 random bytes."""
    associated = head.encoded()
    return associated + nonce + key.encrypt(nonce, words, associated)


def read_command(payload: bytes) -> Sealed | None:
    """Head and body apart, before anybody has looked at the seal; None where it is no command."""
    found = fields(_COMMAND, Kind.COMMAND, payload)
    vin, after = read_text(payload, _COMMAND.size)
    kind, end = read_text(payload, after)
    body = end + NONCE_BYTES
    if found is None or vin is None or kind is None or len(payload) < body + SEAL_BYTES:
        return None
    phone, epoch, counter, expires_at, flags = found
    head = Head(phone, epoch, counter, expires_at, vin, kind, flags)
    return Sealed(head, payload[:end], payload[end:body], payload[body:])


def opened(command: Sealed, key: AESGCM) -> bytes | None:
    """What the phone wrote; None where it was changed, or made with another key."""
    return _decrypted(key, command.nonce, command.body, command.associated)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the command with this SHA-256, and why; or what was asked for."""

    request: bytes
    outcome: Outcome
    reason: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)
    """For this phone's eyes only: the broker carries it sealed."""

    def encoded(self, nonce: bytes, key: AESGCM) -> bytes:
        """The nonce is 12 random bytes."""
        associated = _ANSWER.pack(VERSION, Kind.ANSWER, self.request)
        words = {"is": self.outcome.value, "reason": self.reason}
        plain = json.dumps(words | ({"told": self.told} if self.told else {})).encode()
        return associated + nonce + key.encrypt(nonce, plain, associated)


def read_answer(payload: bytes, key: AESGCM) -> Answer | None:
    """An answer of the car; None where this key does not open it."""
    found, body = fields(_ANSWER, Kind.ANSWER, payload), _ANSWER.size + NONCE_BYTES
    if found is None or len(payload) < body + SEAL_BYTES:
        return None
    plain = _decrypted(key, payload[_ANSWER.size : body], payload[body:], payload[: _ANSWER.size])
    if plain is None:
        return None
    words = json.loads(plain)
    return Answer(found[0], Outcome(words["is"]), words["reason"], words.get("told", {}))


def _decrypted(key: AESGCM, nonce: bytes, body: bytes, associated: bytes) -> bytes | None:
    try:
        return key.decrypt(nonce, body, associated)
    except InvalidTag:
        return None

"""The words of a pairing."""

from dataclasses import dataclass
from enum import IntEnum
from struct import Struct

from cockpit.features.phone.messages.bond import PairingKeys
from cockpit.features.phone.messages.frame import (
    TAG_BYTES,
    VERSION,
    Kind,
    fields,
    read_text,
    short_text,
    tagged,
)

_JOIN = Struct(">BB65s")
_JOINED = Struct(">BB16sB")


class Stage(IntEnum):
    """How far a pairing is."""

    COMPARE = 1
    """Show the code: the car shows it, too."""
    ENROLLED = 2
    REFUSED = 3


@dataclass(frozen=True, slots=True)
class Join:
    """What a phone says when it has read the QR code."""

    public: bytes
    person: str
    """The USER of its topics."""
    name: str
    """What it proposes to be called; may be empty."""


def join(said: Join, keys: PairingKeys) -> bytes:
    """The phone's word; raises ValueError for texts beyond 255 bytes of UTF-8."""
    words = _JOIN.pack(VERSION, Kind.JOIN, said.public)
    return tagged(keys.join, words + short_text(said.person) + short_text(said.name))


def read_join(payload: bytes) -> Join | None:
    """What it says, before anybody has looked at its tag; None where it is no such message."""
    found = fields(_JOIN, Kind.JOIN, payload)
    person, after = read_text(payload, _JOIN.size)
    name, end = read_text(payload, after)
    if found is None or person is None or name is None or len(payload) != end + TAG_BYTES:
        return None
    return Join(found[0], person, name)


def joined(phone: bytes, stage: Stage, keys: PairingKeys) -> bytes:
    """The car's word to the phone with this key id."""
    return tagged(keys.joined, _JOINED.pack(VERSION, Kind.JOINED, phone, stage))


def read_joined(payload: bytes) -> tuple[bytes, Stage] | None:
    """The phone's key id and how far its pairing is, before anybody has looked at the tag."""
    found = fields(_JOINED, Kind.JOINED, payload)
    if found is None or len(payload) != _JOINED.size + TAG_BYTES:
        return None
    return (found[0], Stage(found[1])) if found[1] in tuple(Stage) else None

"""What a phone must know to command: it asks, the car vouches."""

from dataclasses import dataclass
from struct import Struct

from cockpit.features.phone.messages.frame import TAG_BYTES, VERSION, Kind, fields, tagged

_ASK = Struct(">BB16s16s")
_SESSION = Struct(">BB16s16s16s65sII")


def ask(phone: bytes, challenge: bytes) -> bytes:
    """The phone with this key id asks; the challenge is 16 random bytes, used once."""
    return _ASK.pack(VERSION, Kind.ASK, phone, challenge)


def read_ask(payload: bytes) -> tuple[bytes, bytes] | None:
    """Key id and challenge; None where it is no such message."""
    found = fields(_ASK, Kind.ASK, payload)
    return (found[0], found[1]) if found and len(payload) == _ASK.size else None


@dataclass(frozen=True, slots=True)
class Session:
    """Good until the car's next start."""

    phone: bytes
    """Key id."""
    challenge: bytes
    epoch: bytes
    """Drawn at each start of the car."""
    car: bytes
    """The car's public key."""
    clock: int
    """Seconds since the car drew its epoch."""
    counter: int
    """The highest that this key has used in this epoch; 0 at first."""

    def encoded(self, greeting: bytes) -> bytes:
        """Under the key of `Bond.greeting`."""
        about = (self.phone, self.challenge, self.epoch, self.car, self.clock, self.counter)
        return tagged(greeting, _SESSION.pack(VERSION, Kind.SESSION, *about))


def read_session(payload: bytes) -> Session | None:
    """What the car tells; believe it only where tag and challenge are right."""
    found = fields(_SESSION, Kind.SESSION, payload)
    return Session(*found) if found and len(payload) == _SESSION.size + TAG_BYTES else None

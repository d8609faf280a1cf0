"""A car and its phones, paired as people pair them."""

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from cockpit.core.hosting import Host
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.gate import Accepted, Gate
from cockpit.features.phone.keys.key_ring import KeyRing
from cockpit.features.phone.keys.pairing import Enrolled, Pairing
from cockpit.features.phone.keys.refusal import Reason, Refused
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import CURVE, Bond
from cockpit.features.phone.messages.command import Head, sealed
from cockpit.features.phone.messages.session import ask, read_session
from simulators.phone.key import Phone

VIN = "blue-car"
CA = bytes(range(32))
BROKER = Host("car.local", 8883, CA)
NOON = 1_795_000_000.0
NONCE = b"never again."


class Clock:
    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


class Meeting:
    def __init__(self, folder: Path | None = None) -> None:
        self.clock, self.parked = Clock(), True
        self.car = CarKey(folder)
        self.ring = KeyRing(folder, lambda: NOON)
        self.start()

    def start(self) -> None:
        """As at each start of the car."""
        self.gate = Gate(self.car, self.ring, VIN, lambda: self.parked, self.clock)

    def pairing(self, user: str = "") -> Pairing:
        return Pairing(self.car, self.ring, VIN, self.clock, user=user)

    def phone(self, pairing: Pairing, person: str = "anna") -> Phone:
        """One that has read the QR code."""
        invited = pairing.invitation(BROKER)
        return Phone(invited, person, ec.generate_private_key(CURVE), self.clock)

    def enrolled(self, role: Role = Role.OWNER, person: str = "anna") -> Phone:
        pairing = self.pairing()
        phone = self.phone(pairing, person)
        assert isinstance(pairing.take(person, phone.join("Pixel"), False), bytes)
        assert isinstance(pairing.confirm(role), Enrolled)
        self.greet(phone, person)
        return phone

    def greet(self, phone: Phone, person: str = "anna") -> None:
        assert phone.hear_session(whole(self.gate.greet(person, phone.ask(), False)))

    def take(self, payload: bytes, person: str = "anna") -> Accepted | Refused:
        return self.gate.take(person, payload, False)


class Writer:
    """An enrolled phone that writes its commands by hand, however odd."""

    def __init__(self, meeting: Meeting, role: Role = Role.OWNER, person: str = "writer") -> None:
        private = ec.generate_private_key(CURVE)
        pairing = meeting.pairing()
        phone = Phone(pairing.invitation(BROKER), person, private, meeting.clock)
        pairing.take(person, phone.join("Pen"), False)
        assert isinstance(pairing.confirm(role), Enrolled)
        told = read_session(whole(meeting.gate.greet(person, ask(phone.id, bytes(16)), False)))
        assert told is not None
        self.person, self.id, self.told = person, phone.id, told
        self.bond = Bond(private, VIN, told.car, phone.public)
        self.keys = self.bond.session(told.epoch)

    def head(self, counter: int = 1, **changes: Any) -> Head:
        words: dict[str, Any] = {
            "phone": self.id,
            "epoch": self.told.epoch,
            "expires_at": self.told.clock + 20,
            "vin": VIN,
            "type": "lock",
        }
        return Head(counter=counter, **(words | changes))

    def write(self, body: bytes = b"{}", counter: int = 1, **changes: Any) -> bytes:
        return sealed(self.head(counter, **changes), body, NONCE, self.keys.command)


def whole(answer: bytes | Refused) -> bytes:
    assert isinstance(answer, bytes)
    return answer


def why(taken: object) -> Reason | None:
    return taken.reason if isinstance(taken, Refused) else None


def flipped(payload: bytes, bit: int) -> bytes:
    changed = bytearray(payload)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)

"""One whole meeting with fixed keys and dice: the test vector of docs/signed-commands.md.

`python tests/features/phone/keys/vector.py` prints it.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from cockpit.core.hosting import Host
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.gate import Accepted, Gate
from cockpit.features.phone.keys.key_ring import KeyRing
from cockpit.features.phone.keys.pairing import Enrolled, Pairing
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import CURVE
from cockpit.features.phone.messages.command import Outcome
from simulators.phone.key import Phone
from tests.features.phone.keys.meeting import Clock, whole

VIN, PERSON, NAME = "blue-car", "anna", "Anna's Pixel"
USER, PASSWORD = "phone-3f9c", "a 96-bit & random one"
CAR_PRIVATE, PHONE_PRIVATE = (
    hashlib.sha256(b"car").hexdigest(),
    hashlib.sha256(b"phone").hexdigest(),
)
CA, TOKEN = hashlib.sha256(b"CA").digest(), bytes(range(16))
BROKER = Host("car.local", 8883, CA, "https://car.local/")
EPOCH, CHALLENGE = bytes(range(16, 32)), bytes(range(32, 48))
COMMAND_NONCE, ANSWER_NONCE = bytes(range(48, 60)), bytes(range(60, 72))


def dice(*throws: bytes) -> Callable[[int], bytes]:
    rest = iter(throws)

    def draw(size: int) -> bytes:
        thrown = next(rest)
        assert len(thrown) == size
        return thrown

    return draw


def vector() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "car.json").write_text(json.dumps({"private": CAR_PRIVATE}))
        return _met(CarKey(Path(folder)))


def _met(car: CarKey) -> dict[str, str]:
    clock, ring = Clock(), KeyRing(None)
    gate = Gate(car, ring, VIN, lambda: True, clock, dice(EPOCH, ANSWER_NONCE))
    pairing = Pairing(car, ring, VIN, clock, dice(TOKEN))
    invited = pairing.invitation(BROKER)
    private = ec.derive_private_key(int(PHONE_PRIVATE, 16), CURVE)
    phone = Phone(invited, PERSON, private, clock, dice(CHALLENGE, COMMAND_NONCE))
    join = phone.join(NAME)
    compare = whole(pairing.take(PERSON, join, False))
    phone.hear_joined(compare)
    enrolled = pairing.confirm(Role.OWNER)
    assert isinstance(enrolled, Enrolled)
    clock.now += 12
    ask = phone.ask()
    session = whole(gate.greet(PERSON, ask, False))
    assert phone.hear_session(session)
    command = phone.command("unlock", {"door": "all"})
    taken = gate.take(PERSON, command, False)
    assert isinstance(taken, Accepted)
    answer = taken.answer_for.say(Outcome.DONE)
    assert phone.hear_answer(answer)
    bond = car.bond(VIN, phone.public)
    raw = {
        "car_public": car.public,
        "phone_public": phone.public,
        "key_id": phone.id,
        "shared_secret": bond._secret,
        "ca": CA,
        "token": TOKEN,
        "pairing_keys": _joined(bond._derived("pairing", TOKEN, 72)),
        "join": join,
        "joined_compare": compare,
        "joined_enrolled": enrolled.answer,
        "challenge": CHALLENGE,
        "ask": ask,
        "greeting_key": bond.greeting(),
        "epoch": EPOCH,
        "session": session,
        "session_keys": _joined(bond._derived("session", EPOCH, 64)),
        "command_nonce": COMMAND_NONCE,
        "command": command,
        "request_hash": hashlib.sha256(command).digest(),
        "answer_nonce": ANSWER_NONCE,
        "answer": answer,
    }
    plain = {
        "vin": VIN,
        "person": PERSON,
        "name": NAME,
        "qr": invited.text(),
        "qr_of_own_broker": replace(invited, user=USER, password=PASSWORD).text(BROKER.page),
        "car_private": CAR_PRIVATE,
        "phone_private": PHONE_PRIVATE,
        "code": phone.code,
        "type": "unlock",
        "body": '{"door":"all"}',
    }
    return plain | {name: each.hex() for name, each in raw.items()}


def _joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(parts)


if __name__ == "__main__":
    print(json.dumps(vector(), indent=1))

"""Signed commands: how many a second the car can check, against the bare seal in the same run.

The floor is what no check can do without: to open the AES-256-GCM seal. An HMAC-SHA256 over the
same bytes stands beside it.
"""

import hashlib
import hmac
import time
from collections.abc import Callable, Sequence

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cockpit.features.phone.keys.gate import Accepted
from cockpit.features.phone.messages.frame import NONCE_BYTES
from tests.features.phone.keys.meeting import Meeting
from tests.features.phone.keys.meeting import Writer as Phone

COMMANDS, ROUNDS = 10_000, 5
BODY = b'{"temperature": 21.5, "seat": "left", "for_s": 600}'


def main() -> None:
    meeting = Meeting()
    phone = Phone(meeting)
    made = [phone.write(BODY, counter, type="climate.set") for counter in range(1, COMMANDS + 1)]
    gate, floor, mac, forged, greeted = [], [], [], [], []
    for _ in range(ROUNDS):
        meeting.gate._counters.clear()  # the same commands are new again
        gate.append(_per_s(lambda each: _accepted(meeting, phone, each), made))
        floor.append(_per_s(_bare_seal(), made))
        mac.append(_per_s(lambda each: hmac.digest(bytes(32), each, "sha256"), made))
        forged.append(_per_s(lambda each: meeting.take(each, phone.person), _broken(made)))
        asked = [b"\x01\x02" + phone.id + each for each in _challenges()]
        greeted.append(_per_s(lambda each: meeting.gate.greet(phone.person, each, False), asked))
    _print("commands accepted", max(gate), max(floor))
    _print("forged commands refused", max(forged), max(floor))
    _print("sessions given", max(greeted), max(mac))
    print(f"floor: AES-256-GCM alone {max(floor):,.0f}/s, HMAC-SHA256 alone {max(mac):,.0f}/s")


def _accepted(meeting: Meeting, phone: Phone, command: bytes) -> None:
    assert isinstance(meeting.take(command, phone.person), Accepted)


def _bare_seal() -> Callable[[bytes], bytes]:
    key, nonce = AESGCM(bytes(32)), bytes(NONCE_BYTES)
    sealed = key.encrypt(nonce, BODY, bytes(64))
    return lambda _: key.decrypt(nonce, sealed, bytes(64))


def _broken(made: Sequence[bytes]) -> list[bytes]:
    return [each[:-1] + bytes([each[-1] ^ 1]) for each in made]


def _challenges() -> list[bytes]:
    return [hashlib.sha256(bytes([n % 256, n // 256])).digest()[:16] for n in range(COMMANDS)]


def _per_s(what: Callable[[bytes], object], payloads: Sequence[bytes]) -> float:
    began = time.perf_counter()
    for each in payloads:
        what(each)
    return len(payloads) / (time.perf_counter() - began)


def _print(what: str, per_s: float, floor: float) -> None:
    print(f"{what}: {per_s:,.0f}/s, {floor / per_s:.1f} times its floor")


if __name__ == "__main__":
    main()

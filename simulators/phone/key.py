"""The phone's side of signed commands, as docs/signed-commands.md has it."""

import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from cockpit.features.phone.messages import (
    CHALLENGE_BYTES,
    CURVE,
    NONCE_BYTES,
    Answer,
    Bond,
    Head,
    Invitation,
    Join,
    Outcome,
    Private,
    Session,
    SessionKeys,
    Stage,
    ask,
    join,
    key_id,
    made_with,
    public_bytes,
    read_answer,
    read_joined,
    read_session,
    sealed,
)

GOOD_FOR_S = 20.0


class Phone:
    """Holds one key for one car, from the QR code on.

    `person` is the USER of its topics where the QR code names none; `clock` gives seconds, from
    anywhere.
    """

    def __init__(
        self,
        invited: Invitation,
        person: str = "",
        private: Private | None = None,
        clock: Callable[[], float] = time.monotonic,
        draw: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        private = private or ec.generate_private_key(CURVE)
        self.public = public_bytes(private)
        self.id = key_id(self.public)
        self.code = ""
        """To be compared with the car's; empty until the car has answered."""
        self.counter = 0
        self.person = invited.user or person
        self._vin, self._car = invited.vin, invited.car
        self._bond = Bond(private, invited.vin, invited.car, self.public)
        self._pairing = self._bond.pairing(invited.token)
        self._clock, self._draw = clock, draw
        self._challenge = b""
        self._session: tuple[Session, SessionKeys, float] | None = None
        self._waiting: set[bytes] = set()

    def join(self, name: str) -> bytes:
        """Answer the QR code."""
        return join(Join(self.public, self.person, name), self._pairing)

    def hear_joined(self, payload: bytes) -> Stage | None:
        """How far the pairing is; None for what the car did not say to us."""
        read = read_joined(payload)
        if read is None or read[0] != self.id or not made_with(self._pairing.joined, payload):
            return None
        # Not before the car has settled on our key: who sees the code earlier could search
        # for a key of his own with the same.
        self.code = self._pairing.code
        return read[1]

    def ask(self) -> bytes:
        """Ask for a session."""
        self._challenge = self._draw(CHALLENGE_BYTES)
        return ask(self.id, self._challenge)

    def hear_session(self, payload: bytes) -> bool:
        """Whether this is the car's answer to the last question."""
        told = read_session(payload)
        if told is None or not self._challenge or not made_with(self._bond.greeting(), payload):
            return False
        if (told.phone, told.challenge, told.car) != (self.id, self._challenge, self._car):
            return False
        self._challenge = b""
        same = self._session is not None and self._session[0].epoch == told.epoch
        self.counter = max(self.counter, told.counter) if same else told.counter
        self._session = told, self._bond.session(told.epoch), self._clock()
        return True

    def command(
        self, kind: str, words: Mapping[str, Any], good_for_s: float = GOOD_FOR_S, flags: int = 0
    ) -> bytes:
        """A command, good once; raises ValueError before there is a session."""
        if self._session is None:
            raise ValueError("no session yet: ask first")
        told, keys, at = self._session
        self.counter += 1
        expires_at = max(0, int(told.clock + self._clock() - at + good_for_s))
        head = Head(self.id, told.epoch, self.counter, expires_at, self._vin, kind, flags)
        body = json.dumps(words, separators=(",", ":"), ensure_ascii=False).encode()
        command = sealed(head, body, self._draw(NONCE_BYTES), keys.command)
        self._waiting.add(hashlib.sha256(command).digest())
        return command

    def hear_answer(self, payload: bytes) -> Answer | None:
        """The car's answer to a command of ours that still waits for one."""
        answer = read_answer(payload, self._session[1].answer) if self._session else None
        if answer is None or answer.request not in self._waiting:
            return None
        if answer.outcome is not Outcome.PENDING:
            self._waiting.discard(answer.request)
        return answer

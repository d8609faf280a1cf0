"""Makes a phone's key one of the car's: by QR code, a code to compare, and a yes in the car."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from cockpit.core.hosting import Host
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.clock import awake_or_asleep
from cockpit.features.phone.keys.key_ring import LONGEST_NAME, Key, KeyRing
from cockpit.features.phone.keys.refusal import Reason, Refused, unfit
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import PairingKeys, key_id
from cockpit.features.phone.messages.frame import TOKEN_BYTES, made_with
from cockpit.features.phone.messages.invitation import Invitation
from cockpit.features.phone.messages.pairing import Join, Stage, joined, read_join
from cockpit.features.phone.talk.plain import text

LASTS_S = 300.0
WRONG_TRIES = 3


class State(Enum):
    """Where a pairing stands; it only goes on, never back."""

    INVITING = "inviting"
    """The QR code is on the screen."""
    COMPARING = "comparing"
    """A phone has answered: the car asks whether it shows the same code."""
    ENROLLED = "enrolled"
    OVER = "over"
    """Too late, too often wrong, or declined."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The phone that answered."""

    person: str
    name: str
    """What it proposes to be called; may be empty."""
    code: str
    """Six digits that must stand on both screens."""
    public: bytes
    keys: PairingKeys
    word: bytes
    """What it said: the network may bring it twice."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The phone's key is the car's now; the phone is to get the answer."""

    key: Key
    answer: bytes


class Pairing:
    """One invitation: good for five minutes and one phone. `clock` gives seconds.

    Who may start one, and which role he may give, is for the caller to know.
    """

    def __init__(
        self,
        car: CarKey,
        ring: KeyRing,
        vin: str,
        clock: Callable[[], float] = awake_or_asleep,
        draw: Callable[[int], bytes] = secrets.token_bytes,
        user: str = "",
    ) -> None:
        """Where `user` is named, no other may answer."""
        self._car, self._ring, self._vin, self._clock = car, ring, vin, clock
        self._token, self._user = draw(TOKEN_BYTES), user
        self._until = clock() + LASTS_S
        self._wrong = 0
        self._state = State.INVITING
        self._answer = b""
        self.candidate: Candidate | None = None

    @property
    def state(self) -> State:
        """Looks at the clock: ask again before acting on it."""
        if self._state is not State.ENROLLED and self._clock() >= self._until:
            self._state = State.OVER
        return self._state

    @property
    def left_s(self) -> float:
        """How long the invitation is still good."""
        return max(0.0, self._until - self._clock())

    def invitation(self, at: Host, password: str = "") -> Invitation:
        """What the QR code tells of where phones meet the car, and as whom this one comes."""
        about = (at.name, at.port, at.ca, self._vin, self._token, self._car.public)
        return Invitation(*about, self._user, password)

    def take(self, person: str, payload: bytes, retained: bool) -> bytes | Refused:
        """Hear a phone that read the QR code; returns what to answer it."""
        if self.candidate and payload == self.candidate.word and self.state is not State.OVER:
            return self._answer
        found = self._heard(person, payload, retained)
        if isinstance(found, Reason):
            return Refused(found)
        self.candidate, self._state = found, State.COMPARING
        self._answer = self._told(found, Stage.COMPARE)
        return self._answer

    def confirm(self, role: Role, name: str = "") -> Enrolled | Refused:
        """The person in the car has compared the codes, and says yes."""
        candidate = self.candidate
        if self.state is not State.COMPARING or candidate is None:
            return Refused(Reason.NOT_PAIRING)
        called = name or candidate.name
        key = self._ring.add(candidate.public, called, role, candidate.person)
        if isinstance(key, Reason):
            return Refused(key)
        self._state, self._answer = State.ENROLLED, self._told(candidate, Stage.ENROLLED)
        return Enrolled(key, self._answer)

    def decline(self) -> bytes | None:
        """The person in the car says no; what to answer the phone, where one is there."""
        heard = self.state is State.COMPARING
        if self.state is not State.ENROLLED:
            self._state = State.OVER
        return self._told(self.candidate, Stage.REFUSED) if heard and self.candidate else None

    def _heard(self, person: str, payload: bytes, retained: bool) -> Candidate | Reason:
        if self.state is not State.INVITING:
            compares = self._state is State.COMPARING
            return Reason.ANOTHER_PHONE if compares else Reason.NOT_PAIRING
        reason = unfit(payload, retained)
        said = None if reason else read_join(payload)
        if said is None:
            return reason or Reason.UNREADABLE
        # The broker can move a message to another person's topic.
        if said.person != person or self._user not in ("", person):
            return Reason.WRONG_USER
        return self._proved(said, payload)

    def _proved(self, said: Join, payload: bytes) -> Candidate | Reason:
        try:
            keys = self._car.bond(self._vin, said.public).pairing(self._token)
        except ValueError:
            return Reason.UNREADABLE
        if not made_with(keys.join, payload):
            self._wrong += 1
            if self._wrong >= WRONG_TRIES:
                self._state = State.OVER
            return Reason.WRONG_TOKEN
        if self._ring.get(key_id(said.public)):
            return Reason.ALREADY_ENROLLED
        name = text(said.name, LONGEST_NAME)
        return Candidate(said.person, name, keys.code, said.public, keys, payload)

    def _told(self, candidate: Candidate, stage: Stage) -> bytes:
        return joined(key_id(candidate.public), stage, candidate.keys)

"""Where keys are given out and taken back, in the car."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from cockpit.core import signals as car
from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.core.messages import EVERY, Kind, Message
from cockpit.core.stored import Stored
from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.clock import awake_or_asleep
from cockpit.features.phone.keys.key_ring import MOST_KEYS, Key, KeyRing
from cockpit.features.phone.keys.pairing import Enrolled, Pairing, State
from cockpit.features.phone.keys.refusal import Reason, Refused
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages import PAIR

KEY_ONLY = "Only with a key in the car"
NO_BROKER = "No broker: phones cannot reach the car"
FULL = "There is no room for another key"
FIRST_OWNER = "The first phone is an owner's"
ASK_OWNER = "First command the car with an owner's phone"
NAMELESS = "Phone"
OWNER_NEAR_S = 300.0
"""So long after a command of an owner's phone another owner may be added."""
FAREWELL_S = 3.0
"""Until an account is closed: its phone must hear the last answer first."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What stands on the screen: the QR code's text, empty when it is over, and for which role."""

    role: Role
    text: str = field(repr=False)
    user: str
    """The account at the car's own broker; empty where there is none."""


class Desk:
    """One phone at a time. `clock` gives seconds; what it is asked for it answers in English."""

    def __init__(
        self,
        services: Services,
        car_key: CarKey,
        ring: KeyRing,
        folder: Path | None = None,
        clock: Callable[[], float] = awake_or_asleep,
    ) -> None:
        self._services, self._car, self.ring, self._clock = services, car_key, ring, clock
        self.pairing: Pairing | None = None
        self.invited: Invited | None = None
        self._broker = EVERY
        self._owner_at = float("-inf")
        self._leaving: dict[str, float] = {}
        self._guest = Stored(folder, "guest")
        self._watchers: list[Callable[[], None]] = []
        self._forget_old_guest()
        services.driving.watch(self._drives)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when a pairing goes on, or the keys are others."""
        self._watchers.append(told)

    @property
    def trouble(self) -> str:
        """One line where keys could not be read, kept or kept secret."""
        return self._car.trouble or self.ring.trouble

    # What may be done -------------------------------------------------------------------------

    def barred(self) -> str:
        """Why no key may be given out or taken back now; "" where it may."""
        if sentence := self._services.driving.permit(Act.PAIR):
            return sentence
        vehicle = self._services.vehicle
        authorised = vehicle.get(car.AUTHORISED)
        keyed = authorised.valid and authorised.value
        return "" if keyed or not vehicle.offers(car.AUTHORISED) else KEY_ONLY

    def barred_for(self, role: Role) -> str:
        """Why no phone may be added with this role now."""
        if reason := self.barred():
            return reason
        if self._services.hosting.at is None:
            return NO_BROKER
        if len(self.ring.keys) >= MOST_KEYS:
            return FULL
        owned = any(key.role is Role.OWNER for key in self.ring.keys)
        if role is not Role.OWNER:
            return "" if owned else FIRST_OWNER
        near = self._clock() - self._owner_at < OWNER_NEAR_S
        return "" if near or not owned else ASK_OWNER

    def knows(self, person: str) -> bool:
        """Whether he has a key, or is about to get one."""
        invited = self.invited is not None and self.invited.user == person
        return invited or any(key.person == person for key in self.ring.keys)

    def heard(self, key: Key) -> None:
        """A phone has commanded."""
        self.ring.note_use(key.id)
        if key.role is Role.OWNER:
            self._owner_at = self._clock()

    # Adding -----------------------------------------------------------------------------------

    def invite(self, role: Role) -> str:
        """Show a QR code from now on; "" or why not."""
        at = self._services.hosting.at
        if (reason := self.barred_for(role)) or at is None:
            return reason
        self.close()
        user = self._free_user()
        self._guest.write({"user": user})
        password = self._services.hosting.admit(user)
        user = user if password else ""
        vin = self._services.messages.vin
        self.pairing = Pairing(self._car, self.ring, vin, self._clock, user=user)
        text = self.pairing.invitation(at, password).text(at.page)
        self.invited = Invited(role, text, user)
        self._tell()
        return ""

    def take(self, person: str, payload: bytes, retained: bool, broker: str) -> bytes | Refused:
        """A phone answers the QR code; what to answer it."""
        if self.pairing is None:
            return Refused(Reason.NOT_PAIRING)
        before = self.pairing.candidate
        answer = self.pairing.take(person, payload, retained)
        if self.pairing.candidate is not before:
            self._broker = broker
        if self.pairing.candidate is not before or self.pairing.state is State.OVER:
            self._tell()
        return answer

    def accept(self) -> str:
        """The codes are the same; "" or why the phone cannot be enrolled."""
        pairing, invited = self.pairing, self.invited
        if pairing is None or invited is None or pairing.candidate is None:
            return Reason.NOT_PAIRING.value
        if reason := self.barred_for(invited.role):
            return reason
        done = pairing.confirm(invited.role, "" if pairing.candidate.name else NAMELESS)
        if isinstance(done, Refused):
            return done.reason.value
        self._enrolled(done)
        return ""

    def _enrolled(self, done: Enrolled) -> None:
        self._guest.write({})
        self._send(done.key.person, done.answer)
        self._note("key enrolled", done.key)
        self._tell()

    def close(self) -> None:
        """Take the QR code off the screen; a phone that waits is told no."""
        pairing, invited = self.pairing, self.invited
        self.pairing = self.invited = None
        if pairing is None or invited is None:
            return
        candidate, answer = pairing.candidate, pairing.decline()
        if candidate and answer:
            self._send(candidate.person, answer)
        if pairing.state is not State.ENROLLED and invited.user:
            self._leaving[invited.user] = self._clock() + FAREWELL_S
        self._tell()

    # Taking back ------------------------------------------------------------------------------

    def revoke(self, phone: bytes, last_owner_too: bool = False) -> str:
        """Trust a key no longer; "" or why not."""
        key = self.ring.get(phone)
        reason = self.barred()
        if reason or key is None:
            return reason or Reason.UNKNOWN_KEY.value
        if refused := self.ring.revoke(phone, last_owner_too):
            return refused.value
        if all(each.person != key.person for each in self.ring.keys):
            self._services.hosting.dismiss(key.person)
        self._note("key revoked", key)
        self._tell()
        return ""

    # From outside -----------------------------------------------------------------------------

    def look(self) -> None:
        """About once a second: an invitation may be over, an account to be closed."""
        now = self._clock()
        for user in [user for user, at in self._leaving.items() if now >= at]:
            self._dismiss(user)
        over = self.pairing is not None and self.pairing.state is State.OVER
        if over and self.invited and self.invited.text:
            if self.invited.user:
                self._leaving[self.invited.user] = now
            self.invited = replace(self.invited, text="", user="")
            self._tell()

    def stop(self) -> None:
        """Nobody is invited any more; write when keys were used."""
        self.close()
        for user in tuple(self._leaving):
            self._dismiss(user)
        self.ring.keep()

    def _drives(self) -> None:
        if self.pairing and self.barred():
            self.close()
        self._tell()

    def _dismiss(self, user: str) -> None:
        self._leaving.pop(user, None)
        self._services.hosting.dismiss(user)
        self._guest.write({})

    def _forget_old_guest(self) -> None:
        """Close the account of a phone that was invited when the car went out."""
        words = self._guest.read()
        user = words.get("user") if isinstance(words, dict) else None
        if isinstance(user, str) and all(key.person != user for key in self.ring.keys):
            self._leaving[user] = self._clock() + FAREWELL_S

    def _free_user(self) -> str:
        taken = {key.person for key in self.ring.keys} | self._leaving.keys()
        while (user := f"phone-{secrets.token_hex(2)}") in taken:
            pass
        return user

    def _send(self, person: str, answer: bytes) -> None:
        messages = self._services.messages
        topic = f"{messages.own}/phone/{person}/{PAIR}/answer"
        messages.send(Message(topic, answer, Kind.TELEMETRY, self._broker))

    def _note(self, event: str, key: Key) -> None:
        about = {"name": key.name, "person": key.person, "role": key.role.value}
        self._services.evidence.keep(event, key=key.id.hex(), **about)

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

"""The drivers' profiles, kept: listed, opened, changed, deleted."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from cockpit.features.profiles import sealing
from cockpit.features.profiles.lockout import Lockout
from cockpit.features.profiles.locks import Locks, fitting_pin
from cockpit.features.profiles.profile import PASSING, Profile
from cockpit.features.profiles.refusal import Reason, Refused, Trouble
from cockpit.features.profiles.sealing import USUAL, Cost
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.shelf import PHONE, PIN, Driver, Lock, Shelf, packed, unpacked
from cockpit.features.profiles.tokens import Tokens
from cockpit.features.profiles.valet import Valet

MOST_PROFILES = 12
MOST_CARS = 32
LONGEST_CAR = 40


class Store:
    """Any thread may call, and none but `drivers` and the troubles from the main thread.

    Name and picture are readable to all. What else a profile holds is sealed for those who set a
    PIN or paired a phone. A profile with neither is sealed under nothing: whoever sits in the car
    opens it, and whoever has the disk reads it.

    `folder` is the profiles' own; None keeps nothing. `cost` is what a new PIN costs to try.
    """

    def __init__(
        self,
        folder: Path | None,
        cost: Cost = USUAL,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._shelf = Shelf(folder)
        self._lockout = Lockout(folder, clock, steady)
        self.locks = Locks(self._shelf, cost)
        self.valet = Valet(self._shelf)
        self.tokens = Tokens(self._shelf)

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """In the order in which they came; takes no time."""
        return self._shelf.drivers

    @property
    def mended(self) -> Trouble | None:
        """What was found to be damaged at the start, for the driver."""
        return self._shelf.database.mended

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the store now, for the driver."""
        return self._shelf.database.trouble

    # Opening --------------------------------------------------------------------------------

    def open(self, profile: str) -> Session | Refused:
        """A profile that is not locked; in valet mode none is opened so."""
        with self._shelf.guard:
            kept = self._shelf.kept(profile)
            if kept is None:
                return Refused(Reason.UNKNOWN)
            if self.valet.by:
                return Refused(Reason.VALET)
            found = unpacked(kept, None)
            return Session(found) if found else Refused(Reason.LOCKED)

    def unlock(self, profile: str, pin: str) -> Session | Refused:
        """By PIN; takes as long as argon2id does. Each wrong PIN makes the next wait longer."""
        if not fitting_pin(pin):
            return Refused(Reason.PIN_FORM)
        with self._shelf.guard:
            lock = self._shelf.lock(profile, PIN)
            if lock is None:
                return Refused(Reason.NO_PIN)
            if left := self._lockout.left_s(profile):
                return Refused(Reason.WAIT, left)
            if not self._lockout.count(profile):
                return Refused(Reason.NOT_KEPT)
        try:
            key = sealing.from_pin(pin, lock.salt, lock.cost)
        except ValueError:
            return Refused(Reason.DAMAGED)
        return self._opened(profile, lock, key)

    def unlock_by_phone(self, profile: str, phone: str, secret: bytes) -> Session | Refused:
        """By the secret of a phone that was paired with the profile; nobody must wait for it."""
        with self._shelf.guard:
            lock = self._shelf.lock(profile, PHONE + phone)
        if lock is None or len(secret) != sealing.KEY_BYTES:
            return Refused(Reason.WRONG_PHONE)
        return self._opened(profile, lock, sealing.from_phone(secret, lock.salt))

    def _opened(self, profile: str, lock: Lock, key: bytes) -> Session | Refused:
        data_key = sealing.opened(lock.wrapped, key, f"{profile} {lock.way}")
        if data_key is None:
            left = self._lockout.left_s(profile)
            return Refused(Reason.WRONG_PIN if lock.way == PIN else Reason.WRONG_PHONE, left)
        with self._shelf.guard:
            self._lockout.right(profile)
            kept = self._shelf.kept(profile)
            found = unpacked(kept, data_key) if kept else None
        return Session(found, data_key) if found else Refused(Reason.MEANWHILE)

    # Changing -------------------------------------------------------------------------------

    def add(self, profile: Profile) -> Session | Refused:
        """A new driver's, or one that came from another car; locked by nothing yet."""
        with self._shelf.guard:
            if refused := self._no_room(profile):
                return refused
            step = "INSERT INTO profile (id, name, picture, sealed, body) VALUES (?, ?, ?, 0, ?)"
            body = packed(profile, None)
            kept = self._shelf.change((step, (*profile.face, body)))
        return Session(profile) if kept else Refused(Reason.NOT_KEPT)

    def keep(self, session: Session, profile: Profile) -> Session | Refused:
        """Write a changed profile; goes on with the session that it returns.

        Guests and valets are not written at all.
        """
        if session.passing:
            return replace(session, profile=profile)
        with self._shelf.guard:
            kept = self._shelf.kept(session.profile.id)
            if kept is None or profile.id != session.profile.id:
                return Refused(Reason.UNKNOWN)
            if unpacked(kept, session.key) is None:
                return Refused(Reason.MEANWHILE)
            step = "UPDATE profile SET name = ?, picture = ?, body = ? WHERE id = ?"
            _, name, picture = profile.face
            body = packed(profile, session.key)
            done = self._shelf.change((step, (name, picture, body, profile.id)))
        return replace(session, profile=profile) if done else Refused(Reason.NOT_KEPT)

    def delete(self, profile: str) -> Refused | None:
        """Gone for good, from file and backups; no PIN is asked, for a forgotten one is a reason.

        None where that was done. Who may ask for it is for others to decide.
        """
        with self._shelf.guard:
            if self._shelf.kept(profile) is None:
                return Refused(Reason.UNKNOWN)
            if self.valet.by:
                return Refused(Reason.VALET)
            step = ("DELETE FROM profile WHERE id = ?", (profile,))
            if not self._shelf.change(step, forget=True):
                return Refused(Reason.NOT_KEPT)
            self._lockout.right(profile)
        return None

    def close(self) -> None:
        """The file is left whole; nothing may be asked any more."""
        with self._shelf.guard:
            self._shelf.database.close()

    def _no_room(self, profile: Profile) -> Refused | None:
        if profile.id in PASSING:
            return Refused(Reason.GUEST)
        if self.valet.by:
            return Refused(Reason.VALET)
        if len(self.drivers) >= MOST_PROFILES:
            return Refused(Reason.FULL)
        return Refused(Reason.MEANWHILE) if self._shelf.kept(profile.id) else None

    # Other cars -----------------------------------------------------------------------------

    @property
    def trusted(self) -> Mapping[bytes, str]:
        """The cars whose profiles are taken: their names by their public keys."""
        with self._shelf.guard:
            return dict(self._shelf.database.read("SELECT car, name FROM trusted ORDER BY rowid"))

    def trust(self, car: bytes, name: str) -> Refused | None:
        """Take profiles of this car from now on; the driver has compared what both cars show."""
        with self._shelf.guard:
            if len(self.trusted) >= MOST_CARS and car not in self.trusted:
                return Refused(Reason.MANY_CARS)
            step = "INSERT OR REPLACE INTO trusted VALUES (?, ?)"
            done = self._shelf.change((step, (car, name[:LONGEST_CAR])))
        return None if done else Refused(Reason.NOT_KEPT)

    def distrust(self, car: bytes) -> Refused | None:
        """No more; strangers are fine."""
        with self._shelf.guard:
            done = self._shelf.change(("DELETE FROM trusted WHERE car = ?", (car,)))
        return None if done else Refused(Reason.NOT_KEPT)

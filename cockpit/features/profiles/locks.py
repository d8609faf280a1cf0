"""Setting and taking off what opens a profile: a PIN, phones."""

import re
from dataclasses import replace

from cockpit.features.profiles import sealing
from cockpit.features.profiles.database import Step
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.sealing import Cost
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.shelf import PHONE, PIN, Lock, Shelf, packed, unpacked

MOST_PHONES = 8
LONGEST_ID = 64
_PIN = re.compile(r"[0-9]{4,12}")
_NO_COST = Cost(0, 0)


def fitting_pin(pin: str) -> bool:
    """Whether it is a PIN at all: 4 to 12 digits."""
    return _PIN.fullmatch(pin) is not None


class Locks:
    """Go on with the session that each call returns: the first lock draws the data key.

    The first lock seals what lay open, the last one taken off lays it open again.
    """

    def __init__(self, shelf: Shelf, cost: Cost) -> None:
        self._shelf, self._cost = shelf, cost

    def set_pin(self, session: Session, pin: str) -> Session | Refused:
        """A first PIN or another; takes as long as argon2id does."""
        if not fitting_pin(pin):
            return Refused(Reason.PIN_FORM)
        salt = sealing.fresh_salt()
        key = sealing.from_pin(pin, salt, self._cost)
        return self._put(session, Lock(PIN, salt, self._cost, b""), key)

    def drop_pin(self, session: Session) -> Session | Refused:
        """No PIN opens it any more."""
        return self._take(session, PIN)

    def add_phone(self, session: Session, phone: str, secret: bytes) -> Session | Refused:
        """A phone that keeps a secret of 32 random bytes, which the car does not."""
        if not 0 < len(phone) <= LONGEST_ID or len(secret) != sealing.KEY_BYTES:
            return Refused(Reason.PHONE_FORM)
        salt = sealing.fresh_salt()
        lock = Lock(PHONE + phone, salt, _NO_COST, b"")
        return self._put(session, lock, sealing.from_phone(secret, salt))

    def drop_phone(self, session: Session, phone: str) -> Session | Refused:
        """The phone was lost, sold, or is another's now."""
        return self._take(session, PHONE + phone)

    def _put(self, session: Session, lock: Lock, key: bytes) -> Session | Refused:
        profile = session.profile.id
        with self._shelf.guard:
            if refused := self._barred(session):
                return refused
            phones = [way for way in self._shelf.ways(profile) if way.startswith(PHONE)]
            if lock.way != PIN and lock.way not in phones and len(phones) >= MOST_PHONES:
                return Refused(Reason.MANY_PHONES)
            data_key = session.key or sealing.fresh_key()
            wrapped = sealing.seal(data_key, key, f"{profile} {lock.way}")
            row = (profile, lock.way, lock.salt, *lock.cost, wrapped)
            step: Step = ("INSERT OR REPLACE INTO lock VALUES (?, ?, ?, ?, ?, ?)", row)
            return self._rewritten(session, data_key, step)

    def _take(self, session: Session, way: str) -> Session | Refused:
        profile = session.profile.id
        with self._shelf.guard:
            if refused := self._barred(session):
                return refused
            left = self._shelf.ways(profile) - {way}
            step: Step = ("DELETE FROM lock WHERE profile = ? AND way = ?", (profile, way))
            return self._rewritten(session, session.key if left else None, step)

    def _rewritten(self, session: Session, key: bytes | None, step: Step) -> Session | Refused:
        # From the file, not from the session: that may be older.
        kept = self._shelf.kept(session.profile.id)
        profile = unpacked(kept, session.key) if kept else None
        if profile is None:
            return Refused(Reason.MEANWHILE)
        write: Step = (
            "UPDATE profile SET sealed = ?, body = ? WHERE id = ?",
            (key is not None, packed(profile, key), profile.id),
        )
        done = self._shelf.change(step, write, forget=True)
        return replace(session, key=key) if done else Refused(Reason.NOT_KEPT)

    def _barred(self, session: Session) -> Refused | None:
        if session.passing:
            return Refused(Reason.GUEST)
        if self._shelf.state("valet"):
            return Refused(Reason.VALET)
        kept = self._shelf.kept(session.profile.id)
        if kept is None:
            return Refused(Reason.UNKNOWN)
        return None if unpacked(kept, session.key) else Refused(Reason.MEANWHILE)

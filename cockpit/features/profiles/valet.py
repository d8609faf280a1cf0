"""Valet mode: somebody parks the car, and it outlives a restart."""

from cockpit.features.profiles.profile import VALET
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.shelf import Shelf, unpacked

_STATE = "valet"


class Valet:
    """While it is on, no profile is opened without its lock, none added, locked or deleted."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @property
    def by(self) -> str:
        """The id of the profile that set it; "" where it is off."""
        with self._shelf.guard:
            return self._shelf.state(_STATE)

    def start(self, session: Session) -> Session | Refused:
        """The valet's session; whoever sets it must have a lock to end it with."""
        with self._shelf.guard:
            if session.passing or session.key is None:
                return Refused(Reason.NO_LOCK)
            kept = self._shelf.kept(session.profile.id)
            if kept is None or unpacked(kept, session.key) is None:
                return Refused(Reason.MEANWHILE)
            if self.by:
                return Refused(Reason.VALET)
            step = ("INSERT INTO state VALUES (?, ?)", (_STATE, session.profile.id))
            return Session(VALET) if self._shelf.change(step) else Refused(Reason.NOT_KEPT)

    def end(self, session: Session) -> Refused | None:
        """By who started it, with the profile unlocked anew; None where it is off now."""
        with self._shelf.guard:
            kept = self._shelf.kept(session.profile.id)
            if session.profile.id != self.by or not kept or not unpacked(kept, session.key):
                return Refused(Reason.OTHERS_VALET)
            done = self._shelf.change(("DELETE FROM state WHERE name = ?", (_STATE,)))
        return None if done else Refused(Reason.NOT_KEPT)

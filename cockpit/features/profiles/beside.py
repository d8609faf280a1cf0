"""What is asked of the store beside the screen: each of it waits for the disk, or for argon2."""

from pathlib import Path

from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.store import Store


def opened(folder: Path | None) -> tuple[Store, str]:
    """The store, and who set the valet mode; opening checks the whole file."""
    store = Store(folder)
    return store, store.valet.by


def unlocked(store: Store, profile: str, pin: str) -> Session | Refused:
    """By PIN; who set the valet mode ends it so."""
    found = store.unlock(profile, pin)
    if isinstance(found, Session) and store.valet.by:
        return store.valet.end(found) or found
    return found


def kept(store: Store | None, session: Session, profile: Profile) -> Refused | None:
    """A changed profile on the disk; why not, or None."""
    found = store.keep(session, profile) if store else Refused(Reason.NOT_KEPT)
    return found if isinstance(found, Refused) else None

"""A profile that its driver has opened."""

from dataclasses import dataclass, field

from cockpit.features.profiles.profile import GUEST, PASSING, Profile


@dataclass(frozen=True, slots=True)
class Session:
    """Who holds it may read and change this profile, and no other."""

    profile: Profile
    key: bytes | None = field(default=None, repr=False)
    """The data key; None where the profile is sealed under nothing."""

    @property
    def passing(self) -> bool:
        """A guest or a valet: nothing of it is written."""
        return self.profile.id in PASSING


def guest() -> Session:
    """For somebody who leaves no trace."""
    return Session(GUEST)

"""A driver's profile: his own values of the fields; all others are at their defaults."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from cockpit.features.profiles.fields import FIELDS, NAME, PICTURE, Field


class Face(NamedTuple):
    """What the welcome screen shows of a driver, to whoever sits there."""

    id: str
    name: str
    picture: bytes
    """A JPEG or PNG file; b"" for none."""


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """Change it by `having`, which gives another; what is at its default is not in `values`."""

    id: str
    values: Mapping[str, Any] = field(default_factory=_none, repr=False, hash=False)
    """By the names of the fields."""

    @property
    def face(self) -> Face:
        """What everybody may see."""
        return Face(self.id, self.get(NAME), self.get(PICTURE))

    def get[T](self, wanted: Field[T]) -> T:
        """The driver's value, or the default."""
        value: T = self.values.get(wanted.name, wanted.default)
        return value

    def having[T](self, changed: Field[T], value: T) -> "Profile":
        """The same with another value; raises ValueError where that does not fit."""
        others = {name: old for name, old in self.values.items() if name != changed.name}
        if value != changed.default:
            others[changed.name] = changed.read(changed.tell(value))
        return replace(self, values=MappingProxyType(others))

    def tell(self) -> dict[str, Any]:
        """The values as JSON has them, by name."""
        return {name: FIELDS[name].tell(value) for name, value in sorted(self.values.items())}


def read(id_: str, told: Mapping[str, object]) -> Profile:
    """A profile out of what `tell` told; what does not fit any more is at its default."""
    profile = Profile(id_)
    for name, value in told.items():
        if name in FIELDS:
            try:
                profile = profile.having(FIELDS[name], FIELDS[name].read(value))
            except ValueError:
                continue
    return profile


def new_profile(name: str, picture: bytes = b"") -> Profile:
    """A driver who has set nothing yet; raises ValueError for a name or picture unfit to show."""
    fresh = Profile(secrets.token_hex(8))
    return fresh.having(NAME, NAME.read(name)).having(PICTURE, picture)


GUEST = Profile("guest")
"""Somebody who leaves no trace: held in memory, never written."""
VALET = Profile("valet")
"""Who only parks the car: likewise, and everybody's data stays closed meanwhile."""
PASSING = frozenset({GUEST.id, VALET.id})

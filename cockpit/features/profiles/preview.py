"""What an import would change, before it does; and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cockpit.core.signal import Signal
from cockpit.features.profiles.fields import FIELDS, Field
from cockpit.features.profiles.portable import Portable
from cockpit.features.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class Change:
    """One field: the value here, and the one in the file."""

    field: Field[Any]
    old: Any
    new: Any
    lacking: bool
    """This car has nothing that could do it; the value is kept for the next car."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A value that stays out."""

    title: str
    """The field's, or its bare name where this cockpit does not know it."""
    why: str
    """"" where the field is unknown."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The changes in the order in which the fields are shown; fields not in the file stay."""

    changes: tuple[Change, ...]
    unfit: tuple[Unfit, ...]

    def apply(self, onto: Profile) -> Profile:
        """The profile with all changes made."""
        for change in self.changes:
            onto = onto.having(change.field, change.new)
        return onto

    def undo(self, onto: Profile) -> Profile:
        """The profile with the old values back; what was changed since the import stays."""
        for change in self.changes:
            if onto.get(change.field) == change.new:
                onto = onto.having(change.field, change.old)
        return onto


def preview(
    portable: Portable, onto: Profile, offers: Callable[[Signal[Any]], bool] = lambda _: True
) -> Preview:
    """How a profile would change; `offers` tells whether this car has a signal at all."""
    changes: list[Change] = []
    unfit = [Unfit(name, "") for name in portable.values if name not in FIELDS]
    for name, field in FIELDS.items():
        if name not in portable.values:
            continue
        try:
            new = field.read(portable.values[name])
        except ValueError as error:
            unfit.append(Unfit(field.title, str(error)))
            continue
        old = onto.get(field)
        if new != old:
            lacking = field.signal is not None and not offers(field.signal)
            changes.append(Change(field, old, new, lacking))
    return Preview(tuple(changes), tuple(unfit))

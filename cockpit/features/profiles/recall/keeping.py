"""Keep my seat: the car's present values become the driver's."""

from collections.abc import Iterable

from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.fields import FIELDS, Group
from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.recall.plan import ORDER, PLACES

SITTING = (Group.SEAT, Group.MIRRORS, Group.WHEEL)
"""What "my seat" means: how the driver sits, sees and holds the wheel."""


def present(profile: Profile, vehicle: Vehicle, groups: Iterable[Group] = ORDER) -> Profile:
    """The same with what the car shows now; what it does not show now stays as it was."""
    wanted = frozenset(groups)
    for field in FIELDS.values():
        if field.group not in wanted or field.signal is None:
            continue
        reading = vehicle.get(PLACES.get(field.signal, field.signal))
        if not reading.valid or reading.value is None:
            continue
        try:
            profile = profile.having(field, reading.value)
        except ValueError:
            continue
    return profile

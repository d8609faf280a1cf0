"""Who may ask what of the car from afar: one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a key is good for."""

    OWNER = "owner"
    DRIVER = "driver"
    GUEST = "guest"
    VALET = "valet"


@dataclass(frozen=True, slots=True)
class Rule:
    """Which roles may ask for something, and whether the car must be parked."""

    roles: frozenset[Role]
    parked: bool = False


_HOUSEHOLD = frozenset({Role.OWNER, Role.DRIVER})
_RIDERS = _HOUSEHOLD | {Role.GUEST}
_ALL = frozenset(Role)

RULES: Mapping[str, Rule] = {
    "climate.set": Rule(_RIDERS),
    "charge.limit": Rule(_HOUSEHOLD),
    "charge.start": Rule(_HOUSEHOLD, parked=True),
    "charge.stop": Rule(_HOUSEHOLD, parked=True),
    "lock": Rule(_ALL, parked=True),
    "unlock": Rule(_ALL, parked=True),
    "boot.open": Rule(_HOUSEHOLD, parked=True),
    "flash": Rule(_ALL, parked=True),
    "destination.send": Rule(_RIDERS),
    "message.send": Rule(_RIDERS),
    "media.key": Rule(_RIDERS),
    "profile.transfer": Rule(_HOUSEHOLD, parked=True),
    "presence": Rule(_ALL),
    "drives.read": Rule(_HOUSEHOLD),
}
"""By command type; what is not here is refused."""

"""Tells a phone of the drives of the one who drives now, where that is whose phone it is."""

from cockpit.core.messages import Payload
from cockpit.core.personal import Personal
from cockpit.features.phone.keys.takers import Taker

DRIVES = "drives"
"""Under which the car keeps them for who drives."""
NOT_YOURS = "another driver is signed in"


def telling_of_drives(personal: Personal) -> Taker:
    """Takes `drives.read`: the newest first."""

    def tell(_: Payload, person: str) -> str | Payload:
        if not personal.may_know(person):
            return NOT_YOURS
        kept = personal.of(DRIVES)
        return {"drives": kept[::-1] if isinstance(kept, list) else []}

    return tell

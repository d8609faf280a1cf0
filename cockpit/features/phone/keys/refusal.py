"""Why something a phone said is not taken."""

from dataclasses import dataclass
from enum import Enum

from cockpit.core.limits import RULES, Act
from cockpit.features.phone.messages.frame import LARGEST, VERSION


class Reason(Enum):
    """One clear reason; the value goes to the phone, and to the page where it is looked for."""

    TOO_OFTEN = "too often"
    RETAINED = "kept by the broker"
    OVERSIZE = "too large"
    UNREADABLE = "unreadable"
    UNKNOWN_VERSION = "unknown version"
    UNKNOWN_KEY = "unknown key"
    WRONG_USER = "another person's key"
    WRONG_VIN = "for another car"
    WRONG_EPOCH = "from before the car's start"
    FORGED = "made with another key, or changed on the way"
    REPLAYED = "not newer than the last"
    EXPIRED = "expired"
    TOO_FAR_AHEAD = "expires too late"
    UNKNOWN_FLAGS = "unknown flags"
    UNKNOWN_TYPE = "unknown command"
    WRONG_ROLE = "not allowed to this key"
    NOT_PARKED = RULES[Act.OUTSIDE].sentence
    NO_TABLE = "without a plain JSON table"

    NOT_PAIRING = "nothing is being paired"
    WRONG_TOKEN = "wrong token"
    ANOTHER_PHONE = "another phone is being paired"

    NO_NAME = "without a name"
    ALREADY_ENROLLED = "already enrolled"
    FULL = "too many keys"
    LAST_OWNER = "the last owner"


@dataclass(frozen=True, slots=True)
class Refused:
    """Not taken; `answer` goes to the phone where the phone has proved who it is."""

    reason: Reason
    answer: bytes | None = None


def unfit(payload: bytes, retained: bool) -> Reason | None:
    """Why a message is not even read; None where it may be."""
    if retained or len(payload) > LARGEST:
        return Reason.RETAINED if retained else Reason.OVERSIZE
    return Reason.UNKNOWN_VERSION if payload and payload[0] != VERSION else None

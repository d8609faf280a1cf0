"""Why something was not done, in the driver's words."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """One clear reason; the value is English, which the view translates."""

    UNKNOWN = "There is no such profile"
    LOCKED = "This profile is locked"
    WRONG_PIN = "Wrong PIN"
    WAIT = "Too many wrong PINs; try again later"
    PIN_FORM = "A PIN has 4 to 12 digits"
    NO_PIN = "This profile has no PIN"
    WRONG_PHONE = "This phone does not open the profile"
    PHONE_FORM = "This phone's key cannot be used"
    MANY_PHONES = "Too many phones open this profile"
    FULL = "There is no room for another profile"
    NOT_KEPT = "It could not be kept; free some space"
    GUEST = "A guest leaves no trace"
    VALET = "Not in valet mode"
    OTHERS_VALET = "Only who set the valet mode ends it"
    MEANWHILE = "The profile was changed meanwhile; open it again"
    NO_LOCK = "Set a PIN or pair a phone first"
    MANY_CARS = "Too many cars are trusted"

    NO_PROFILE = "This is no profile"
    FUTURE = "This profile was made by a newer Cockpit; update this car first"
    SHORT = "This profile is not whole; copy it again"
    DAMAGED = "This profile was changed or damaged"
    OTHER_CAR = "This profile comes from a car that is not trusted"
    PASSPHRASE = "This profile needs its passphrase"
    WRONG_PASSPHRASE = "Wrong passphrase"
    PASSPHRASE_FORM = "A passphrase has 8 to 128 characters"
    LARGE = "This profile is too large"


class Trouble(StrEnum):
    """What the driver must know of the store; English, which the view translates."""

    MENDED = "The profiles were damaged; their last good copy was taken"
    LOST = "The profiles were damaged and could not be saved; set them up anew"
    NEWER = "The profiles were written by a newer Cockpit; they are left as they are"
    UNUSABLE = "Profiles cannot be kept; what is set now is lost when the car is switched off"
    FULL = "Profiles cannot be written; free some space"
    NO_BACKUP = "Profiles cannot be backed up; free some space"


@dataclass(frozen=True, slots=True)
class Refused:
    """Not done, and nothing was changed."""

    reason: Reason
    wait_s: float = 0.0
    """Seconds until the next PIN is taken."""
    car: bytes = b""
    """For OTHER_CAR: the public key of the car that signed, 32 bytes."""

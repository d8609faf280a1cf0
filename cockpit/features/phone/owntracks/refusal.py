"""Why a message of a phone is not taken."""

from enum import Enum


class Refusal(Enum):
    """One clear reason; the value is for the page on which the driver looks for it."""

    STRANGER = "no phone that was set up"
    TOO_LARGE = "too large"
    UNREADABLE = "no JSON table"
    PLAIN = "not encrypted, and the driver has not allowed that"
    NO_KEY = "encrypted, and there is no key"
    WRONG_KEY = "encrypted with another key, or changed on the way"
    NO_PLACE = "without a place on the earth"
    NO_TIME = "without a time"
    FUTURE = "from the future: the clock of the phone or of the car is wrong"
    OLD = "not newer than what is known"
    NO_REGION = "without the name of a region, or neither entered nor left"

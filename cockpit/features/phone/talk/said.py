"""What a phone says, as data; checked, bounded, fit to be shown."""

from dataclasses import dataclass
from enum import Enum


class CallState(Enum):
    """Where a call stands."""

    RINGING = "ringing"
    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Call:
    """Name and number are "" where the caller withholds them."""

    state: CallState
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message that a person sent, by SMS or an app."""

    sender: str
    text: str
    app: str
    at: float
    """Seconds since 1970."""
    number: str = ""
    """The sender's, where the app has it."""


class Sort(Enum):
    """What a notification is about."""

    CALL = "call"
    MESSAGE = "message"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Notification:
    """What an app wants its owner to know; for a message or call, `title` is who it is from."""

    title: str
    text: str
    app: str
    at: float
    sort: Sort = Sort.OTHER


@dataclass(frozen=True, slots=True)
class Playing:
    """What the phone plays."""

    title: str
    artist: str
    album: str
    source: str
    """The app or station."""
    playing: bool
    at: float
    """When it was at `position_s`, seconds since 1970."""
    position_s: float | None = None
    length_s: float | None = None
    """None for a stream, which has none."""
    art: bytes = b""
    """A JPEG or PNG; empty where there is none that may be shown."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in the phone's book."""

    name: str
    numbers: tuple[str, ...]
    favourite: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """Where the driver has to be, and when."""

    title: str
    where: str
    """An address or a name, as the calendar has it."""
    starts: float
    """Seconds since 1970."""
    place: tuple[float, float] | None = None
    """Latitude and longitude, where the phone knows them."""


type Said = Call | Text | Notification | Playing | Appointment | tuple[Contact, ...]

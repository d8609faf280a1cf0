"""How far a recall is, and how it ended: what the driver is told of it."""

from dataclasses import dataclass
from enum import StrEnum

from cockpit.features.profiles.fields import Group


class Ending(StrEnum):
    """How it ended, in the sentence that the view translates; OPEN: it has not."""

    OPEN = ""
    DONE = "All set"
    PARTLY = "Set as far as the car allows"
    STOPPED = "Stopped: all stays as it is now"
    TOUCHED = "Stopped, as you set it yourself"
    SEAT_OBSTACLE = "Stopped: something is in the seat's way"
    WHEEL_OBSTACLE = "Stopped: something is in the steering wheel's way"
    DRIVES = "Stopped: nothing moves unless the car is parked"
    REFUSED = "Stopped: the car did not obey"
    STALLED = "Stopped: the seat, a mirror or the wheel does not arrive"
    UNKNOWN = "Nothing is set: it is not known whether the car stands"
    LOST = "Stopped: it is not known whether the car stands"
    LEFT = "Stopped: somebody else drives now"


class Note(StrEnum):
    """What is told beside the ending, in the sentence that the view translates."""

    NONE = ""
    KEPT = "Seat, mirrors and wheel stay as they are until the car is parked"
    NO_STOP = "The car does not confirm the stop: use the switch at the seat"


@dataclass(frozen=True, slots=True)
class Part:
    """A group, and how much of it is there."""

    group: Group
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """All that a view shows."""

    name: str = ""
    """Whose it is."""
    running: bool = False
    parts: tuple[Part, ...] = ()
    ending: Ending = Ending.OPEN
    note: Note = Note.NONE
    lacking: tuple[str, ...] = ()
    """Titles of what this car does not have."""
    refused: tuple[str, ...] = ()
    """Titles of what the car did not take."""

    @property
    def done(self) -> int:
        """How many values are there."""
        return sum(part.done for part in self.parts)

    @property
    def total(self) -> int:
        """How many are wanted of this car now."""
        return sum(part.total for part in self.parts)

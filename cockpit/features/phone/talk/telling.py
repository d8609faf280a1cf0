"""What the car tells a phone to do: `messages.publish(*answer("anna"))`."""

from enum import Enum
from typing import Any, NamedTuple

from cockpit.core.messages import Kind
from cockpit.features.phone.talk.plain import text
from cockpit.features.phone.talk.reading import LONGEST_TEXT
from cockpit.features.phone.talk.said import Text


class MediaKey(Enum):
    """The keys of a headset."""

    PLAY = "play"
    PAUSE = "pause"
    NEXT = "next"
    PREVIOUS = "previous"
    LOUDER = "louder"
    QUIETER = "quieter"


class Word(NamedTuple):
    """A topic below the car's own, its table, and how much depends on its arrival."""

    topic: str
    table: dict[str, Any]
    # A key that was touched a minute ago would answer another call: not kept until it arrives.
    kind: Kind = Kind.TELEMETRY


def answer(user: str) -> Word:
    """Take the call that rings."""
    return Word(_topic(user, "answer"), {})


def decline(user: str, words: str = "") -> Word:
    """End or refuse the call; with words, the phone sends them to the caller."""
    return Word(_topic(user, "decline"), {"text": text(words, LONGEST_TEXT)})


def reply(user: str, to: Text, words: str) -> Word:
    """Answer a message, by the app it came with."""
    table = {"to": to.sender, "number": to.number, "app": to.app, "text": text(words, LONGEST_TEXT)}
    return Word(_topic(user, "reply"), table, Kind.COMMAND)


def media_key(user: str, key: MediaKey) -> Word:
    """Press a key of the phone's player."""
    return Word(_topic(user, "media_key"), {"key": key.value})


def duck(user: str, down: bool) -> Word:
    """Play more quietly while the car speaks; not down: as before."""
    return Word(_topic(user, "duck"), {"down": down})


def find(user: str) -> Word:
    """Ring, even where the phone is muted: it lies somewhere."""
    return Word(_topic(user, "find"), {})


def _topic(user: str, name: str) -> str:
    return f"phone/{user}/{name}"

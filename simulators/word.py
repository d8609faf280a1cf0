"""What a simulated device or phone says on the broker."""

import json
from typing import Any, NamedTuple, Protocol


class Word(NamedTuple):
    """One message."""

    topic: str
    payload: bytes
    retain: bool = False


class Speaker(Protocol):
    """A device, a bridge or a part of a phone, in its own protocol."""

    @property
    def topics(self) -> tuple[str, ...]:
        """What it listens to."""

    def announce(self) -> list[Word]:
        """What it says when it comes to the broker."""

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """Somebody asks something; nonsense is passed over."""

    def tick(self, now: float) -> list[Word]:
        """Time goes by; `now` in seconds."""


def table(topic: str, words: Any, retain: bool = False) -> Word:
    """A message of JSON."""
    return Word(topic, json.dumps(words, separators=(",", ":")).encode(), retain)


def text(topic: str, words: str, retain: bool = False) -> Word:
    """A message of plain words."""
    return Word(topic, words.encode(), retain)


def asked(payload: bytes) -> dict[str, Any]:
    """A table that came; empty where it is none."""
    try:
        words = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return words if isinstance(words, dict) else {}

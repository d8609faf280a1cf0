"""From a message as it came to one that may be trusted to be text, JSON and of bearable size."""

import json
from collections import Counter, OrderedDict
from collections.abc import Iterable
from typing import Any, NoReturn, Protocol

from cockpit.core.messages import Arrived

LARGEST = 1 << 20
"""Bytes of a payload; a home's list of devices has some hundred thousand."""
LONGEST_ID = 64
MOST_SEEN = 4_096


class Raw(Protocol):
    """A message as paho brings it; `topic` raises where it is no UTF-8."""

    payload: bytes | bytearray
    retain: bool

    @property
    def topic(self) -> str:
        """Where it was published."""


class Reader:
    """Reads one broker's messages; counts what it refuses, by reason."""

    def __init__(self, broker: str, own: str, seen: Iterable[str] = ()) -> None:
        self._broker, self._own = broker, f"{own}/"
        self._seen: OrderedDict[str, None] = OrderedDict.fromkeys(seen)
        self.refused: Counter[str] = Counter()

    def read(self, raw: Raw) -> Arrived | None:
        """The message; None where it is refused or was taken before."""
        why = _wrong(raw)
        if why:
            self.refused[why] += 1
            return None
        payload = bytes(raw.payload)
        arrived = Arrived(raw.topic, payload, read_json(payload), raw.retain, self._broker)
        if arrived.topic.startswith(self._own) and self._known(identity(arrived)):
            self.refused["it came before"] += 1
            return None
        return arrived

    def _known(self, identity: str) -> bool:
        if not identity:
            return False
        if identity in self._seen:
            return True
        self._seen[identity] = None
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        return False


def _wrong(raw: Raw) -> str:
    try:
        topic = raw.topic
    except UnicodeDecodeError:
        return "the topic is not UTF-8"
    if "\0" in topic or "#" in topic or "+" in topic:
        return "the topic has a wildcard or a NUL"
    return "the payload is too large" if len(raw.payload) > LARGEST else ""


def identity(arrived: Arrived) -> str:
    """The `id` of a table, with its topic; "" where it has none."""
    given = arrived.value.get("id") if isinstance(arrived.value, dict) else None
    fits = isinstance(given, str) and 0 < len(given) <= LONGEST_ID
    return f"{arrived.topic} {given}" if fits else ""


def read_json(payload: bytes) -> Any:
    """A payload as JSON; None where it is none, or nested beyond all sense."""
    if payload[:1] not in (b"{", b"["):
        return _scalar(payload)
    return _parse(payload)


def _scalar(payload: bytes) -> Any:
    return _parse(payload) if len(payload) <= 64 else None


def _parse(payload: bytes) -> Any:
    try:
        return json.loads(payload, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)

"""Messages to and from phone, home and others, whatever link carries them.

A topic of our own, such as `navigation/eta`, stands below the car's prefix `cockpit/VIN`; its
payload is a JSON table. Topics of others (`zigbee2mqtt/lamp`) are named in full, and carry bytes.
All of it happens on the main thread; the link reads and writes in threads of its own.
"""

import itertools
import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

type Payload = Mapping[str, Any]

EVERY = ""
"""Every broker that is there."""


class Kind(Enum):
    """How much depends on a message's arrival."""

    COMMAND = "command"
    """Must arrive, in order, however long that takes: kept on the disk until it has."""
    STATE = "state"
    """Only a topic's newest counts: retained by the broker, told again after each reconnect."""
    TELEMETRY = "telemetry"
    """Kept while there is room; the oldest is thinned out first."""


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out. An empty STATE takes the topic back from the broker."""

    topic: str
    payload: bytes
    kind: Kind = Kind.COMMAND
    broker: str = EVERY
    expires_s: float | None = None
    """After so long it is not to arrive any more: a garage must not open an hour later."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in: in full, and as JSON where it is that."""

    topic: str
    payload: bytes
    value: Any = None
    """The payload as JSON; None where it is none."""
    retained: bool = False
    """The broker kept it: it may be older than the car's start."""
    broker: str = ""


type Send = Callable[[Message], None]
type Want = Callable[[str], None]
type Hearer = Callable[[Arrived], None]


class Messages:
    """Publish, and hear what is published to us. Without a link nothing goes out."""

    def __init__(self, vin: str = "car", clock: Callable[[], float] = time.time) -> None:
        self.vin, self.own = vin, f"cockpit/{vin}"
        self._clock = clock
        self._send: Send | None = None
        self._want: Want | None = None
        self._up: frozenset[str] = frozenset()
        self._hearers: dict[str, list[Hearer]] = {}
        self._wide: list[str] = []
        """The patterns with `+` or `#`; a home's hundreds of plain topics are found at once."""
        self._watchers: list[Callable[[], None]] = []
        self._run, self._count = uuid.uuid4().hex[:12], itertools.count(1)

    @property
    def connected(self) -> bool:
        """Whether a message would reach somebody now."""
        return self._send is not None and bool(self._up)

    @property
    def up(self) -> frozenset[str]:
        """The names of the brokers that answer now."""
        return self._up

    def connect(self, send: Send | None, want: Want | None = None) -> None:
        """A link is there, or gone (None); it hears of each topic that is wanted later."""
        self._send, self._want = send, want

    def publish(
        self,
        topic: str,
        payload: Payload,
        kind: Kind = Kind.COMMAND,
        expires_s: float | None = None,
    ) -> bool:
        """Send a table on a topic of our own; False where no link takes it.

        It gets an `id`, so that who hears it twice can tell, and `ts`, seconds since 1970.
        """
        stamp = {"id": f"{self._run}-{next(self._count)}", "ts": round(self._clock(), 3)}
        text = json.dumps({**payload, **stamp}, separators=(",", ":"), ensure_ascii=False)
        whole = f"{self.own}/{topic}"
        return self.send(Message(whole, text.encode(), kind, expires_s=expires_s))

    def send(self, message: Message) -> bool:
        """Send anything anywhere; False where no link takes it."""
        if self._send is None:
            return False
        self._send(message)
        return True

    def hear(self, topic: str, told: Callable[[Payload], None]) -> None:
        """Call `told` with each new table that comes on a topic of our own."""

        def table(arrived: Arrived) -> None:
            if isinstance(arrived.value, dict) and not arrived.retained:
                told(arrived.value)

        self.listen(f"{self.own}/{topic}", table)

    def listen(self, pattern: str, told: Hearer) -> None:
        """Call `told` with all that comes on these topics; `+` and `#` as in MQTT."""
        if pattern not in self._hearers:
            self._hearers[pattern] = []
            if "+" in pattern or "#" in pattern:
                self._wide.append(pattern)
            if self._want:
                self._want(pattern)
        self._hearers[pattern].append(told)

    @property
    def topics(self) -> tuple[str, ...]:
        """What somebody here wants to hear of; the link subscribes to these."""
        return tuple(self._hearers)

    def deliver(self, arrived: Arrived) -> None:
        """The link brings a message; unknown topics are fine."""
        wide = [pattern for pattern in self._wide if matches(pattern, arrived.topic)]
        plain = [] if arrived.topic in wide else [arrived.topic]
        hearers = [told for one in plain + wide for told in self._hearers.get(one, ())]
        for told in hearers:
            told(arrived)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when a broker is reached or lost."""
        self._watchers.append(told)

    def tell_up(self, brokers: frozenset[str]) -> None:
        """The link says which brokers answer now."""
        if brokers != self._up:
            self._up = brokers
            for told in tuple(self._watchers):
                told()


def matches(pattern: str, topic: str) -> bool:
    """Whether a topic is one of a pattern's, as MQTT 5 (4.7) has it."""
    wanted, levels = pattern.split("/"), topic.split("/")
    if topic.startswith("$") and wanted[0] in ("+", "#"):
        return False
    for at, level in enumerate(wanted):
        if level == "#":
            return True
        if at >= len(levels) or level not in ("+", levels[at]):
            return False
    return len(wanted) == len(levels)

"""Messages to and from phone, home and others, whatever link carries them.

Topics are the cockpit's own, such as `navigation/eta`; the link puts its prefix before them.
Payloads are JSON tables. All of it happens on the main thread.
"""

from collections.abc import Callable, Mapping
from typing import Any

type Payload = Mapping[str, Any]
type Send = Callable[[str, Payload], None]


class Messages:
    """Publish, and hear what is published to us. Without a link nothing goes out."""

    def __init__(self) -> None:
        self._send: Send | None = None
        self._hearers: dict[str, list[Callable[[Payload], None]]] = {}

    @property
    def connected(self) -> bool:
        """Whether a link would carry a message now."""
        return self._send is not None

    def connect(self, send: Send | None) -> None:
        """A link is there, or gone (None)."""
        self._send = send

    def publish(self, topic: str, payload: Payload) -> bool:
        """Send a message; False where no link takes it."""
        if self._send is None:
            return False
        self._send(topic, payload)
        return True

    def hear(self, topic: str, told: Callable[[Payload], None]) -> None:
        """Call `told` with each message of a topic."""
        self._hearers.setdefault(topic, []).append(told)

    @property
    def topics(self) -> tuple[str, ...]:
        """What somebody here wants to hear of; the link subscribes to these."""
        return tuple(self._hearers)

    def deliver(self, topic: str, payload: Payload) -> None:
        """The link brings a message; unknown topics are fine."""
        for told in tuple(self._hearers.get(topic, ())):
            told(payload)

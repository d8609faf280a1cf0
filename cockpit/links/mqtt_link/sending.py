"""What goes to one broker next: state by topic, the rest in the order it came, few in flight."""

import logging
import time
from collections.abc import Sequence
from typing import Protocol

from cockpit.core.messages import Kind, Message
from cockpit.links.mqtt_link.outbox import Outbox, Waiting

log = logging.getLogger(__name__)

FRAME = 64
"""Bytes that a packet has besides topic and payload, generously."""


class Publisher(Protocol):
    """What publishes with QoS 1; the number of the receipt, None where it cannot."""

    def publish(
        self, topic: str, payload: bytes, retain: bool, expires_s: float | None = None
    ) -> int | None:
        """Send now; the broker is to forget it after `expires_s`."""


class Sending:
    """The order of sending; belongs to the session's thread."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._state: dict[str, bytes] = {}
        self._untold: dict[str, None] = {}
        self._ready: list[Waiting] = []
        self._flying: dict[int, int | None] = {}
        """Receipt → place in the outbox; None for state."""
        self._last, self._in_flight, self._largest = 0, 1, 1 << 28
        self._since: float | None = None
        self.expired = 0
        """Messages that were not sent, for it was too late."""

    def take(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Keep messages; returns the commands that found no room."""
        for message in messages:
            if message.kind is Kind.STATE:
                self._state[message.topic] = message.payload
                self._untold[message.topic] = None
        rest = [message for message in messages if message.kind is not Kind.STATE]
        return self._outbox.put(rest) if rest else ()

    def restart(self, in_flight: int, largest: int) -> None:
        """A new connection: all state is told again, and all that had no receipt."""
        self._in_flight, self._largest = max(in_flight, 1), largest
        self._untold = dict.fromkeys(self._state)
        self._ready, self._flying, self._last, self._since = [], {}, 0, None

    def receipts(self, mids: Sequence[int]) -> None:
        """The broker has these."""
        gone = [self._flying.pop(mid) for mid in mids if mid in self._flying]
        self._since = None
        places = [place for place in gone if place is not None]
        if places:
            self._outbox.arrived(places)

    def silent_s(self, now: float) -> float:
        """Seconds for which messages have flown without any receipt."""
        return now - self._since if self._flying and self._since is not None else 0.0

    def push(self, wire: Publisher, now: float) -> None:
        """Send as many as may fly."""
        before = self.expired
        while len(self._flying) < self._in_flight:
            if not (self._push_state(wire) or self._push_waiting(wire)):
                break
        if late := self.expired - before:
            log.warning("not sent, for it is too late now: %d messages", late)
        if self._flying and self._since is None:
            self._since = now

    def _push_state(self, wire: Publisher) -> bool:
        topic = next(iter(self._untold), None)
        if topic is None:
            return False
        payload = self._state[topic]
        mid = wire.publish(topic, payload, retain=True) if self._fits(topic, payload) else -1
        if mid is None:
            return False
        del self._untold[topic]
        if not payload:
            del self._state[topic]
        if mid >= 0:
            self._flying[mid] = None
        return True

    def _push_waiting(self, wire: Publisher) -> bool:
        if not self._ready:
            self._ready = self._outbox.after(self._last, 100)
        if not self._ready:
            return False
        waiting = self._ready[0]
        n, message, left_s = waiting.n, waiting.message, waiting.left_s(time.time())
        if left_s == 0:
            self.expired += 1
            self._outbox.arrived([n])
        elif not self._fits(message.topic, message.payload):
            self._outbox.arrived([n])  # the broker would throw us out for it, again and again
        else:
            mid = wire.publish(message.topic, message.payload, False, left_s)
            if mid is None:
                return False
            self._flying[mid] = n
        self._last = n
        del self._ready[0]
        return True

    def _fits(self, topic: str, payload: bytes) -> bool:
        return len(topic.encode()) + len(payload) + FRAME <= self._largest

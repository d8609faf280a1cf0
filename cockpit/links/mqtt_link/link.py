"""The link: a session for each broker, and one short visit to the main thread per frame."""

import threading
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import EVERY, Message, Messages
from cockpit.core.notices import Notices, Severity
from cockpit.links.mqtt_link.address import Address
from cockpit.links.mqtt_link.outbox import Outbox
from cockpit.links.mqtt_link.session import Inward, Session, Where, as_written

VISIT_S = 0.003
"""The main thread gives so much of a frame; what is left waits for the next one."""
MOST_WAITING = 20_000


class MqttLink:
    """Carries `Messages` to the brokers and back."""

    def __init__(
        self,
        addresses: Sequence[Address],
        messages: Messages,
        mailbox: Mailbox,
        notices: Notices,
        folder: Path,
        where: Where = as_written,
    ) -> None:
        self._where = where
        self._messages, self._mailbox, self._notices = messages, mailbox, notices
        self._inbox: deque[Inward] = deque()
        self._lock, self._told = threading.Lock(), False
        self._up: set[str] = set()
        self.sessions = [self._session(address, folder) for address in addresses]

    def _session(self, address: Address, folder: Path) -> Session:
        outbox = Outbox(folder / f"mqtt-{address.name}.sqlite")
        parts = (address, self._messages.own, outbox, self._hear, self._changed)
        return Session(*parts, self._where)

    def start(self) -> None:
        """Connect to all of them; comes back at once."""
        self._messages.connect(self._send, self._want)
        for session in self.sessions:
            session.want(self._messages.topics)
            session.start()

    def stop(self) -> None:
        """Say goodbye to all."""
        self._messages.connect(None)
        for session in self.sessions:
            session.stop()

    def _send(self, message: Message) -> None:
        for session in self.sessions:
            if message.broker in (EVERY, session.address.name):
                session.send(message)

    def _want(self, topic: str) -> None:
        for session in self.sessions:
            session.want([topic])

    def _hear(self, inward: Inward) -> None:
        """In a session's thread."""
        with self._lock:
            if len(self._inbox) >= MOST_WAITING:
                return  # only what others tell, which nobody waits a receipt for, piles up so
            self._inbox.append(inward)
            first, self._told = not self._told, True
        if first:
            self._mailbox.tell(self._visit)

    def _visit(self) -> None:
        """On the main thread: hand over until the time is up."""
        until = time.perf_counter() + VISIT_S
        while time.perf_counter() < until:
            with self._lock:
                if not self._inbox:
                    self._told = False
                    return
                inward = self._inbox.popleft()
            self._messages.deliver(inward.arrived)
            inward.session.taken(inward.taken)
        self._mailbox.tell(self._visit)

    def _changed(self, session: Session, up: bool, why: str) -> None:
        """In a session's thread."""
        self._mailbox.tell(lambda: self._tell(session.address, up, why))

    def _tell(self, address: Address, up: bool, why: str) -> None:
        key = f"mqtt {address.name}"
        if up:
            self._up.add(address.name)
            self._notices.clear(key)
        else:
            self._up.discard(address.name)
        if why:
            text = "The broker {name} refuses us: {why}. Look at brokers in cockpit.toml."
            self._notices.show(key, Severity.ADVICE, text, name=str(address), why=why)
        self._messages.tell_up(frozenset(self._up))

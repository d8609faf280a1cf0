"""All that is between the car and one broker, in one thread: a loop over events."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import NamedTuple

from cockpit.core.messages import Arrived, Kind, Message
from cockpit.links.mqtt_link.address import Address
from cockpit.links.mqtt_link.outbox import Outbox
from cockpit.links.mqtt_link.pace import Pace
from cockpit.links.mqtt_link.reading import Reader, identity
from cockpit.links.mqtt_link.sending import Sending
from cockpit.links.mqtt_link.wire import Down, Event, Heard, Receipt, Up, Wire

log = logging.getLogger(__name__)

LOOK_S = 0.5
"""The loop looks at the clock at least this often."""
SILENCE_S = 20.0
"""A broker that gives no receipt for so long is gone, whatever the socket says."""
GREETING_S = 12.0
"""Some brokers fall silent at a version that they do not know."""
STATUS_EVERY_S = 10.0
GOODBYE_S = 1.0


type Where = Callable[[Address], Address | None]
"""Where a broker is now; None: not here. Called in a session's thread."""


def as_written(address: Address) -> Address | None:
    """Where the settings say."""
    return address


class Taken(NamedTuple):
    """The main thread has handled a message."""

    number: int
    mid: int
    qos: int
    identity: str


class Inward(NamedTuple):
    """A message on its way to the main thread; `taken` must be given back."""

    arrived: Arrived
    taken: Taken
    session: "Session"


class Stop(NamedTuple):
    """End, after saying goodbye."""


class Want(NamedTuple):
    """Topics to subscribe to besides."""

    topics: tuple[str, ...]


type Work = Event | Message | Taken | Want | Stop


class Session:
    """Keeps one broker connected. Its methods may be called from any thread."""

    def __init__(
        self,
        address: Address,
        own: str,
        outbox: Outbox,
        on_message: Callable[[Inward], None],
        on_change: Callable[["Session", bool, str], None],
        where: Where = as_written,
    ) -> None:
        self._where = where
        self.address, self._own, self._outbox = address, own, outbox
        self._topics: tuple[str, ...] = ()
        self._asked_for: frozenset[str] = frozenset()
        self._on_message, self._on_change = on_message, on_change
        self._work: SimpleQueue[Work] = SimpleQueue()
        self.reader = Reader(address.name, own, outbox.seen())
        self._sending = Sending(outbox)
        self._pace, self._newest, self._number = Pace(), address.newest, 0
        self._wire: Wire | None = None
        self._why = ""
        self._up, self._next_try, self._next_status = False, 0.0, 0.0
        self._knocked = 0.0
        self._thread = threading.Thread(target=self._run, name=f"mqtt {address.name}", daemon=True)

    def start(self) -> None:
        """Connect, and stay so."""
        self._thread.start()

    def send(self, message: Message) -> None:
        """Take a message over; it is on the disk within one turn of the loop."""
        self._work.put(message)

    def want(self, topics: Iterable[str]) -> None:
        """Subscribe to these too."""
        self._work.put(Want(tuple(topics)))

    def taken(self, taken: Taken) -> None:
        """The main thread has handled this one."""
        self._work.put(taken)

    def stop(self) -> None:
        """Say goodbye and end; waits for at most two seconds."""
        self._work.put(Stop())
        if self._thread.is_alive():
            self._thread.join(2.0)

    # --- below: the session's own thread ------------------------------------

    def _run(self) -> None:
        going = True
        while going:
            work = self._gather()
            going = not any(isinstance(one, Stop) for one in work)
            self._store([one for one in work if isinstance(one, Message)])
            self._settle(work)
            for one in work:
                self._take(one)
            self._look(time.monotonic())
        self._leave()

    def _gather(self) -> list[Work]:
        work: list[Work] = []
        try:
            work.append(self._work.get(timeout=LOOK_S))
            while len(work) < 500:
                work.append(self._work.get_nowait())
        except Empty:
            pass
        return work

    def _store(self, messages: list[Message]) -> None:
        if messages:
            for lost in self._sending.take(messages):
                log.warning("%s: no room for %s", self.address, lost.topic)

    def _settle(self, work: list[Work]) -> None:
        """Receipts, both ways: on the disk first, then to the broker."""
        mine = [one.mid for one in work if isinstance(one, Receipt) and one.number == self._number]
        if mine:
            self._sending.receipts(mine)
        taken = [one for one in work if isinstance(one, Taken)]
        if taken:
            self._outbox.remember([one.identity for one in taken if one.identity])
        for one in taken:
            if self._wire and one.number == self._number and one.qos:
                self._wire.taken(one.mid, one.qos)

    def _take(self, one: Work) -> None:
        if isinstance(one, Want):
            fresh = tuple(topic for topic in one.topics if topic not in self._topics)
            self._topics += fresh
            if self._wire and self._up:
                self._wire.subscribe(fresh)
        elif isinstance(one, Up | Down | Heard) and self._wire and one.number == self._number:
            if isinstance(one, Up):
                self._on_up(one)
            elif isinstance(one, Down):
                self._on_down(one)
            else:
                self._hear(one)

    def _on_up(self, up: Up) -> None:
        self._up = True
        # Wanted since the connection began: not among what it asked for by itself.
        late = tuple(topic for topic in self._topics if topic not in self._asked_for)
        if self._wire and late:
            self._wire.subscribe(late)
        self._pace.restart()
        self._sending.restart(up.in_flight, up.largest)
        self._sending.take([Message(f"{self._own}/status", b"online", Kind.STATE)])
        self._next_status = time.monotonic() + STATUS_EVERY_S
        self._why = ""
        log.info("%s: connected", self.address)
        self._on_change(self, True, "")

    def _on_down(self, down: Down) -> None:
        was_up, self._up = self._up, False
        if self._wire:
            self._wire.stop(politely=False)
        self._wire = None
        now = time.monotonic()
        if down.unspoken:
            self._newest = self.address.newest and not self._newest
        self._next_try = now + self._pace.next()
        self._note(down)
        if was_up or down.refused:
            self._on_change(self, False, down.why if down.refused else "")

    def _note(self, down: Down) -> None:
        """Once, however often it is tried again."""
        level = logging.WARNING if down.refused else logging.INFO
        log.log(level if down.why != self._why else logging.DEBUG, "%s: %s", self.address, down.why)
        self._why = down.why

    def _hear(self, heard: Heard) -> None:
        raw = heard.raw
        arrived = self.reader.read(raw)
        if arrived is not None:
            taken = Taken(heard.number, raw.mid, raw.qos, self._identity(arrived))
            self._on_message(Inward(arrived, taken, self))
        elif self._wire and raw.qos:
            self._wire.taken(raw.mid, raw.qos)

    def _identity(self, arrived: Arrived) -> str:
        return identity(arrived) if arrived.topic.startswith(f"{self._own}/") else ""

    def _look(self, now: float) -> None:
        if self._wire is None:
            if now >= self._next_try:
                self._connect()
            return
        if not self._up:
            if now - self._knocked > GREETING_S:
                self._on_down(Down(self._number, "it does not greet", unspoken=True))
            return
        if now >= self._next_status:
            self._next_status = now + STATUS_EVERY_S
            self._sending.take([Message(f"{self._own}/status", b"online", Kind.STATE)])
        self._sending.push(self._wire, now)
        if self._sending.silent_s(now) > SILENCE_S:
            self._on_down(Down(self._number, "no receipts"))

    def _connect(self) -> None:
        at = self._where(self.address)
        if at is None:
            self._next_try = time.monotonic() + self._pace.next()
            return
        self._number, self._knocked = self._number + 1, time.monotonic()
        will, name = f"{self._own}/status", self._own.replace("/", "-")
        self._wire = Wire(at, name, will, self._number, self._work)
        self._asked_for = frozenset(self._topics)
        self._wire.start(self._topics, self._newest)

    def _leave(self) -> None:
        if self._wire:
            if self._up:
                self._await(self._wire.publish(f"{self._own}/status", b"offline", retain=True))
            self._wire.stop()
        self._outbox.close()

    def _await(self, mid: int | None) -> None:
        until = time.monotonic() + GOODBYE_S
        while mid is not None and (left := until - time.monotonic()) > 0:
            try:
                one = self._work.get(timeout=left)
            except Empty:
                return
            if isinstance(one, Receipt) and one.mid == mid:
                return

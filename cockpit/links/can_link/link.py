"""The link to the car: one thread for all buses, frames in, samples to the mailbox."""

import logging
import os
import select
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from cockpit.core.mailbox import Mailbox, Samples
from cockpit.core.reading import Reading
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.links.bus_spec import BusSpec
from cockpit.links.can_link.health import LinkHealth
from cockpit.links.can_link.line import Line, Opened
from cockpit.links.can_link.pace import Pace
from cockpit.links.can_link.traffic import Traffic
from cockpit.links.car.definition import Car, Frame, Wanted
from cockpit.links.ledger import Ledger
from cockpit.links.raw_frame import SENT, RawFrame
from cockpit.links.receivers import open_receiver
from cockpit.links.sender import NO_CONNECTION, Sender

log = logging.getLogger(__name__)

TICK_S = 1 / 60
SLOWEST_TICK_S = 1 / 30
LOAD = 16
"""A tick may come again after so many times the CPU time that it took: under heavy load the
link ticks more slowly, which costs less per frame, and loses none."""
IDLE_S = 0.1
HEALTH_S = 1.0
JOIN_S = 3.0
UNKNOWN_TIMEOUT_S = 1.0
"""What the loader assumes where the car's files say nothing."""


class Recorder(Protocol):
    """The black box: takes every frame and does not block."""

    def take(self, bus: int, frames: Sequence[RawFrame]) -> None:
        """Frames of one bus, oldest first; `bus` counts through the car's buses."""


class CanLink:
    """Between the car's buses and the vehicle.

    Without `get`, `settle` and `ledger` it only listens. `on_health` is called on the main thread,
    as is `expect` when the period of a frame has been learnt from traffic.
    """

    def __init__(
        self,
        car: Car,
        specs: Sequence[BusSpec],
        mailbox: Mailbox,
        *,
        wanted: Callable[[], Wanted],
        get: Callable[[Signal[Any]], Reading[Any]] | None = None,
        settle: Callable[[Request, Outcome, str], None] | None = None,
        black_box: Recorder | None = None,
        ledger: Ledger | None = None,
        on_health: Callable[[LinkHealth], None] | None = None,
        expect: Callable[[Signal[Any], float, str], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        opener: Opened = open_receiver,
    ) -> None:
        self._car, self._mailbox, self._clock = car, mailbox, clock
        self._wanted, self._black_box = wanted, black_box
        self._on_health, self._expect = on_health, expect
        self._pace = Pace(car.intervals)
        self.lines = [self._line(spec, opener) for spec in specs]
        self._line_of = {bus: line for line in self.lines for bus in line.spec.serves}
        self._sender: Sender | None = None
        if get and settle and ledger:
            self._sender = Sender(car, self, get, settle, mailbox, ledger, clock)
        self._thread = threading.Thread(target=self._run, name="can-link", daemon=True)
        self._stopping = threading.Event()
        self._wake = -1
        self._union: tuple[Wanted, Wanted, Wanted] = (frozenset(), frozenset(), frozenset())
        self._standing: object = None
        self._health_at = float("-inf")
        self._complained: set[str] = set()

    def _line(self, spec: BusSpec, opener: Opened) -> Line:
        frames = [f for (bus, _), f in self._car.frames.items() if bus in spec.serves]
        traffic = Traffic(frames, self._learned)
        return Line(spec, self._car.buses.index(spec.serves[0]), traffic, opener)

    # For the main thread ------------------------------------------------------------------

    def start(self) -> None:
        """Open the buses and go."""
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        if self._sender:
            self._sender.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop and let go of the buses; fine also if never started."""
        self._stopping.set()
        if not self._thread.is_alive():
            return
        if self._sender:
            self._sender.stop()
        os.eventfd_write(self._wake, 1)
        self._thread.join(JOIN_S)
        os.close(self._wake)

    def request(self, request: Request) -> None:
        """What `Vehicle.connect` gets: check the request and bring it to the car."""
        if self._sender is None:
            raise RuntimeError("this link only listens")
        self._sender.request(request)

    def health(self) -> LinkHealth:
        """How the buses are now; any thread."""
        now = self._clock()
        return LinkHealth({line.spec.bus: line.health(now) for line in self.lines})

    # For the sender -----------------------------------------------------------------------

    def transmit(self, bus: str, key: int, flags: int, data: bytes) -> None:
        """Put a frame on a bus; raises OSError while it carries no frames."""
        line = self._line_of.get(bus)
        if line is None or not line.up(self._clock()):
            raise OSError(NO_CONNECTION)
        line.send(key, flags, data)
        if self._black_box:
            self._black_box.take(line.index, [(key, flags | SENT, data, time.time())])

    # The thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                now, before = self._clock(), time.thread_time()
                self._tick(now)
                cost = time.thread_time() - before
                self._await_frames(now + min(SLOWEST_TICK_S, max(TICK_S, LOAD * cost)))
            except Exception:  # whatever it is, the next frames must come through
                self._complain(traceback.format_exc())
                self._stopping.wait(TICK_S)
        for line in self.lines:
            line.close()

    def _await_frames(self, earliest: float) -> None:
        """Sleep until a frame comes, but at least until the time of the next tick."""
        poll = select.poll()
        poll.register(self._wake, select.POLLIN)
        for line in self.lines:
            if line.receiver is not None:
                poll.register(line.receiver.fileno(), select.POLLIN)
        poll.poll((TICK_S if self._pace.holding else IDLE_S) * 1000)
        early = earliest - self._clock()
        if early > 0:
            time.sleep(early)

    def _tick(self, now: float) -> None:
        wanted = self._wanted_now()
        offset = now - time.time()
        samples: Samples = {}
        for line in self.lines:
            line.open_if_due(now)
            self._take(line, wanted, now, offset, samples)
        if samples and self._sender and self._sender.listening:
            self._sender.hear(samples)
        self._pace.apply(samples, now)
        if samples:
            self._mailbox.post(samples)
        self._tell_health(now)

    def _take(
        self, line: Line, wanted: Wanted, now: float, offset: float, samples: Samples
    ) -> None:
        frames = line.drain(now)
        try:
            if frames and self._black_box:
                self._black_box.take(line.index, frames)
            samples |= line.traffic.take(frames, wanted, now, offset)
        except Exception:  # one bus must not take the others along
            self._complain(traceback.format_exc())
        line.look(frames, now)

    def _wanted_now(self) -> Wanted:
        """What the vehicle wants, and what the sender waits to see echoed."""
        wanted = self._wanted()
        listening = self._sender.listening if self._sender else frozenset()
        if wanted is not self._union[0] or listening is not self._union[1]:
            self._union = (wanted, listening, wanted | listening if listening else wanted)
        return self._union[2]

    def _tell_health(self, now: float) -> None:
        standing = [(line.up(now), line.trouble(now)) for line in self.lines]
        if standing == self._standing and now - self._health_at < HEALTH_S:
            return
        self._standing, self._health_at = standing, now
        if told := self._on_health:
            health = self.health()
            self._mailbox.tell(lambda: told(health))

    def _learned(self, frame: Frame, timeout_s: float) -> None:
        """The period of a frame is known now: judge its signals by it."""
        if not (expect := self._expect):
            return
        source = f"{frame.name} on {frame.bus}"
        for signal in frame.signals:
            if self._car.timeouts.get(signal) == UNKNOWN_TIMEOUT_S:
                self._mailbox.tell(lambda s=signal: expect(s, timeout_s, source))  # type: ignore[misc]

    def _complain(self, trace: str) -> None:
        if trace not in self._complained:
            self._complained.add(trace)
            log.error("the link goes on after:\n%s", trace)

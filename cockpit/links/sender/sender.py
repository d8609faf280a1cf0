"""From a request to a frame and back: allowed? written down? sent? echoed by the car?

Preconditions are judged on the main thread, where the vehicle lives; all else (disk, bus,
waiting) happens on a thread of its own.
"""

import logging
import queue
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any, Protocol

from cockpit.core.mailbox import Mailbox, Samples
from cockpit.core.reading import Reading
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.links.car.definition import Car
from cockpit.links.ledger import Entry, Ledger, LedgerError
from cockpit.links.raw_frame import FD
from cockpit.links.sender.ask import (
    ASKED_ANEW,
    NO_ANSWER,
    NO_CONNECTION,
    NO_LEDGER,
    STOPPED,
    TOO_OFTEN,
    Ask,
    asked,
    echoes,
    ended,
    refusal_of_value,
)
from cockpit.links.sender.preconditions import Preconditions

log = logging.getLogger(__name__)

FLOOD, FLOOD_S = 10, 1.0
"""More requests than this held back within this many seconds are refused."""
IDLE_S = 1.0
_WAKE: Any = object()

type Settle = Callable[[Request, Outcome, str], None]


class Bus(Protocol):
    """What carries frames to the car."""

    def transmit(self, bus: str, key: int, flags: int, data: bytes) -> None:
        """Put a frame on a bus; raises OSError while there is no connection."""


class Sender:
    """Sends what is on the car's send list, and nothing else."""

    def __init__(
        self,
        car: Car,
        bus: Bus,
        get: Callable[[Signal[Any]], Reading[Any]],
        settle: Settle,
        mailbox: Mailbox,
        ledger: Ledger,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._commands, self._bus, self._ledger, self._clock = car.commands, bus, ledger, clock
        self._settle_now, self._mailbox = settle, mailbox
        self._preconditions = Preconditions(get)
        self._asks: queue.SimpleQueue[Ask | None] = queue.SimpleQueue()
        self._echoed: queue.SimpleQueue[Ask] = queue.SimpleQueue()
        self._held: dict[Signal[Any], Ask] = {}
        self._holds: defaultdict[Signal[Any], deque[float]] = defaultdict(deque)
        self._sent_at: dict[Signal[Any], float] = {}
        self._counters: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._awaited: dict[Signal[Any], Ask] = {}
        self.listening: frozenset[Signal[Any]] = frozenset()
        """Signals whose echo is awaited; the link must decode them. Replaced, never mutated."""
        self._thread = threading.Thread(target=self._run, name="can-sender", daemon=True)

    # Main thread --------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Refuse what is still open, and end."""
        if self._thread.is_alive():
            self._asks.put(None)
            self._thread.join(IDLE_S * 3)

    def request(self, request: Request) -> None:
        """Judge a request and hand it on; refusals are settled at once."""
        ask = Ask(request, self._commands.get(request.signal))
        ask.refused = self._judge(ask)
        if ask.refused:
            self._settle_now(request, Outcome.REFUSED, ask.refused)
        self._asks.put(ask)

    def _judge(self, ask: Ask) -> str:
        why = refusal_of_value(ask)
        if not why:
            ask.checked, why = self._preconditions.check(ask.listed.requires)
        return why

    # The link's thread --------------------------------------------------------------------

    def hear(self, samples: Samples) -> None:
        """Look for the echoes of what was sent."""
        for signal in self.listening & samples.keys():
            ask, sample = self._awaited.get(signal), samples[signal]
            if ask and sample.at >= ask.sent_at and echoes(ask, sample):
                self._echoed.put(ask)
                self._asks.put(_WAKE)

    # The sender's thread ------------------------------------------------------------------

    def _run(self) -> None:
        running = True
        while running:
            try:
                running = self._round()
            except Exception:  # the next request must find us alive
                log.exception("a request was lost")
        self._end()

    def _round(self) -> bool:
        """Take what has come, send what is due, settle what is decided; False at the end."""
        fresh, running = self._collect()
        self._settleechoes()
        for ask in fresh:
            self._hold(ask)
        self._send_due()
        self._expire()
        return running

    def _collect(self) -> tuple[list[Ask], bool]:
        asks: list[Ask] = []
        timeout = self._patience()
        while True:
            try:
                ask = self._asks.get(timeout=timeout) if timeout else self._asks.get_nowait()
            except queue.Empty:
                return asks, True
            if ask is None:
                return asks, False
            if ask is not _WAKE:
                asks.append(ask)
            timeout = 0.0

    def _patience(self) -> float:
        """Seconds until something is due."""
        due = [self._due(ask) for ask in self._held.values()]
        due += [ask.sent_at + ask.listed.echo_s for ask in self._awaited.values()]
        return max(0.001, min([self._clock() + IDLE_S, *due]) - self._clock())

    def _due(self, ask: Ask) -> float:
        command = ask.listed
        return self._sent_at.get(command.signal, float("-inf")) + command.interval_s

    def _hold(self, ask: Ask) -> None:
        """Keep the newest request of a leaf until its turn; write down those that never get one."""
        if ask.refused:
            self._write([asked(ask), ended(ask, "refused", ask.refused)])
            return
        signal, now = ask.listed.signal, self._clock()
        if self._due(ask) > now or signal in self._held:
            holds = self._holds[signal]
            holds.append(now)
            while holds[0] < now - FLOOD_S:
                holds.popleft()
            if len(holds) > FLOOD:
                self._refuse(ask, TOO_OFTEN)
                return
        if signal in self._held:
            self._refuse(self._held[signal], ASKED_ANEW)
        self._held[signal] = ask

    def _send_due(self) -> None:
        now = self._clock()
        for signal, ask in list(self._held.items()):
            if self._due(ask) <= now:
                del self._held[signal]
                if ask.request.outcome is Outcome.PENDING:
                    self._send(ask)
                else:
                    self._refuse(ask, ask.request.reason or ASKED_ANEW)

    def _send(self, ask: Ask) -> None:
        command = ask.listed
        message = (command.bus, command.key)
        ask.counter = self._counters[message]
        ask.data = command.encode(ask.request.value, ask.counter)
        # Nothing leaves that is not on disk.
        if not self._write([asked(ask)]):
            self._tell(ask, Outcome.REFUSED, NO_LEDGER)
            return
        ask.sent_at = self._sent_at[command.signal] = self._clock()
        self._await(ask)
        try:
            self._bus.transmit(*message, FD if command.is_fd else 0, ask.data)
        except OSError as error:
            log.warning("%s not sent: %s", command.message, error)
            self._forget(ask)
            self._refuse(ask, NO_CONNECTION, written=True)
            return
        self._counters[message] += 1
        self._write([ended(ask, "sent")])

    def _await(self, ask: Ask) -> None:
        signal = ask.listed.signal
        if before := self._awaited.get(signal):
            self._refuse(before, ASKED_ANEW, written=True)
        self._awaited[signal] = ask
        self.listening = frozenset(self._awaited)

    def _forget(self, ask: Ask) -> None:
        self._awaited.pop(ask.listed.signal, None)
        self.listening = frozenset(self._awaited)

    def _settleechoes(self) -> None:
        while not self._echoed.empty():
            ask = self._echoed.get()
            if self._awaited.get(ask.listed.signal) is ask:
                self._forget(ask)
                self._tell(ask, Outcome.DONE)
                self._write([ended(ask, "done")])

    def _expire(self) -> None:
        now = self._clock()
        for ask in list(self._awaited.values()):
            if now >= ask.sent_at + ask.listed.echo_s:
                self._forget(ask)
                self._refuse(ask, NO_ANSWER, written=True)

    def _end(self) -> None:
        for ask in self._held.values():
            self._refuse(ask, STOPPED)
        for ask in self._awaited.values():
            self._refuse(ask, STOPPED, written=True)

    def _refuse(self, ask: Ask, why: str, written: bool = False) -> None:
        self._tell(ask, Outcome.REFUSED, why)
        self._write([*([] if written else [asked(ask)]), ended(ask, "refused", why)])

    def _tell(self, ask: Ask, outcome: Outcome, why: str = "") -> None:
        self._mailbox.tell(lambda: self._settle_now(ask.request, outcome, why))

    def _write(self, entries: list[Entry]) -> bool:
        try:
            self._ledger.append(entries)
        except LedgerError as error:
            log.error("%s", error)
            return False
        return True

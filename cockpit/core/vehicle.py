"""The car as the cockpit knows it: the newest value, age and trust of every signal.

Lives on the main thread only. Links hand values in through the mailbox.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from cockpit.core.reading import Reading, Sample, Trust, trust_at
from cockpit.core.request import Outcome, Request, Send
from cockpit.core.signal import Signal, Value

log = logging.getLogger(__name__)

type Watcher = Callable[[], None]
type AnySignal = Signal[Any]

NEVER: Sample[Any] = Sample(None, float("-inf"), "no data yet")
NOT_OFFERED = "this car does not send it"


@dataclass(slots=True, eq=False)
class _Entry:
    timeout_s: float = 1.0
    source: str = ""
    sample: Sample[Any] = NEVER
    trust: Trust = Trust.MISSING
    request: Request | None = None
    watchers: list[Watcher] = field(default_factory=list)


class Vehicle:
    """Newest sample per signal; tells watchers when a value, its trust or its request changes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._entries: dict[AnySignal, _Entry] = {}
        self._offered: dict[AnySignal, str] = {}
        self._send: Send | None = None
        self._request_watchers: list[Callable[[Request], None]] = []
        self.wanted: frozenset[AnySignal] = frozenset()
        """What somebody looks at; a link need decode no more. Replaced, never mutated."""

    # What the car offers ------------------------------------------------------------------

    def expect(self, signal: AnySignal, timeout_s: float, source: str) -> None:
        """Announce that the car sends `signal`, at least every `timeout_s`, in frame `source`."""
        entry = self._entry(signal)
        entry.timeout_s, entry.source = timeout_s, source
        self._offered[signal] = source

    def offers(self, signal: AnySignal) -> bool:
        """Whether this car has the signal at all."""
        return signal in self._offered

    @property
    def offered(self) -> Iterable[AnySignal]:
        """Every signal that this car sends, in the order of its mapping."""
        return self._offered.keys()

    # Looking ------------------------------------------------------------------------------

    def get[T: Value](self, signal: Signal[T]) -> Reading[T]:
        """The newest reading; also marks the signal as wanted."""
        entry = self._entry(signal)
        self.want((signal,))
        sample = entry.sample
        age = max(0.0, self._clock() - sample.at)
        trust = self._trust(entry, age)
        value = None if trust is Trust.MISSING else sample.value
        return Reading(
            cast("T | None", value), age, trust, self._cause(signal, entry, trust), entry.source
        )

    def want(self, signals: Iterable[AnySignal]) -> None:
        """Have links decode these signals from now on."""
        if not self.wanted.issuperset(signals := frozenset(signals)):
            self.wanted |= signals

    def watch(self, signal: AnySignal, told: Watcher) -> Callable[[], None]:
        """Call `told` after each change of the signal; returns a function that stops it."""
        watchers = self._entry(signal).watchers
        watchers.append(told)
        self.want((signal,))
        return lambda: watchers.remove(told) if told in watchers else None

    # Hearing from links ---------------------------------------------------------------------

    def report(self, signal: AnySignal, sample: Sample[Any]) -> None:
        """Take in a newer sample."""
        entry = self._entry(signal)
        now = self._clock()
        before = (entry.sample.value, entry.sample.fault, entry.trust)
        # Who looked since it grew late saw less than what was told last: he must look again.
        seen = self._trust(entry, now - entry.sample.at)
        entry.sample = sample
        entry.trust = self._trust(entry, now - sample.at)
        if (sample.value, sample.fault, entry.trust) != before or seen is not entry.trust:
            self._tell(entry)

    def expire(self) -> None:
        """Lower the trust of what has grown old; call about ten times a second."""
        now = self._clock()
        for entry in self._entries.values():
            if entry.trust is Trust.MISSING:
                continue
            trust = self._trust(entry, now - entry.sample.at)
            if trust is not entry.trust:
                entry.trust = trust
                self._tell(entry)

    # Asking the car -------------------------------------------------------------------------

    def connect(self, send: Send | None) -> None:
        """Name the door that requests leave through; None while there is no bus."""
        self._send = send

    def request[T: Value](self, signal: Signal[T], value: T, by: str, why: str) -> Request:
        """Ask the car to bring `signal` to `value`; shown as pending until the car echoes it."""
        request = Request(cast("Signal[Value]", signal), value, by, why)
        entry = self._entry(signal)
        if entry.request and entry.request.outcome is Outcome.PENDING:
            entry.request.outcome, entry.request.reason = Outcome.REFUSED, "asked anew"
            self._tell_of(entry.request)
        entry.request = request
        if self._send is None:
            self.settle(request, Outcome.REFUSED, "no connection to the car")
        else:
            self._tell(entry)
            self._tell_of(request)
            self._send(request)
        return request

    def watch_requests(self, told: Callable[[Request], None]) -> None:
        """Call `told` with each request when it is made, and again when it is settled."""
        self._request_watchers.append(told)

    def requested(self, signal: AnySignal) -> Request | None:
        """The newest request for this signal, whatever became of it."""
        return self._entry(signal).request

    def settle(self, request: Request, outcome: Outcome, reason: str = "") -> None:
        """Note what became of a request."""
        if request.outcome is not Outcome.PENDING:
            return
        request.outcome, request.reason = outcome, reason
        if outcome is Outcome.REFUSED:
            log.warning(
                "%s = %s (%s): refused: %s", request.signal.path, request.value, request.by, reason
            )
        self._tell(self._entry(request.signal))
        self._tell_of(request)

    # ------------------------------------------------------------------------------------------

    def _entry(self, signal: AnySignal) -> _Entry:
        entry = self._entries.get(signal)
        if entry is None:
            entry = self._entries[signal] = _Entry()
        return entry

    @staticmethod
    def _trust(entry: _Entry, age_s: float) -> Trust:
        return Trust.MISSING if entry.sample.fault else trust_at(age_s, entry.timeout_s)

    def _cause(self, signal: AnySignal, entry: _Entry, trust: Trust) -> str:
        if trust is Trust.LIVE:
            return ""
        if signal not in self._offered:
            return NOT_OFFERED
        return entry.sample.fault or "frame stopped"

    def _tell_of(self, request: Request) -> None:
        for told in tuple(self._request_watchers):
            told(request)

    @staticmethod
    def _tell(entry: _Entry) -> None:
        for told in tuple(entry.watchers):
            told()

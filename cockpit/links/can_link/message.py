"""One message of the car: its checks, its decoder, and what it said last."""

import logging
from collections.abc import Callable

from cockpit.core.mailbox import Samples
from cockpit.core.reading import Sample
from cockpit.links.can_link.checks import Check, Page
from cockpit.links.car.definition import Decode, Decoded, Frame, Wanted
from cockpit.links.raw_frame import RawFrame

log = logging.getLogger(__name__)

REFRESH_S = 0.05
"""An unchanged value is posted again this often, so that it does not look old."""


class _Slot:
    """What one page of a message said last."""

    __slots__ = ("body", "decoded", "posted_at", "raw")

    def __init__(self) -> None:
        self.body: bytes | int | None = None
        self.decoded: list[Decoded] = []
        self.posted_at = float("-inf")
        self.raw: RawFrame | None = None


class Message:
    """Decodes the wanted signals of one id, and no payload twice."""

    def __init__(self, frame: Frame, fault_changed: Callable[[Check], None]) -> None:
        self.frame = frame
        self.check = Check(frame, fault_changed)
        self.wanted: Wanted = frozenset()
        self._signals = frozenset(frame.signals)
        # Arrays are gathered from several frames: what one frame said last is not all of them.
        self._gathers = any(signal.kind is tuple for signal in frame.signals)
        self._refresh = min(REFRESH_S, frame.timeout_s / 4)
        self._decode: Decode | None = None
        self._slots: dict[Page, _Slot] = {}
        self._broken = False

    def want(self, wanted: Wanted) -> bool:
        """Decode what of this message is wanted from now on; True if that changed."""
        share = wanted & self._signals
        if share == self.wanted:
            return False
        self.wanted = share
        self._decode = self.frame.decoder(share)
        return True

    def forget(self) -> list[tuple[Page, RawFrame]]:
        """Start anew; gives the last frame of each page."""
        last = [(page, slot.raw) for page, slot in self._slots.items() if slot.raw]
        self._slots.clear()
        return last

    def take(self, page: Page, raw: RawFrame, at: float, out: Samples) -> None:
        """Add the samples of a good frame to `out`, where they are news or due."""
        slot = self._slots.get(page)
        if slot is None:
            slot = self._slots[page] = _Slot()
        slot.raw = raw
        data = raw[2]
        body = self.check.body(data)
        due = at - slot.posted_at >= self._refresh
        if body != slot.body or (due and self._gathers):
            decoded = self._decoded(data)
            if decoded is None:
                return
            slot.body = body
            if decoded != slot.decoded:
                slot.decoded, due = decoded, True
        if due:
            slot.posted_at = at
            for signal, value, fault in slot.decoded:
                out[signal] = Sample(value, at, fault)

    def _decoded(self, data: bytes) -> list[Decoded] | None:
        """The values of a payload; None where it must not be used."""
        check = self.check
        if self._decode is None or (check.fault and check.per_frame):
            return None
        if not check.per_frame and check.page(data) is None:
            return None
        try:
            return self._decode(data)
        except Exception as error:  # one message that cannot be decoded must not end the link
            if not self._broken:
                self._broken = True
                log.error("%s cannot be decoded: %r", self.frame.name, error)
            return None

    def report_fault(self, now: float, out: Samples) -> None:
        """Put the check's fault in place of the values; the next good frame is decoded anew."""
        self._slots.clear()
        for signal in self.wanted:
            out[signal] = Sample(None, now, self.check.fault)

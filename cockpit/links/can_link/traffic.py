"""From the frames of one bus to samples: conflate, check, and decode only what is wanted.

Per frame there are C-level steps only (dict, zip, compress), and Python for those ids that have a
checksum, a counter or a multiplexer. All else happens once per tick and id.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any

from cockpit.core.mailbox import Samples
from cockpit.core.reading import Sample
from cockpit.links.can_link.checks import Check, Page
from cockpit.links.can_link.periods import Periods
from cockpit.links.car.definition import Decode, Decoded, Frame, Wanted
from cockpit.links.raw_frame import ERROR, REMOTE, RawFrame

log = logging.getLogger(__name__)

REFRESH_S = 0.05
"""An unchanged value is posted again this often, so that it does not look old."""
_KEY = (1 << 32) - 1
_MOST_UNKNOWN = 1000
_key = itemgetter(0)


class _Slot:
    """What was last decoded of one page."""

    __slots__ = ("data", "decoded", "posted_at")

    def __init__(self) -> None:
        self.data: bytes | None = None
        self.decoded: list[Decoded] = []
        self.posted_at = float("-inf")


class Traffic:
    """All frames of one bus; belongs to the link's thread."""

    def __init__(
        self, frames: Iterable[Frame], learned: Callable[[Frame, float], None] = lambda *_: None
    ) -> None:
        known = list(frames)
        self._frames = {frame.key: frame for frame in known}
        self._signals = {frame.key: frozenset(frame.signals) for frame in known}
        self.checks = {frame.key: Check(frame, self._note_fault) for frame in known}
        self._special = {k: c for k, c in self.checks.items() if c.per_frame}
        self._refresh = {f.key: min(REFRESH_S, f.timeout_s / 4) for f in known}
        self._periods = Periods(known, learned)
        self._wanted: Wanted = frozenset()
        self._shares: dict[int, Wanted] = {}
        self._decoders: dict[int, Decode] = {}
        # Arrays are gathered from several frames, so what a frame said last is not all of them.
        self._gathering: set[int] = {k for k, s in self._signals.items() if _has_array(s)}
        self._last: dict[Page, RawFrame] = {}
        self._seen: dict[Page, float] = {}
        self._slots: dict[Page, _Slot] = {}
        self._changed: list[Check] = []
        self._broken: set[int] = set()
        self.unknown: Counter[int] = Counter()
        """How often each id came that the car's files do not have."""
        self.error_frames: list[RawFrame] = []
        """Error frames since somebody last emptied this."""

    def take(
        self, frames: Sequence[RawFrame], wanted: Wanted, now: float, offset: float
    ) -> Samples:
        """One tick's frames, oldest first; gives what to post.

        `now` is monotonic; `offset` takes a frame's Unix time there.
        """
        samples: Samples = {}
        newest = self._conflate(frames) if frames else {}
        if newest:
            self._last |= newest
            self._seen |= dict.fromkeys(newest, now)
        if wanted is not self._wanted:
            self._look_back(self._want(wanted) - newest.keys(), samples)
        decoders = self._decoders
        for page, raw in newest.items():
            if (decode := decoders.get(page & _KEY)) is not None:
                # A clock that jumps must not date a frame into the future.
                at = min(raw[3] + offset, now)
                self._decode(page, raw[2], decode, at, samples)
        if self._changed:
            self._report_faults(now, samples)
        return samples

    # Every frame --------------------------------------------------------------------------

    def _conflate(self, frames: Sequence[RawFrame]) -> dict[Page, RawFrame]:
        keys = list(map(_key, frames))
        newest = dict(zip(keys, frames, strict=True))
        if not newest.keys() <= self._frames.keys():
            self._set_aside(newest, keys, frames)
        if self._periods.open:
            self._periods.look(compress(frames, map(self._periods.open.__contains__, keys)))
        special = self._special
        if not special.keys().isdisjoint(newest):
            good: dict[Page, RawFrame] = {}
            for raw in compress(frames, map(special.__contains__, keys)):
                page = special[raw[0]].page(raw[2])
                if page is not None:
                    good[page] = raw
            for key in special.keys() & newest.keys():
                del newest[key]
            newest |= good
        return newest

    def _set_aside(
        self, newest: dict[Page, RawFrame], keys: list[int], frames: Sequence[RawFrame]
    ) -> None:
        """Count what the car's files do not know; keep error frames for the line to look at."""
        strange = newest.keys() - self._frames.keys()
        for key in strange:
            del newest[key]
        for raw in compress(frames, map(strange.__contains__, keys)):
            if raw[0] & ERROR:
                self.error_frames.append(raw)
            elif not raw[0] & REMOTE and (
                raw[0] in self.unknown or len(self.unknown) < _MOST_UNKNOWN
            ):
                self.unknown[raw[0]] += 1

    # Once per tick ------------------------------------------------------------------------

    def _want(self, wanted: Wanted) -> set[Page]:
        """Follow what is wanted; gives the pages that must be decoded anew."""
        self._wanted = wanted
        anew = set()
        for key, signals in self._signals.items():
            share = wanted & signals
            if share == self._shares.get(key, frozenset()):
                continue
            self._shares[key] = share
            decode = self._frames[key].decoder(share)
            self._decoders.pop(key, None)
            if decode is not None:
                self._decoders[key] = decode
                anew.add(key)
        self._changed += [self.checks[key] for key in anew if self.checks[key].fault]
        for page in [p for p in self._slots if p & _KEY in anew]:
            del self._slots[page]
        return {page for page in self._last if page & _KEY in anew}

    def _look_back(self, pages: Iterable[Page], out: Samples) -> None:
        """Show at once what the last frames said, with the age that they have."""
        for page in pages:
            decode = self._decoders[page & _KEY]
            self._decode(page, self._last[page][2], decode, self._seen[page], out)

    def _decode(self, page: Page, data: bytes, decode: Decode, at: float, out: Samples) -> None:
        key = page & _KEY
        slot = self._slots.get(page) or self._slots.setdefault(page, _Slot())
        if data == slot.data:
            if at - slot.posted_at < self._refresh[key]:
                return
            if key in self._gathering:
                slot.decoded = decode(data)
        elif not self._decode_anew(key, data, decode, slot):
            return
        slot.posted_at = at
        for signal, value, fault in slot.decoded:
            out[signal] = Sample(value, at, fault)

    def _decode_anew(self, key: int, data: bytes, decode: Decode, slot: _Slot) -> bool:
        check = self.checks[key]
        # Ids in `_special` have passed their check already.
        if check.fault or (key not in self._special and check.page(data) is None):
            return False
        try:
            slot.decoded = decode(data)
        except Exception as error:  # one message that cannot be decoded must not end the link
            if key not in self._broken:
                self._broken.add(key)
                log.error("%s cannot be decoded: %r", self._frames[key].name, error)
            return False
        slot.data = data
        return True

    # Faults -------------------------------------------------------------------------------

    def _note_fault(self, check: Check) -> None:
        self._changed.append(check)

    def _report_faults(self, now: float, out: Samples) -> None:
        for check in self._changed:
            key = check.frame.key
            for page in [page for page in self._slots if page & _KEY == key]:
                # Decoded again with the next good frame, even if that is the same as before.
                if check.fault:
                    del self._slots[page]
            if check.fault:
                self._last = {p: raw for p, raw in self._last.items() if p & _KEY != key}
                for signal in self._shares.get(key, ()):
                    out[signal] = Sample[Any](None, now, check.fault)
        self._changed.clear()


def _has_array(signals: Wanted) -> bool:
    return any(signal.kind is tuple for signal in signals)

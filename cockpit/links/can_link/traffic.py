"""From the frames of one bus to samples: conflate, check, and decode only what is wanted.

Per frame there are C-level steps only (dict, zip, compress), and Python for those ids that have a
checksum, a counter or a multiplexer. All else happens once per tick and id.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import itemgetter

from cockpit.core.mailbox import Samples
from cockpit.links.can_link.checks import Check, Page
from cockpit.links.can_link.message import Message
from cockpit.links.can_link.periods import Periods
from cockpit.links.car.definition import Frame, Wanted
from cockpit.links.raw_frame import ERROR, REMOTE, RawFrame

_KEY = (1 << 32) - 1
_MOST_UNKNOWN = 1000
_CLOCK_JUMP_S = 0.5
_key = itemgetter(0)


class Traffic:
    """All frames of one bus; belongs to the link's thread."""

    def __init__(
        self, frames: Iterable[Frame], learned: Callable[[Frame, float], None] = lambda *_: None
    ) -> None:
        known = list(frames)
        self._messages = {frame.key: Message(frame, self._note_fault) for frame in known}
        self.checks = [message.check for message in self._messages.values()]
        self._special = {c.frame.key: c for c in self.checks if c.per_frame}
        self._periods = Periods(known, learned)
        self._wanted: Wanted = frozenset()
        self._active: dict[int, Message] = {}
        self._idle: dict[Page, RawFrame] = {}
        """The last frame of each page that nobody looks at; shown at once when somebody does."""
        self._offset = 0.0
        self._changed: list[Check] = []
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
        if abs(offset - self._offset) > _CLOCK_JUMP_S:
            self._idle.clear()
        self._offset = offset
        pages = [*self._conflate(frames).items()] if frames else []
        if wanted is not self._wanted:
            pages = self._want(wanted) + pages
        active, idle = self._active, self._idle
        for page, raw in pages:
            message = active.get(page & _KEY)
            if message is None:
                idle[page] = raw
            else:
                # A clock that jumps must not date a frame into the future.
                message.take(page, raw, min(raw[3] + offset, now), samples)
        if self._changed:
            self._report_faults(now, samples)
        return samples

    # Every frame --------------------------------------------------------------------------

    def _conflate(self, frames: Sequence[RawFrame]) -> dict[Page, RawFrame]:
        keys = list(map(_key, frames))
        newest = dict(zip(keys, frames, strict=True))
        if not newest.keys() <= self._messages.keys():
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
        strange = newest.keys() - self._messages.keys()
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

    def _want(self, wanted: Wanted) -> list[tuple[Page, RawFrame]]:
        """Follow what is wanted; gives the last frames of those messages where that changed."""
        self._wanted = wanted
        last: list[tuple[Page, RawFrame]] = []
        anew = {key for key, message in self._messages.items() if message.want(wanted)}
        for key in anew:
            message = self._messages[key]
            last += message.forget()
            self._active.pop(key, None)
            if message.wanted:
                self._active[key] = message
            if message.check.fault:
                self._changed.append(message.check)
        last += [(page, self._idle.pop(page)) for page in tuple(self._idle) if page & _KEY in anew]
        return last

    # Faults -------------------------------------------------------------------------------

    def _note_fault(self, check: Check) -> None:
        self._changed.append(check)

    def _report_faults(self, now: float, out: Samples) -> None:
        for check in self._changed:
            if check.fault:
                self._messages[check.frame.key].report_fault(now, out)
        self._changed.clear()

"""The phones that the driver has set up, and where each is."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from nacl.secret import SecretBox

from cockpit.core.messages import Arrived, Payload
from cockpit.features.phone.owntracks.phone import READERS, Phone
from cockpit.features.phone.owntracks.refusal import Refusal
from cockpit.features.phone.owntracks.sealed import box, opened

LARGEST = 64 * 1024
"""Bytes of a message: a list of a hundred waypoints, encrypted, has a third of it."""
LONGEST_LEVEL = 64
PASSED_BY = frozenset({"cmd", "info", "step", "beacon", "dump", "status", "request"})
"""Topics below a phone's own that mean nothing to the car: not even read."""


@dataclass(frozen=True, slots=True)
class Known:
    """A phone that the driver has set up; raises ValueError where that cannot work."""

    user: str
    device: str
    name: str
    key: str = field(default="", repr=False)
    """"" where the phone does not encrypt."""
    plain: bool = False
    """Whether what is not encrypted counts, too."""
    box: SecretBox | None = field(init=False, default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Topics are made of user and device."""
        for level in (self.user, self.device):
            if (
                not 0 < len(level) <= LONGEST_LEVEL
                or not level.isprintable()
                or set(level) & set("+#/")
            ):
                raise ValueError(f"{level!r} cannot stand in a topic")
        if self.key:
            object.__setattr__(self, "box", box(self.key))

    @property
    def topic(self) -> str:
        """Where OwnTracks publishes."""
        return f"owntracks/{self.user}/{self.device}"


class Phones:
    """Takes what the broker brings; `clock` gives seconds since 1970."""

    def __init__(self, known: Iterable[Known], clock: Callable[[], float] = time.time) -> None:
        self._known = {each.topic: each for each in known}
        self._phones = {topic: Phone(each.name) for topic, each in self._known.items()}
        self._clock = clock
        self.refused: Counter[Refusal] = Counter()

    @property
    def patterns(self) -> tuple[str, ...]:
        """What to subscribe to."""
        return tuple(f"{topic}/#" for topic in self._known)

    @property
    def phones(self) -> Mapping[str, Phone]:
        """By topic, `owntracks/USER/DEVICE`."""
        return MappingProxyType(self._phones)

    def take(self, arrived: Arrived) -> Refusal | None:
        """Learn from a message; why it was refused, None where it was taken or means nothing."""
        refusal = self._take(arrived)
        if refusal:
            self.refused[refusal] += 1
        return refusal

    def _take(self, arrived: Arrived) -> Refusal | None:
        levels = arrived.topic.split("/", 4)
        topic = "/".join(levels[:3])
        if topic not in self._known:
            return Refusal.STRANGER
        if PASSED_BY & set(levels[3:]):
            return None
        table = _read(self._known[topic], arrived)
        if isinstance(table, Refusal):
            return table
        return self._learn(topic, table, arrived.retained)

    def _learn(self, topic: str, table: Payload, retained: bool) -> Refusal | None:
        before, kind = self._phones[topic], table.get("_type")
        reader = READERS.get(kind) if isinstance(kind, str) else None
        if reader is None:
            return None
        after = reader(before, table, self._clock())
        if isinstance(after, Refusal):
            return after
        # What the broker kept says nothing of who is online now.
        self._phones[topic] = replace(after, online=before.online) if retained else after
        return None


def _read(known: Known, arrived: Arrived) -> Payload | Refusal:
    """The table of a message, opened where it is encrypted."""
    if len(arrived.payload) > LARGEST:
        return Refusal.TOO_LARGE
    table = arrived.value
    if not isinstance(table, dict):
        return Refusal.UNREADABLE
    if table.get("_type") == "encrypted":
        return opened(table, known.box) if known.box else Refusal.NO_KEY
    # The broker tells the last will in the clear; it says no more than that the phone is gone.
    open_to_all = known.plain or table.get("_type") == "lwt"
    return table if open_to_all else Refusal.PLAIN

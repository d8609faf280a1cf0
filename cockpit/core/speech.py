"""What the cockpit says aloud: one queue for guidance, replies and messages.

The speaker (a link) takes from it and tells when it has spoken; media listens to `ducking`. Without
a speaker a prompt counts as spoken after the time that its words would take; `tick` sees to that,
and to a speaker that has fallen silent.
"""

import itertools
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

S_PER_CHARACTER = {"zh": 0.24}
USUAL_S_PER_CHARACTER = 0.065
BREATH_S = 0.4
SLOW_SPEAKER, HUNG_S = 2.0, 5.0
"""A speaker that takes so many times as long, and some seconds more, has died."""
REMEMBERED = 100


class Priority(IntEnum):
    """Who speaks first; a higher one also interrupts a lower one where it says so."""

    MESSAGE = 0
    REPLY = 1
    GUIDANCE = 2
    GUIDANCE_NOW = 3
    DANGER = 4


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say. Of the same `key` only the newest waits; past `until` it is not said."""

    text: str
    language: str
    priority: Priority
    key: str = ""
    until: float = float("inf")
    number: int = 0


class Speech:
    """The queue; belongs to the main thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._numbers = itertools.count(1)
        self._waiting: list[Utterance] = []
        self._watchers: list[Callable[[], None]] = []
        self._speakers = 0
        self._began = 0.0
        self._muted = False
        self.now: Utterance | None = None
        self.history: deque[tuple[float, Utterance]] = deque(maxlen=REMEMBERED)
        """The last that were begun, with the time of their beginning."""

    @property
    def ducking(self) -> bool:
        """Whether media must be quiet now."""
        return self.now is not None

    @property
    def muted(self) -> bool:
        """Whether the driver wants silence; what is said meanwhile is forgotten, but for danger."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            self.hush()

    def connect(self) -> Callable[[], None]:
        """A speaker is there and will call `spoken`; returns what it calls when it leaves."""
        self._speakers += 1
        left = iter((True,))

        def leave() -> None:
            self._speakers -= next(left, False)

        return leave

    def say(
        self,
        text: str,
        language: str,
        priority: Priority = Priority.MESSAGE,
        key: str = "",
        within_s: float = 30.0,
    ) -> None:
        """Queue a text; GUIDANCE_NOW and DANGER stop what is less urgent and is being said."""
        if not text or (self._muted and priority < Priority.DANGER):
            return
        until = self._clock() + within_s
        new = Utterance(text, language, priority, key, until, next(self._numbers))
        self._waiting = [u for u in self._waiting if not key or u.key != key] + [new]
        urgent = priority >= Priority.GUIDANCE_NOW
        stopped = urgent and self.now is not None and self.now.priority < priority
        self._next(None if stopped else self.now)

    def spoken(self, number: int) -> None:
        """The speaker has said that utterance, or was stopped."""
        if self.now and self.now.number == number:
            self._next(None)

    def hush(self, below: Priority = Priority.DANGER) -> None:
        """Stop and forget all that is less urgent than `below`."""
        self._waiting = [u for u in self._waiting if u.priority >= below]
        stopped = self.now is not None and self.now.priority < below
        self._next(None if stopped else self.now)

    def forget(self, key: str) -> None:
        """What waits or is said under this key is no longer true."""
        self._waiting = [u for u in self._waiting if u.key != key]
        stopped = self.now is not None and self.now.key == key
        self._next(None if stopped else self.now)

    def tick(self) -> None:
        """End what nobody says, or what a dead speaker never finished; call some times a second."""
        if self.now is None:
            return
        lasts_s = self.seconds(self.now)
        if self._speakers:
            lasts_s = lasts_s * SLOW_SPEAKER + HUNG_S
        if self._clock() - self._began >= lasts_s:
            self._next(None)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when `now` has changed."""
        self._watchers.append(told)

    def seconds(self, utterance: Utterance) -> float:
        """About how long it takes to say."""
        each = S_PER_CHARACTER.get(utterance.language[:2], USUAL_S_PER_CHARACTER)
        return BREATH_S + each * len(utterance.text)

    def _next(self, now: Utterance | None) -> None:
        """Go on with `now`; where that is nothing, with the most urgent that is not too late."""
        before, at = self.now, self._clock()
        if now is None:
            self._waiting = [u for u in self._waiting if u.until >= at]
            now = max(self._waiting, key=lambda u: (u.priority, -u.number), default=None)
            if now is not None:
                self._waiting.remove(now)
                self._began = at
                self.history.append((at, now))
        self.now = now
        if now is not before:
            for told in tuple(self._watchers):
                told()

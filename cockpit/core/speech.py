"""What the cockpit says aloud: one queue for guidance, replies and messages.

The speaker (a link) takes from it and tells when it has spoken; media listens to `ducking`. Without
a speaker a prompt counts as spoken after the time that its words would take.
"""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

S_PER_CHARACTER = {"zh": 0.24}
USUAL_S_PER_CHARACTER = 0.065


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
        self.now: Utterance | None = None
        self.history: list[tuple[float, Utterance]] = []
        """The last hundred that were begun, with the time of their beginning."""
        self.muted = False

    @property
    def ducking(self) -> bool:
        """Whether media must be quiet now."""
        return self.now is not None

    def say(
        self,
        text: str,
        language: str,
        priority: Priority = Priority.MESSAGE,
        key: str = "",
        within_s: float = 30.0,
    ) -> None:
        """Queue a text; GUIDANCE_NOW and DANGER stop what is less urgent and is being said."""
        until = self._clock() + within_s
        new = Utterance(text, language, priority, key, until, next(self._numbers))
        self._waiting = [u for u in self._waiting if not key or u.key != key] + [new]
        urgent = priority >= Priority.GUIDANCE_NOW
        if self.now and urgent and self.now.priority < priority:
            self.now = None
        self._next()

    def spoken(self, number: int) -> None:
        """The speaker has said that utterance, or was stopped."""
        if self.now and self.now.number == number:
            self.now = None
            self._next()

    def hush(self, below: Priority = Priority.DANGER) -> None:
        """Stop and forget all that is less urgent than `below`."""
        self._waiting = [u for u in self._waiting if u.priority >= below]
        if self.now and self.now.priority < below:
            self.now = None
        self._next()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when `now` has changed."""
        self._watchers.append(told)

    def seconds(self, utterance: Utterance) -> float:
        """About how long it takes to say."""
        each = S_PER_CHARACTER.get(utterance.language, USUAL_S_PER_CHARACTER)
        return 0.4 + each * len(utterance.text)

    def _next(self) -> None:
        if self.now is None:
            now = self._clock()
            fresh = [u for u in self._waiting if u.until >= now and not self.muted]
            self._waiting = fresh
            if fresh:
                self.now = max(fresh, key=lambda u: (u.priority, -u.number))
                self._waiting.remove(self.now)
                self.history = [*self.history[-99:], (now, self.now)]
        for told in tuple(self._watchers):
            told()

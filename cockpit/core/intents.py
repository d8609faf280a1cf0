"""What can be asked in words: a name and its slots, one handler for each, an answer to say.

Voice, typed sentences and the phone come through here, and every handler calls the same model
method that touch calls. How a sentence becomes an intent, and an answer a sentence, is data: each
feature's `intents.LANGUAGE.yaml`.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

log = logging.getLogger(__name__)

type Slots = Mapping[str, Any]
"""What the sentence named: `zone` → `driver`, `temperature` → 21.5."""

UNKNOWN, FAILED = "unknown", "failed"
"""Keys of answers that every language has: nobody does that; it went wrong."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One wish, whatever the language it was said in."""

    name: str
    slots: Slots = field(default_factory=dict)


class Label(str):
    """One of a model's fixed English words, as an answer's value: the texts translate it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a wish, in no language yet.

    `key` picks the response in the intents file and `values` fill it. `reason` stands for the
    whole response where the model says why not: one of its fixed English sentences, which the
    texts translate. `done` tells whether the car was asked or the question answered.

    The intents are what a follow-up means next: "a bit more", "less", "cancel that", "no, the
    other one", "the second one".
    """

    key: str = "done"
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    done: bool = True
    more: Intent | None = None
    less: Intent | None = None
    undo: Intent | None = None
    other: Intent | None = None
    choices: tuple[Intent, ...] = ()


def refused(reason: str) -> Answer:
    """The model will not, and says why in one fixed English sentence."""
    return Answer("refused", reason=reason, done=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish on its way: what the handler gets."""

    intent: Intent
    by: str
    """Who asks: `voice`, `phone` …; goes into the ledger."""
    answer: Callable[[Answer], None]
    """For a handler that must wait, for a search say, and so returned None."""

    def get(self, slot: str, default: Any = None) -> Any:
        """A slot's value."""
        return self.intent.slots.get(slot, default)


type Handler = Callable[[Asked], Answer | None]


class Intents:
    """Who does what is said; belongs to the main thread."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}
        self._risky: set[str] = set()
        self._barred: dict[str, Callable[[], str]] = {}
        self._lists: dict[str, Mapping[str, Any]] = {}
        self._watchers: list[Callable[[], None]] = []

    def on(
        self,
        name: str,
        handler: Handler,
        *,
        risky: bool = False,
        barred: Callable[[], str] | None = None,
    ) -> None:
        """Do what `name` asks; a risky wish is done only after an explicit yes.

        `barred` tells in one fixed English sentence why it would be refused now, or "": nobody is
        asked for a yes to what cannot be.
        """
        if name in self._handlers:
            raise ValueError(f"two handlers for {name}")
        self._handlers[name] = handler
        if risky:
            self._risky.add(name)
        if barred:
            self._barred[name] = barred

    @property
    def names(self) -> frozenset[str]:
        """Every intent that has a handler."""
        return frozenset(self._handlers)

    def risky(self, name: str) -> bool:
        """Whether it needs an explicit yes; what nobody knows does."""
        return name in self._risky or name not in self._handlers

    def barred(self, name: str) -> str:
        """Why it would be refused now; "" where it would not, or nobody can tell."""
        return self._barred.get(name, str)()

    def offer(self, slot_list: str, words: Mapping[str, Any]) -> None:
        """Name what can be said in a list now: contacts, favourites, places … → the slot's value.

        Values must be plain (text, number, list, table): they travel to another process.
        """
        if self._lists.get(slot_list) != words:
            self._lists[slot_list] = dict(words)
            for told in tuple(self._watchers):
                told()

    @property
    def lists(self) -> Mapping[str, Mapping[str, Any]]:
        """All that was offered, by list."""
        return dict(self._lists)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when a list has changed."""
        self._watchers.append(told)

    def handle(self, intent: Intent, by: str, done: Callable[[Answer], None]) -> None:
        """Have it done; `done` gets exactly one answer, now or later."""
        once = _Once(done)
        handler = self._handlers.get(intent.name)
        if handler is None:
            once(Answer(UNKNOWN, done=False))
            return
        try:
            answer = handler(Asked(intent, by, once))
        except Exception:
            log.exception("%s %s: failed", intent.name, dict(intent.slots))
            answer = Answer(FAILED, done=False)
        if answer is not None:
            once(answer)


class _Once:
    """Passes the first answer on; a handler that answers twice is heard once."""

    def __init__(self, done: Callable[[Answer], None]) -> None:
        self._done: Callable[[Answer], None] | None = done

    def __call__(self, answer: Answer) -> None:
        done, self._done = self._done, None
        if done:
            done(answer)

"""Phrases that the driver has taught: one word of his for several wishes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.core.intents import Intent
from cockpit.core.own import Own

MOST = 50
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Taught:
    """A phrase, the words it stands for, and the wishes that these were understood as."""

    phrase: str
    words: str
    wishes: tuple[Intent, ...]


class TaughtPhrases:
    """Kept over runs; a phrase can be said as soon as it is taught."""

    def __init__(self, own: Own) -> None:
        self._file = own
        self._watchers: list[Callable[[], None]] = []
        self.all = {entry.phrase: entry for entry in self._read()}
        own.watch(self._another)

    def teach(self, phrase: str, words: str, wishes: tuple[Intent, ...]) -> str:
        """Keep a phrase; returns why not, or nothing."""
        phrase = " ".join(phrase.lower().split())
        if not phrase or len(phrase) > LONGEST:
            return "A phrase has one to forty letters"
        if not wishes:
            return "I don't understand what it should do"
        if any(wish.name.startswith("Voice") for wish in wishes):
            return "A phrase can't stand for another one"
        if len(self.all) >= MOST and phrase not in self.all:
            return "There are too many phrases: remove one first"
        self.all[phrase] = Taught(phrase, words, wishes)
        self._keep()
        return ""

    def remove(self, phrase: str) -> None:
        """Forget a phrase; unknown ones are fine."""
        if self.all.pop(phrase, None):
            self._keep()

    @property
    def commands(self) -> dict[str, list[dict[str, Any]]]:
        """By phrase what it means, as the voice process takes it."""
        return {
            entry.phrase: [{"intent": w.name, "slots": dict(w.slots)} for w in entry.wishes]
            for entry in self.all.values()
        }

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when a phrase has come or gone."""
        self._watchers.append(told)

    def _keep(self) -> None:
        self._file.write([_table(entry) for entry in self.all.values()])
        self._tell()

    def _another(self) -> None:
        self.all = {entry.phrase: entry for entry in self._read()}
        self._tell()

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

    def _read(self) -> list[Taught]:
        try:
            return [_taught(entry) for entry in self._file.read() or ()]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self._file.put_aside(f"no phrases: {error!r}")
            return []


def _table(entry: Taught) -> dict[str, Any]:
    wishes = [{"name": wish.name, "slots": dict(wish.slots)} for wish in entry.wishes]
    return {"phrase": entry.phrase, "words": entry.words, "wishes": wishes}


def _taught(entry: Mapping[str, Any]) -> Taught:
    wishes = tuple(Intent(str(w["name"]), dict(w["slots"])) for w in entry["wishes"])
    return Taught(str(entry["phrase"]), str(entry["words"]), wishes)

"""What a text was understood as; plain, so that it can travel between processes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.voice.meaning import Meaning

UNCLEAR = "unclear"
"""The recogniser itself did not know a part of it."""
EMPTY = "empty"
TOO_LONG = "too long"
NO_MATCH = "no such sentence"
"""Why a text was not understood."""


@dataclass(frozen=True, slots=True)
class Command:
    """One wish: the intent's name, its slots, and the sentence that it matched."""

    intent: str
    slots: Mapping[str, Any]
    rule: str = ""
    feature: str = ""
    free: bool = False
    """A part of it may be any text: a place that is searched for, a phrase to teach."""
    text: str = ""
    """The part of what was said that it was."""
    doubtful: bool = False
    """That text is hardly a name: "find a twenty degrees". To be asked about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that is near to what was heard; only to ask "Did you mean …?" with."""

    sentence: str
    intent: str
    slots: Mapping[str, Any]
    score: float
    """0..100, how alike."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means: commands, or the reason why it means nothing and what is near."""

    text: str
    commands: tuple[Command, ...] = ()
    correction: bool = False
    """It began with "no, …": the command before was not what was meant."""
    candidates: tuple[Candidate, ...] = ()
    why: str = ""

    def __bool__(self) -> bool:
        return bool(self.commands)

    @property
    def meaning(self) -> Meaning | None:
        """What it means, to compare with another text's; None where it is no command."""
        if not self.commands:
            return None
        wishes = [(c.intent, sorted(c.slots.items(), key=repr)) for c in self.commands]
        return Meaning(repr(wishes), any(command.free for command in self.commands))

    def as_json(self) -> dict[str, Any]:
        """Plain tables, for another process or a file."""
        return {
            "text": self.text,
            "commands": [_table(command) for command in self.commands],
            "correction": self.correction,
            "candidates": [_table(candidate) for candidate in self.candidates],
            "why": self.why,
        }

    @staticmethod
    def from_json(table: Mapping[str, Any]) -> "Understood":
        """What `as_json` gave."""
        return Understood(
            text=table["text"],
            commands=tuple(Command(**command) for command in table["commands"]),
            correction=table["correction"],
            candidates=tuple(Candidate(**candidate) for candidate in table["candidates"]),
            why=table["why"],
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence for "You can say"."""

    intent: str
    sentence: str
    feature: str


def _table(entry: Command | Candidate) -> dict[str, Any]:
    table = {name: getattr(entry, name) for name in entry.__slots__}
    return {**table, "slots": dict(entry.slots)}

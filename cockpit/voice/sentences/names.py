"""Free text that is a name, as of a place: which words it never has, and which are doubtful."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cockpit.voice.sentences.frame import any_of, edges
from cockpit.voice.sentences.pattern import Literal, Words

if TYPE_CHECKING:
    from cockpit.voice.sentences.source import Rule

SHORTEST = 2
"""Of the words that tell; a single Chinese character tells nothing."""


def no_name(language: str, table: Mapping[str, Any]) -> re.Pattern[str]:
    """What free text that is a name does not begin with, end with, or hold."""
    start, end = edges(language)
    rules = (
        any_of(table.get("begins"), r"^\s*", end),
        any_of(table.get("ends"), start, r"\s*$"),
        any_of(table.get("holds"), start, end),
    )
    return re.compile("|".join(rule.pattern for rule in rules), re.IGNORECASE)


class Names:
    """Tells names from what is rather the rest of another command."""

    def __init__(self, language: str, table: Mapping[str, Any], rules: Iterable["Rule"]) -> None:
        self._begins = any_of(table.get("doubtful"), r"^\s*", edges(language)[1])
        self._spaced = language != "zh"
        self._words: dict[str, set[str]] = {}
        for rule in rules:
            words = self._words.setdefault(rule.feature, set())
            for node in rule.node.everything():
                if isinstance(node, Literal):
                    words.update(node.text.lower().split())
                elif isinstance(node, Words):
                    words.update(word for said in node.values for word in said.split())

    def doubts(self, name: str, feature: str) -> bool:
        """Whether the name begins oddly, or holds a word that only other features have."""
        if self._begins.search(name):
            return True
        own = self._words.get(feature, set())
        others = set().union(*(words for of, words in self._words.items() if of != feature))
        said = (
            set(name.lower().split()) if self._spaced else {word for word in others if word in name}
        )
        return any(len(word) >= SHORTEST and word in others - own for word in said)

"""Lists that are filled at run time: contacts, favourites, places near by …"""

from collections.abc import Mapping
from typing import Any

from cockpit.voice.sentences.pattern import Value
from cockpit.voice.sentences.spelling import Spelling

type Lists = Mapping[str, Mapping[str, Any]]


class OfferedLists:
    """What can be said now, in the spelling that texts are compared in."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._given: Lists = {}
        self.values: dict[str, dict[str, Value]] = {}
        self.lengths: dict[str, list[int]] = {}

    def offer(self, lists: Lists) -> bool:
        """Take these lists instead of those before; tells whether anything is new."""
        if lists == self._given:
            return False
        self._given = {name: dict(words) for name, words in lists.items()}
        self.values = {
            name: {
                said: Value(value)
                for words, value in entries.items()
                if (said := self._spelling.text(str(words)).lower())
            }
            for name, entries in self._given.items()
        }
        self.lengths = {n: sorted({len(w) for w in words}) for n, words in self.values.items()}
        return True

    def words(self, name: str) -> list[str]:
        """Everything that can be said in this list."""
        return list(self.values.get(name, ()))

"""Lists that are filled at run time: contacts, favourites, places near by …"""

from collections.abc import Mapping
from typing import Any

from hassil.expression import TextChunk
from hassil.intents import SlotList, TextSlotList, TextSlotValue

from cockpit.voice.sentences.spelling import Spelling

type Lists = Mapping[str, Mapping[str, Any]]


class Offered:
    """What can be said now; for a text only those entries that stand in it are looked at."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._given: Lists = {}
        self._entries: dict[str, list[tuple[str, TextSlotValue]]] = {}

    def offer(self, lists: Lists) -> None:
        """Take these lists instead of those before."""
        if lists == self._given:
            return
        self._given = {name: dict(words) for name, words in lists.items()}
        self._entries = {
            str(name): [entry for entry in map(self._entry, words, words.values()) if entry[0]]
            for name, words in self._given.items()
        }

    def _entry(self, words: str, value: Any) -> tuple[str, TextSlotValue]:
        text = self._spelling.text(str(words))
        return text.lower(), TextSlotValue(TextChunk(text), value)

    def words(self, name: str) -> list[str]:
        """Everything that can be said in this list."""
        return [text for text, _ in self._entries.get(name, ())]

    @property
    def names(self) -> frozenset[str]:
        """The lists that are filled."""
        return frozenset(self._entries)

    def within(self, text: str) -> dict[str, SlotList]:
        """The lists, cut down to what stands in the text."""
        low = text.lower()
        return {
            name: TextSlotList(name, [value for words, value in entries if words in low])
            for name, entries in self._entries.items()
        }

"""What stands around a wish: politeness, fillers, "no, …", and the "and" between two."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

MOST_JOINERS = 6
"""More of them are no wish but noise."""


class Frame:
    """Takes a text apart; knows no intents. Its words are the common file's."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        self._space = "" if language == "zh" else " "
        start, end = edges(language)
        self._skip = any_of(table.get("skip_words"), start, end)
        self._opening = any_of(table.get("openings"), r"^\s*", end)
        self._ending = any_of(table.get("endings"), start, r"\s*$")
        self._joiner = any_of(table.get("joiners"), start, end)
        self._negation = any_of(table.get("negations"), start, end)
        corrections = table.get("corrections") or {}
        self._correction = any_of(corrections.get("words"), r"^\s*", end)
        self._no_correction = any_of(corrections.get("unless"), r"^\s*", end)

    def bare(self, text: str) -> str:
        """The wish without please, um, could you …; never empty."""
        short = self._tidy(self._skip.sub(" ", text)) or text
        while True:
            shorter = self._tidy(self._ending.sub("", self._opening.sub("", short, 1), 1))
            if shorter in ("", short):
                return short
            short = shorter

    def corrected(self, text: str) -> str | None:
        """What follows a "no, …"; None where it is no correction."""
        found = self._correction.match(text)
        rest = self._tidy(text[found.end() :]) if found else ""
        if not rest or self._no_correction.match(rest):
            return None
        return rest

    def negates(self, text: str) -> bool:
        """Whether it says that something is not, or shall not be."""
        return bool(self._negation.search(text))

    def split(self, text: str) -> Iterator[tuple[str, ...]]:
        """Every way to take the text apart into two or three wishes."""
        cuts = [(m.start(), m.end()) for m in self._joiner.finditer(text)]
        if len(cuts) > MOST_JOINERS:
            return
        for i, (end, start) in enumerate(cuts):
            head, tail = self._tidy(text[:end]), self._tidy(text[start:])
            if not head or not tail:
                continue
            yield head, tail
            for end_2, start_2 in cuts[i + 1 :]:
                middle, last = self._tidy(text[start:end_2]), self._tidy(text[start_2:])
                if middle and last:
                    yield head, middle, last

    def _tidy(self, text: str) -> str:
        return self._space.join(text.split()) if self._space else text.strip()


def edges(language: str) -> tuple[str, str]:
    """What a word begins and ends with, as patterns."""
    return ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")


def any_of(words: Iterable[Any] | None, start: str, end: str) -> re.Pattern[str]:
    """Any of the words, the longest first; matches nothing where there are none."""
    longest_first = sorted((str(word) for word in words or ()), key=len, reverse=True)
    rule = "|".join(re.escape(word) for word in longest_first)
    return re.compile(f"{start}(?:{rule}){end}" if rule else "(?!)", re.IGNORECASE)

"""The words that a region's names are made of, and which of them a mistyped word may mean."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cockpit.maps.search.letters import sound

MOST_CORRECTIONS = 16
MOST_KEPT = 500
"""Corrections that are remembered: a query is asked again with each letter."""
PER_ERROR = 0.17
"""What one typing error takes from the quality of a match."""
SOUND_QUALITY = 0.8
_LAST = "\U0010ffff"


class Vocabulary:
    """All words of the names and of what is around them, with the number of rows that have each."""

    def __init__(
        self,
        terms: Iterable[tuple[str, int]],
        sounding_like: Callable[[str], list[str]],
        rows: int,
    ) -> None:
        self._counts = dict(terms)
        self._sorted = sorted(self._counts)
        self._by_length: dict[int, list[str]] = {}
        for term in self._sorted:
            if not term.isdigit():
                self._by_length.setdefault(len(term), []).append(term)
        self._sounding_like = sounding_like
        self._corrected: dict[tuple[str, bool], dict[str, float]] = {}
        self._log_rows = math.log(rows + 2)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def count(self, word: str) -> int:
        """Rows that have it."""
        return self._counts.get(word, 0)

    def weight(self, word: str) -> float:
        """How much a word tells: 1 for a rare one, about 0.2 for "street"."""
        return max(0.12, 1 - math.log(self._counts.get(word, 0) + 1) / self._log_rows)

    def begins(self, word: str) -> bool:
        """Whether some word begins so."""
        place = bisect_left(self._sorted, word)
        return place < len(self._sorted) and self._sorted[place].startswith(word)

    def corrections(self, word: str, prefix: bool) -> dict[str, float]:
        """What may have been meant, with a quality below 1; `prefix`: or only begun."""
        known = self._corrected.get((word, prefix))
        if known is None:
            if len(self._corrected) >= MOST_KEPT:
                self._corrected.clear()
            known = self._corrected[word, prefix] = self._correct(word, prefix)
        return known

    def _correct(self, word: str, prefix: bool) -> dict[str, float]:
        allowed = _allowed(word)
        if not allowed or word.isdigit():
            return {}
        found: dict[str, float] = {}
        for length in range(max(2, len(word) - allowed), len(word) + allowed + 1):
            for term, distance, _ in process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance,
                processor=None, score_cutoff=allowed, limit=MOST_CORRECTIONS * 2,
            ):  # fmt: skip
                if distance:
                    found[term] = 1 - PER_ERROR * distance
        for term in self._sounding_like(spoken) if (spoken := sound(word)) else ():
            if term != word:
                found[term] = max(found.get(term, 0), SOUND_QUALITY)
        if prefix and len(word) >= 4:
            for term, quality in self._begun(word, allowed).items():
                found.setdefault(term, quality)
        best = sorted(found.items(), key=lambda item: (-item[1], -self._counts.get(item[0], 0)))
        return dict(best[:MOST_CORRECTIONS])

    def _begun(self, word: str, allowed: int) -> dict[str, float]:
        """Longer words whose beginning is nearly this; the first letter must be right."""
        low, high = bisect_left(self._sorted, word[0]), bisect_left(self._sorted, word[0] + _LAST)
        length = len(word)
        longer = [t for t in self._sorted[low:high] if len(t) > length]
        heads = [t[:length] for t in longer]
        hits = process.extract(
            word, heads, scorer=OSA.distance, processor=None,
            score_cutoff=min(allowed, 1), limit=MOST_CORRECTIONS * 3,
        )  # fmt: skip
        return {
            longer[place]: (1 - PER_ERROR * distance) * (0.6 + 0.3 * length / len(longer[place]))
            for _, distance, place in hits
        }


def _allowed(word: str) -> int:
    """Typing errors that a word of this length may have."""
    length = len(word)
    return 0 if length < 3 else 1 if length < 5 else 2

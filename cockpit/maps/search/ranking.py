"""How good an answer is: what it is called, how important it is, and how far away.

A match of names counts from 0 to 1; importance and nearness add a quarter each, so that a
near one wins among equals and a famous one over a mediocre match next door.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.search.letters import plain
from cockpit.maps.search.vocabulary import Vocabulary
from cockpit.maps.search.wanted import Wanted
from cockpit.maps.search.words import readings, whole

IMPORTANCE = 0.25
NEARNESS = 0.28
AROUND = 0.93
"""A word found in what is around a place counts a little less than one in its name."""
BARE = 0.55
"""What is left of a match where no word is in the name itself."""
NAME_SHARE = 0.26
"""How much of a match hangs on whether the name has more words than were asked for."""
WORST = 0.42
"""Matches below this are none."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a name fits; `number` tells whether a number was found in the name or around."""

    quality: float
    numbers_left: tuple[str, ...] = ()


def nearness(km: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 here, 0.9 at 2 km, 0.65 at 20, 0.33 at 200, 0 at 2,000."""
    return np.maximum(0, 1 - np.log10(1 + km / 2) / 3)


def nearness_of(km: float | None) -> float:
    """The same for one; 0 where nobody knows."""
    return 0.0 if km is None else max(0.0, 1 - math.log10(1 + km / 2) / 3)


class Matcher:
    """Compares names with one question."""

    def __init__(self, wanted: list[Wanted], vocabulary: Vocabulary, bare: float = BARE) -> None:
        self._wanted = wanted
        self._bare = bare
        self._vocabulary = vocabulary
        self._total = sum(w.weight for w in wanted) or 1.0
        self._whole = whole([w.text for w in wanted])
        self._begun = any(w.prefix for w in wanted[-1:])

    def match(self, forms: Iterable[str], around: frozenset[str]) -> Match:
        """The best of a place's spellings."""
        best = Match(0.0)
        for form in forms:
            if form.startswith("="):
                match = self._sounds(form[1:].split(), around)
            else:
                match = self._named(form, around)
            if match.quality > best.quality:
                best = match
        return best

    def _named(self, form: str, around: frozenset[str]) -> Match:
        matches = [self._words(words, around) for words in readings(form)]
        return matches[0] if len(matches) == 1 else max(matches, key=lambda m: m.quality)

    def _words(self, form: tuple[str, ...], around: frozenset[str]) -> Match:
        got, used, left = 0.0, set[int](), []
        for it in self._wanted:
            quality, place = self._in_name(it, form)
            if quality < AROUND:
                beside = self._around(it, around)
                if beside > quality:
                    quality, place = beside, -1
            if place >= 0:
                used.add(place)
            if it.number and quality == 0:
                left.append(it.text)
            got += it.weight * quality
        if not used:
            return Match(self._whole_quality(form) or got / self._total * self._bare, tuple(left))
        weights = [self._vocabulary.weight(word) for word in form]
        share = sum(weights[i] for i in used) / sum(weights)
        total = self._total - sum(w.weight * 0.8 for w in self._wanted if w.text in left)
        quality = got / total * (1 - NAME_SHARE + NAME_SHARE * share)
        return Match(min(1.0, max(quality, self._whole_quality(form))), tuple(left))

    def _in_name(self, it: Wanted, form: tuple[str, ...]) -> tuple[float, int]:
        best, place = 0.0, -1
        for index, word in enumerate(form):
            quality = it.quality(word)
            if quality > best:
                best, place = quality, index
        return best, place

    def _around(self, it: Wanted, around: frozenset[str]) -> float:
        best = max((q for word, q in it.means.items() if word in around), default=0.0)
        if not best and it.prefix:
            best = max((it.quality(word) for word in around if word[0] == it.text[0]), default=0.0)
        return best * AROUND

    def _whole_quality(self, form: tuple[str, ...]) -> float:
        """For names that are written as one word by some and as two by others."""
        joined = whole(form)
        if joined == self._whole:
            return 1.0
        if self._begun and len(self._whole) > 3 and joined.startswith(self._whole):
            return 0.74 + 0.26 * len(self._whole) / len(joined)
        return 0.0

    def _sounds(self, syllables: list[str], around: frozenset[str]) -> Match:
        """A Chinese name by its pinyin, typed as one word, as several, or as initials."""
        tails = [plain("".join(syllables[n:])) for n in range(len(syllables))]
        joined, got, covered = tails[0], 0.0, 0
        initials = "".join(s[0] for s in syllables)
        for it in self._wanted:
            if any(tail.startswith(it.text) for tail in tails):
                got += it.weight
                covered += len(it.text)
            elif len(it.text) > 1 and initials.startswith(it.text):
                got += it.weight * 0.95
                covered += round(len(joined) * len(it.text) / len(initials))
            else:
                got += it.weight * self._around(it, around)
        share = min(1.0, covered / len(joined))
        quality = got / self._total * (0.97 - NAME_SHARE + NAME_SHARE * share)
        return Match(quality if covered else quality * self._bare)

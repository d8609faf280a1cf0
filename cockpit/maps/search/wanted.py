"""A question's words, each with all that may stand for it in a name."""

import re
from dataclasses import dataclass, field

from cockpit.maps.search.synonyms import beside_numbers, optional, synonyms
from cockpit.maps.search.vocabulary import Vocabulary
from cockpit.maps.search.words import is_unspaced

MOST_WORDS = 12
SYNONYM = 0.96
OPTIONAL_WEIGHT = 0.08
NUMBER_WEIGHT = 0.5
UNKNOWN = 0.7
"""What a word that the region does not have says, in comparison to one that it has."""
FULL_LENGTH = 4
"""Letters; shorter words say less, for more of them are articles and slips."""
UNFINISHED = frozenset({"ا", "ال"})
"""Arabic articles whose word is still to come; names are indexed without theirs."""
_NUMBER = re.compile(r"^\d{1,5}[a-z]{0,2}$")


@dataclass(slots=True)
class Wanted:
    """One word: `means` are the words that fit, each with how well."""

    text: str
    weight: float
    means: dict[str, float] = field(default_factory=dict)
    prefix: bool = False
    """It may be only begun."""
    optional: bool = False
    number: bool = False
    """It may be a house number."""

    def quality(self, word: str) -> float:
        """How well a name's word fits, 0 to 1."""
        known = self.means.get(word)
        if known is not None:
            return known
        if self.prefix and word.startswith(self.text):
            return 0.74 + 0.26 * len(self.text) / len(word)
        return 0.0

    def expression(self, columns: str) -> str:
        """For the full-text index."""
        parts = [f'"{word}"' for word in self.means]
        if self.prefix:
            parts.append(f'"{self.text}" *')
        return f"{columns} : ({' OR '.join(parts)})"


def wanted(words: list[str], last_is_begun: bool, vocabulary: Vocabulary) -> list[Wanted]:
    """What to look for; words that the region does not know are corrected at once."""
    words = words[:MOST_WORDS]
    several = len(words) > 1
    has_number = any(_NUMBER.match(word) for word in words)
    found: list[Wanted] = []
    for place, word in enumerate(words):
        if has_number and several and word in beside_numbers():
            continue
        is_last = place == len(words) - 1
        if is_last and last_is_begun and found and word in UNFINISHED:
            continue
        found.append(_one(word, last_is_begun and is_last, several, vocabulary))
    return found


def _one(word: str, begun: bool, several: bool, vocabulary: Vocabulary) -> Wanted:
    number = several and bool(_NUMBER.match(word)) and word[0].isdigit()
    may_miss = several and (word in optional()) and not begun
    it = Wanted(word, vocabulary.weight(word), {word: 1.0}, begun, may_miss, number)
    it.means |= {other: SYNONYM for other in synonyms(word) if other in vocabulary}
    if may_miss:
        it.weight = OPTIONAL_WEIGHT
    elif number:
        it.weight, it.prefix = NUMBER_WEIGHT, False
    elif is_unspaced(word):
        it.prefix = len(word) == 1
    elif word not in vocabulary and len(it.means) == 1:
        _widen(it, vocabulary)
    if not (may_miss or number or is_unspaced(word)):
        it.weight *= min(1.0, len(word) / FULL_LENGTH)
    return it


def _widen(it: Wanted, vocabulary: Vocabulary) -> None:
    """Take corrections in: always for unknown words, later for known ones."""
    begins = vocabulary.begins(it.text)
    if len(it.text) >= 3 and begins:
        it.prefix = True
    if not (begins and it.prefix and len(it.text) < 4):
        it.means = vocabulary.corrections(it.text, it.prefix or len(it.text) > 4) | it.means
    known = [vocabulary.weight(word) for word in it.means if word in vocabulary]
    # A word that means nothing here says the less the shorter it is.
    it.weight = UNKNOWN * min(known, default=1.0)


def widened(found: list[Wanted], vocabulary: Vocabulary) -> list[Wanted]:
    """The same words, each with its corrections: known words may be typing errors, too."""
    for it in found:
        if not (it.optional or it.number or is_unspaced(it.text)):
            weight = it.weight
            it.prefix = it.prefix or len(it.text) >= 4
            it.means = vocabulary.corrections(it.text, it.prefix) | it.means
            it.weight = weight
    return found

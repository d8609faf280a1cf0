"""Kinds of places and what people call them, read from categories.toml."""

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cockpit.maps.search.words import split, whole

LANGUAGES = ("en", "de", "zh", "ar")
FUZZY_FROM = 5
"""Letters; shorter words must be written right."""


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of place; `values` are OpenStreetMap's."""

    key: str
    values: tuple[str, ...]
    importance: float
    unnamed: bool
    words: dict[str, tuple[str, ...]]

    def label(self, language: str) -> str:
        """What a place without a name is called: "Petrol station"."""
        word = self.words.get(language[:2], self.words["en"])[0]
        return word[:1].upper() + word[1:]


@cache
def categories() -> dict[str, Category]:
    """All categories by their key."""
    table = tomllib.loads(Path(__file__).with_name("categories.toml").read_text("utf-8"))
    return {
        key: Category(
            key, tuple(row["values"]), row["importance"], row["unnamed"],
            {language: tuple(row[language]) for language in LANGUAGES},
        )
        for key, row in table.items()
    }  # fmt: skip


@cache
def by_value() -> dict[str, Category]:
    """The narrowest category of each OpenStreetMap value."""
    found: dict[str, Category] = {}
    for category in sorted(categories().values(), key=lambda c: len(c.values)):
        for value in category.values:
            found.setdefault(value, category)
    return found


def named(key: str) -> Category | None:
    """A category by its own key or by one of OpenStreetMap's values."""
    return categories().get(key) or by_value().get(key)


@cache
def _phrases() -> dict[str, Category]:
    phrases: dict[str, Category] = {}
    for category in categories().values():
        for words in category.words.values():
            for phrase in words:
                for form in _forms(whole(split(phrase))):
                    phrases.setdefault(form, category)
    return phrases


def _forms(word: str) -> set[str]:
    """A phrase in one word, and its plurals in English and German."""
    forms = {word}
    if word.isascii():
        forms |= {word + "s", word + "n", word + "en", word + "e", word + "es", word + "er"}
        forms |= {word[:-1] + "ies"} if word.endswith("y") else set()
        forms |= {word[:-1] + "en"} if word.endswith(("e", "um")) else set()
        forms |= {word[:-2] + "en"} if word.endswith("um") else set()
    return forms


_MORE = {
    "krankenhauser": "hospital", "parkhauser": "parking", "einkaufszentren": "mall",
    "parkplatze": "parking", "campingplatze": "camp_site", "gasthauser": "restaurant",
    "flughafen": "airport", "bahnhofe": "station", "supermarkte": "supermarket",
    "spielplatze": "playground", "baumarkte": "doityourself", "schlosser": "castle",
}  # fmt: skip
"""German plurals that change a vowel in the middle."""


def exact(phrase: str) -> Category | None:
    """The category that is called so; `phrase` is plain and in one word."""
    key = _MORE.get(phrase)
    return categories()[key] if key else _phrases().get(phrase)


@lru_cache(maxsize=256)
def close(phrase: str) -> Category | None:
    """The category whose name is this but for a typing error, or begins so."""
    if len(phrase) < FUZZY_FROM or not phrase.isascii():
        return None
    allowed = 1 if len(phrase) < 8 else 2
    lengths = range(len(phrase) - allowed, len(phrase) + allowed + 1)
    near = [name for length in lengths for name in _by_length().get(length, ())]
    best = process.extractOne(
        phrase, near, scorer=OSA.distance, processor=None, score_cutoff=allowed
    )
    return _phrases()[best[0]] if best else None


@cache
def _by_length() -> dict[int, list[str]]:
    table: dict[int, list[str]] = {}
    for name in _long_phrases():
        table.setdefault(len(name), []).append(name)
    return table


@cache
def _long_phrases() -> list[str]:
    return sorted(name for name in _phrases() if len(name) >= FUZZY_FROM and name.isascii())


def begun(phrase: str) -> Category | None:
    """The category whose name begins so: "restau"."""
    if len(phrase) < 4:
        return None
    names = _long_phrases()
    place = bisect_left(names, phrase)
    is_begun = place < len(names) and names[place].startswith(phrase)
    return _phrases()[names[place]] if is_begun else None

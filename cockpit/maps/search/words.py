"""A text cut into the words that are indexed and asked for."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cockpit.maps.search.letters import UNSPACED, plain

# Signs that stand on or beside letters belong to their word, though \w leaves them out.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd\u0e31-\u0e4e\u3099\u309a"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS}])*")
# l'église, d'Arc, dell'Arte are two words; McDonald's and O'Brien one.
_ELISION = re.compile(r"\b(l|d|qu|dell|all|sull|nell)['’]", re.IGNORECASE)
_DROPPED = re.compile(r"['’`´ʼ‘]")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
LONGEST_WORD = 40
TYPES = ("strasse", "gasse", "platz", "weg", "allee", "ring", "damm", "ufer", "straat", "laan",
         "plein", "gatan", "vagen", "gata", "brucke", "markt", "berg", "tal", "hof")  # fmt: skip
"""What German, Dutch and Swedish street names end in, written as one word or as two."""


def split(text: str) -> list[str]:
    """The plain words of a text in their order; "Mühlstr." is "muhlstrasse"."""
    if not text.isascii():  # signs such as ⑴ hold brackets: they come out before words are cut
        text = unicodedata.normalize("NFKC", text)
    if "." in text:
        text = _INITIALS.sub(r"\1", text)
    if not text.isascii() or "'" in text or "`" in text:
        text = _DROPPED.sub("", _ELISION.sub(r"\1 ", text))
    return [part for word in _WORD.findall(text) for part in _parts(word[:LONGEST_WORD])]


@lru_cache(maxsize=1 << 15)
def _parts(word: str) -> tuple[str, ...]:
    runs = UNSPACED.findall(word)
    if not runs:
        small = plain(word)
        if small.endswith("str") and len(small) > 5:
            small += "asse"
        return (small,) if small else ()
    parts: list[str] = []
    place = 0
    for match in UNSPACED.finditer(word):
        parts += [plain(word[place : match.start()]), *pairs(plain(match[0]))]
        place = match.end()
    parts.append(plain(word[place:]))
    return tuple(part for part in parts if part)


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run of Chinese, Japanese or Thai letters."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def is_unspaced(word: str) -> bool:
    """Whether a word is such a pair or letter."""
    return bool(UNSPACED.match(word))


def whole(words: Iterable[str]) -> str:
    """The words as one: "new town" and "newtown" meet here. Pairs are joined to their run again."""
    out = ""
    for word in words:
        overlaps = len(word) == 2 and is_unspaced(word) and out.endswith(word[0])
        out += word[1:] if overlaps else word
    return plain(out)  # where two words meet, letters may double


@lru_cache(maxsize=1 << 12)
def readings(form: str) -> tuple[tuple[str, ...], ...]:
    """A name's words, and those with compounds apart or together: Mühlstraße, Mühl-Straße."""
    words = tuple(form.split())
    if not any(word.endswith(TYPES) for word in words):
        return (words,)
    apart: list[str] = []
    together: list[str] = []
    for word in words:
        apart += _compound(word) or (word,)
        if together and word in TYPES:
            together[-1] += word
        else:
            together.append(word)
    return tuple(dict.fromkeys((words, tuple(apart), tuple(together))))


def _compound(word: str) -> tuple[str, str] | None:
    ending = next((e for e in TYPES if word.endswith(e) and len(word) > len(e) + 2), None)
    return (word.removesuffix(ending), ending) if ending else None


def indexed(words: list[str]) -> list[str]:
    """Words as the index keeps them: also the parts of compounds, and single last letters."""
    out = list(words)
    for word in words:
        if is_unspaced(word):
            out.append(word[-1])
            continue
        if word.endswith(TYPES):
            out += _compound(word) or ()
    if len(words) > 1 and any(word in TYPES for word in words[1:]):
        out += [word for reading in readings(" ".join(words)) for word in reading]
    return out

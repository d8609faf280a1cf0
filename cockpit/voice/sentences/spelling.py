"""One spelling for all that is typed, heard and written in an intents file."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_HALF = str.maketrans({"½": ".5", "⅓": "", "’": "'", "‘": "'", "`": "'", "´": "'"})
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_LONE_SPACE = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_NO_WORD = re.compile(rf"(?<!\d)\.|\.(?!\d)|[^\w\s.'°%{CJK}]|_", re.UNICODE)
_TEMPLATE_PARTS = re.compile(r"(\{[^}]*\}|<[^>]*>)")
_QUOTES = re.compile(r"(?<!\w)'|'(?!\w)")


class Spelling:
    """Brings a text into the form that sentences are compared in; case stays as it is."""

    def __init__(self, language: str, same: Mapping[str, str]) -> None:
        self._spaced = language != "zh"
        self._same = {_fold(word): text for word, text in same.items()}
        self._rule = _any_of(self._same, self._spaced)

    def text(self, text: str) -> str:
        """A sentence as it was heard or typed, without punctuation."""
        text = unicodedata.normalize("NFKC", text.translate(_HALF))
        text = _DECIMAL.sub(".", text)
        text = _QUOTES.sub(" ", _NO_WORD.sub(" ", text))
        return self._spelled(re.sub(r"([°%])", r" \1 ", text))

    def template(self, template: str) -> str:
        """A sentence of an intents file; its names in braces stay untouched."""
        parts = _TEMPLATE_PARTS.split(unicodedata.normalize("NFC", template))
        if not self._spaced:
            return "".join(_LONE_SPACE.sub("", part) for part in parts)
        parts[::2] = [self._replaced(part) for part in parts[::2]]
        return "".join(parts)

    def _spelled(self, text: str) -> str:
        text = " ".join(text.split())
        if not self._spaced:
            text = _LONE_SPACE.sub("", text)
        return " ".join(self._replaced(text).split())

    def _replaced(self, text: str) -> str:
        if self._rule is None:
            return text
        # A Turkish İ matches i but is none in small letters: what is not known stays.
        return self._rule.sub(lambda found: self._same.get(_fold(found[0]), found[0]), text)


def _any_of(words: Iterable[str], spaced: bool) -> re.Pattern[str] | None:
    """Any of the words; where there are spaces, only whole ones."""
    longest_first = sorted(words, key=len, reverse=True)
    if not longest_first:
        return None
    rule = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{rule})(?!\w)" if spaced else rule, re.IGNORECASE)


def _fold(word: str) -> str:
    return word.lower()

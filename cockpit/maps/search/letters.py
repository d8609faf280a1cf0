"""Letters of many scripts brought to one plain form, so that spellings meet.

Both the index and the question go through `plain`: "Mühlgasse", "Muehlgasse" and "MUHLGASSE" are
one, Greek and Cyrillic become Latin letters, Arabic loses what writers leave out.
"""

import re
import unicodedata
from functools import lru_cache


def _spelt(letters: str, sounds: str) -> dict[str, str]:
    return dict(zip(letters, sounds.split(), strict=True))


_GREEK = _spelt(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_CYRILLIC = _spelt(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґђјљњћџѓќѕў",
    "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
    " e i i g dj j lj nj c dz gj kj dz u",
)
_LATIN = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "œ": "o",
          "æ": "a", "ə": "a", "ŧ": "t", "ŋ": "n"}  # fmt: skip
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ئ": "ي", "ؤ": "و",
           "ـ": "", "ک": "ك", "ی": "ي", "ء": ""}  # fmt: skip
_SMALL = str.maketrans(
    _GREEK | {k: v.replace("-", "") for k, v in _CYRILLIC.items()} | _LATIN | _ARABIC
)
_DOUBLED = re.compile(r"([aou])e|a(?=a)")
_ARABIC_ARTICLE = re.compile(r"^ا{1,2}ل(?=.)")
# Scripts that are written without spaces: Han, kana, Thai, Lao, Khmer, Burmese.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
UNSPACED = re.compile(f"[{_UNSPACED}]+")
HAN = re.compile("[\u3400-\u9fff]")


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """One word without case, accents and spelling variants; ä and ae both become a."""
    word = word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).casefold()
        # й, ё and ї decompose: what is mapped must be mapped first, and accents go after.
        word = unicodedata.normalize("NFD", word.translate(_SMALL))
        word = "".join(_digit(c) for c in word if not unicodedata.combining(c)).translate(_SMALL)
        word = _ARABIC_ARTICLE.sub("", word)
    return _DOUBLED.sub(lambda m: m[1] or "", word)


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("sch|sh|tch|ch", "x"), ("ph|v|w", "f"), ("ck|c(?=[aourlt]|$)|q|kh|gh", "k"),
        ("c|z|ts|tz", "s"), ("th|dt|d", "t"), ("b", "p"), ("g", "k"),
        ("ie|e[iyea]|a[iy]|ij|j|y", "i"),
        ("h", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """How a plain word sounds, roughly: "filip" and "phillip" are one; "" for short words."""
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return ""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word[0] + re.sub("[aeiou]", "", word[1:]) if len(word) > 5 else word

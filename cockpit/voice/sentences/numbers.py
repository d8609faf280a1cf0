"""How a number is said and typed, so that a sentence takes it from ear and keyboard alike."""

from collections.abc import Iterator
from functools import cache

from unicode_rbnf import RbnfEngine

SPOKEN = {
    "en": ("spellout-cardinal",),
    "de": ("spellout-numbering", "spellout-cardinal-neuter", "spellout-cardinal-feminine",
           "spellout-cardinal-n"),
    "zh": ("spellout-cardinal", "spellout-cardinal-alternate2"),
}  # fmt: skip
"""The rules of Unicode's number words that people use when they ask for something."""
FEW = 12
"""Up to here an alternative such as "zwo" or "ein halb" is worth its own form."""


@cache
def forms(language: str, value: float, unit: str = "") -> tuple[str, ...]:
    """Every way a number is written down, the digits first, then the usual words.

    With a unit it is part of each form: 21.5度, and also 21度半, where it stands in the middle.
    """
    found = dict.fromkeys(f"{said}{unit}" for said in (*_digits(value), *_words(language, value)))
    if unit and value != int(value) and language == "zh":
        found |= dict.fromkeys(_chinese_half(value, unit))
    return tuple(found)


def _digits(value: float) -> Iterator[str]:
    yield str(int(value)) if value == int(value) else f"{value:g}"


def _words(language: str, value: float) -> Iterator[str]:
    if value != int(value):
        yield from _FRACTIONS[language](value)
        return
    for words in _spelled(language, int(value)):
        yield words
        yield from _VARIANTS[language](words, int(value))


@cache
def _spelled(language: str, value: int) -> tuple[str, ...]:
    """Unicode's words, without hyphens."""
    words = RbnfEngine.for_language(language).format_number(value).text_by_ruleset
    said = (words[rule].replace("-", " ").lower() for rule in SPOKEN[language] if rule in words)
    return tuple(dict.fromkeys(said))


# Other ways to say a whole number -----------------------------------------------------------


def _english(words: str, value: int) -> Iterator[str]:
    if value > 100 and value % 100:
        head, tail = words.rsplit("hundred ", 1)
        yield f"{head}hundred and {tail}"
    if 100 <= value < 200:
        yield words.replace("one hundred", "a hundred", 1)
        yield words.replace("one hundred", "hundred", 1)
        yield words.replace("one hundred ", "a hundred and ", 1)
    if value < 0:
        yield words.replace("minus", "negative", 1)


def _german(words: str, value: int) -> Iterator[str]:
    if "zwei" in words and value < 100:
        yield words.replace("zwei", "zwo", 1)
    if 100 <= value < 200:
        yield words.replace("einhundert", "hundert", 1)
    if 20 < value < 100 and value % 10:
        one, ten = words.split("und", 1)
        yield f"{one} und {ten}"  # a recogniser may hear three words


def _chinese(words: str, value: int) -> Iterator[str]:
    if 100 < value < 1000 and not value % 10 and value % 100:
        yield words.removesuffix("十")  # 一百五 is 150
    if value == 0:
        yield "〇"


_VARIANTS = {"en": _english, "de": _german, "zh": _chinese}

# Fractions ----------------------------------------------------------------------------------


def _parts(value: float) -> tuple[int, list[str]]:
    whole, after = f"{abs(value):g}".split(".")
    return int(whole), list(after)


def _english_fraction(value: float) -> Iterator[str]:
    whole, after = _parts(value)
    sign = "minus " if value < 0 else ""
    said = _spelled("en", whole)[0]
    yield f"{sign}{said} point {' '.join(_spelled('en', int(d))[0] for d in after)}"
    if after == ["5"]:
        yield from ("half", "half a", "a half") if whole == 0 else (f"{sign}{said} and a half",)
    if after == ["5"] and whole:
        yield f"{sign}{whole} and a half"


def _german_fraction(value: float) -> Iterator[str]:
    whole, after = _parts(value)
    sign = "minus " if value < 0 else ""
    for said in _spelled("de", whole)[:2]:
        yield f"{sign}{said} komma {' '.join(_spelled('de', int(d))[0] for d in after)}"
    if after == ["5"] and whole == 0:
        yield from ("ein halbes", "ein halber", "einen halben", "ein halb", "halbes", "halben")
    elif after == ["5"]:
        for said in (_spelled("de", whole)[min(1, whole == 1)], str(whole)):
            yield from (f"{sign}{said}{half}" for half in ("einhalb", " einhalb", " ein halb"))
            yield f"{sign}{said} und ein halb"
    if abs(value) == 1.5:
        yield "anderthalb"


def _chinese_fraction(value: float) -> Iterator[str]:
    whole, after = _parts(value)
    sign = "负" if value < 0 else ""
    for said in _spelled("zh", whole):
        yield f"{sign}{said}点{''.join(_spelled('zh', int(d))[0] for d in after)}"
    if value == 0.5:
        yield "半"


def _chinese_half(value: float, unit: str) -> Iterator[str]:
    whole, after = _parts(value)
    sign = "负" if value < 0 else ""
    if after == ["5"] and whole:
        yield from (f"{sign}{said}{unit}半" for said in (*_spelled("zh", whole), str(whole)))


_FRACTIONS = {"en": _english_fraction, "de": _german_fraction, "zh": _chinese_fraction}

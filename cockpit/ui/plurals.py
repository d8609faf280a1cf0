"""Which plural form a language has for a number, as Qt's translations want it told.

The rules are bytes in the language of Qt's `numerus` rules: a condition for each form but the last,
which takes what is left. Forms bear the names that Unicode's CLDR gives them. A library (Babel)
knows them for every language, but only to Python, and QML asks for them as well; Qt evaluates
these for both.
"""

from dataclasses import dataclass

EQUAL, AT_MOST, BETWEEN, NOT = 0x01, 0x03, 0x04, 0x08
OF_10, OF_100 = 0x10, 0x20
"""Of the number's last digit; of its last two."""
AND, OR, NEXT = b"\xfd", b"\xfe", b"\xff"


@dataclass(frozen=True, slots=True)
class Forms:
    """A language's forms in the order of its rules."""

    names: tuple[str, ...]
    rules: bytes = b""


def _is(number: int, how: int = EQUAL) -> bytes:
    return bytes((how, number))


def _in(low: int, high: int, how: int = BETWEEN) -> bytes:
    return bytes((how, low, high))


def _forms(names: str, *rules: bytes) -> Forms:
    return Forms(tuple(names.split()), NEXT.join(rules))


ENDS_IN_1 = _is(1, OF_10 | EQUAL) + AND + _is(11, OF_100 | EQUAL | NOT)
ENDS_IN_FEW = _in(2, 4, OF_10 | BETWEEN) + AND + _in(12, 14, OF_100 | BETWEEN | NOT)
TEENS = _in(11, 19, OF_100 | BETWEEN)

USUAL = _forms("one other", _is(1))
NONE = _forms("other")
FRENCH = _forms("one other", _is(1, AT_MOST))
SLAVIC = _forms("one few many", ENDS_IN_1, ENDS_IN_FEW)
SERBIAN = _forms("one few other", ENDS_IN_1, ENDS_IN_FEW)
CZECH = _forms("one few other", _is(1), _in(2, 4))
ARABIC = _forms(
    "zero one two few many other",
    _is(0),
    _is(1),
    _is(2),
    _in(3, 10, OF_100 | BETWEEN),
    _in(11, 99, OF_100 | BETWEEN),
)
FORMS = {
    **dict.fromkeys(("zh", "ja", "ko", "th", "vi", "id", "ms", "lo", "my"), NONE),
    **dict.fromkeys(("fr", "pt", "hy", "hi", "fa", "bn"), FRENCH),
    **dict.fromkeys(("ru", "uk", "be"), SLAVIC),
    **dict.fromkeys(("sr", "hr", "bs"), SERBIAN),
    **dict.fromkeys(("cs", "sk"), CZECH),
    "pl": _forms("one few many", _is(1), ENDS_IN_FEW),
    "ar": ARABIC,
    "he": _forms("one two other", _is(1), _is(2)),
    "sl": _forms(
        "one two few other",
        _is(1, OF_100 | EQUAL),
        _is(2, OF_100 | EQUAL),
        _in(3, 4, OF_100 | BETWEEN),
    ),
    "ro": _forms("one few other", _is(1), _is(0) + OR + _in(1, 19, OF_100 | BETWEEN)),
    "lt": _forms(
        "one few other",
        ENDS_IN_1,
        _is(0, OF_10 | EQUAL | NOT) + AND + _in(10, 19, OF_100 | BETWEEN | NOT),
    ),
    "lv": _forms("zero one other", _is(0, OF_10 | EQUAL) + OR + TEENS, _is(1, OF_10 | EQUAL)),
    "ga": _forms("one two few many other", _is(1), _is(2), _in(3, 6), _in(7, 10)),
    "cy": _forms("zero one two few many other", _is(0), _is(1), _is(2), _is(3), _is(6)),
}
"""By language; what is not here counts as English does: one, and all others."""


def forms_of(language: str) -> Forms:
    """The plural forms of a language code such as `ar` or `pt_BR`."""
    return FORMS.get(language.replace("-", "_").partition("_")[0], USUAL)

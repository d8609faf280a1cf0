"""Plain values out of what anybody may have sent: texts, numbers, moments."""

import unicodedata
from typing import Any

JOINERS = frozenset("\u200c\u200d")
"""Format signs that belong to words (Persian, Hindi) and to emoji; all others are taken out."""
MOST_MARKS = 3
"""Accents upon one letter; more is meant to spill over other lines."""
LONGEST_NUMBER = 20
_DIALLED = frozenset("0123456789*#")
_TELLING = 9
"""Digits that tell a number from all others, whether or not it is written with its country."""


def text(value: Any, longest: int) -> str:
    """One line of at most `longest` characters; "" where it is no text.

    Control characters, bidi overrides, stray surrogates and private signs are taken out.
    """
    if not isinstance(value, str):
        return ""
    # Cut first: what follows costs time for each character.
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", value[: longest * 4]):
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind[0] == "M" else 0
        if kind[0] == "Z" or sign in "\t\n\r":
            kept.append(" ")
        elif (kind[0] != "C" or sign in JOINERS) and marks <= MOST_MARKS:
            kept.append(sign)
    return " ".join("".join(kept).split())[:longest].rstrip()


def number(value: Any, least: float, most: float) -> float | None:
    """A number within finite bounds; None where it is none, or outside of them."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Compared before it is converted: JSON has integers that no float holds.
    return float(value) if least <= value <= most else None


def dialled(value: Any) -> str:
    """A telephone number as it is dialled: an optional +, digits, * and #; "" where it is none."""
    written = text(value, 2 * LONGEST_NUMBER)
    digits = "".join(sign for sign in written if sign in _DIALLED)
    if not digits or len(digits) > LONGEST_NUMBER or any(sign.isalpha() for sign in written):
        return ""
    return f"+{digits}" if written.startswith("+") else digits


def telling_digits(number: str) -> str:
    """What of a number, as `dialled` gives it, tells whose phone it calls."""
    return number[-_TELLING:]

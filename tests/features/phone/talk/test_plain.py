from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.features.phone.talk.plain import LONGEST_NUMBER, dialled, number, telling_digits, text


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("  Hello\n\tyou \r\n there ", "Hello you there"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("\u2066a\u2069\u200f\u061c\u200b\ufeffb", "ab"),
        ("\x00\x1b[31mred\x7f", "[31mred"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("a\u2028b\u2029c\u00a0d", "a b c d"),
        ("👩\u200d🚒 ¡mañana! 明天 שלום می\u200cروم", "👩\u200d🚒 ¡mañana! 明天 שלום می\u200cروم"),
        ("Z" + "\u0322" * 300 + "x", "Z" + "\u0322" * 3 + "x"),
        ("e\u0301", "é"),
        (None, ""),
        (7, ""),
        (["a"], ""),
    ],
)
def test_texts(value: Any, plain: str) -> None:
    assert text(value, 100) == plain


def test_a_text_is_cut_and_ends_without_a_space() -> None:
    assert text("ab cd", 3) == "ab"
    assert len(text("x" * 10_000_000, 80)) == 80


@given(st.text(st.characters(codec=None), max_size=300), st.integers(1, 80))
def test_any_text_is_one_bounded_line_that_can_be_encoded(value: str, longest: int) -> None:
    plain = text(value, longest)
    assert len(plain) <= longest
    assert plain == " ".join(plain.split())
    plain.encode()
    assert not set(plain) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\r\0")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (3, 3.0),
        (0, 0.0),
        (10, 10.0),
        (11, None),
        (-0.1, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        (True, None),
        ("3", None),
        (None, None),
    ],
)
def test_numbers(value: Any, plain: float | None) -> None:
    assert number(value, 0, 10) == plain


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("+49 (761) 123-45", "+4976112345"),
        ("0761/12345", "076112345"),
        ("*100#", "*100#"),
        ("112", "112"),
        ("1" * (LONGEST_NUMBER + 1), ""),
        ("Bank", ""),
        ("12x", ""),
        ("+", ""),
        (112, ""),
        ("١٢٣", ""),
    ],
)
def test_numbers_to_dial(value: Any, plain: str) -> None:
    assert dialled(value) == plain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+491701234567", "01701234567", True),
        ("+491701234567", "+491701234568", False),
        ("112", "112", True),
        ("112", "0049112", False),
    ],
)
def test_a_number_with_and_without_its_country(one: str, other: str, same: bool) -> None:
    assert (telling_digits(one) == telling_digits(other)) is same

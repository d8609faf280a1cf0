"""Numbers as they are said, heard and typed."""

import pytest

from cockpit.voice.sentences.numbers import forms


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", 21, {"21", "twenty one"}),
        ("en", 21.5, {"21.5", "twenty one point five", "twenty one and a half"}),
        ("en", 100, {"100", "one hundred", "a hundred", "hundred"}),
        ("en", 105, {"one hundred five", "one hundred and five", "a hundred and five"}),
        ("en", -5, {"-5", "minus five", "negative five"}),
        ("en", 0.5, {"0.5", "zero point five", "half", "half a", "a half"}),
        ("de", 1, {"1", "eins", "ein", "eine", "einen"}),
        ("de", 21, {"21", "einundzwanzig", "ein und zwanzig"}),
        ("de", 21.5, {"21.5", "einundzwanzig komma fünf", "einundzwanzigeinhalb"}),
        ("de", 1.5, {"anderthalb", "eineinhalb", "eins komma fünf"}),
        ("de", 2, {"zwei", "zwo"}),
        ("zh", 2, {"2", "二", "两"}),
        ("zh", 21.5, {"21.5", "二十一点五"}),
        ("zh", 150, {"一百五十", "一百五"}),
    ],
)
def test_forms(language: str, value: float, said: set[str]) -> None:
    assert said <= set(forms(language, value))


def test_a_unit_in_the_middle() -> None:
    assert {"二十一度半", "21度半", "21.5度"} <= set(forms("zh", 21.5, "度"))
    assert {"21度", "二十一度"} <= set(forms("zh", 21, "度"))


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_no_two_numbers_are_said_alike(language: str) -> None:
    known: dict[str, float] = {}
    for half in range(201):
        for said in forms(language, half / 2):
            assert known.setdefault(said, half / 2) == half / 2, said

"""Spellings that must meet."""

import pytest

from cockpit.maps.search.letters import plain, sound
from cockpit.maps.search.pinyin import joined, typed
from cockpit.maps.search.words import split, whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"), ("Müller", "MULLER"), ("Straße", "STRASSE"), ("Tromsø", "Tromsoe"),
        ("Århus", "Aarhus"), ("Łódź", "Lodz"), ("Iğdır", "igdir"), ("Ħamrun", "hamrun"),
        ("Αθήνα", "Athina"), ("Москва", "Moskva"), ("Київ", "Kiiv"), ("مدرسة", "مدرسه"),
        ("أحمد", "احمد"), ("القلعة", "قلعه"), ("Ｍａｉｎ", "main"), ("١٢", "12"),
        ("Œuvre", "oeuvre"),
    ],
)  # fmt: skip
def test_one_word_two_spellings(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mühlstr. 5", ["muhlstrasse", "5"]),
        ("L'Église d'Or", ["l", "eglise", "d", "or"]),
        ("McDonald's", ["mcdonalds"]),
        ("U.S.A.", ["usa"]),
        ("Triq il-Kbira", ["triq", "il", "kbira"]),
        ("上海站", ["上海", "海站"]),
        ("A4出口", ["a4", "出口"]),
        ("", []),
        ("?!", []),
        ("مُحَمَّد", ["محمد"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_the_whole_is_one_however_it_is_spaced() -> None:
    assert whole(split("New Town")) == whole(split("Newtown")) == "newtown"
    assert whole(split("上海虹桥站")) == "上海虹桥站"


@pytest.mark.parametrize(
    ("one", "other"), [("phillip", "filip"), ("meyer", "meier"), ("schmidt", "schmitt")]
)
def test_sounds(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""


def test_pinyin_is_typed_in_many_ways() -> None:
    ways = joined(["wang", "fu", "jing"])
    assert {"wangfujing", "wfj", "wang", "fujing"} <= set(ways)
    assert typed("王府井") == "wangfujing"

"""Whatever is typed or pasted: an answer or none, never an error."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cockpit.maps.place import Place
from tests.maps.search.conftest import Town

ODD = (
    "", " ", "\0", "\0\0\0", "a" * 10_000, "a " * 5_000, "北" * 10_000, "1 " * 5000,
    "\"'; DROP TABLE",
    '" OR "', "name:x", "* * *", "NEAR(a b)", "(((", ")", "{name} :", "^", "a AND", "OR", "NOT x",
        "-",
    "…", "🚗", "🚗🏠 parking", "\u202eparking", "\u200fمطعم", "\ufeff", "%s%n", "../../etc", "é́́́́",
    "0" * 500, "48.1,", ",", "12", "12 12 12 12", "12/", "a+b", "CQ+", "8FVC9G8F+", "geo:",
    "geo:a,b",
    "https://", "in 30 km", "near", "in", "near near near", " in ", "in in in",
    "charger in 99999 km",
    "999.0, 999.0", "48° 99' N 11° E", "\ud800", "a\u0300" * 3000, "St", "S", "ال", "de la",
    "kW 150", "0⑴", "½ Mühlgasse", "㎞ 12",
)  # fmt: skip


def sound(found: list[Place]) -> bool:
    """Named places on the earth, the best first, each once."""
    keys = [place.key for place in found if place.key]
    scores = [place.score for place in found]
    return (
        all(place.name and abs(place.point.lat) <= 90 for place in found)
        and len(keys) == len(set(keys))
        and scores == sorted(scores, reverse=True)
    )


@pytest.mark.parametrize("query", ODD)
def test_odd_questions(town: Town, query: str) -> None:
    assert sound(town.find(query))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=60))
def test_any_question(town: Town, query: str) -> None:
    assert sound(town.find(query))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([
    "Mühlgasse", "near", "in", "charger", "12", "a", "\"", "*", "30 km", "48.1", "N", "°", "+",
    "的",
    "附近", "St", ",", "A", "9", "café", "ال", "kw", "150", ":", "OR", "AND", "(", ")",
]), max_size=14))  # fmt: skip
def test_any_mixture_of_meaningful_words(town: Town, words: list[str]) -> None:
    assert sound(town.find(" ".join(words)))


def test_only_marks_find_nothing(town: Town) -> None:
    for query in ("", "?!", "…", "\0", "()*"):
        assert town.find(query) == []


def test_searching_writes_nothing(town: Town) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        town.finder.index._db.execute("DELETE FROM place")

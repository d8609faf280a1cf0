"""What is cooked, and the words for it, read from cuisines.toml."""

import tomllib
from functools import cache
from pathlib import Path

from cockpit.maps.search.words import split, whole


@cache
def cuisines() -> dict[str, tuple[str, ...]]:
    """Plain words for each of OpenStreetMap's cuisines."""
    table = tomllib.loads(Path(__file__).with_name("cuisines.toml").read_text("utf-8"))
    return {key: tuple(w for word in words for w in split(word)) for key, words in table.items()}


@cache
def _names() -> frozenset[str]:
    table = tomllib.loads(Path(__file__).with_name("cuisines.toml").read_text("utf-8"))
    return frozenset(whole(split(word)) for words in table.values() for word in words)


def is_cuisine(text: str) -> bool:
    """Whether a text is only the name of a cuisine: pizza, Italiener."""
    return whole(split(text)) in _names()

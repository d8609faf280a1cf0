"""Words that mean the same, read from synonyms.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from cockpit.maps.search.letters import plain


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text("utf-8"))


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in _file()["groups"]:
        words = {plain(word) for word in group}
        for word in words:
            table.setdefault(word, set()).update(words - {word})
    return {word: frozenset(others) for word, others in table.items()}


def synonyms(word: str) -> frozenset[str]:
    """Other words for a plain word."""
    return _table().get(word, frozenset())


@cache
def optional() -> frozenset[str]:
    """Words that may be missing: articles and prepositions."""
    return frozenset(plain(word) for word in _file()["optional"])


@cache
def beside_numbers() -> frozenset[str]:
    """Words that only announce a house number."""
    return frozenset(plain(word) for word in _file()["beside_numbers"])

"""The wake phrases and the answers to a question, by language (words.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """What is known by heart in one language."""

    wake: tuple[str, ...]
    answers: tuple[str, ...]


@cache
def words(language: str) -> Words:
    """Of this language; English where it has none."""
    table = tomllib.loads(PATH.read_text("utf-8"))
    found = table.get(language, table["en"])
    return Words(tuple(found["wake"]), tuple(found["answers"]))

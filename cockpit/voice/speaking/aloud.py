"""What the voice gets to read: numbers with units, roads, abbreviations, as one says them.

Everything else is left to the voices, which know numbers, signs and most words themselves. The
tables are in aloud.toml.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLES = Path(__file__).with_name("aloud.toml")
NUMBER = r"(?<![\w.,])(-?\d+(?:[.,]\d+)*) ?"
ONE = "1"


@dataclass(frozen=True, slots=True)
class Reading:
    """One language's tables, ready to use."""

    rules: tuple[tuple[re.Pattern[str], str], ...]
    units: dict[str, tuple[str, str]]
    unit: re.Pattern[str] | None
    spelt: re.Pattern[str] | None

    def read(self, text: str) -> str:
        """The text as it is said."""
        for pattern, instead in self.rules:
            text = pattern.sub(instead, text)
        if self.spelt:
            text = self.spelt.sub(lambda m: f" {' '.join(m[0].replace(' ', ''))} ", text)
        return self.unit.sub(self._with_unit, text) if self.unit else text

    def _with_unit(self, found: re.Match[str]) -> str:
        one, many = self.units[found[2]]
        return one if found[1] == ONE else f"{found[1]} {many}"


def aloud(text: str, language: str) -> str:
    """What to give to the voice of a language."""
    return reading_of(language.replace("_", "-").split("-")[0].lower()).read(text)


@cache
def reading_of(code: str) -> Reading:
    """The tables of a language; of one that has none, what all share."""
    tables = _tables()
    table = tables.get(code, {})
    rules = [*tables["all"]["rules"], *table.get("rules", ())]
    units = {unit: (one, many) for unit, (one, many) in table.get("units", {}).items()}
    names = "|".join(re.escape(u) for u in sorted(units, key=len, reverse=True))
    return Reading(
        tuple((re.compile(pattern), instead) for pattern, instead in rules),
        units,
        re.compile(rf"{NUMBER}({names})(?![A-Za-z0-9/])") if units else None,
        re.compile(table["spelt"]) if "spelt" in table else None,
    )


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(TABLES.read_text("utf-8"))

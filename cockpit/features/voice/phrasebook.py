"""What can be said: examples of every feature, those of the open page first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CHIPS = 4
"""On the screen while the car listens."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One example, and the feature that does it."""

    sentence: str
    feature: str
    intent: str


class Phrasebook:
    """All examples of a language."""

    def __init__(self, examples: Iterable[Mapping[str, Any]] = ()) -> None:
        self.all = tuple(
            Phrase(str(e["sentence"]), str(e["feature"]), str(e["intent"])) for e in examples
        )

    def chips(self, page: str, turn: int = 0) -> list[str]:
        """A few that fit the open page; another `turn` brings others, and always one of elsewhere.

        The voice's own words ("cancel", "yes") need no advertising.
        """
        here = [p.sentence for p in self.all if p.feature == page]
        others = [p.sentence for p in self.all if p.feature not in (page, "voice")]
        chosen = _some(here, CHIPS - 1, turn)
        return chosen + _some(others, CHIPS - len(chosen), turn)

    def like(self, query: str) -> list[Phrase]:
        """Those that hold every word of the query; all of them where it is empty."""
        words = query.lower().split()
        return [p for p in self.all if all(word in p.sentence.lower() for word in words)]


def _some(phrases: Sequence[str], count: int, turn: int) -> list[str]:
    if not phrases:
        return []
    start = turn * count % len(phrases)
    return [*phrases[start:], *phrases[:start]][:count]

"""What hearing needs to know of a text: whether it means something, and whether two mean the same.

Between hearing and sentences, which know nothing of each other.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A whole command's."""

    key: str
    """Alike for two texts that mean the same."""
    free: bool = False
    """A part of the text may be anything, so that it being a command says little."""


type MeaningOf = Callable[[str], Meaning | None]
"""None: the text is no command."""

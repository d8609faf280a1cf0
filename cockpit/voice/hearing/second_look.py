"""Another look at words that are no command: the sound may be read in other ways.

The recogniser's own grammar only knows which word follows which. Of its next best readings the
likeliest that is a whole command was nearly always said: measured with voices that the model had
never heard, it halves what is not understood and lets no chatter in (docs/voice-hearing.md).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cockpit.voice.hearing.engine import UNK, Reading, Word, joined
from cockpit.voice.meaning import Meaning, MeaningOf

READINGS = 20
SURE, LESS = 0.9, 0.1
"""Confidence in a reading as likely as the first, and so much less for each step behind it."""
DOUBT = 0.5
"""At most, where free text made a command of it or another command is about as likely."""
CLOSE = 0.6
"""Steps: two commands that are not further apart are about as likely."""


@dataclass(frozen=True, slots=True)
class Found:
    """A command in the sound."""

    words: list[Word]
    confidence: float


def second_look(
    readings: Iterable[Reading], bare: Callable[[list[Word]], list[Word]], meaning_of: MeaningOf
) -> Found | None:
    """The likeliest reading that is a command; `bare` takes the wake phrase off."""
    commands = list(_commands(readings, bare, meaning_of))
    if not commands:
        return None
    first, behind, words = min(commands, key=lambda one: (one[0].free, one[1]))
    rivals = [b for other, b, _ in commands if other.key != first.key and not other.free]
    confidence = SURE - LESS * behind
    if first.free or any(abs(rival - behind) < CLOSE for rival in rivals):
        confidence = min(confidence, DOUBT)
    return Found(words, max(confidence, 0.0))


def _commands(
    readings: Iterable[Reading], bare: Callable[[list[Word]], list[Word]], meaning_of: MeaningOf
) -> Iterable[tuple[Meaning, float, list[Word]]]:
    for reading in readings:
        words = bare(reading.words)
        if not words or any(word.text == UNK for word in words):
            continue
        meaning = meaning_of(joined(word.text for word in words))
        if meaning:
            yield meaning, reading.behind, words

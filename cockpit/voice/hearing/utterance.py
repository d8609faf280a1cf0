"""One thing that is said: from the first sound to the end of speech."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cockpit.voice.hearing.engine import UNK, Reading, Recogniser, Word, find, joined
from cockpit.voice.hearing.second_look import second_look
from cockpit.voice.hearing.sound import RATE, WIDTH, loudness_db
from cockpit.voice.meaning import MeaningOf

QUIET_S, QUIET_UNFINISHED_S = 0.4, 0.8
"""So long a silence ends a whole command, or words that are none (yet)."""
STILL_S, STILL_UNFINISHED_S = 0.7, 1.2
"""The same where noise hides the silence: no new word for so long."""
SETTLED_S = 0.2
"""Words may still change so long after a sound."""
LONGEST_S = 15.0
FAR_DB, FAR_UNKNOWN_DB = 9.0, 6.0
"""Words so much quieter than the command were said by somebody else: others talk, a film plays."""
BEFORE_TONE_S, TONE_S = 0.1, 0.7
"""Around the beginning of listening: where our own tone may be taken for a word."""
MOST_OF_TONE = 2
"""So many words at most."""
LATE_S = 0.5
"""So much later than its sound a word may still come."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was heard, and how sure that is; times in samples of the stream."""

    text: str
    confidence: float
    weakest: float
    begin: float
    end: float
    loudness: float
    """dBFS of the words."""
    sound: bytes
    start: int
    """The sample with which the sound begins."""


class Utterance:
    """Takes sound until speech has ended; `meaning_of` tells whether a text is a whole command."""

    def __init__(
        self,
        recogniser: Recogniser,
        begin: int,
        wake: Sequence[str],
        within_s: float,
        meaning_of: MeaningOf,
        must_wake: bool = False,
    ) -> None:
        self._must_wake = must_wake
        self._recogniser, self._begin, self._meaning_of = recogniser, begin, meaning_of
        self._wake = tuple(tuple(phrase.split()) for phrase in wake)
        self._within = round(within_s * RATE)
        self._words: list[Word] = []
        self._sound = bytearray()
        self._quiet = self._changed = 0
        self._closed = self._whole = False
        self.text = ""
        self._tone: tuple[float, float] | None = None
        self.was_tone = False
        """Whether the tone was all there was, at the end."""
        self.takes_unknown = False
        """Unknown words alone count as speech, not as noise."""

    def expect_tone(self) -> None:
        """Our own tone sounds after what has been taken so far."""
        self._tone = (self.taken - BEFORE_TONE_S * RATE, self.taken + TONE_S * RATE)

    def anew(self, recogniser: Recogniser, begin: int) -> "Utterance":
        """The same, for the time that is left of it."""
        within_s = max(0.0, (self._within - self.taken) / RATE)
        wake = [" ".join(phrase) for phrase in self._wake]
        return Utterance(recogniser, begin, wake, within_s, self._meaning_of)

    @property
    def may_be_tone(self) -> bool:
        """Whether the words so far may be our tone."""
        if self._tone is None:
            return False
        return (
            self.text.count(" ") < MOST_OF_TONE and self._changed <= self._tone[1] + LATE_S * RATE
        )

    @property
    def taken(self) -> int:
        """Samples so far."""
        return len(self._sound) // WIDTH

    def take(self, sound: bytes, quiet: bool) -> bool:
        """Whether it is over."""
        count = len(sound) // WIDTH
        self._sound += sound
        self._quiet = self._quiet + count if quiet else 0
        if self._recogniser.take(sound):
            self._words += self._recogniser.result()
            self._closed = True
        self._read()
        return self._is_over()

    def _read(self) -> None:
        running = [Word(text, 0, 0, 1) for text in self._recogniser.partial().split()]
        if running:
            self._closed = False
        words = self._bare([*self._words, *running])
        text = _text(words) if self._is_speech(words) else ""
        if text != self.text:
            self.text, self._changed = text, self.taken
            self._whole = bool(text) and self._is_command(text)

    def _is_over(self) -> bool:
        if not self.text:
            return self.taken > self._within
        if self.taken >= LONGEST_S * RATE:
            return True
        still = self.taken - self._changed
        if still < SETTLED_S * RATE:
            return False
        if self._whole:
            quiet_s, still_s = QUIET_S, STILL_S
        else:
            quiet_s, still_s = QUIET_UNFINISHED_S, STILL_UNFINISHED_S
        if self.text.endswith(UNK):  # one unknown word stands for all that follow
            still_s = max(still_s, self._within / RATE)
        return (
            (self._closed and self._whole)
            or self._quiet >= quiet_s * RATE
            or still >= still_s * RATE
        )

    def said(self) -> Said | None:
        """What it was, at the end; None where nothing was said."""
        heard = [*self._words, *self._recogniser.end()]
        words = self._bare(heard)
        if self._must_wake and len(words) == len(heard):
            return None  # the second opinion: that was no wake phrase
        words = self._without_others(self._without_tone(words))
        if not self._is_speech(words):
            return None
        sure = [word.confidence for word in words]
        return Said(
            _text(words),
            sum(sure) / len(sure),
            min(sure),
            self._begin + words[0].begin,
            self._begin + words[-1].end,
            self._loudness(words),
            bytes(self._sound),
            self._begin,
        )

    def look_again(self, said: Said, readings: Iterable[Reading]) -> Said:
        """The same sound as a command, if it can be read as one; `said` if not."""
        found = second_look(readings, self._spoken, self._meaning_of)
        if found is None:
            return said
        words, sure = found.words, found.confidence
        begin, end = self._begin + words[0].begin, self._begin + words[-1].end
        seen = replace(said, text=_text(words), confidence=sure, weakest=sure)
        return replace(seen, begin=begin, end=end)

    def _is_command(self, text: str) -> bool:
        return self._meaning_of(text) is not None

    def _is_speech(self, words: list[Word]) -> bool:
        if self.takes_unknown:
            return bool(words)
        return any(word.text != UNK for word in words)

    def _without_others(self, words: list[Word]) -> list[Word]:
        """Without what others said before and after, far quieter, where a command is left."""
        if not words or self._is_command(_text(words)):
            return words
        for cut in range(1, len(words)):
            for first in range(cut + 1):
                kept, gone = words[first : len(words) - cut + first], words[:first]
                gone = gone + words[len(words) - cut + first :]
                if self._is_command(_text(kept)) and self._is_far(gone, kept):
                    return kept
        return words

    def _is_far(self, gone: list[Word], kept: list[Word]) -> bool:
        near = self._loudness(kept)
        return all(
            self._loudness([word]) < near - (FAR_UNKNOWN_DB if word.text == UNK else FAR_DB)
            for word in gone
        )

    def _without_tone(self, words: list[Word]) -> list[Word]:
        """Without what our tone was taken for, where a command is left, or nothing at all."""
        if self._tone is None or not words:
            return words
        first, last = self._tone
        tones = [first <= word.begin and word.end <= last for word in words]
        if all(tones) and (len(words) == 1 or not self._is_command(_text(words))):
            self.was_tone = True
            return []
        if self._is_command(_text(words)):
            return words
        for cut in range(1, len(words)):
            if tones[cut - 1] and self._is_command(_text(words[cut:])):
                return words[cut:]
        return words

    def _spoken(self, words: list[Word]) -> list[Word]:
        return self._without_tone(self._bare(words))

    def _loudness(self, words: list[Word]) -> float:
        begin, end = round(words[0].begin), round(words[-1].end)
        return loudness_db(bytes(self._sound[begin * WIDTH : end * WIDTH]))

    def _bare(self, words: list[Word]) -> list[Word]:
        """Without the wake phrase and what was before it."""
        texts = [word.text for word in words]
        for phrase in self._wake:
            at = find(texts, phrase)
            if at is not None:
                return words[at + len(phrase) :]
        return words


def _text(words: Iterable[Word]) -> str:
    return joined(word.text for word in words)

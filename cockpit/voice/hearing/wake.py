"""Waits for the wake phrase."""

from collections.abc import Iterable, Sequence

from cockpit.voice.hearing.engine import Engine, Recogniser, Word, find, joined
from cockpit.voice.hearing.sound import BLOCK_S, RATE, Ring

LOOK_EVERY = 2
"""Blocks between two close looks, while the phrase seems to be there."""
LOOKS = round(1.0 / BLOCK_S / LOOK_EVERY)
"""Then it was something else: the follower forgets it."""
BACK_S = 2.0
"""So much sound a close look takes in: the phrase, and a little before it."""
AFTER_S = 0.05
"""Sound that must follow the phrase: until then it may become another word."""
SURE, SURE_WHILE_SPEAKING = 0.93, 0.97
"""The least confidence of its words: of 215 true calls in noise one had 0.94, the others 1."""
SURE_AMONG_RIVALS = 0.5
"""The same where the commands' words could have been said instead."""


class Wake:
    """Takes sound; tells where the phrase was.

    One recogniser follows the sound all the time, and its partial texts cost little but are rash:
    "hey" alone soon becomes "hey cockpit". So a second one then takes a close look, and a third
    one that also knows the words of the commands: what sounds like one of them was no call.
    """

    def __init__(self, engine: Engine, phrases: Sequence[str], ring: Ring) -> None:
        self._engine, self._ring = engine, ring
        self.phrases = tuple(said for phrase in phrases if (said := engine.sayable(phrase)))
        """In the model's words; none where the model lacks a word."""
        self._rivals: tuple[str, ...] = ()
        self._follower: Recogniser | None = None
        self._stands = 0
        self._since = 0
        self.speaking = False
        """We speak ourselves: be more careful."""

    def know(self, phrases: Iterable[str]) -> None:
        """What else can be said: each of its words is a rival of the phrase's own."""
        own = {word for phrase in self.phrases for word in phrase.split()}
        self._rivals = tuple(sorted({w for phrase in phrases for w in phrase.split()} - own))

    def restart(self, since: int) -> None:
        """Forget what was heard before this sample."""
        self._follower, self._since, self._stands = None, since, 0

    def take(self, sound: bytes) -> tuple[float, float] | None:
        """The first and the last sample of the phrase, where it has just been said."""
        if not self.phrases:
            return None
        if self._follower is None:
            self._follower = self._engine.recogniser(self.phrases)
        if self._follower.take(sound):
            texts = joined(word.text for word in self._follower.result())
        else:
            texts = self._follower.partial()
        if not any(joined(phrase.split()) in texts for phrase in self.phrases):
            self._stands = 0
            return None
        self._stands += 1
        if self._stands > LOOKS * LOOK_EVERY:
            self._follower, self._stands = None, 0
            return None
        return self._look() if self._stands % LOOK_EVERY == 0 else None

    def _look(self) -> tuple[float, float] | None:
        begin = max(self._ring.end - round(BACK_S * RATE), self._since)
        first, sound = self._ring.since(begin)
        sure = SURE_WHILE_SPEAKING if self.speaking else SURE
        place = self._place(self._heard(sound, ()), sure)
        if not place or first + place[1] > self._ring.end - AFTER_S * RATE:
            return None
        if self._rivals and not self._place(self._heard(sound, self._rivals), SURE_AMONG_RIVALS):
            return None
        return first + place[0], first + place[1]

    def _heard(self, sound: bytes, rivals: Sequence[str]) -> list[Word]:
        closely = self._engine.recogniser((*self.phrases, *rivals))
        closely.take(sound)
        return closely.end()

    def _place(self, words: list[Word], sure: float) -> tuple[float, float] | None:
        texts = [word.text for word in words]
        for phrase in self.phrases:
            at = find(texts, phrase.split())
            if at is not None:
                found = words[at : at + len(phrase.split())]
                if all(word.confidence >= sure for word in found):
                    return found[0].begin, found[-1].end
        return None

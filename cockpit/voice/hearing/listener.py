"""What happens to sound: wait for the wake phrase, take a command, tell when it has ended.

No threads and no clock of its own: it is given blocks of sound and when they came.
"""

from collections.abc import Callable, Iterable
from typing import Any

from cockpit.voice.hearing.engine import UNK, Engine
from cockpit.voice.hearing.second_look import READINGS
from cockpit.voice.hearing.sound import (
    BLOCK,
    RATE,
    WIDTH,
    Clock,
    Floor,
    Ring,
    loudness_db,
    shown,
)
from cockpit.voice.hearing.utterance import LONGEST_S, Said, Utterance
from cockpit.voice.hearing.wake import Wake
from cockpit.voice.hearing.words import Words
from cockpit.voice.meaning import MeaningOf

REMEMBERED_S = 4.0
"""Of sound, for what was said just before."""
BEFORE_S = 0.3
"""Sound before the key press that belongs to the command."""
BEFORE_WAKE_S = 0.2
DOUBTFUL = 0.6
"""A command with a word less certain than this is looked at again."""
LEVEL_EVERY = 2
"""Blocks between two levels: ten a second."""

type Tell = Callable[[dict[str, Any]], None]
type Heard = Callable[[Said, dict[str, Any]], None]


class Listener:
    """One model's ears; `tell` gets events, `heard` what was said and when."""

    def __init__(
        self,
        engine: Engine,
        words: Words,
        tell: Tell,
        heard: Heard,
        meaning_of: MeaningOf,
    ) -> None:
        self._engine, self._tell, self._heard, self._meaning_of = engine, tell, heard, meaning_of
        self._answers = engine.known(words.answers)
        self._ring, self._clock, self._floor = Ring(REMEMBERED_S), Clock(), Floor()
        self._wake = Wake(engine, words.wake, self._ring)
        self._phrases: tuple[str, ...] = ()
        self.tones = False
        """Whether a tone of ours tells the driver that a command is listened for."""
        self._utterance: Utterance | None = None
        self._how = ""
        self._waits = False
        self._woke_at: float | None = None
        self._blocks = 0
        self._since = 0
        self._rest = b""

    @property
    def can_wake(self) -> bool:
        """Whether the model knows the wake phrase's words."""
        return bool(self._wake.phrases)

    def know(self, phrases: Iterable[str]) -> None:
        """What can be said from now on."""
        self._phrases = self._engine.known(phrases)
        self._wake.know(self._phrases)

    def speaking(self, on: bool) -> None:
        """We speak ourselves; what was heard meanwhile is no command."""
        self._wake.speaking = on
        if not on:
            self._since = self._ring.end

    def wait(self, on: bool) -> None:
        """Wait for the wake phrase, or do not."""
        self._waits = on
        self._wake.restart(self._ring.end)
        if not self._utterance:
            self._tell_state()

    def listen(self, how: str, within_s: float) -> None:
        """Take a command (`now`) or an answer (`confirm`) from now on."""
        begin = max(self._ring.end - round(BEFORE_S * RATE), self._since)
        self._woke_at = None
        self._begin(how, begin, within_s)

    def cancel(self) -> None:
        """Take no command; go on waiting."""
        if self._utterance:
            self._finish()

    def another_microphone(self) -> None:
        """Its sound begins anew: half a sample that is left would tear all that follow."""
        self._rest = b""

    def take(self, sound: bytes, at: float) -> None:
        """The newest sound, of any length, and when it came."""
        self._rest += sound
        while len(self._rest) >= BLOCK:
            block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
            left = len(self._rest) // WIDTH / RATE
            self._take(block, at - left)

    def _take(self, block: bytes, at: float) -> None:
        self._ring.add(block)
        self._clock.arrived(self._ring.end, at)
        loudness = loudness_db(block)
        quiet = self._floor.is_quiet(loudness)
        self._blocks += 1
        if self._utterance:
            if self._blocks % LEVEL_EVERY == 0:
                self._tell({"type": "level", "rms": round(shown(loudness), 3)})
            self._go_on(self._utterance, block, quiet)
        if self._waits and not self._utterance:
            self._look_for_wake(block)

    def _look_for_wake(self, block: bytes) -> None:
        place = self._wake.take(block)
        if place:
            self._woke_at = self._clock.at(place[1])
            self._begin("wake", round(place[0] - BEFORE_WAKE_S * RATE), LONGEST_S / 2)

    def _begin(self, how: str, begin: int, within_s: float) -> None:
        phrases = self._answers if how == "confirm" else self._commands
        recogniser = self._engine.recogniser(phrases)
        first, sound = self._ring.since(begin)
        wake = self._wake.phrases
        woke = how == "wake"
        utterance = Utterance(recogniser, first, wake, within_s, self._meaning_of, woke)
        utterance.takes_unknown = how == "confirm"
        over = utterance.take(sound, False) if sound else False
        if self.tones and how != "confirm":
            utterance.expect_tone()
        self._utterance, self._how = utterance, how
        if woke:
            self._tell({"type": "wake", "at": self._woke_at})
        self._tell_state()
        if over:
            self._close(utterance)

    def _go_on(self, utterance: Utterance, block: bytes, quiet: bool) -> None:
        before = utterance.text
        over = utterance.take(block, quiet)
        if utterance.text != before and not utterance.may_be_tone:
            self._tell({"type": "partial", "text": utterance.text})
        if over:
            self._close(utterance)

    def _close(self, utterance: Utterance) -> None:
        said = utterance.said()
        how = self._how
        if said is None and utterance.was_tone:
            self._go_on_listening(utterance)
            return
        self._finish()
        if said and how == "confirm" and UNK in said.text:
            said = self._again(said)
        if said and how != "confirm" and self._is_doubtful(said):
            said = self._second_look(utterance, said)
        if said is None:
            self._tell({"type": "silence"})
            return
        timeline = {
            "wake_at": self._woke_at,
            "speech_begin_at": self._clock.at(said.begin),
            "speech_end_at": self._clock.at(said.end),
        }
        self._heard(said, timeline)

    def _go_on_listening(self, utterance: Utterance) -> None:
        """That was our own tone: the driver has yet to speak."""
        begin = self._ring.end - round(BEFORE_S * RATE)
        first, sound = self._ring.since(begin)
        again = utterance.anew(self._engine.recogniser(self._commands), first)
        again.take(sound, True)
        self._utterance = again

    @property
    def _commands(self) -> tuple[str, ...]:
        return (*self._phrases, *self._wake.phrases)

    def _is_doubtful(self, said: Said) -> bool:
        meaning = self._meaning_of(said.text)
        return said.weakest < DOUBTFUL or meaning is None or meaning.free

    def _second_look(self, utterance: Utterance, said: Said) -> Said:
        """It was no command, or not clearly: perhaps one that sounds alike."""
        if self._engine.fixed:
            return said  # such a model does not keep to the phrases anyway
        return utterance.look_again(
            said, self._engine.readings(self._commands, said.sound, READINGS)
        )

    def _again(self, said: Said) -> Said | None:
        """It was no answer: perhaps a command."""
        recogniser = self._engine.recogniser((*self._phrases, *self._answers))
        utterance = Utterance(recogniser, said.start, (), LONGEST_S, self._meaning_of)
        utterance.take(said.sound, False)
        return utterance.said() or said

    def _finish(self) -> None:
        self._utterance = None
        self._wake.restart(self._ring.end)
        self._tell_state()

    def _tell_state(self) -> None:
        state = "listening" if self._utterance else "waiting" if self._waits else "idle"
        self._tell({"type": "state", "state": state})

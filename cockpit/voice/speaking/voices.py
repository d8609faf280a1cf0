"""Which voice says what: the driver's Piper voice for the language, else espeak-ng."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from cockpit.voice.speaking.aloud import aloud
from cockpit.voice.speaking.espeak import Espeak, VoiceError
from cockpit.voice.speaking.piper import Piper, find_voice
from cockpit.voice.speaking.plain import plain
from cockpit.voice.speaking.sound import Sound

ARABIC_LETTER = re.compile(r"[\u0620-\u064a]")
SLOWEST, FASTEST = 0.5, 2.0
SILENT_RATE, S_PER_CHARACTER = 8000, 0.065
"""Where there is no voice at all: silence for as long as one would speak."""


@dataclass(slots=True)
class Voices:
    """All that are loaded; `on_trouble` gets a line that says what is wrong, "" when it is not."""

    on_trouble: Callable[[str], None] = lambda _: None
    name: str = ""
    rate: float = 1.0
    _espeak: Espeak | None = None
    _pipers: dict[Path, Piper | None] = field(default_factory=dict)

    def configure(self, name: str, percent: float) -> None:
        """Speak with this voice, at this percentage of the usual pace."""
        self.name, self.rate = name, max(SLOWEST, min(FASTEST, percent / 100))
        self._pipers.clear()

    def speak(self, text: str, language: str) -> Iterator[Sound]:
        """The sound of a text, piece by piece; silence where no voice can speak."""
        language = read_by(text, language)
        words = aloud(plain(text), language)
        piper = self._piper(language)
        if piper:
            begun = False
            try:
                for sound in piper.speak(words, self.rate):
                    begun = True
                    yield sound
            except VoiceError as error:
                self._pipers[piper.path] = None
                self.on_trouble(str(error))
            if begun:
                return
        try:
            yield self._with_espeak(words, language)
        except VoiceError as error:
            self.on_trouble(str(error))
            yield Sound(
                SILENT_RATE, np.zeros(int(S_PER_CHARACTER * len(words) * SILENT_RATE), np.int16)
            )

    def _piper(self, language: str) -> Piper | None:
        path = find_voice(language, self.name)
        if path is None:
            return None
        if path not in self._pipers:
            self._pipers[path] = self._loaded(path)
        return self._pipers[path]

    def _loaded(self, path: Path) -> Piper | None:
        try:
            piper = Piper(path)
        except VoiceError as error:
            self.on_trouble(str(error))
            return None
        self.on_trouble("")
        return piper

    def _with_espeak(self, words: str, language: str) -> Sound:
        self._espeak = self._espeak or Espeak()
        return self._espeak.speak(words, language, self.rate, self.name)

    def warm(self, language: str) -> None:
        """Load what this language needs, before its first utterance."""
        for _ in self.speak("a", language):
            pass


def read_by(text: str, language: str) -> str:
    """The language whose voice knows the letters of a text: Arabic ones are no other's."""
    if ARABIC_LETTER.search(text):
        return "ar"
    return "en" if language == "ar" else language

"""Sentences as sound, and what a listener makes of them."""

from pathlib import Path
from typing import Any

import numpy as np

from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.listener import Listener
from cockpit.voice.hearing.sound import BLOCK, RATE, WIDTH
from cockpit.voice.hearing.utterance import Said
from cockpit.voice.hearing.words import words
from cockpit.voice.meaning import Meaning
from simulators.microphone.noise import with_noise
from simulators.microphone.sound import Sound, as_bytes, at_level, silence
from simulators.microphone.voices import Voice

SENTENCES = (
    "set the temperature to twenty two degrees",
    "make it warmer",
    "turn on the air conditioning",
    "stop",
)
BREATH_S = 1.0


def spoken(text: str, voice: str = "espeak:en-us+f2", noise: str = "", snr_db: float = 10) -> Sound:
    """With a little silence before and after."""
    sound = at_level(Voice.parse(voice).say(text), -26)
    sound = np.concatenate([silence(BREATH_S), sound, silence(2 * BREATH_S)])
    hiss = np.random.default_rng(1).standard_normal(len(sound)) * 1e-4
    return with_noise(sound + hiss, noise, snr_db, seed=1) if noise else sound + hiss


class Ears:
    """A listener and what it told, each event with the time of the sound that it came with."""

    def __init__(self, model: Path, sentences: tuple[str, ...] = SENTENCES) -> None:
        self.events: list[dict[str, Any]] = []
        self.now = 0.0
        self.sentences = sentences
        self.listener = Listener(
            Engine(model), words("en"), self._tell, self._heard, self._meaning_of
        )
        self.listener.know(sentences)

    def _tell(self, event: dict[str, Any]) -> None:
        self.events.append({**event, "now": self.now})

    def _heard(self, said: Said, timeline: dict[str, Any]) -> None:
        self._tell({"type": "heard", "said": said, **timeline})

    def _meaning_of(self, text: str) -> Meaning | None:
        return Meaning(text) if text in self.sentences else None

    def hear(self, sound: Sound | bytes, piece: int = BLOCK) -> None:
        raw = sound if isinstance(sound, bytes) else as_bytes(sound)
        for at in range(0, len(raw), piece):
            self.now += len(raw[at : at + piece]) / WIDTH / RATE
            self.listener.take(raw[at : at + piece], self.now)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    @property
    def texts(self) -> list[str]:
        return [event["said"].text for event in self.of("heard")]

    @property
    def states(self) -> list[str]:
        return [event["state"] for event in self.of("state")]

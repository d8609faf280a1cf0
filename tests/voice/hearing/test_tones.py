"""The car's own short tone in the microphone: no command, and no harm to one."""

from pathlib import Path

import numpy as np
import pytest

from cockpit.core.paths import ASSETS
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.speaking.speaker import LISTENING
from simulators.microphone.sound import RATE, Sound, at_level, read_wav
from tests.voice.hearing.speech import BREATH_S, SENTENCES, Ears, spoken

LEVELS_DB = (-46.0, -36.0, -28.0)
"""Of the tone in the microphone; the driver's voice has -26."""
COMMAND = "make it warmer"


@pytest.fixture(scope="module")
def everything() -> tuple[str, ...]:
    return (*SENTENCES, *Sentences.load("en").phrases(1500))


@pytest.fixture
def ears(model: Path, everything: tuple[str, ...]) -> Ears:
    ears = Ears(model, everything)
    ears.listener.tones = True
    return ears


def with_tone(sound: Sound, at_s: float, level_db: float) -> Sound:
    tone = at_level(read_wav(ASSETS / "sounds" / f"{LISTENING}.wav"), level_db)
    mixed, begin = sound.copy(), round(at_s * RATE)
    mixed[begin : begin + len(tone)] += tone
    return mixed


def hiss(seconds: float) -> Sound:
    return np.random.default_rng(1).standard_normal(round(seconds * RATE)) * 1e-4


@pytest.mark.parametrize("level_db", LEVELS_DB)
def test_a_tone_is_no_command(ears: Ears, level_db: float) -> None:
    ears.hear(hiss(1))
    ears.listener.listen("now", 4)
    ears.hear(with_tone(hiss(6), 0.05, level_db))
    assert ears.texts == []
    assert len(ears.of("silence")) == 1
    assert ears.of("partial") == []
    assert ears.states == ["listening", "idle"]


@pytest.mark.parametrize("level_db", LEVELS_DB)
@pytest.mark.parametrize("pause_s", [0.4, 0.7, 1.2, 2.0, 4.0])
def test_who_waits_for_it_is_heard(ears: Ears, pause_s: float, level_db: float) -> None:
    ears.hear(hiss(1))
    ears.listener.listen("now", 8)
    command = spoken(COMMAND)[round(BREATH_S * RATE) :]
    ears.hear(with_tone(np.concatenate([hiss(pause_s), command]), 0.05, level_db))
    assert ears.texts == [COMMAND]


@pytest.mark.parametrize("level_db", LEVELS_DB[:2])
def test_the_wake_phrase_a_pause_and_a_command(ears: Ears, level_db: float) -> None:
    ears.listener.wait(True)
    sound = spoken("hey cockpit")
    for at in range(0, len(sound), RATE // 20):
        ears.hear(sound[at : at + RATE // 20])
        if ears.of("wake"):
            break
    command = spoken(COMMAND)[round(BREATH_S * RATE) :]
    ears.hear(with_tone(np.concatenate([hiss(1.5), command]), 0.1, level_db))
    assert ears.texts == [COMMAND]


def test_a_command_at_once_after_the_wake_phrase(ears: Ears) -> None:
    ears.listener.wait(True)
    for command in (COMMAND, "stop"):
        ears.hear(spoken(f"hey cockpit {command}"))
        assert ears.texts[-1:] == [command]

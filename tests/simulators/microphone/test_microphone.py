"""The driver who speaks: voices, noise, files; its microphone is tested with the cockpit."""

from pathlib import Path

import numpy as np
import pytest

from simulators.microphone.__main__ import main
from simulators.microphone.noise import KINDS, with_noise
from simulators.microphone.sound import (
    RATE,
    as_bytes,
    at_level,
    from_bytes,
    power,
    read_wav,
    resampled,
)
from simulators.microphone.voices import Voice, VoiceError


def level_db(sound: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(sound**2)))


def test_a_sentence_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    words = ["make it warmer", "stop", "--out", str(path), "--level", "-20"]
    assert main(words) == 0
    sound = read_wav(path)
    assert len(sound) / RATE > 7
    assert 10 * np.log10(power(sound)) == pytest.approx(-20, abs=1)
    assert not sound[: RATE // 2].any()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"babble"}))
def test_the_same_seed_gives_the_same_noise(kind: str) -> None:
    first, second, other = (KINDS[kind](1.0, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("kind", KINDS)
def test_noise_is_as_loud_as_it_should_be(kind: str) -> None:
    said = at_level(Voice.parse("espeak:en-us+m3").say("set the temperature"), -26)
    noisy = with_noise(said, kind, 10, seed=1)
    assert len(noisy) == len(said)
    assert level_db(noisy - said) == pytest.approx(-36, abs=0.5)


def test_voices_differ_in_speed_and_pitch() -> None:
    text = "turn on the air conditioning"
    slow, fast = (Voice.parse(f"espeak:en-us/{speed}").say(text) for speed in (120, 220))
    assert len(slow) > 1.3 * len(fast)
    low, high = (Voice.parse(f"espeak:de/160/{pitch}").say("wärmer bitte") for pitch in (10, 90))
    assert not np.array_equal(low[:8000], high[:8000])


@pytest.mark.parametrize(
    "words", ["", "espeak", "espeak:", "robot:x", "espeak:en/fast", "a:b/1/2/3"]
)
def test_what_is_no_voice(words: str) -> None:
    with pytest.raises(VoiceError):
        Voice.parse(words).say("hello")


def test_what_goes_wrong_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["x", "--voice", "espeak:nobody-here", "--out", str(tmp_path / "x")]) == 2
    assert main(["x", "--out", "/nowhere/x.wav"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all(line.startswith("microphone: ") for line in said)


def test_other_rates_keep_their_tone() -> None:
    time = np.arange(44_100) / 44_100
    sound = resampled(np.sin(2 * np.pi * 440 * time), 44_100)
    assert len(sound) == RATE
    assert np.argmax(np.abs(np.fft.rfft(sound))) == 440
    assert np.abs(from_bytes(as_bytes(sound)) - sound).max() < 1e-3

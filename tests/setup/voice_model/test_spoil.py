"""From a studio's sound to a car's microphone."""

import numpy as np
import pytest

from setup.voice_model.noise import KINDS, RATE, noise
from setup.voice_model.spoil import active_power, cabin, coded, coloured, echoed, mix, spoil

SPEECH = np.sin(np.arange(RATE) * 0.2) * np.repeat([0.0, 1.0, 0.0, 1.0], RATE // 4)


def other() -> np.ndarray:
    return np.random.default_rng(1).standard_normal(5000)


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_noise_is_as_long_as_asked_and_repeats(kind: str) -> None:
    first = noise(kind, 12345, np.random.default_rng(4), other)
    again = noise(kind, 12345, np.random.default_rng(4), other)
    assert first.shape == (12345,)
    assert np.isfinite(first).all()
    assert first.std() > 0
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("kind", ["pink", "brown", "road"])
def test_noise_falls_towards_high_tones(kind: str) -> None:
    power = np.abs(np.fft.rfft(noise(kind, RATE, np.random.default_rng(5), other))) ** 2
    assert power[50:200].mean() > 10 * power[4000:8000].mean()


def test_mixed_at_the_asked_distance() -> None:
    hiss = np.random.default_rng(6).standard_normal(len(SPEECH))
    added = mix(SPEECH, hiss, 10) - SPEECH
    assert 10 * np.log10(active_power(SPEECH) / np.mean(added**2)) == pytest.approx(10)


def test_pauses_do_not_count_as_speech() -> None:
    assert active_power(SPEECH) == pytest.approx(0.5, rel=0.05)


def test_echo_keeps_the_length_and_the_direct_sound() -> None:
    response = cabin(np.random.default_rng(7))
    assert response[0] == 1
    assert (response[1:16] == 0).all()
    click = np.zeros(8000)
    click[100] = 1
    assert echoed(click, response)[100] == pytest.approx(1)
    assert len(echoed(click, response)) == 8000


def test_colour_changes_tones_by_8_db_at_most() -> None:
    before = np.random.default_rng(8).standard_normal(RATE)
    after = coloured(before, np.random.default_rng(9))
    gain = 20 * np.log10(np.abs(np.fft.rfft(after)) / np.abs(np.fft.rfft(before)))
    assert np.abs(gain).max() <= 8.01


def test_the_codec_is_close() -> None:
    assert np.abs(coded(SPEECH) - SPEECH).max() < 0.03


def test_spoiled_speech_is_16_bit_and_repeats() -> None:
    rows = [spoil(SPEECH, np.random.default_rng(seed), other) for seed in range(40)]
    again = spoil(SPEECH, np.random.default_rng(3), other)
    np.testing.assert_array_equal(rows[3], again)
    assert all(np.isfinite(one).all() and np.abs(one).max() <= 32767 for one in rows)
    assert all(len(one) >= len(SPEECH) + 0.3 * RATE for one in rows)

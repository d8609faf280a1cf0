"""Sounds that hide speech in a car. All are arrays of float64, 16 kHz, of no fixed level."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float64]
Talker = Callable[[], Sound]
"""Gives a sentence of somebody else, another one at each call."""
RATE = 16000
"""Samples per second."""
KINDS = ["white", "pink", "pink", "brown", "road", "babble", "babble", "music"]
"""As often as they are drawn."""
HARD_KINDS = ["pink", "pink", "babble", "babble", "babble", "road", "white", "music"]
"""The same for the hard copies."""


def noise(kind: str, samples: int, rng: np.random.Generator, talker: Talker) -> Sound:
    """Noise of a kind, `samples` long."""
    if kind == "babble":
        return babble(samples, rng, talker)
    return music(samples, rng) if kind == "music" else coloured(kind, samples, rng)


def coloured(kind: str, samples: int, rng: np.random.Generator) -> Sound:
    """White, pink (-3 dB an octave), brown (-6 dB) or road noise."""
    white = rng.standard_normal(samples + 2)
    if kind == "white":
        return white[:samples]
    spectrum = np.fft.rfft(white)
    hertz = np.maximum(np.fft.rfftfreq(samples + 2), 1e-4) * RATE
    spectrum = (
        spectrum
        / {
            "pink": np.sqrt(hertz),
            "brown": hertz,
            "road": 1 + (hertz / 80) ** 1.5,
        }[kind]
    )
    if kind != "road":
        return np.fft.irfft(spectrum)[:samples]
    phases = np.exp(2j * np.pi * rng.random(len(spectrum)))
    spectrum += 0.02 * np.abs(spectrum).mean() * phases / np.sqrt(hertz / 100)
    rumble = np.fft.irfft(spectrum)[:samples]
    return rumble / rumble.std() + 0.5 * hum(samples, rng)


def hum(samples: int, rng: np.random.Generator) -> Sound:
    """Motor and tyres: a tone of 25 to 60 Hz with four overtones."""
    seconds = np.arange(samples) / RATE
    hertz = rng.uniform(25, 60)
    tones = np.zeros(samples)
    for k in range(1, 6):
        phase = 2 * np.pi * hertz * k * seconds + rng.uniform(0, 6)
        tones += rng.uniform(0.3, 1) / k * np.sin(phase)
    return tones


def babble(samples: int, rng: np.random.Generator, talker: Talker) -> Sound:
    """Three to six people who talk at once."""
    sum_ = np.zeros(samples)
    for _ in range(int(rng.integers(3, 7))):
        voice = talker()
        voice = np.roll(voice / (voice.std() + 1e-6), int(rng.integers(len(voice))))
        sum_ += np.resize(voice, samples) * rng.uniform(0.4, 1)
    return sum_


def music(samples: int, rng: np.random.Generator) -> Sound:
    """Plucked chords, with a drum on every second beat."""
    sound = np.zeros(samples)
    beat, root = rng.uniform(0.25, 0.6), rng.uniform(80, 220)
    for number, start in enumerate(range(0, samples, int(beat * RATE))):
        rest = samples - start
        for step in rng.choice([0, 3, 4, 5, 7, 9, 12, 16, 19], 3):
            hertz = root * 2 ** (step / 12) * rng.choice([1, 2])
            sound[start:] += pluck(hertz, rest, rng)
        if number % 2 == 0:
            hit = min(1600, rest)
            drum = rng.standard_normal(hit) * np.exp(-np.arange(hit) / 300)
            sound[start : start + hit] += 2 * drum
    return sound


def pluck(hertz: float, samples: int, rng: np.random.Generator) -> Sound:
    """A string with four partials that dies away."""
    seconds = np.arange(samples) / RATE
    tones = sum(np.sin(2 * np.pi * hertz * h * seconds) / h**1.3 for h in (1, 2, 3, 4))
    fading: Sound = tones * np.exp(-seconds * rng.uniform(1.5, 5)) * rng.uniform(0.3, 1)
    return fading

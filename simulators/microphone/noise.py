"""Noise of each kind, as long as one wants; the same seed gives the same noise."""

from collections.abc import Callable

import numpy as np

from simulators.microphone.sound import RATE, Sound, at_level, power
from simulators.microphone.voices import Voice

BABBLERS = (
    Voice("espeak", "en-us+f2", 150, 60),
    Voice("espeak", "en-us+m1", 170, 40),
    Voice("espeak", "en-gb-x-rp+m4", 140, 30),
    Voice("espeak", "en-gb-scotland+f4", 180, 70),
    Voice("espeak", "de+m2", 160, 45),
    Voice("espeak", "en-us+m7", 155, 35),
)
CHORD_S = 0.5
WORDS = (
    "yesterday we went down to the harbour and there was nobody but an old man who sold "
    "apples and told us about his brother the painter while rain fell on the market and "
    "children ran between the carts looking for their dog which nobody had seen since morning"
)


def white(seconds: float, chance: np.random.Generator) -> Sound:
    """All frequencies alike."""
    return chance.standard_normal(round(seconds * RATE))


def pink(seconds: float, chance: np.random.Generator) -> Sound:
    """3 dB less each octave up."""
    return _shaped(seconds, chance, lambda f: 1 / np.sqrt(np.maximum(f, 20)))


def road(seconds: float, chance: np.random.Generator) -> Sound:
    """Tyres and wind in a closed car: mostly below 300 Hz, swelling slowly."""
    rumble = _shaped(seconds, chance, lambda f: 1 / (1 + (f / 120) ** 2))
    wind = _shaped(seconds, chance, lambda f: 1 / (1 + (f / 900) ** 1.5))
    time = np.arange(len(rumble)) / RATE
    swell = 1 + 0.3 * np.sin(2 * np.pi * (0.23 * time + chance.random()))
    return at_level(rumble, -20) * swell + at_level(wind, -32)


def babble(seconds: float, chance: np.random.Generator) -> Sound:
    """Six people who talk at once."""
    sound = np.zeros(round(seconds * RATE))
    for voice in BABBLERS:
        spoken: list[Sound] = []
        while sum(map(len, spoken)) < len(sound) + RATE:
            said = " ".join(chance.choice(WORDS.split(), 12))
            spoken.append(at_level(voice.say(said), -26))
        begin = int(chance.integers(RATE // 2))
        sound += np.concatenate(spoken)[begin : begin + len(sound)]
    return sound


def music(seconds: float, chance: np.random.Generator) -> Sound:
    """Chords with overtones and a beat; nobody would buy it."""
    pieces: list[Sound] = []
    roots = chance.choice([110, 130.8, 146.8, 164.8, 196], 64)
    while len(pieces) * CHORD_S < seconds:
        root = float(roots[len(pieces) % len(roots)])
        time = np.arange(round(CHORD_S * RATE)) / RATE
        chord = np.zeros_like(time)
        for interval in (1, 1.26, 1.5, 2):
            for overtone in range(1, 7):
                tone = np.sin(2 * np.pi * root * interval * overtone * time)
                chord += tone / overtone**1.3
        beat = chance.standard_normal(len(time)) * np.exp(-time * 40) * 2
        pieces.append(chord * np.exp(-time * 2) + beat)
    return np.concatenate(pieces)[: round(seconds * RATE)]


KINDS: dict[str, Callable[[float, np.random.Generator], Sound]] = {
    "white": white,
    "pink": pink,
    "road": road,
    "babble": babble,
    "music": music,
}


def with_noise(sound: Sound, kind: str, snr_db: float, seed: int) -> Sound:
    """The sound with noise below its spoken part."""
    noise = KINDS[kind](len(sound) / RATE, np.random.default_rng(seed))
    wanted = power(sound) / 10 ** (snr_db / 10)
    noisy: Sound = sound + noise * (wanted / float(np.mean(noise**2))) ** 0.5
    return noisy


def _shaped(seconds: float, chance: np.random.Generator, curve: Callable[[Sound], Sound]) -> Sound:
    sound = white(seconds, chance)
    spectrum = np.fft.rfft(sound) * curve(np.fft.rfftfreq(len(sound), 1 / RATE))
    shaped: Sound = np.fft.irfft(spectrum, len(sound))
    return shaped

"""From a studio's sound to a car's microphone: cabin, colour, noise, codec, band, level."""

import numpy as np

from setup.voice_model.noise import HARD_KINDS, KINDS, RATE, Sound, Talker, noise


def active_power(speech: Sound) -> float:
    """Mean square of the samples above 2 % of the peak: speech without its pauses."""
    loud = speech[np.abs(speech) > 0.02 * np.abs(speech).max()]
    return float(np.mean(loud**2)) if len(loud) else 1e-8


def mix(speech: Sound, other: Sound, snr_db: float) -> Sound:
    """Add the other sound, `snr_db` below the speech."""
    wanted = active_power(speech) / 10 ** (snr_db / 10)
    return speech + other * np.sqrt(wanted / max(float(np.mean(other**2)), 1e-18))


def cabin(rng: np.random.Generator) -> Sound:
    """An impulse response: the direct sound, then 30 to 350 ms of dying echo (to -60 dB)."""
    seconds = rng.uniform(0.03, 0.35)
    samples = int(RATE * seconds)
    echo = rng.standard_normal(samples) * np.exp(-6.9 * np.arange(samples) / RATE / seconds)
    echo *= rng.uniform(0.02, 0.12)
    echo[:16] = 0
    echo[0] = 1
    return echo


def echoed(sound: Sound, response: Sound) -> Sound:
    """Convolve, the length kept."""
    size = len(sound) + len(response) - 1
    spectrum = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.fft.irfft(spectrum, size)[: len(sound)]


def tilted(sound: Sound, amount: float) -> Sound:
    """Brighter (amount below 0) or duller: a filter of one zero."""
    return sound + amount * np.concatenate([[0.0], sound[:-1]])


def coloured(sound: Sound, rng: np.random.Generator) -> Sound:
    """Another microphone, another mouth: a smooth curve of up to ±8 dB over the octaves."""
    spectrum = np.fft.rfft(sound)
    octave = np.log2(np.maximum(np.fft.rfftfreq(len(sound), 1 / RATE), 40) / 40)
    points = np.linspace(0, octave[-1], int(rng.integers(5, 9)))
    decibels = np.interp(octave, points, rng.uniform(-8, 8, len(points)))
    return np.fft.irfft(spectrum * 10 ** (decibels / 20), len(sound))


def coded(sound: Sound) -> Sound:
    """8 bits of μ-law, as on a telephone line."""
    peak = np.abs(sound).max() + 1e-6
    code = np.round(np.log1p(255 * np.abs(sound) / peak) / np.log(256) * 127) / 127
    return np.sign(sound) * (256**code - 1) / 255 * peak


def banded(sound: Sound, low_hz: float, high_hz: float) -> Sound:
    """Only what lies between these frequencies: a small microphone, a headset."""
    spectrum = np.fft.rfft(sound)
    hertz = np.maximum(np.fft.rfftfreq(len(sound), 1 / RATE), 1e-3)
    spectrum /= np.sqrt((1 + (low_hz / hertz) ** 8) * (1 + (hertz / high_hz) ** 8))
    return np.fft.irfft(spectrum, len(sound))


def padded(sound: Sound, rng: np.random.Generator) -> Sound:
    """Silence of 0.15 to 0.7 s before and after."""
    before, after = (int(RATE * rng.uniform(0.15, 0.7)) for _ in "ab")
    return np.pad(sound, (before, after))


def levelled(sound: Sound, rng: np.random.Generator) -> Sound:
    """A random level (peak -30 to -0.4 dB), mostly with a microphone's hiss; 16-bit numbers."""
    sound = sound / (np.abs(sound).max() + 1e-6) * 10 ** rng.uniform(-1.5, -0.02)
    if rng.random() < 0.9:
        sound = sound + rng.standard_normal(len(sound)) * 10 ** rng.uniform(-5, -3.3)
    return np.round(np.clip(sound, -1, 1) * 32767)


def spoil(speech: Sound, rng: np.random.Generator, talker: Talker, hard: bool = False) -> Sound:
    """A sentence as a car's microphone may hear it, as 16-bit numbers; `hard`: in more noise."""
    sound = padded(speech, rng)
    if rng.random() < 0.5:
        sound = echoed(sound, cabin(rng))
    if rng.random() < 0.35:
        sound = tilted(sound, rng.uniform(-0.6, 0.6))
    if rng.random() < 0.6:
        sound = coloured(sound, rng)
    if rng.random() < (0.85 if hard else 0.7):
        snr_db = rng.uniform(2, 20) if hard else rng.uniform(0, 30)
        kind = str(rng.choice(HARD_KINDS if hard else KINDS))
        sound = mix(sound, noise(kind, len(sound), rng, talker), snr_db)
    if rng.random() < 0.08:
        sound = coded(sound)
    if rng.random() < 0.12:
        sound = banded(sound, rng.uniform(80, 300), rng.uniform(3400, 7000))
    return levelled(sound, rng)

"""Sound as numbers: 16 kHz, one channel, floats from -1 to 1; as WAV files and as bytes."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 16_000

type Sound = NDArray[np.float64]


def resampled(sound: Sound, rate: int) -> Sound:
    """At our rate, without aliases."""
    if rate == RATE or not len(sound):
        return sound
    length = round(len(sound) * RATE / rate)
    spectrum = np.fft.rfft(sound)[: length // 2 + 1]
    return np.fft.irfft(spectrum, length) * (length / len(sound))


def as_bytes(sound: Sound) -> bytes:
    """16 bits, little end first."""
    return (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()


def from_bytes(raw: bytes) -> Sound:
    """The reverse."""
    return np.frombuffer(raw, "<i2").astype(float) / 32768


def write_wav(path: Path, sound: Sound) -> None:
    """A WAV file as microphones record it."""
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(as_bytes(sound))


def read_wav(path: Path) -> Sound:
    """A WAV file of 16 bits at any rate."""
    with wave.open(str(path), "rb") as file:
        sound = from_bytes(file.readframes(file.getnframes()))
        return resampled(sound[:: file.getnchannels()], file.getframerate())


def power(sound: Sound) -> float:
    """Of the part that is not silent."""
    if not len(sound):
        return 0.0
    loud = sound[np.abs(sound) > 0.01 * np.abs(sound).max()]
    return float(np.mean(loud**2)) if len(loud) else 0.0


def at_level(sound: Sound, level_db: float) -> Sound:
    """As loud as this, in dB below the loudest that there is (dBFS, of the spoken part)."""
    now = power(sound)
    return sound * (10 ** (level_db / 20) / now**0.5) if now else sound


def silence(seconds: float) -> Sound:
    """Nothing at all."""
    return np.zeros(round(seconds * RATE))

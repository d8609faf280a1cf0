"""Makes assets/sounds/: two soft chimes, of a few sines with a quick rise and a slow fall.

    python assets/bake_sounds.py

The same bytes each time: there is nothing random in it.
"""

import wave
from pathlib import Path

import numpy as np

RATE = 22050
RISE_S, PEAK = 0.008, 0.35
OVERTONES = ((1.0, 1.0), (2.0, 0.25), (3.0, 0.06))
"""By frequency, how strong: nearly a sine, as a marimba."""
SOUNDS = {
    "listening": (0.26, ((0.0, 659.3), (0.07, 880.0))),  # a step up: go on
    "not_understood": (0.34, ((0.0, 587.3), (0.11, 440.0))),  # a step down
}
"""By name: how long in seconds, and when which note in Hz begins."""


def chime(seconds: float, notes: tuple[tuple[float, float], ...]) -> bytes:
    """The samples, 16 bits, one channel."""
    at = np.arange(int(seconds * RATE)) / RATE
    sound = np.zeros_like(at)
    for begin, pitch in notes:
        since = np.maximum(at - begin, 0.0)
        shape = np.minimum(since / RISE_S, 1.0) * np.exp(-since / 0.07)
        sound += shape * sum(
            share * np.sin(2 * np.pi * pitch * n * since) for n, share in OVERTONES
        )
    fall = np.minimum((seconds - at) / 0.03, 1.0)
    sound *= fall * PEAK / np.abs(sound).max()
    return (sound * 32767).astype("<i2").tobytes()


def main() -> None:
    """Write them all."""
    folder = Path(__file__).with_name("sounds")
    folder.mkdir(exist_ok=True)
    for name, (seconds, notes) in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(chime(seconds, notes))


if __name__ == "__main__":
    main()

"""A piece of sound, and WAV files of it."""

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

type Samples = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples of one channel, so many a second."""

    rate: int
    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate


def read_wav(path: Path) -> Sound:
    """A file of 16 bits and one channel; raises OSError, EOFError or wave.Error."""
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2 or file.getnchannels() != 1:
            raise wave.Error(f"{path}: must be 16 bits, one channel")
        return Sound(file.getframerate(), np.frombuffer(file.readframes(1 << 24), "<i2"))


def write_wav(path: Path, rate: int, samples: Samples) -> None:
    """Write such a file; raises OSError."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())

"""Sound out of a WAV file: in the microphone's place, or read at once."""

import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from cockpit.voice.hearing.microphone import Take
from cockpit.voice.hearing.sound import BLOCK, BLOCK_S, RATE, WIDTH

LONGEST_S = 600
MOST_CHANNELS = 8
MOST_RATE = 192_000


class RecordingError(Exception):
    """The file holds no sound that can be used; the text is one line."""


def read_recording(path: Path) -> bytes:
    """A WAV file of 16 bits, at any rate, as the recogniser wants it; raises RecordingError."""
    try:
        with wave.open(str(path), "rb") as file:
            channels, rate = file.getnchannels(), file.getframerate()
            if file.getsampwidth() != WIDTH or not 0 < channels <= MOST_CHANNELS:
                raise RecordingError(f"{path}: a WAV file of 16 bits is expected")
            if not 4000 <= rate <= MOST_RATE:
                raise RecordingError(f"{path}: {rate} Hz is no rate for speech")
            raw = file.readframes(min(file.getnframes(), LONGEST_S * rate))
    except (OSError, EOFError, wave.Error, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or "it ends too soon"
        raise RecordingError(f"{path}: no WAV file ({why})") from None
    frames = len(raw) // (WIDTH * channels)
    samples = np.frombuffer(raw[: frames * WIDTH * channels], "<i2")
    return _resampled(samples[::channels].astype(float), rate).astype("<i2").tobytes()


def _resampled(samples: "np.ndarray", rate: int) -> "np.ndarray":
    if rate == RATE or len(samples) < 2:
        return samples
    length = round(len(samples) * RATE / rate)
    spectrum = np.fft.rfft(samples)[: length // 2 + 1]
    found = np.fft.irfft(spectrum, length) * (length / len(samples))
    return np.clip(found, -32768, 32767)


def write_recording(path: Path, sound: bytes) -> None:
    """A WAV file of what was heard."""
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        file.setframerate(RATE)
        file.writeframes(sound)


class Player:
    """A file in the microphone's place, at the speed of speech, then silence."""

    def __init__(
        self,
        path: Path,
        take: Take,
        trouble: Callable[[str], None],
        found: Callable[[str], None],
    ) -> None:
        self._path, self._take, self._trouble, self._found = path, take, trouble, found
        self._stopping = threading.Event()

    def start(self) -> None:
        """Begin with the first sound."""
        threading.Thread(target=self._run, name="recording", daemon=True).start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()

    def _run(self) -> None:
        try:
            sound = read_recording(self._path)
        except RecordingError as error:
            self._trouble(str(error))
            return
        self._found(self._path.name)
        began, at = time.monotonic(), 0
        while not self._stopping.wait(max(0.0, began + at * BLOCK_S - time.monotonic())):
            block = sound[at * BLOCK : (at + 1) * BLOCK]
            self._take(block + b"\0" * (BLOCK - len(block)), time.monotonic())
            at += 1

"""Voices: espeak-ng out of its Python package, and flite and festival where the system has them.

A voice is written `espeak:en-us+f3`, with speed and pitch as `espeak:en-us+f3/160/50`, or
`flite:slt`, or `festival:ked_diphone`.
"""

import ctypes
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from simulators.microphone.sound import Sound, from_bytes, read_wav, resampled

SYNCHRONOUS, UTF_8 = 2, 1
RATE, PITCH = 1, 3
"""espeak-ng's own numbers."""
SPEED_WPM, PITCH_PERCENT = 160, 50
DEFAULT = "espeak:en-us+m3"
FLITE = ("awb", "kal", "kal16", "rms", "slt")

_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class VoiceError(Exception):
    """Nobody here speaks so; the text is one line."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker."""

    engine: str
    name: str
    speed_wpm: int = SPEED_WPM
    pitch: int = PITCH_PERCENT

    @staticmethod
    def parse(words: str) -> "Voice":
        """`espeak:en-us+f3/160/50` or `flite:slt`; raises VoiceError."""
        engine, _, rest = words.partition(":")
        name, *numbers = rest.split("/")
        if engine not in ("espeak", "flite", "festival") or not name or len(numbers) > 2:
            raise VoiceError(f"{words!r} is no voice; write espeak:en-us+f3 or flite:slt")
        try:
            return Voice(engine, name, *(int(number) for number in numbers))
        except ValueError:
            raise VoiceError(f"{words!r}: speed and pitch are whole numbers") from None

    def say(self, text: str) -> Sound:
        """The sentence as sound; raises VoiceError."""
        if self.engine == "festival":
            return _festival(self, text)
        return _flite(self, text) if self.engine == "flite" else _espeak().say(self, text)


def flite_voices() -> tuple[str, ...]:
    """What flite speaks with here; none where it is not installed."""
    return FLITE if shutil.which("flite") else ()


def _flite(voice: Voice, text: str) -> Sound:
    if voice.name not in flite_voices():
        raise VoiceError(f"no voice flite:{voice.name} here (sudo apt install flite)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        stretch = f"duration_stretch={SPEED_WPM / voice.speed_wpm:.3f}"
        words = ["flite", "-voice", voice.name, "--setf", stretch, "-t", text, "-o", str(path)]
        done = subprocess.run(words, capture_output=True, timeout=60, check=False)
        if done.returncode or not path.is_file():
            raise VoiceError(f"flite:{voice.name} did not speak")
        return read_wav(path)


def _festival(voice: Voice, text: str) -> Sound:
    if not shutil.which("text2wave"):
        raise VoiceError("no festival here (sudo apt install festival festvox-kdlpc16k)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        words = ["text2wave", "-eval", f"(voice_{voice.name})", "-o", str(path)]
        spoken = text.encode()
        done = subprocess.run(words, input=spoken, capture_output=True, timeout=60, check=False)
        if done.returncode or not path.is_file():
            raise VoiceError(f"festival:{voice.name} did not speak")
        return read_wav(path)


class _Espeak:
    """The library; it holds one voice at a time, so one sentence after the other."""

    def __init__(self) -> None:
        import espeakng_loader

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._rate = self._library.espeak_Initialize(SYNCHRONOUS, 0, data, 0)
        if self._rate <= 0:
            raise VoiceError("espeak-ng does not start")
        self._pieces: list[bytes] = []
        self._callback = _CALLBACK(self._take)

    def _take(self, samples: int | None, count: int, _: object) -> int:
        if samples and count > 0:
            self._pieces.append(ctypes.string_at(samples, 2 * count))
        return 0

    def say(self, voice: Voice, text: str) -> Sound:
        if self._library.espeak_SetVoiceByName(voice.name.encode()) != 0:
            raise VoiceError(f"espeak-ng has no voice {voice.name!r}")
        self._library.espeak_SetParameter(RATE, voice.speed_wpm, 0)
        self._library.espeak_SetParameter(PITCH, voice.pitch, 0)
        self._pieces = []
        # The library is one for the whole process: another user of it has set another callback.
        self._library.espeak_SetSynthCallback(self._callback)
        words = text.encode() + b"\0"
        size = ctypes.c_size_t(len(words))
        self._library.espeak_Synth(words, size, 0, 1, 0, UTF_8, None, None)
        if not self._pieces:
            return np.zeros(0)
        return resampled(from_bytes(b"".join(self._pieces)), self._rate)


@cache
def _espeak() -> _Espeak:
    return _Espeak()

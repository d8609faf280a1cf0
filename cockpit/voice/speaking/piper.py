"""Voices made with Piper, where the driver has put some: a finer voice than espeak-ng's.

    pip install piper-tts
    ~/.local/share/cockpit/voice/piper/LANGUAGE/NAME.onnx, and NAME.onnx.json beside it

The library takes a quarter of a second to import and so does a voice to load; neither is touched
where no such file is there.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cockpit.core.paths import data_dir
from cockpit.voice.speaking.espeak import VoiceError
from cockpit.voice.speaking.sound import Sound
from cockpit.voice.speaking.troubles import BROKEN_PIPER, NO_PIPER


def piper_dir() -> Path:
    """Where such voices lie, in a folder for each language."""
    return data_dir() / "voice" / "piper"


def find_voice(language: str, name: str = "") -> Path | None:
    """The voice for a language: the one of that name, else the first."""
    folder = piper_dir() / language.replace("_", "-").split("-")[0].lower()
    found = sorted(folder.glob("*.onnx")) if folder.is_dir() else []
    named = [path for path in found if name and path.stem == name]
    return next(iter(named or found), None)


class Piper:
    """One loaded voice."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            import piper
        except ImportError:
            raise VoiceError(NO_PIPER) from None
        self._config: Any = piper.SynthesisConfig
        try:
            self._voice: Any = piper.PiperVoice.load(path)
        except Exception:  # whatever onnxruntime says of a file that is none
            raise VoiceError(BROKEN_PIPER) from None

    def speak(self, text: str, rate: float = 1.0) -> Iterator[Sound]:
        """Sentence after sentence, so that the first is soon heard; raises VoiceError."""
        try:
            for piece in self._voice.synthesize(text, self._config(length_scale=1 / rate)):
                yield Sound(int(piece.sample_rate), piece.audio_int16_array)
        except Exception:
            raise VoiceError(BROKEN_PIPER) from None

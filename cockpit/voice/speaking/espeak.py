"""espeak-ng through its C interface: the voice that is always there, in every language."""

import ctypes
from typing import Any

import numpy as np

from cockpit.voice.speaking.sound import Samples, Sound
from cockpit.voice.speaking.troubles import NO_ESPEAK

SYNCHRONOUS, DO_NOT_EXIT = 2, 0x8000
UTF8, BY_CHARACTER = 1, 1
RATE, USUAL_RATE = 1, 170
SLOWEST, FASTEST = 80, 450
"""Words a minute, of English ones."""
PACE = {"cmn": 0.9, "de": 0.95}
"""By voice: what its usual pace is multiplied by, to be as easy to follow."""
VOICES = {"zh": "cmn"}
"""By language, where espeak-ng calls it otherwise."""
OTHERWISE = "en"
GO_ON, END = 0, 1
IPA = 2

CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class VoiceError(Exception):
    """A voice cannot speak; one line says why, and what to do."""


class Espeak:
    """One in a process, used by one thread."""

    def __init__(self) -> None:
        self._library, data = _load()
        self._rate = self._library.espeak_Initialize(SYNCHRONOUS, 0, data.encode(), DO_NOT_EXIT)
        if self._rate <= 0:
            raise VoiceError(NO_ESPEAK)
        self._pieces: list[bytes] = []
        self._callback = CALLBACK(self._take)  # it must live as long as the library
        self._now = ("", 0)

    def speak(self, text: str, language: str, rate: float = 1.0, variant: str = "") -> Sound:
        """The sound of a text; some milliseconds for a sentence."""
        self._use(language, rate, variant)
        self._pieces.clear()
        # The library is one for the whole process: another user of it has set another callback.
        self._library.espeak_SetSynthCallback(self._callback)
        words = text.encode("utf-8", "ignore").replace(b"\0", b"")
        length = ctypes.c_size_t(len(words) + 1)
        self._library.espeak_Synth(words, length, 0, BY_CHARACTER, 0, UTF8, None, None)
        return Sound(self._rate, _samples(self._pieces))

    def phonemes(self, text: str, language: str) -> str:
        """How it is pronounced, in IPA: for tests and for those who mend a pronunciation."""
        self._use(language, 1.0, "")
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        rest = ctypes.c_char_p(text.encode())
        said = []
        while rest.value is not None:
            piece = self._library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA)
            said.append((piece or b"").decode())
        return " ".join(" ".join(said).split())

    def _use(self, language: str, rate: float, variant: str) -> None:
        code = language.replace("_", "-").split("-")[0].lower()
        voice = VOICES.get(code, code)
        pace = round(USUAL_RATE * PACE.get(voice, 1.0) * rate)
        voice = f"{voice}+{variant}" if variant else voice
        if (voice, pace) == self._now:
            return
        tries = (voice, VOICES.get(code, code), OTHERWISE)
        if not any(self._library.espeak_SetVoiceByName(name.encode()) == 0 for name in tries):
            raise VoiceError(NO_ESPEAK)
        self._library.espeak_SetParameter(RATE, max(SLOWEST, min(FASTEST, pace)), 0)
        self._now = (voice, pace)

    def _take(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._pieces.append(ctypes.string_at(samples, 2 * count))
        return GO_ON


def _load() -> tuple[ctypes.CDLL, str]:
    """The library and the folder of its data; raises VoiceError."""
    try:
        import espeakng_loader

        library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
        return library, str(espeakng_loader.get_data_path())
    except (ImportError, OSError):
        raise VoiceError(NO_ESPEAK) from None


def _samples(pieces: list[bytes]) -> Samples:
    return np.frombuffer(b"".join(pieces), np.int16)

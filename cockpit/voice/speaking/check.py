"""What the doctor asks: loudspeakers and voices; and what one asks: how a text is read."""

import json

from cockpit.voice.speaking.aloud import aloud
from cockpit.voice.speaking.espeak import Espeak, VoiceError
from cockpit.voice.speaking.loudspeaker import LoudspeakerError, names
from cockpit.voice.speaking.piper import piper_dir
from cockpit.voice.speaking.plain import plain


def check() -> str:
    """One JSON table; raises nothing."""
    found: dict[str, object] = {"piper": sorted(p.stem for p in piper_dir().glob("*/*.onnx"))}
    try:
        Espeak().speak("ready", "en")
        found["espeak"] = ""
    except VoiceError as error:
        found["espeak"] = str(error)
    try:
        found["backend"], found["loudspeakers"] = names()
    except LoudspeakerError:
        found["backend"], found["loudspeakers"] = "", []
    try:
        import piper  # noqa: F401

        found["piper_library"] = True
    except ImportError:
        found["piper_library"] = False
    return json.dumps(found) + "\n"


def phonemes(language: str, text: str) -> str:
    """What espeak-ng gets to read, and how it says that, in IPA."""
    words = aloud(plain(text), language)
    return f"{words}\n{Espeak().phonemes(words, language)}\n"

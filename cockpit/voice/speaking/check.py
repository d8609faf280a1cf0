"""What the doctor asks: where sound goes out, and which voices there are; one JSON table."""

import json

from cockpit.voice.speaking.espeak import Espeak, VoiceError
from cockpit.voice.speaking.loudspeaker import LoudspeakerError, names
from cockpit.voice.speaking.piper import piper_dir


def check() -> str:
    """A line for the doctor; raises nothing."""
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

"""The settings of the voice control."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """`[voice]` in cockpit.toml."""

    SECTION: ClassVar[str] = "voice"

    wake: bool = True
    """Whether "Hey Cockpit" is listened for; the key on the screen always works."""
    microphone: str = ""
    """Part of the name of the microphone to use; empty is the system's. `wav:FILE` plays a
    recording once, for a desk without one."""
    spoken_replies: bool = True
    """Whether answers are also said, not only shown."""
    tones: bool = True
    """Whether a short soft tone tells that listening begins, and that nothing was understood."""
    model: str = ""
    """The name of the Vosk model in `cockpit voice list`; empty takes the best for the language."""
    store_audio: bool = False
    """Keep what was said as sound, for a bug report. Never needed otherwise."""

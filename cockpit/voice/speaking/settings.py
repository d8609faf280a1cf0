"""The settings of the cockpit's own voice."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class SpeakingSettings:
    """`[speaking]` in cockpit.toml. Whether guidance is spoken is `voice` in `[navigation]`."""

    SECTION: ClassVar[str] = "speaking"

    volume: float = setting(
        70.0,
        "How loud the cockpit speaks.",
        label="Voice volume",
        low=0,
        high=100,
        step=10,
        unit="%",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    louder_when_fast: bool = setting(
        True,
        "The voice is louder at speed.",
        label="Louder at speed",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    rate: float = setting(
        100.0,
        "Pace of the voice, of the usual one.",
        label="Voice pace",
        low=50,
        high=200,
        step=10,
        unit="%",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    voice: str = setting(
        "", "A Piper voice's name, or a variant of espeak-ng such as f3; empty: the best there is."
    )
    loudspeaker: str = setting("", "Part of the name of the sound output; empty: the system's.")
    folder: str = setting(
        "", "Write every utterance into this folder as WAV and text instead of saying it."
    )

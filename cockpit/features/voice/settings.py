"""The settings of the voice control."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """`[voice]` in cockpit.toml."""

    SECTION: ClassVar[str] = "voice"

    wake: bool = setting(
        True,
        '"Hey Cockpit" is listened for; the key on the screen always works.',
        label="Listen for “Hey Cockpit”",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    microphone: str = setting(
        "",
        "Part of the name of the microphone; empty: the system's. `wav:FILE` plays a recording"
        " once, for a desk without one.",
    )
    spoken_replies: bool = setting(
        True,
        "Answers are also said, not only shown.",
        label="Spoken answers",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    tones: bool = setting(
        True,
        "A short soft tone tells that listening begins, another that nothing was understood.",
        label="Listening tones",
        when=When.ALWAYS,
        restart=True,
        personal=True,
    )
    model: str = setting(
        "", "The Vosk model's name in `cockpit voice list`; empty: the best for the language."
    )
    store_audio: bool = setting(
        False, "What was said is kept as sound, for a bug report. Never needed otherwise."
    )

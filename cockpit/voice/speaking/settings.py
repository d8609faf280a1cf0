"""The settings of the cockpit's own voice."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SpeakingSettings:
    """`[speaking]` in cockpit.toml. Whether guidance is spoken is `voice` in `[navigation]`."""

    SECTION: ClassVar[str] = "speaking"

    volume: float = 70.0
    """Percent."""
    louder_when_fast: bool = True
    rate: float = 100.0
    """Percent of the usual pace, 50 to 200."""
    voice: str = ""
    """The name of a Piper voice, or a variant of espeak-ng such as f3; empty: the best there is."""
    loudspeaker: str = ""
    """Part of the name of the sound output; empty is the system's."""
    folder: str = ""
    """Write every utterance into this folder as WAV and text instead of saying it."""

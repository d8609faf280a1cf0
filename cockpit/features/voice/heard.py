"""What the voice process has heard, as the conversation takes it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cockpit.voice.sentences.understood import Understood


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence that was said or typed, and what it may mean."""

    understood: Understood
    confidence: float = 1.0
    """0..1, how sure the recogniser is of its least certain word; typed text is certain."""
    typed: bool = False
    number: int | None = None
    """Of the question, where somebody typed and waits for the reply."""
    times: Mapping[str, Any] = field(default_factory=dict)
    """Seconds on the monotonic clock, by stage: wake, speech, text …"""
    audio_level: float | None = None
    """0..1, of the speech."""

    @property
    def text(self) -> str:
        """The words."""
        return self.understood.text


def heard_of(event: Mapping[str, Any]) -> Heard:
    """From the process's own words; raises KeyError, TypeError or ValueError on nonsense."""
    number = event.get("id")
    return Heard(
        Understood.from_json(event["understood"]),
        float(event.get("weakest", event.get("confidence", 1.0))),
        number is not None,
        number,
        dict(event.get("timeline", {})),
        event.get("audio_level"),
    )

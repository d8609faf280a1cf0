"""One thing to say."""

import threading
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Job:
    """A text in a language, or the name of a sound; `volume` is what samples are multiplied by."""

    number: int
    text: str = ""
    language: str = "en"
    volume: float = 0.5
    sound: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)


def job_of(message: dict[str, Any]) -> Job:
    """From a `say`; raises KeyError, TypeError or ValueError on nonsense."""
    return Job(
        int(message["number"]),
        str(message.get("text", "")),
        str(message.get("language", "en")),
        max(0.0, min(1.0, float(message.get("volume", 0.5)))),
        str(message.get("sound", "")),
    )

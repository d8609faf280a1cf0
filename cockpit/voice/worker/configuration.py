"""What the child must know before it can hear and understand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

NO_MICROPHONE = "none"
"""As a device: listen to nothing, understand typed sentences only."""
FILE = "wav:"
"""As a device's beginning: a WAV file stands for the microphone, then it is silent."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """All of it, sent at each start of the child and after each change."""

    language: str = "en"
    model: str = ""
    """A model's folder; else the installed one of the language, else the bundled one."""
    folders: tuple[str, ...] = ()
    """The features' folders with their intents files; none: all features."""
    lists: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    taught: Mapping[str, Any] = field(default_factory=dict)
    """Phrases that the driver taught; what they mean is the voice feature's matter."""
    device: str = ""
    """A part of the microphone's name, `NO_MICROPHONE`, or `FILE` and a path; "": the default."""
    store_audio: str = ""
    """A folder for what was heard, only on the driver's wish; "": nothing is stored."""
    tones: bool = False
    """Whether the cockpit plays a tone when a command is listened for: it is no word."""
    avoid: tuple[str, ...] = ()
    """Models that have crashed the child: the client adds them."""

    def as_json(self) -> dict[str, Any]:
        """A plain table for the child."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    @staticmethod
    def from_json(table: Mapping[str, Any]) -> "Configuration":
        """What `as_json` gave; raises TypeError or ValueError on nonsense."""
        given = {one.name: table[one.name] for one in fields(Configuration) if one.name in table}
        for name in ("language", "model", "device", "store_audio"):
            if not isinstance(given.get(name, ""), str):
                raise TypeError(f"{name} is no text")
        if not isinstance(given.get("tones", False), bool):
            raise TypeError("tones is neither true nor false")
        for name in ("lists", "taught"):
            if not isinstance(given.get(name, {}), Mapping):
                raise TypeError(f"{name} is no table")
        for name in ("folders", "avoid"):
            given[name] = tuple(str(text) for text in given.get(name, ()))
        return Configuration(**given)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value

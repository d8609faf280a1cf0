"""What Home Assistant's owner asks of a thing, and what must become of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.interop.home_assistant import Home, HomeAssistant, Name


@dataclass(frozen=True, slots=True)
class Ask:
    """A service with its words; what it must become is a state, or an attribute `shown_as`."""

    service: str
    name: Name
    becomes: object
    words: Mapping[str, object] = field(default_factory=dict)
    shown_as: str = ""
    shown_at: Name | None = None
    """Another entity that must show it."""

    def __str__(self) -> str:
        """As a test's name."""
        return f"{self.service} {self.name[1]}"

    def say(self, home_assistant: HomeAssistant) -> None:
        """Ask it, as soon as the thing is there."""
        home_assistant.wait(lambda home: self.name not in home and f"{self.name}: not there")
        entity_id = home_assistant.home()[self.name].entity_id
        home_assistant.call(self.service, entity_id, **self.words)

    def undone(self, home: Home) -> str:
        """What is there instead of what was asked; empty when it is done."""
        shown = home[self.shown_at or self.name]
        now = shown.more.get(self.shown_as) if self.shown_as else shown.state
        return "" if now == self.becomes else f"{self}: {now!r}, not {self.becomes!r}"

"""An entity at work: what its device says becomes its state."""

from dataclasses import replace
from typing import Any

from cockpit.features.home.devices.entity import Entity, State
from cockpit.features.home.devices.parts import KEEP, Agree, Heard, Part, Presence, Source
from cockpit.features.home.devices.untrusted import UnusableError


class Live:
    """One part, and what was heard of it."""

    def __init__(self, part: Part, origin: str, state: State) -> None:
        self.part, self.origin = part, origin
        self.entity: Entity = replace(part.entity, state=state)
        self._present: dict[Presence, bool | None] = dict.fromkeys(part.presences)
        self._latest: bool | None = None
        self._wrong: dict[str, str] = {}

    def hear(self, topic: str, heard: Heard) -> None:
        """Take in a message."""
        before = self.entity
        said = {
            s.field: v for s in self.part.sources if s.topic == topic for v in self._of(s, heard)
        }
        for presence in self.part.presences:
            if presence.topic == topic:
                self._appear(presence, heard)
        wrong = next(iter(self._wrong.values()), self.part.entity.reason)
        state = replace(before.state, **said)
        self.entity = replace(before, state=state, available=self._available, reason=wrong)

    def _of(self, source: Source, heard: Heard) -> list[Any]:
        """The value, or nothing where the message does not speak of it."""
        try:
            value = source.read(heard)
        except UnusableError as wrong:
            self._wrong[source.field] = str(wrong)
            return [None]
        if value is KEEP:
            return []
        self._wrong.pop(source.field, None)
        return [value]

    def _appear(self, presence: Presence, heard: Heard) -> None:
        try:
            found = presence.read(heard)
        except UnusableError:
            found = None
        if found is not KEEP:
            self._present[presence] = self._latest = found

    @property
    def _available(self) -> bool | None:
        known = tuple(self._present.values())
        if self.part.agree is Agree.LATEST or not known:
            return self._latest
        decides = self.part.agree is Agree.ANY
        if decides in known:
            return decides
        return None if None in known else not decides

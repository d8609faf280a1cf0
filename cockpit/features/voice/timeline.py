"""What became of each command, stage by stage; `cockpit voice last` and a page show it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

KEPT = 50
"""Commands that are remembered."""


@dataclass(slots=True)
class Record:
    """One command from the first sound to the last word of the answer. Never the sound itself."""

    text: str
    at: str
    """Wall clock, ISO 8601."""
    typed: bool = False
    confidence: float = 1.0
    audio_level: float | None = None
    verdict: str = ""
    intents: list[dict[str, Any]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    candidates: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """What was sent to the car, and what it said to that."""
    reply: str = ""
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds of the monotonic clock: wake, speech_end, text, understood, acted, echo, spoken."""

    def mark(self, stage: str, at: float) -> None:
        """The first time that a stage was reached."""
        self.stages.setdefault(stage, at)

    def as_json(self) -> dict[str, Any]:
        """Plain, for a file."""
        return {name: getattr(self, name) for name in self.__slots__}

    @staticmethod
    def from_json(table: Mapping[str, Any]) -> "Record":
        """What `as_json` gave; raises KeyError, TypeError or ValueError on anything else."""
        record = Record(str(table["text"]), str(table["at"]))
        for name in Record.__slots__:
            value = table.get(name, getattr(record, name))
            kind = type(getattr(record, name))
            if name != "audio_level" and not isinstance(value, kind):
                raise TypeError(f"{name} is {value!r}")
            setattr(record, name, value)
        record.stages = {str(stage): float(at) for stage, at in record.stages.items()}
        return record

    def steps(self) -> list[tuple[str, float]]:
        """Each stage in order, and how many milliseconds after the one before."""
        ordered = sorted(self.stages.items(), key=lambda stage: stage[1])
        before = ordered[0][1] if ordered else 0.0
        steps = []
        for name, at in ordered:
            steps.append((name, (at - before) * 1000))
            before = at
        return steps


class Timeline:
    """The last commands, the newest last."""

    def __init__(
        self,
        keep: Callable[[list[dict[str, Any]]], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keep, self.clock = keep, clock
        self.records: list[Record] = []
        self._watchers: list[Callable[[], None]] = []

    def begin(self, record: Record) -> Record:
        """A new command."""
        self.records = [*self.records[1 - KEPT :], record]
        self._tell()
        return record

    def end(self) -> None:
        """All is known of the newest: keep it."""
        self._keep([record.as_json() for record in self.records])
        self._tell()

    def forget(self) -> None:
        """Nothing of it stays."""
        self.records = []
        self._tell()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when a record has begun or ended."""
        self._watchers.append(told)

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

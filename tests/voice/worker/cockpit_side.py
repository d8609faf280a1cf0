"""The main thread's side of the worker in tests: calls come through a queue, events are noted."""

import queue
import time
from collections.abc import Callable
from typing import Any

from cockpit.voice.worker import Configuration, VoiceWorker
from cockpit.voice.worker.configuration import NO_MICROPHONE

TYPED = Configuration(device=NO_MICROPHONE)


class CockpitSide:
    def __init__(self, configuration: Configuration = TYPED) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.events: list[dict[str, Any]] = []
        self.trouble: list[str] = []
        self.worker = VoiceWorker(self.calls.put, self.events.append, self.trouble.append)
        self.worker.configure(configuration)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    def wait(self, holds: Callable[[], object], within_s: float = 60.0) -> None:
        """Take calls, as the main thread does once per frame, until it holds."""
        until = time.monotonic() + within_s
        while not holds():
            try:
                self.calls.get(timeout=max(0.0, until - time.monotonic()))()
            except queue.Empty:
                raise AssertionError(f"waited {within_s} s; {self.events[-5:]}") from None

    def heard(self, text: str, number: int | str = 1) -> dict[str, Any]:
        """What a typed sentence was understood as."""
        self.worker.text(number, text)
        return self.answer(number)

    def answer(self, number: int | str) -> dict[str, Any]:
        def found() -> list[dict[str, Any]]:
            return [event for event in self.of("heard") if event.get("id") == number]

        self.wait(found)
        return found()[0]

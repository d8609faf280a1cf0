"""A talker in a thread of the test, which speaks into a folder."""

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.voice.speaking.talker import Message, Talker

PATIENCE_S = 20.0


class Talking:
    """Sends messages, and waits for those that come back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[Message] = []
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.talker = Talker(self._queue.put)
        self._thread = threading.Thread(target=self.talker.run, daemon=True)
        self._thread.start()
        self.send("configure", folder=str(folder))

    def send(self, kind: str, **values: Any) -> None:
        self.talker.take({"type": kind, **values})

    def say(self, number: int, text: str, **more: Any) -> None:
        self.send("say", number=number, text=text, **more)

    def wait(self, kind: str, number: int | None = None) -> Message:
        """The next message of that kind."""
        until = time.monotonic() + PATIENCE_S
        while True:
            message = self._queue.get(timeout=max(0.01, until - time.monotonic()))
            self.told.append(message)
            if message["type"] == kind and number in (None, message.get("number")):
                return message

    def end(self) -> None:
        self.talker.end()
        self._thread.join(PATIENCE_S)

    @property
    def texts(self) -> list[str]:
        return [p.read_text("utf-8").strip() for p in sorted(self.folder.glob("*.txt"))]

    def numbers(self, kind: str) -> list[int]:
        return [m["number"] for m in self.told if m["type"] == kind]


def wait_until(true: Callable[[], bool], turn: Callable[[], None] = lambda: None) -> None:
    """Wait for something that another process does; `turn` is a turn of the main thread."""
    until = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < until
        turn()
        time.sleep(0.005)

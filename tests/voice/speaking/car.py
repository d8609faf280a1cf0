"""The main thread's side of the voice, without a car around it."""

import os
import queue
import signal
from collections.abc import Callable
from pathlib import Path

from cockpit.core.speech import Priority, Speech, Utterance
from cockpit.core.vehicle import Vehicle
from cockpit.voice.speaking import Speaker, SpeakingSettings
from tests.voice.speaking.talking import wait_until


class Car:
    """A queue of speech with a speaker; what the speaker tells is noted."""

    def __init__(self, folder: str) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.folder = Path(folder)
        self.speech = Speech()
        self.started: list[str] = []
        self.troubles: list[tuple[str, str]] = []
        self.speaker = Speaker(
            self.speech,
            Vehicle(),
            self.calls.put,
            SpeakingSettings(folder=folder),
            "en",
            lambda key, text: self.troubles.append((key, text)),
            self._on_started,
        )
        self.speaker.start()

    def _on_started(self, utterance: Utterance) -> None:
        self.started.append(utterance.text)

    def turn(self) -> None:
        while not self.calls.empty():
            self.calls.get()()

    def wait(self, true: Callable[[], bool]) -> None:
        wait_until(true, self.turn)

    def wait_for_voice(self) -> None:
        self.wait(lambda: ("speaking", "") in self.troubles)
        self.troubles.clear()

    def stop_voice(self) -> int:
        """Let its process stand still; returns its number."""
        pid = self.speaker.pid
        assert pid
        os.kill(pid, signal.SIGSTOP)
        return pid

    def say(self, text: str, priority: Priority = Priority.REPLY) -> None:
        self.speech.say(text, "en", priority)

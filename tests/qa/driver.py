"""A driver who speaks: text → sound → a virtual microphone → the whole cockpit → an outcome."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PyQt6.QtTest import QTest

from cockpit.core.request import Request
from cockpit.features.voice.conversation import Mode
from cockpit.features.voice.timeline import Record
from cockpit.features.voice.view_model import VoiceViewModel
from simulators.microphone.noise import with_noise
from simulators.microphone.pulse import VirtualMicrophone
from simulators.microphone.sound import Sound, at_level, silence
from simulators.microphone.voices import Voice
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

LOUDNESS_DB = -26.0
LONGEST_S = 12.0
"""So long a command may take from its first sound to its answer."""
STEP_MS = 50
PATIENCE_S = 20.0


@dataclass(frozen=True)
class Outcome:
    """What the car made of a sentence."""

    text: str
    verdict: str
    intents: tuple[tuple[str, Mapping[str, Any]], ...]
    """What was done, or what a yes would do."""
    waits: bool
    """Whether a risky wish waits for a yes."""
    record: Record | None

    def ms(self, begin: str, end: str) -> float | None:
        """Between two stages of the record."""
        stages = self.record.stages if self.record else {}
        return (stages[end] - stages[begin]) * 1000 if {begin, end} <= set(stages) else None


class Driver:
    """Speaks to one dashboard."""

    def __init__(self, cockpit: Dashboard, microphone: VirtualMicrophone) -> None:
        self.cockpit, self.screen, self._microphone = cockpit, cockpit.screen, microphone
        models = cockpit.app.view_models()
        self._model = next(m for m in models if isinstance(m, VoiceViewModel))
        self.talk = self._model.conversation
        self.asked: list[Request] = []
        """All that was ever asked of the car by voice."""
        cockpit.vehicle.watch_requests(self._note)

    def wait_until_heard(self) -> None:
        """Until the model has loaded and the microphone gives sound."""
        wait_for(lambda: self._model.hears, "a microphone and a model", PATIENCE_S)

    def say(
        self, text: str, voice: Voice, *, by_key: bool = False, noise: str = "", seed: int = 1
    ) -> Outcome:
        """One command, after the wake phrase or a touch on the key; waits for what comes of it."""
        before = self.talk.timeline.records[-1:]
        if by_key:
            self.screen.tap("voice.key")
            wait_for(lambda: self.talk.mode is Mode.LISTENING, "the car to listen")
        words = text if by_key else f"hey cockpit {text}"
        self.play(said(words, voice, noise, seed), lambda: self._is_over(before))
        return self._outcome(before)

    def type(self, text: str) -> None:
        """A sentence by hand; does not wait."""
        self._model.say(text)

    @property
    def voice_pid(self) -> int:
        """Of the process that hears."""
        tasks = Path("/proc/self/task").glob("*/children")
        children = [Path("/proc") / child for task in tasks for child in task.read_text().split()]
        hears = (c for c in children if b"cockpit.voice.worker" in (c / "cmdline").read_bytes())
        return int(next(hears).name)

    def play(self, sound: Sound, is_over: Callable[[], bool]) -> None:
        """Into the microphone, while the screen lives on."""
        playing = threading.Thread(target=self._microphone.say, args=(sound,))
        playing.start()
        until = time.monotonic() + LONGEST_S
        while time.monotonic() < until and (playing.is_alive() or not is_over()):
            QTest.qWait(STEP_MS)  # type: ignore[arg-type, call-arg]
        playing.join()

    def leave(self) -> None:
        """Close the sheet, and wait until the car is silent."""
        self.talk.close()
        self.cockpit.app.services.speech.hush()
        wait_for(lambda: self.talk.mode is Mode.IDLE, "the sheet to close")

    def _is_over(self, before: list[Record]) -> bool:
        over = self.talk.mode in (Mode.ANSWERED, Mode.LOST, Mode.ASKING)
        return over and self.talk.timeline.records[-1:] != before

    def _outcome(self, before: list[Record]) -> Outcome:
        newest = self.talk.timeline.records[-1:]
        if not newest or newest == before:
            return Outcome("", "nothing heard", (), False, None)
        record, question = newest[0], self.talk.question
        waits = question is not None and not question.choices
        waiting = self.talk.performer.waiting
        done = [(str(one["name"]), dict(one["slots"])) for one in record.intents]
        if waits and waiting:
            done.append((waiting.name, dict(waiting.slots)))
        return Outcome(record.text, record.verdict, tuple(done), waits, record)

    def _note(self, request: Request) -> None:
        if request.by == "voice" and request not in self.asked:
            self.asked.append(request)


def said(text: str, voice: Voice, noise: str, seed: int) -> Sound:
    """With a breath before and silence after, and a microphone's hiss."""
    sound = at_level(voice.say(text), LOUDNESS_DB)
    sound = np.concatenate([silence(0.6), sound, silence(1.8)])
    hiss = np.random.default_rng(seed).standard_normal(len(sound)) * 1e-4
    return with_noise(sound + hiss, noise, 10, seed) if noise else sound + hiss

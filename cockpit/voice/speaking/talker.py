"""Says one thing at a time, in a thread of its own, and tells when it began and ended.

A new text takes the place of an older one: the queue is the cockpit's. A short sound is never cut
by a text; it is over before one could tell.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from cockpit.core.paths import ASSETS
from cockpit.voice.speaking.job import Job, job_of
from cockpit.voice.speaking.mouth import Mouth
from cockpit.voice.speaking.sound import Sound, read_wav
from cockpit.voice.speaking.troubles import UNSAID
from cockpit.voice.speaking.voices import Voices

SOUNDS = ASSETS / "sounds"
REST_S = 8.0
"""After so long a silence the sound card is given back."""

type Message = dict[str, Any]


class Talker:
    """Takes the owner's messages in any thread; `tell` sends one back."""

    def __init__(self, tell: Callable[[Message], None]) -> None:
        self._tell = tell
        self._troubles: dict[str, str] = {}
        self._voices = Voices(lambda text: self._trouble("voice", text))
        self._mouth = Mouth(lambda text: self._trouble("loudspeaker", text))
        self._changed = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._now: Job | None = None
        self._settings: Message | None = None
        self._over = False

    def take(self, message: Message) -> None:
        """Do what a message asks; raises KeyError, TypeError or ValueError on nonsense."""
        match message["type"]:
            case "say":
                self._say(job_of(message))
            case "stop":
                self._stop(int(message["number"]))
            case "volume":
                self._set_volume(max(0.0, min(1.0, float(message["volume"]))))
            case "configure":
                with self._changed:
                    self._settings = message
                    self._changed.notify()
            case other:
                raise ValueError(f"no message is called {other!r:.40}")

    def end(self) -> None:
        """Nobody listens any more."""
        with self._changed:
            self._over = True
            for job in [*self._waiting, *filter(None, [self._now])]:
                job.stopped.set()
            self._changed.notify()

    def run(self) -> None:
        """Speak until `end`."""
        self._voices.warm("en")
        self._tell({"type": "ready"})
        self._mouth.warm()
        while self._wait():
            if settings := self._new_settings():
                self._configure(settings)
            if job := self._next():
                self._do(job)
        self._mouth.rest()

    # --- from any thread ----------------------------------------------------

    def _say(self, new: Job) -> None:
        with self._changed:
            if not new.sound:
                for job in [*self._waiting, *filter(None, [self._now])]:
                    if not job.sound:
                        job.stopped.set()
            self._waiting.append(new)
            self._changed.notify()

    def _stop(self, number: int) -> None:
        with self._changed:
            for job in [*self._waiting, *filter(None, [self._now])]:
                if job.number == number:
                    job.stopped.set()

    def _set_volume(self, volume: float) -> None:
        with self._changed:
            for job in [*self._waiting, *filter(None, [self._now])]:
                job.volume = volume

    # --- the thread ---------------------------------------------------------

    def _wait(self) -> bool:
        """Until there is something to do; False at the end."""
        with self._changed:
            ready = self._changed.wait_for(self._has_work, REST_S)
        if not ready:
            self._mouth.rest()
            with self._changed:
                self._changed.wait_for(self._has_work)
        return not self._over

    def _has_work(self) -> bool:
        return bool(self._waiting or self._settings or self._over)

    def _new_settings(self) -> Message | None:
        with self._changed:
            settings, self._settings = self._settings, None
            return settings

    def _configure(self, settings: Message) -> None:
        self._voices.configure(str(settings.get("voice", "")), float(settings.get("rate", 100)))
        names = (str(settings.get("loudspeaker", "")), str(settings.get("folder", "")))
        self._mouth.configure(*names)
        if language := str(settings.get("language", "")):
            self._voices.warm(language)

    def _next(self) -> Job | None:
        with self._changed:
            self._now = self._waiting.popleft() if self._waiting else None
            return self._now

    def _do(self, job: Job) -> None:
        if not job.stopped.is_set():
            began = {"type": "started", "number": job.number}
            try:
                self._mouth.play(self._sound_of(job), job, lambda: self._tell(began))
            except Exception:  # whatever a library does, the queue must go on
                self._trouble("voice", UNSAID)
        with self._changed:
            self._now = None
        self._tell({"type": "spoken", "number": job.number})

    def _sound_of(self, job: Job) -> Iterator[Sound]:
        if not job.sound:
            return self._voices.speak(job.text, job.language)
        path = SOUNDS / f"{job.sound}.wav"
        return iter([read_wav(path)] if job.sound.isidentifier() and path.is_file() else [])

    def _trouble(self, key: str, text: str) -> None:
        """Told when it changes."""
        if text != self._troubles.get(key, ""):
            self._troubles[key] = text
            kind = {"type": "trouble", "text": text} if text else {"type": "mended"}
            self._tell(kind | {"key": key})

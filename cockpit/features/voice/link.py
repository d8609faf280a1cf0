"""The voice process and the speaker, as the feature uses them."""

import itertools
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cockpit.core.feature import Services
from cockpit.core.notices import Severity
from cockpit.core.personal import NOBODY
from cockpit.core.stored import Stored
from cockpit.features.voice.heard import Heard
from cockpit.features.voice.settings import VoiceSettings
from cockpit.features.voice.taught import TaughtPhrases
from cockpit.features.voice.timeline import Record
from cockpit.voice.sentences.understood import Understood
from cockpit.voice.worker.client import VoiceWorker
from cockpit.voice.worker.configuration import Configuration

log = logging.getLogger(__name__)

SHOWN_BY_KEY = frozenset({"microphone", "model", "loudspeaker"})
"""Troubles that the key in the dock tells: no notice, for touch does all that voice does."""

OF_SPEAKING = frozenset({"speaking", "voice", "loudspeaker"})
"""Troubles that keep nobody from hearing."""

type Table = Mapping[str, Any]


class VoiceLink:
    """Starts the process, keeps it told of what can be said now, and passes on what it tells."""

    def __init__(
        self, services: Services, settings: VoiceSettings, language: str, taught: TaughtPhrases
    ) -> None:
        self._services, self._settings, self._language = services, settings, language
        self._taught = taught
        self._file = Stored(services.folder, "voice/commands")
        self._disk = ThreadPoolExecutor(1, "voice disk")
        self._worker = VoiceWorker(services.mailbox.tell, self._event, self._trouble)
        self._numbers = itertools.count(1)
        self._asked: dict[int, Callable[[Understood], None]] = {}
        self._waiting: dict[int, Callable[[Table], None]] = {}
        self._troubles: dict[str, str] = {}
        self._speaking = self._started = False
        self.on_event: Callable[[Table], None] = lambda _: None
        self.on_ready: Callable[[Table], None] = lambda _: None
        self.on_note: Callable[[str], None] = lambda _: None
        """Why nobody hears; "" where all is well."""

    def start(self) -> None:
        """Have the process started and configured."""
        self._started = True
        self._configure()
        self._worker.listen("wake" if self._settings.wake else "off")
        self._services.intents.watch(self._configure)
        self._taught.watch(self._configure)
        self._services.speech.watch(self._look_at_speech)

    def speak(self, language: str) -> None:
        """Hear another language from now on; the process loads it beside the screen."""
        self._language = language
        if self._started:
            self._configure()

    def stop(self) -> None:
        """End the process."""
        self._worker.stop()
        self._disk.shutdown()

    def listen(self, how: str, within_s: float) -> None:
        """Listen for a command (`now`) or a yes or no (`confirm`)."""
        self._worker.listen(how, within_s)

    def cancel(self) -> None:
        """Listen for the wake phrase only."""
        self._worker.cancel()

    def type(self, text: str) -> None:
        """A typed sentence; what it means comes as any other."""
        self._worker.text(next(self._numbers), text)

    def answer(self, text: str, done: Callable[[Table], None]) -> None:
        """A typed sentence whose reply somebody waits for."""
        number = next(self._numbers)
        self._waiting[number] = done
        self._worker.text(number, text)

    def replied(self, heard: Heard, record: Record) -> None:
        """What came of a sentence."""
        done = self._waiting.pop(heard.number or 0, None)
        if done:
            done(record.as_json() | {"accepted": bool(record.intents)})

    def understand(self, text: str, done: Callable[[Understood], None]) -> None:
        """What a text would mean; nothing is done."""
        number = next(self._numbers)
        self._asked[number] = done
        self._worker.text(number, text)

    def keep(self, records: list[dict[str, Any]]) -> None:
        """Write the last commands down, beside the screen's thread: a disk may be slow.

        What a driver says is his own, and goes to no file that others may read.
        """
        if self._services.personal.driver == NOBODY:
            self._disk.submit(self._file.write, records)

    # ----------------------------------------------------------------------------------------

    def _configure(self) -> None:
        folder = self._services.folder
        audio = str(folder / "voice" / "audio") if folder and self._settings.store_audio else ""
        self._worker.configure(
            Configuration(
                self._language,
                self._settings.model,
                lists=self._services.intents.lists,
                taught=self._taught.commands,
                device=self._settings.microphone,
                store_audio=audio,
                tones=self._settings.tones,
            )
        )

    def _look_at_speech(self) -> None:
        speaking = self._services.speech.now is not None
        if speaking != self._speaking:
            self._speaking = speaking
            self._worker.speaking(speaking)

    def _event(self, event: Table) -> None:
        try:
            self._take(event)
        except (KeyError, TypeError, ValueError) as error:
            log.warning("voice: nonsense from its process: %r", error)

    def _take(self, event: Table) -> None:
        kind = event["type"]
        if kind == "heard" and (done := self._asked.pop(event.get("id", 0), None)):
            done(Understood.from_json(event["understood"]))
        elif kind == "ready":
            self.on_ready(event)
        elif kind in ("trouble", "mended"):
            self.note(str(event["key"]), str(event.get("text", "")))
        else:
            self.on_event(event)

    def _trouble(self, text: str) -> None:
        """The process itself has crashed, or "" when it answers again."""
        self.note("process", text)

    def note(self, key: str, text: str) -> None:
        """What is wrong with hearing or speaking, in one line; "" where it is mended."""
        if text:
            self._troubles[key] = text
            if key not in SHOWN_BY_KEY:
                self._services.notices.show(f"voice.{key}", Severity.INFO, text)
        else:
            self._troubles.pop(key, None)
            self._services.notices.clear(f"voice.{key}")
        deaf = [t for k, t in self._troubles.items() if k not in OF_SPEAKING]
        self.on_note(next(iter(deaf), ""))

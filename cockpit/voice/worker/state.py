"""What the voice process knows and does; one thread works here."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.listener import Listener
from cockpit.voice.hearing.microphone import Listens
from cockpit.voice.hearing.recording import write_recording
from cockpit.voice.hearing.utterance import Said
from cockpit.voice.hearing.words import words
from cockpit.voice.meaning import Meaning
from cockpit.voice.worker.configuration import NO_MICROPHONE, Configuration
from cockpit.voice.worker.ears import Item, Put, Sound, load, open_ear, what_is
from cockpit.voice.worker.lines import Message
from cockpit.voice.worker.understanding import Understanding

NOT_READY = "not ready"
NO_WAKE = "This speech model does not know “{phrase}”: press the button to speak"
LONGEST_ERROR = 300
HOWS = ("wake", "off", "now", "confirm")
MOST_WITHIN_S = 60.0


class State:
    """Takes one item after the other; nonsense is told and changes nothing."""

    def __init__(self, put: Put, tell: Callable[[Message], None]) -> None:
        self._put, self._tell = put, tell
        self._configuration: Configuration | None = None
        self._understanding: Understanding | None = None
        self._engine: Engine | None = None
        self._listener: Listener | None = None
        self._sound = Sound(put)
        self._ear: Listens | None = None
        self._ear_name = ""
        self._waits = False
        self._troubles: dict[str, str] = {}

    def take(self, item: Item) -> None:
        """Do what it says."""
        try:
            getattr(self, f"_on_{item['type']}")(item)
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as error:
            self._trouble("message", f"{item.get('type')}: {type(error).__name__} {error}")

    # --- messages -----------------------------------------------------------

    def _on_unknown(self, message: Message) -> None:
        self._trouble("message", f"no message is called {message['name']!r:.40}")

    def _on_ping(self, _: Message) -> None:
        self._tell({"type": "pong"})

    def _on_configure(self, message: Message) -> None:
        wanted, before = Configuration.from_json(message), self._configuration
        self._configuration = wanted
        self._load_sentences(wanted)
        if before is None or _of_model(before) != _of_model(wanted):
            self._engine = self._listener = None
            load(wanted, self._put)
        elif self._listener and self._understanding:
            self._listener.know(self._understanding.phrases())
            self._listener.tones = wanted.tones
        if before is None or before.device != wanted.device:
            self._open_ear(wanted)
        self._ready()

    def _on_text(self, message: Message) -> None:
        text = str(message["text"])
        heard = {"type": "heard", "id": message["id"], "text": text, "confidence": 1.0}
        self._tell({**heard, **self._understood(text, {"text_at": time.monotonic()})})

    def _on_listen(self, message: Message) -> None:
        how = message["how"]
        if how not in HOWS:
            raise ValueError(f"{how!r:.20} is none of {', '.join(HOWS)}")
        if how in ("wake", "off"):
            self._waits = how == "wake"
            if self._listener:
                self._listener.wait(self._waits)
        elif self._listener:
            within_s = min(MOST_WITHIN_S, max(0.5, float(message.get("within_s", 8.0))))
            self._listener.listen(how, within_s)
        else:
            self._tell({"type": "silence", "why": NOT_READY})

    def _on_cancel(self, _: Message) -> None:
        if self._listener:
            self._listener.cancel()

    def _on_speaking(self, message: Message) -> None:
        if self._listener:
            self._listener.speaking(bool(message["on"]))

    # --- from the threads ---------------------------------------------------

    def _on_sound(self, item: Item) -> None:
        try:
            if self._listener:
                self._listener.take(item["sound"], item["at"])
        finally:
            self._sound.done(item["sound"])

    def _on_ear(self, item: Item) -> None:
        self._ear_name = item["name"]
        if self._listener:
            self._listener.another_microphone()
        self._mended("microphone")
        self._ready()

    def _on_deaf(self, item: Item) -> None:
        self._ear_name = ""
        if self._listener:
            self._listener.cancel()
        self._trouble("microphone", item["text"])

    def _on_loading(self, item: Item) -> None:
        self._tell(item)

    def _on_loaded(self, item: Item) -> None:
        self._tell(item)

    def _on_engine(self, item: Item) -> None:
        self._engine = engine = item["engine"]
        if self._configuration is None or self._understanding is None:
            return
        known = words(self._configuration.language)
        listener = Listener(engine, known, self._tell, self._heard, self._meaning_of)
        listener.know(self._understanding.phrases())
        listener.tones = self._configuration.tones
        self._listener = listener
        listener.wait(self._waits)
        if item["trouble"]:
            self._trouble("model", item["trouble"])
        elif not listener.can_wake:
            self._trouble("model", NO_WAKE.format(phrase=known.wake[0]))
        elif not self._configuration.avoid:
            self._mended("model")
        self._ready()

    def _on_no_engine(self, item: Item) -> None:
        self._trouble("model", item["text"])

    # --- what it does -------------------------------------------------------

    def _load_sentences(self, wanted: Configuration) -> None:
        key = (wanted.language, wanted.folders)
        if self._understanding is None or self._understanding.key != key:
            self._understanding = Understanding(*key)
        if self._understanding.troubles:
            self._trouble("sentences", self._understanding.troubles[0])
        else:
            self._mended("sentences")
        self._understanding.offer(wanted)

    def _open_ear(self, wanted: Configuration) -> None:
        if self._ear:
            self._ear.stop()
        self._ear_name = ""
        self._ear = open_ear(wanted, self._sound, self._put)
        if wanted.device == NO_MICROPHONE:
            self._mended("microphone")

    def _ready(self) -> None:
        if self._understanding and self._configuration:
            language = self._configuration.language
            told = {"type": "ready", "language": language, "microphone": self._ear_name}
            self._tell({**told, **what_is(self._engine), **self._understanding.ready()})

    def _heard(self, said: Said, timeline: dict[str, Any]) -> None:
        known = {
            "type": "heard",
            "text": said.text,
            "confidence": round(said.confidence, 3),
            "weakest": round(said.weakest, 3),
            "audio_level": round(said.loudness, 1),
        }
        timeline = {**timeline, "text_at": time.monotonic()}
        self._tell({**known, **self._understood(said.text, timeline)})
        if self._configuration and self._configuration.store_audio:
            self._store(Path(self._configuration.store_audio), said.sound)

    def _store(self, folder: Path, sound: bytes) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{time.monotonic_ns() % 10**6:06}.wav"
        write_recording(path, sound)
        self._tell({"type": "audio_file", "path": str(path)})

    def _meaning_of(self, text: str) -> Meaning | None:
        return self._understanding.understand(text).meaning if self._understanding else None

    def _understood(self, text: str, timeline: dict[str, Any]) -> dict[str, Any]:
        if self._understanding:
            understood = self._understanding.understand(text).as_json()
        else:
            understood = {"text": text, "commands": [], "correction": False, "candidates": []}
            understood["why"] = NOT_READY
        return {
            "understood": understood,
            "timeline": {**timeline, "understood_at": time.monotonic()},
        }

    def _trouble(self, key: str, text: str) -> None:
        line = " ".join(text.split())[:LONGEST_ERROR]
        if self._troubles.get(key) != line:
            self._troubles[key] = line
            self._tell({"type": "trouble", "key": key, "text": line})

    def _mended(self, key: str) -> None:
        if self._troubles.pop(key, ""):
            self._tell({"type": "mended", "key": key})


def _of_model(configuration: Configuration) -> tuple[Any, ...]:
    return configuration.language, configuration.model, configuration.avoid

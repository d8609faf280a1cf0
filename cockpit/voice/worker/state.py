"""What the voice process knows and does; one thread works here."""

import time
from collections.abc import Callable
from typing import Any

from cockpit.voice.worker.configuration import Configuration
from cockpit.voice.worker.lines import Message
from cockpit.voice.worker.understanding import Understanding

type Item = Message
NOT_READY = "not ready"
LONGEST_ERROR = 300


class State:
    """Takes one item after the other; nonsense is told and changes nothing."""

    def __init__(self, put: Callable[[Item], None], tell: Callable[[Message], None]) -> None:
        self._put, self._tell = put, tell
        self._configuration = Configuration()
        self._understanding: Understanding | None = None
        self._troubles: dict[str, str] = {}

    def take(self, item: Item) -> None:
        """Do what it says."""
        try:
            getattr(self, f"_on_{item['type']}", self._unknown)(item)
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as error:
            self._trouble("message", f"{item.get('type')}: {type(error).__name__} {error}")

    # --- messages -----------------------------------------------------------

    def _unknown(self, message: Message) -> None:
        self._trouble("message", f"no message is called {message['type']!r:.40}")

    def _on_ping(self, _: Message) -> None:
        self._tell({"type": "pong"})

    def _on_configure(self, message: Message) -> None:
        self._configuration = Configuration.from_json(message)
        self._load_sentences()
        self._ready()

    def _on_text(self, message: Message) -> None:
        text = str(message["text"])
        self._tell(
            {"type": "heard", "id": message["id"], "text": text, "confidence": 1.0}
            | self._understood(text, {"text_at": time.monotonic()})
        )

    # --- what it does -------------------------------------------------------

    def _load_sentences(self) -> None:
        wanted = (self._configuration.language, self._configuration.folders)
        if self._understanding is None or self._understanding.key != wanted:
            self._understanding = Understanding(*wanted)
            if self._understanding.troubles:
                self._trouble("sentences", self._understanding.troubles[0])
            else:
                self._mended("sentences")
        self._understanding.offer(self._configuration)

    def _ready(self) -> None:
        if self._understanding:
            language = self._configuration.language
            told = {"type": "ready", "language": language, "model": "", "microphone": ""}
            self._tell({**told, **self._understanding.ready()})

    def _understood(self, text: str, timeline: dict[str, float]) -> dict[str, Any]:
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

"""Hearing from files, faster than one speaks: for `cockpit hear`, tests and measurements."""

from pathlib import Path
from typing import Any

from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.listener import Listener
from cockpit.voice.hearing.models import ModelError, check, choose
from cockpit.voice.hearing.recording import RecordingError, read_recording
from cockpit.voice.hearing.sound import BLOCK, RATE, WIDTH
from cockpit.voice.hearing.utterance import Said
from cockpit.voice.hearing.words import words
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.worker.understanding import PHRASES

SILENCE, ERROR = "nothing was heard", "error"
AFTER_S = 2.0
"""Silence after the file, so that speech has an end."""
WITHIN_S = 60.0


class Hearer:
    """One language, one model; file after file."""

    def __init__(self, language: str = "en", model: Path | None = None) -> None:
        """Raises ModelError."""
        chosen = choose(language)
        folder = model or (chosen.folder if chosen else None)
        if folder is None:
            raise ModelError(f"no speech model for {language}: cockpit voice install {language}")
        check(folder)
        try:
            self._engine = Engine(folder)
        except Exception:
            raise ModelError(f"{folder.name}: does not load") from None
        self._sentences = Sentences.load(language)
        self._words = words(language)
        self._phrases = self._sentences.phrases(PHRASES)

    def hear(self, path: Path, wake: bool = False) -> dict[str, Any]:
        """What is said in the file, as a plain table."""
        try:
            sound = read_recording(path)
        except RecordingError as error:
            return {**_nothing(path, ERROR), "error": str(error)}
        return self.listen(path, sound, wake)

    def listen(self, path: Path, sound: bytes, wake: bool) -> dict[str, Any]:
        """The same, of sound that is there already."""
        told: list[tuple[Said, dict[str, Any]]] = []
        listener = Listener(
            self._engine,
            self._words,
            lambda _: None,
            lambda said, times: told.append((said, times)),
            lambda text: self._sentences.understand(text).meaning,
        )
        listener.know(self._phrases)
        if wake:
            listener.wait(True)
        else:
            listener.listen("now", WITHIN_S)
        sound += bytes(round(AFTER_S * RATE) * WIDTH)
        for at in range(0, len(sound), BLOCK):
            listener.take(sound[at : at + BLOCK], (at + BLOCK) / WIDTH / RATE)
            if told:
                return self._table(path, *told[0])
        return _nothing(path, SILENCE)

    def _table(self, path: Path, said: Said, times: dict[str, Any]) -> dict[str, Any]:
        understood = self._sentences.understand(said.text).as_json()
        first: dict[str, Any] = next(iter(understood["commands"]), {})
        return {
            "file": str(path),
            "text": said.text,
            "confidence": round(said.confidence, 3),
            "weakest": round(said.weakest, 3),
            "audio_level": round(said.loudness, 1),
            "accepted": bool(understood["commands"]),
            "intent": first.get("intent", ""),
            "slots": first.get("slots", {}),
            "commands": understood["commands"],
            "candidates": understood["candidates"],
            "why": understood["why"],
            "timeline": times,
        }


def _nothing(path: Path, why: str) -> dict[str, Any]:
    return {
        "file": str(path),
        "text": "",
        "confidence": 0.0,
        "accepted": False,
        "intent": "",
        "slots": {},
        "commands": [],
        "candidates": [],
        "why": why,
    }

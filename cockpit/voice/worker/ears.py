"""The child's ears: the model, which is loaded aside, and the microphone, which comes and goes."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.microphone import Listens, Microphone
from cockpit.voice.hearing.models import ModelError, check, choose
from cockpit.voice.hearing.recording import Player
from cockpit.voice.hearing.sound import BLOCK, RATE, WIDTH
from cockpit.voice.worker.configuration import FILE, NO_MICROPHONE, Configuration
from cockpit.voice.worker.lines import Message

NO_MODEL = "No speech model for this language: cockpit voice install NAME"
BEHIND_S = 8.0
"""Sound that waits to be worked on; more is left out."""

type Item = Message
type Put = Callable[[Item], None]


class Sound:
    """Puts what a microphone gives into the queue, as long as somebody works on it."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._waiting = 0
        self._lock = threading.Lock()

    def take(self, sound: bytes, at: float) -> None:
        """From the microphone's thread."""
        with self._lock:
            if self._waiting > BEHIND_S * RATE * WIDTH:
                return
            self._waiting += len(sound)
        self._put({"type": "sound", "sound": sound, "at": at})

    def done(self, sound: bytes) -> None:
        """It was worked on."""
        with self._lock:
            self._waiting -= len(sound)


def open_ear(configuration: Configuration, sound: Sound, put: Put) -> Listens | None:
    """The microphone that is wanted, started; None where none is."""
    device = configuration.device
    if device == NO_MICROPHONE:
        return None

    def trouble(text: str) -> None:
        put({"type": "deaf", "text": text})

    def found(name: str) -> None:
        put({"type": "ear", "name": name})

    ear: Listens
    if device.startswith(FILE):
        ear = Player(Path(device.removeprefix(FILE)), sound.take, trouble, found)
    else:
        ear = Microphone(sound.take, trouble, found, device)
    ear.start()
    return ear


def load(configuration: Configuration, put: Put) -> None:
    """Load the model aside; `engine` or `no_engine` comes through the queue.

    Before that comes `loading`, so that the cockpit knows the culprit if the process crashes.
    """
    threading.Thread(target=_load, args=(configuration, put), name="model", daemon=True).start()


def _load(configuration: Configuration, put: Put) -> None:
    trouble = ""
    for folder in _folders(configuration):
        put({"type": "loading", "model": str(folder)})
        try:
            check(folder)
            engine = Engine(folder)
            _try_out(engine)
        except ModelError as error:
            trouble = trouble or str(error)
        except Exception:
            trouble = trouble or f"The speech model {folder.name} is broken: install it again"
        else:
            put({"type": "engine", "engine": engine, "trouble": trouble})
            return
        finally:
            put({"type": "loaded"})
    put({"type": "no_engine", "text": trouble or NO_MODEL})


def _folders(configuration: Configuration) -> list[Path]:
    """Those to try, the wanted one first."""
    avoid, found = list(configuration.avoid), []
    if configuration.model and configuration.model not in avoid:
        found.append(Path(configuration.model))
        avoid.append(configuration.model)
    while model := choose(configuration.language, tuple(avoid)):
        found.append(model.folder)
        avoid.append(str(model.folder))
    return found


def _try_out(engine: Engine) -> None:
    """A broken model may crash only when it is used."""
    recogniser = engine.recogniser(())
    recogniser.take(bytes(range(256)) * (BLOCK * 4 // 256))
    recogniser.end()


def what_is(engine: Engine | None) -> dict[str, Any]:
    """What the cockpit is told of the model."""
    if engine is None:
        return {"model": "", "fixed": False}
    return {"model": str(engine.folder), "fixed": engine.fixed}

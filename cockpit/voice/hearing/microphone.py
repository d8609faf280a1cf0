"""The microphone, through miniaudio: PulseAudio (or PipeWire) where it runs, else ALSA.

It stays open, for opening takes up to two seconds. A thread looks after it: a microphone that is
unplugged just falls silent, with no word from any library, and is looked for until it is back.
"""

import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, Protocol

from cockpit.voice.hearing.sound import BLOCK_S, RATE

PAUSES_S = (1.0, 1.0, 2.0, 3.0)
"""Between two looks for a microphone, the last one over and over."""
FIRST_S, STALLED_S = 5.0, 1.5
"""A microphone that gives nothing for so long, after its opening or later, is gone."""
LOOK_S = 0.25
NONE = "No microphone: plug one in, or type what you want"
GONE = "The microphone is gone: plug it in again, or type what you want"
NOT_THAT = "No microphone is called {name}: see voice.microphone in cockpit.toml"
NO_LIBRARY = "The microphone needs the package miniaudio: make setup"
BY_ITSELF = "Monitor of"
"""So PulseAudio calls what a loudspeaker plays; nobody speaks there."""

type Take = Callable[[bytes, float], None]


class Listens(Protocol):
    """A place where sound comes from."""

    def start(self) -> None:
        """Begin to give sound."""

    def stop(self) -> None:
        """End; gives nothing any more."""


class MicrophoneError(Exception):
    """No sound comes; the text says what the driver can do."""


class Microphone:
    """Gives sound to `take`, in its own thread; `trouble` gets one line, `found` a name."""

    def __init__(
        self,
        take: Take,
        trouble: Callable[[str], None],
        found: Callable[[str], None],
        name: str = "",
    ) -> None:
        self._take, self._trouble, self._found, self._name = take, trouble, found, name
        self._stopping = threading.Event()
        self._beat = 0.0
        self._first = True

    def start(self) -> None:
        """Look for it, and look after it."""
        threading.Thread(target=self._run, name="microphone", daemon=True).start()

    def stop(self) -> None:
        """Close it, soon."""
        self._stopping.set()

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self._listen()
            except MicrophoneError as error:
                failures = 0 if not self._first else failures + 1
                self._tell_trouble(str(error))
            self._stopping.wait(PAUSES_S[min(failures, len(PAUSES_S)) - 1])

    def _tell_trouble(self, text: str) -> None:
        if not self._stopping.is_set():
            self._trouble(text)

    def _listen(self) -> None:
        """Until it is gone or not wanted any more; raises MicrophoneError."""
        device, name = _opened(self._name)
        self._first, self._beat = True, time.monotonic()
        try:
            taking = self._blocks(name)
            next(taking)
            device.start(taking)
            while not self._stopping.wait(LOOK_S):
                if time.monotonic() - self._beat > (FIRST_S if self._first else STALLED_S):
                    raise MicrophoneError(GONE)
        finally:
            with suppress(Exception):
                device.close()

    def _blocks(self, name: str) -> Generator[None, bytes]:
        """Takes what the sound library's thread gives."""
        while True:
            block = yield
            self._beat = time.monotonic()
            if self._stopping.is_set():
                return
            if self._first:
                self._first = False
                self._found(name)
            self._take(bytes(block), self._beat)


def _opened(name: str) -> tuple[Any, str]:
    """The device and what it is called; raises MicrophoneError."""
    try:
        import miniaudio
    except ImportError:
        raise MicrophoneError(NO_LIBRARY) from None

    backends = [miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA, miniaudio.Backend.JACK]
    try:
        known = [
            one
            for one in miniaudio.Devices(backends).get_captures()
            if not str(one["name"]).startswith(BY_ITSELF)
        ]
        if not known:
            raise MicrophoneError(NONE)
        fitting = [one for one in known if name.casefold() in str(one["name"]).casefold()]
        if not fitting:
            raise MicrophoneError(NOT_THAT.format(name=name[:60]))
        device = miniaudio.CaptureDevice(
            input_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=round(BLOCK_S * 1000),
            device_id=fitting[0]["id"] if name else None,
            backends=backends,
            app_name="Cockpit",
        )
    except miniaudio.MiniaudioError:
        raise MicrophoneError(NONE) from None
    return device, str(fitting[0]["name"])


def names() -> list[str]:
    """The microphones that are there; none where there is no sound system."""
    try:
        import miniaudio

        found = miniaudio.Devices().get_captures()
    except Exception:
        return []
    return [str(one["name"]) for one in found if not str(one["name"]).startswith(BY_ITSELF)]


if __name__ == "__main__":  # for the doctor: a sound system that crashes, crashes here
    print(json.dumps(names()))

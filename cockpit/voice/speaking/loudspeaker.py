"""The sound card, through miniaudio: PulseAudio (or PipeWire) where it runs, else ALSA."""

import itertools
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from typing import Any

import numpy as np

from cockpit.voice.speaking.feed import Feed
from cockpit.voice.speaking.job import Job
from cockpit.voice.speaking.sound import Samples, Sound

BLOCK_MS, BLOCKS = 10, 3
"""Small, so that a stop is soon heard; some, so that a busy moment is not."""
DRAIN_S = BLOCK_MS * BLOCKS / 1000
LOOK_S, STALLED_S = 0.25, 1.0
"""A sound card that has asked for nothing for so long is gone."""


class LoudspeakerError(Exception):
    """There is no loudspeaker, or it has gone."""


class Loudspeaker:
    """Opened for the first utterance, kept open for those that follow soon."""

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._device: Any = None
        self._rate = 0
        self._feed: Feed | None = None
        self._beat = 0.0

    def play(self, sounds: Iterator[Sound], job: Job, began: Callable[[], None]) -> None:
        """Say it, and return when it was said or stopped; raises LoudspeakerError."""
        first = next(sounds, None)
        if first is None or job.stopped.is_set():
            return
        self._open(first.rate)
        feed = Feed(lambda: job.volume, job.stopped.is_set)
        feed.put(first.samples)
        self._feed = feed
        began()
        for sound in itertools.takewhile(lambda _: not job.stopped.is_set(), sounds):
            feed.put(sound.samples)
        feed.end()
        self._wait(feed)
        if not job.stopped.is_set():
            time.sleep(DRAIN_S)

    def warm(self) -> None:
        """Import the library, before the first utterance."""
        with suppress(ImportError):
            import miniaudio  # noqa: F401

    def close(self) -> None:
        """Give the sound card back."""
        device, self._device, self._feed = self._device, None, None
        if device:
            device.close()

    def _open(self, rate: int) -> None:
        if self._device and rate == self._rate:
            return
        self.close()
        try:
            import miniaudio
        except ImportError:
            raise LoudspeakerError("miniaudio is missing: make setup") from None

        backends = [miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA, miniaudio.Backend.JACK]
        try:
            device = miniaudio.PlaybackDevice(
                nchannels=1,
                sample_rate=rate,
                buffersize_msec=BLOCK_MS,
                callback_periods=BLOCKS,
                device_id=_find(self._name, backends) if self._name else None,
                backends=backends,
                app_name="Cockpit",
            )
            source = self._give()
            next(source)
            self._beat = time.monotonic()
            device.start(source)
        except miniaudio.MiniaudioError as error:
            raise LoudspeakerError(str(error)) from None
        self._device, self._rate = device, rate

    def _give(self) -> Generator[Samples, int]:
        """What the sound card's thread asks."""
        count = yield np.zeros(0, np.int16)
        while True:
            self._beat = time.monotonic()
            feed = self._feed
            count = yield feed.take(count) if feed else np.zeros(count, np.int16)

    def _wait(self, feed: Feed) -> None:
        while not feed.done.wait(LOOK_S):
            if time.monotonic() - self._beat > STALLED_S:
                self.close()
                raise LoudspeakerError("the sound card has stopped")


def names() -> tuple[str, list[str]]:
    """How sound goes out here, and the names of the outputs; raises LoudspeakerError."""
    try:
        import miniaudio
    except ImportError:
        raise LoudspeakerError("miniaudio is missing: make setup") from None

    try:
        devices = miniaudio.Devices()
        found = [str(device["name"]) for device in devices.get_playbacks()]
    except miniaudio.MiniaudioError as error:
        raise LoudspeakerError(str(error)) from None
    return str(devices.backend), found


def _find(name: str, backends: list[Any]) -> Any:
    """The id of the first output with that in its name, None where there is none."""
    import miniaudio

    devices = miniaudio.Devices(backends).get_playbacks()
    return next((d["id"] for d in devices if name.lower() in d["name"].lower()), None)

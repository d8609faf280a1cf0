"""Where sound goes: the loudspeaker, a folder, or nowhere for as long as it would take.

Screens follow what is said, so also where nothing is heard each utterance takes its time.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from cockpit.voice.speaking.job import Job
from cockpit.voice.speaking.loudspeaker import Loudspeaker, LoudspeakerError
from cockpit.voice.speaking.sound import Sound, write_wav
from cockpit.voice.speaking.troubles import NO_FOLDER, NO_LOUDSPEAKER

RETRY_S = 5.0


class Mouth:
    """Says sounds one after the other; `on_trouble` gets a line, and "" when all is well again."""

    def __init__(self, on_trouble: Callable[[str], None]) -> None:
        self._on_trouble = on_trouble
        self._loudspeaker = Loudspeaker()
        self._folder: Path | None = None
        self._retry_at = 0.0

    def configure(self, loudspeaker: str, folder: str) -> None:
        """Speak there from now on."""
        self._loudspeaker.close()
        self._loudspeaker = Loudspeaker(loudspeaker)
        self._folder = Path(folder) if folder else None
        self._retry_at = 0.0

    def play(self, sounds: Iterator[Sound], job: Job, began: Callable[[], None]) -> None:
        """Return when it was said or stopped."""
        if self._folder:
            self._record(list(sounds), job, self._folder, began)
            return
        first = next(sounds, None)
        if first is None:
            return
        if time.monotonic() >= self._retry_at:
            try:
                self._loudspeaker.play(itertools.chain((first,), sounds), job, began)
            except LoudspeakerError:
                self._retry_at = time.monotonic() + RETRY_S
                self._on_trouble(NO_LOUDSPEAKER)
            else:
                self._on_trouble("")
                return
        began()
        in_silence(itertools.chain((first,), sounds), job)

    def warm(self) -> None:
        """Have ready what the first utterance needs."""
        self._loudspeaker.warm()

    def rest(self) -> None:
        """Nothing was said for a while."""
        self._loudspeaker.close()

    def _record(
        self, sounds: list[Sound], job: Job, folder: Path, began: Callable[[], None]
    ) -> None:
        began()
        try:
            record(sounds, job, folder)
        except OSError:
            self._on_trouble(NO_FOLDER)
        else:
            self._on_trouble("")
        in_silence(iter(sounds), job)


def in_silence(sounds: Iterator[Sound], job: Job) -> None:
    """Take the time that it would take."""
    for sound in sounds:
        if job.stopped.wait(sound.seconds):
            return


def record(sounds: list[Sound], job: Job, folder: Path) -> Path | None:
    """Write NNN.wav and NNN.txt with the next free number; raises OSError."""
    if not sounds:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    taken = [int(path.stem) for path in folder.glob("*.wav") if path.stem.isdigit()]
    stem = folder / f"{max(taken, default=0) + 1:03}"
    samples = np.concatenate([s.samples for s in sounds]) * job.volume
    stem.with_suffix(".txt").write_text(f"{job.text or job.sound}\n", "utf-8")
    write_wav(stem.with_suffix(".wav"), sounds[0].rate, samples.astype(np.int16))
    return stem.with_suffix(".wav")

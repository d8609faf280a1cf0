"""What the sound card takes from: samples in order, made as loud as wanted, ended softly.

Put in by the thread that speaks, taken out by the sound card's.
"""

import threading
from collections import deque
from collections.abc import Callable

import numpy as np

from cockpit.voice.speaking.sound import Samples


class Feed:
    """One utterance on its way out."""

    def __init__(self, gain: Callable[[], float], stopped: Callable[[], bool]) -> None:
        self._gain, self._stopped = gain, stopped
        self._pieces: deque[Samples] = deque()
        self._lock = threading.Lock()
        self._whole = False
        self._last_gain = gain()
        self.done = threading.Event()
        """Set when the last sample was taken, or when it was stopped."""

    def put(self, samples: Samples) -> None:
        """More to say."""
        with self._lock:
            self._pieces.append(samples)

    def end(self) -> None:
        """That was all."""
        with self._lock:
            self._whole = True

    def take(self, count: int) -> Samples:
        """The next samples, with silence where there are none.

        The loudness goes from the last block's to the wanted one within this block, so that
        neither a stop nor a turn of the knob is heard as a click.
        """
        out = np.zeros(count, np.int16)
        if self.done.is_set():
            return out
        stopped = self._stopped()
        with self._lock:
            piece = self._next(count)
            ended = self._whole and not self._pieces
        gain = 0.0 if stopped else self._gain()
        ramp = np.linspace(self._last_gain, gain, len(piece), dtype=np.float32)
        out[: len(piece)] = piece * ramp
        self._last_gain = gain
        if stopped or ended:
            self.done.set()
        return out

    def _next(self, count: int) -> Samples:
        got: list[Samples] = []
        while count > 0 and self._pieces:
            piece = self._pieces.popleft()
            if len(piece) > count:
                self._pieces.appendleft(piece[count:])
                piece = piece[:count]
            got.append(piece)
            count -= len(piece)
        return np.concatenate(got) if got else np.zeros(0, np.int16)

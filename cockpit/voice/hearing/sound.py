"""Sound as the recogniser wants it: 16 kHz, one channel, 16 bits; how loud it is, where it lies."""

import math
import sys
from array import array
from collections import deque

RATE = 16_000
WIDTH = 2
BLOCK_S = 0.05
BLOCK = round(RATE * BLOCK_S) * WIDTH
"""Bytes that are worked on at once."""
SILENT_DB = -96.0


def loudness_db(block: bytes) -> float:
    """Of a block, against the loudest that there is."""
    samples = array("h")
    samples.frombytes(block[: len(block) // WIDTH * WIDTH])
    if sys.byteorder == "big":
        samples.byteswap()
    if not samples:
        return SILENT_DB
    power = math.sumprod(samples, samples) / len(samples)
    return max(SILENT_DB, 10 * math.log10(power / 32768**2)) if power else SILENT_DB


def shown(loudness: float) -> float:
    """0..1 for the screen: nothing below -60 dB, full at -10."""
    return min(1.0, max(0.0, (loudness + 60) / 50))


class Ring:
    """The last seconds of sound; every sample has a number, counted from the start."""

    def __init__(self, seconds: float) -> None:
        self._blocks: deque[bytes] = deque()
        self._longest = round(seconds * RATE)
        self.begin = self.end = 0

    def add(self, block: bytes) -> None:
        """The newest sound."""
        self._blocks.append(block)
        self.end += len(block) // WIDTH
        while self.end - self.begin > self._longest and len(self._blocks) > 1:
            self.begin += len(self._blocks.popleft()) // WIDTH

    def since(self, sample: int) -> tuple[int, bytes]:
        """All from this sample on, or from the oldest there is; and which that is."""
        first = min(max(sample, self.begin), self.end)
        return first, b"".join(self._blocks)[(first - self.begin) * WIDTH :]


class Clock:
    """When a sample was in the air, by the monotonic clock.

    Blocks come late by what buffers hold, never early: the earliest arrivals tell the truth.
    """

    REMEMBERED = 100

    def __init__(self) -> None:
        self._offsets: deque[float] = deque(maxlen=self.REMEMBERED)

    def arrived(self, end: int, at: float) -> None:
        """The block that ends with this sample came now."""
        self._offsets.append(at - end / RATE)

    def at(self, sample: float) -> float:
        """The time of a sample."""
        return sample / RATE + (min(self._offsets) if self._offsets else 0.0)


class Floor:
    """How loud it is when nobody speaks: the quietest of the last seconds."""

    REMEMBERED = round(3.0 / BLOCK_S)
    ABOVE_DB = 6.0
    """So much louder than the floor is speech, or a door."""

    def __init__(self) -> None:
        self._heard: deque[float] = deque(maxlen=self.REMEMBERED)

    def is_quiet(self, loudness: float) -> bool:
        """Take the next block's loudness; whether it is as quiet as it gets here."""
        self._heard.append(loudness)
        return loudness < self.level + self.ABOVE_DB

    @property
    def level(self) -> float:
        """The floor in dB."""
        quietest = sorted(self._heard)[: max(1, len(self._heard) // 10)]
        return max(-70.0, sum(quietest) / len(quietest)) if quietest else -70.0

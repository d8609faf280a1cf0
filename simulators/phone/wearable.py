"""Sensor Logger on a watch, as its page "Data Pushing" has it: a batch of readings each second."""

import math
from collections.abc import Callable
from random import Random
from typing import Any

from simulators.word import Word, table

TOPIC = "sensor-logger"
EVERY_S = 1.0
RESTING, LOWEST, HIGHEST = 68.0, 48.0, 150.0
EFFORT, EFFORT_S = 14.0, 180.0
"""The heart goes faster and slower again, by so much and in so long."""


class SensorLogger:
    """Heart rate and steps; `wall` gives seconds since 1970."""

    def __init__(self, lot: Random, wall: Callable[[], float]) -> None:
        self._lot, self._wall = lot, wall
        self._session, self._device = f"{lot.getrandbits(64):016x}", f"{lot.getrandbits(64):016x}"
        self._count, self._steps, self._at = 0, 0, 0.0
        self._drift = 0.0
        self.topics = ()

    def announce(self) -> list[Word]:
        """The app tells nothing of itself."""
        return []

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """Nothing can be asked."""
        return []

    def tick(self, now: float) -> list[Word]:
        """A batch."""
        if now - self._at < EVERY_S:
            return []
        self._at = now
        self._count += 1
        self._steps += self._lot.randrange(3)
        readings = [
            self._reading("heart rate", {"bpm": self._beats(now)}),
            self._reading("pedometer", {"steps": self._steps}),
        ]
        words = {"messageId": self._count, "sessionId": self._session, "deviceId": self._device}
        return [table(TOPIC, {**words, "payload": readings})]

    def _beats(self, now: float) -> int:
        self._drift = 0.95 * self._drift + self._lot.gauss(0, 1)
        beats = RESTING + EFFORT * math.sin(math.tau * now / EFFORT_S) + self._drift
        return round(max(LOWEST, min(HIGHEST, beats)))

    def _reading(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        return {"name": name, "time": round(self._wall() * 1e9), "values": values}

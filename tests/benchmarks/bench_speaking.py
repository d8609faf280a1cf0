"""From say() to the first block of sound, against bare synthesis by espeak-ng in the same run.

python tests/benchmarks/bench_speaking.py
"""

import queue
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cockpit.core.speech import Priority, Speech
from cockpit.core.vehicle import Vehicle
from cockpit.voice.speaking import Speaker, SpeakingSettings
from cockpit.voice.speaking.aloud import aloud
from cockpit.voice.speaking.espeak import Espeak
from cockpit.voice.speaking.plain import plain
from tests.benchmarks.timing import percentile

TEXTS = {
    "en": "In 400 metres turn right onto Mill Street, then immediately keep left.",
    "de": "In 400 Metern rechts abbiegen auf Hauptstr., dann sofort links halten.",
    "zh": "前方400米右转，进入中山路，随后立即靠左行驶。",
}
ROUNDS = 15


def bare(espeak: Espeak, text: str, language: str) -> float:
    """Milliseconds for the synthesis alone."""
    begin = time.perf_counter()
    espeak.speak(text, language)
    return (time.perf_counter() - begin) * 1000


class Car:
    """The main thread: takes calls as they come."""

    def __init__(self, folder: Path) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.speech = Speech()
        self.started = 0.0
        self.ready = False
        self.speaker = Speaker(
            self.speech,
            Vehicle(),
            self.calls.put,
            SpeakingSettings(folder=str(folder)),
            on_trouble=self._hear,
            on_started=lambda _: self._begin(),
        )

    def _hear(self, key: str, _text: str) -> None:
        self.ready = self.ready or key == "speaking"

    def _begin(self) -> None:
        self.started = time.perf_counter()

    def wait(self, true: Callable[[], bool]) -> None:
        while not true():
            self.calls.get(timeout=30)()

    def say(self, text: str, language: str) -> float:
        """Milliseconds until its first block."""
        self.started, begin = 0.0, time.perf_counter()
        self.speech.say(text, language, Priority.GUIDANCE)
        self.wait(lambda: self.started > 0)
        self.speech.hush()
        return (self.started - begin) * 1000


def main() -> None:
    espeak = Espeak()
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        car = Car(Path(folder))
        car.speaker.start()
        car.wait(lambda: car.ready)
        print(f"the process is ready after {(time.perf_counter() - begin) * 1000:.0f} ms")
        for language, text in TEXTS.items():
            car.say(text, language)
            alone = [bare(espeak, text, language) for _ in range(ROUNDS)]
            whole = []
            for _ in range(ROUNDS):
                whole.append(car.say(text, language))
                time.sleep(0.05)
            begin = time.perf_counter()
            aloud(plain(text), language)
            reading = (time.perf_counter() - begin) * 1000
            median, synthesis = percentile(whole, 0.5), percentile(alone, 0.5)
            print(
                f"{language}: say() to first block, median {median:5.1f} ms, "
                f"p95 {percentile(whole, 0.95):5.1f} ms; bare synthesis {synthesis:4.1f} ms; "
                f"ratio {median / synthesis:4.1f}; plain and aloud {reading:.2f} ms"
            )
        car.speaker.stop()


if __name__ == "__main__":
    main()

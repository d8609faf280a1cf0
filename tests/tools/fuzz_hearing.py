"""Throws sound and messages of every kind at the voice process's inside.

    python -m tests.tools.fuzz_hearing MODEL --count 100000

Nothing may raise or hang; what is told must be plain and sendable. What was understood out of noise
is printed: how sure the recogniser was of it is the voice feature's matter.
"""

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.sound import BLOCK, RATE, WIDTH
from cockpit.voice.worker.configuration import NO_MICROPHONE
from cockpit.voice.worker.lines import Lines, Message, packed
from cockpit.voice.worker.state import State
from simulators.microphone.sound import as_bytes
from tests.tools.memory import used_mb
from tests.tools.odd_things import odd_bytes, odd_message, odd_sound
from tests.voice.hearing.speech import SENTENCES, spoken

SLOW_S = 2.0
"""Of the processor, whatever else it has to do."""
WARM_UP = 5
"""One part of so many fills what is kept for good: caches, the model's own."""
QUIET_S = 5
MOST_GROWN_MB = 60.0
WARMER = {"type": "text", "id": "sane", "text": "make it warmer"}


@dataclass(slots=True)
class Done:
    """What came of it."""

    told: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    """What was understood out of noise."""
    memory: float = 0.0
    grown_mb: float = 0.0
    """From a fifth of the way to the end."""
    sounds: int = 0
    sound_s: float = 0.0


class Attack:
    """One state, attacked until the count is reached; it must stay sane."""

    def __init__(self, model: Path, seed: int, share: float, slow_s: float) -> None:
        self.share, self.slow_s = share, slow_s
        self.chance = random.Random(seed)
        self.done = Done()
        self.lines = Lines()
        self.model = model
        self.state = self._fresh()

    def _fresh(self) -> State:
        state = State(lambda _: None, self._tell)
        state.take({"type": "configure", "language": "en", "device": NO_MICROPHONE})
        state.take({"type": "engine", "engine": Engine(self.model), "trouble": ""})
        state.take({"type": "listen", "how": "wake"})
        return state

    def _tell(self, message: Message) -> None:
        packed(message)
        self.done.told[message["type"]] += 1
        if message["type"] == "trouble" and message["text"].startswith("sound:"):
            self.done.bad.append(f"raised: {message['text']}")
        if message["type"] == "heard" and "id" not in message and message["understood"]["commands"]:
            self.done.commands.append(f"{message['text']} ({message['weakest']})")

    def run(self, count: int) -> Done:
        for number in range(count):
            if number == count // WARM_UP:
                self.done.memory = used_mb()
            self._one(number)
        self._is_sane()
        self._still_hears()
        self.done.grown_mb = used_mb() - self.done.memory
        if self.done.grown_mb > MOST_GROWN_MB:
            self.done.bad.append(f"grew by {self.done.grown_mb:.0f} MB")
        return self.done

    def _one(self, number: int) -> None:
        item: Any = None
        began = time.process_time()
        try:
            kind = self.chance.random()
            if kind < self.share:
                sound = odd_sound(self.chance)
                self.done.sounds += 1
                self.done.sound_s += len(sound) / WIDTH / RATE
                item = {"type": "sound", "sound": sound, "at": self.done.sound_s}
                self.state.take(item)
            elif kind < self.share + 0.7 * (1 - self.share):
                item = odd_message(self.chance)
                self.state.take(item)
            else:
                item = odd_bytes(self.chance)
                for message in self.lines.take(item):
                    assert isinstance(message["type"], str)
        except Exception as error:
            self.done.bad.append(f"{number}: {type(error).__name__} {error}: {item!r:.200}")
        if time.process_time() - began > self.slow_s:
            self.done.bad.append(f"{number}: slow: {item!r:.200}")
        if number % 1000 == 999:
            self._is_sane()

    def _is_sane(self) -> None:
        """A sentence is understood, whatever came before."""
        answers: list[Message] = []
        self.state._tell = answers.append
        self.state.take({"type": "configure", "language": "en", "device": NO_MICROPHONE})
        self.state.take(WARMER)
        self.state._tell = self._tell
        heard = [answer for answer in answers if answer["type"] == "heard"]
        if not (heard and heard[-1]["understood"]["commands"]):
            self.done.bad.append(f"insane: {answers!r:.300}")

    def _still_hears(self) -> None:
        """A sentence that is spoken is understood, after some silence."""
        heard: list[Message] = []
        self.state._tell = heard.append
        anew = {"type": "ear", "name": "another"}  # torn samples may be left of the old one
        for message in ({"type": "speaking", "on": False}, {"type": "cancel"}, anew):
            self.state.take(message)
        self._play(bytes(RATE * WIDTH * QUIET_S))
        for sentence in SENTENCES[:3]:
            self.state.take({"type": "listen", "how": "now", "within_s": 8.0})
            self._play(as_bytes(spoken(sentence)))
        self.state._tell = self._tell
        understood = [one["text"] for one in heard if (one.get("understood") or {}).get("commands")]
        if len(understood) < 2:
            self.done.bad.append(f"deaf: {heard!r:.500}")

    def _play(self, sound: bytes) -> None:
        for begin in range(0, len(sound), BLOCK):
            block = sound[begin : begin + BLOCK]
            self.done.sound_s += len(block) / WIDTH / RATE
            self.state.take({"type": "sound", "sound": block, "at": self.done.sound_s})


def attack(model: Path, count: int, seed: int, share: float = 0.7, slow_s: float = SLOW_S) -> Done:
    """`count` odd things, one after the other; `share` of them is sound.

    What takes more than `slow_s` of the processor is bad.
    """
    return Attack(model, seed, share, slow_s).run(count)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.7, help="of sound, 0..1")
    given = parser.parse_args()
    began = time.monotonic()
    done = attack(given.model, given.count, given.seed, given.share)
    taken = time.monotonic() - began
    kinds = f"{given.count} things, {done.sounds} of them sound"
    print(f"{kinds} ({done.sound_s:.0f} s), in {taken:.0f} s")
    print(f"told {dict(done.told)}; memory {done.memory:.0f} {done.grown_mb:+.0f} MB")
    print(f"out of noise: {done.commands}")
    print("\n".join(done.bad) or "nothing bad")
    raise SystemExit(bool(done.bad))


if __name__ == "__main__":
    main()

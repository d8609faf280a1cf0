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
from cockpit.voice.worker.configuration import NO_MICROPHONE
from cockpit.voice.worker.lines import Lines, Message, packed
from cockpit.voice.worker.state import State
from tests.tools.odd_things import odd_bytes, odd_message, odd_sound

SLOW_S = 2.0
WARMER = {"type": "text", "id": "sane", "text": "make it warmer"}


@dataclass(slots=True)
class Done:
    """What came of it."""

    told: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    """What was understood out of noise."""


class Attack:
    """One state, attacked until the count is reached; it must stay sane."""

    def __init__(self, model: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.done = Done()
        self.lines = Lines()
        self.model = model
        self.sound_s = 0.0
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
        if message["type"] == "heard" and "id" not in message and message["understood"]["commands"]:
            self.done.commands.append(f"{message['text']} ({message['weakest']})")

    def run(self, count: int) -> Done:
        for number in range(count):
            self._one(number)
        self._is_sane()
        return self.done

    def _one(self, number: int) -> None:
        item: Any = None
        began = time.monotonic()
        try:
            kind = self.chance.random()
            if kind < 0.7:
                item = {"type": "sound", "sound": odd_sound(self.chance), "at": number * 0.05}
                self.state.take(item)
            elif kind < 0.9:
                item = odd_message(self.chance)
                self.state.take(item)
            else:
                item = odd_bytes(self.chance)
                for message in self.lines.take(item):
                    assert isinstance(message["type"], str)
        except Exception as error:
            self.done.bad.append(f"{number}: {type(error).__name__} {error}: {item!r:.200}")
        if time.monotonic() - began > SLOW_S:
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


def attack(model: Path, count: int, seed: int) -> Done:
    """`count` odd things, one after the other."""
    return Attack(model, seed).run(count)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    done = attack(given.model, given.count, given.seed)
    print(f"{given.count} things in {time.monotonic() - began:.0f} s: {dict(done.told)}")
    print(f"out of noise: {done.commands}")
    print("\n".join(done.bad) or "nothing bad")
    raise SystemExit(bool(done.bad))


if __name__ == "__main__":
    main()

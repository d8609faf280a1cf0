"""How well the wake phrase is heard, and what else wakes the car.

    python -m tests.tools.wake_accuracy [--model DIR] [--hours 3] [--calls 25]

Calls: "hey cockpit" alone and with a command, in each voice and noise. False alarms: hours of
speech (chatter, and rows of the model's own words, which sound like anything), babble, music and
noise, with none of it said. Printed too: the share of one core that waiting takes.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.listener import Listener
from cockpit.voice.hearing.models import choose
from cockpit.voice.hearing.sound import BLOCK, RATE, WIDTH
from cockpit.voice.hearing.words import words
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.worker.understanding import PHRASES
from simulators.microphone.noise import KINDS, with_noise
from simulators.microphone.sound import Sound, as_bytes, at_level, silence
from simulators.microphone.voices import Voice
from tests.tools.hearing_accuracy import NOISES, SEEN, UNSEEN, chatter, spoken

PIECE_S = 60.0
SPEECH = 0.5
"""Share of the hours; the rest is babble, music, road and pink noise alike."""
LOUD_DB = -26.0


class Ears:
    """Waits for the wake phrase."""

    def __init__(self, model: Path) -> None:
        self.wakes: list[float] = []
        self.now = self.cpu_s = 0.0
        sentences = Sentences.load("en")
        self._listener = Listener(
            Engine(model),
            words("en"),
            self._tell,
            lambda *_: None,
            lambda text: sentences.understand(text).meaning,
        )
        self._listener.know(sentences.phrases(PHRASES))
        self._listener.wait(True)

    def _tell(self, event: dict[str, object]) -> None:
        if event["type"] == "wake":
            self.wakes.append(self.now)

    def hear(self, sound: Sound) -> int:
        """How often it woke."""
        before, raw, began = len(self.wakes), as_bytes(sound), time.process_time()
        for at in range(0, len(raw), BLOCK):
            self.now += len(raw[at : at + BLOCK]) / WIDTH / RATE
            self._listener.take(raw[at : at + BLOCK], self.now)
            if len(self.wakes) > before and self.now > self.wakes[-1] + 0.5:
                self._listener.cancel()
        self.cpu_s += time.process_time() - began
        return len(self.wakes) - before


def calls(ears: Ears, voice: Voice, noise: str, count: int) -> int:
    """How many of the calls woke it."""
    commands = ["", "make it warmer", "take me home", "turn on the radio", "how far is it"]
    heard = 0
    for number in range(count):
        said = f"hey cockpit {commands[number % len(commands)]}".strip()
        heard += bool(ears.hear(spoken(said, voice, noise, number)))
    return heard


def rows(model: Path, rng: random.Random) -> Iterator[str]:
    """Words of the model in any order, but for the wake phrase."""
    known = [
        line.split()[0] for line in (model / "graph/words.txt").read_text("utf-8").split("\n")[:-1]
    ]
    plain = [word for word in known if word.isalpha() and word != "cockpit"]
    talk = [wanted.text for wanted in chatter()]
    while True:
        yield rng.choice(talk)
        yield " ".join(rng.choices(plain, k=rng.randint(3, 10)))


def speech(voices: list[Voice], texts: Iterator[str], rng: random.Random) -> Sound:
    """A minute of talk, in one voice a sentence, now and then in noise."""
    pieces: list[Sound] = []
    while sum(map(len, pieces)) < PIECE_S * RATE:
        said = at_level(rng.choice(voices).say(next(texts)), LOUD_DB)
        pieces += [said, silence(rng.uniform(0.1, 0.6))]
    sound: Sound = np.concatenate(pieces)
    sound = sound + np.random.default_rng(rng.randrange(10**6)).standard_normal(len(sound)) * 1e-4
    noise = rng.choice(NOISES)
    return with_noise(sound, noise, 10, rng.randrange(10**6)) if noise else sound


def other(kind: str, rng: random.Random) -> Sound:
    """A minute of noise."""
    return at_level(KINDS[kind](PIECE_S, np.random.default_rng(rng.randrange(10**6))), LOUD_DB)


def main() -> None:
    """Print both tables."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--model", type=Path)
    asked.add_argument("--hours", type=float, default=3.0)
    asked.add_argument("--calls", type=int, default=25)
    options = asked.parse_args()
    chosen = choose("en")
    model = options.model or (chosen.folder if chosen else None)
    if model is None:
        raise SystemExit("no English model here")
    for name in (*SEEN, *UNSEEN):
        ears = Ears(model)
        heard = [calls(ears, Voice.parse(name), noise, options.calls) for noise in NOISES]
        table = "  ".join(f"{n or 'clean'} {h}" for n, h in zip(NOISES, heard, strict=True))
        print(f"{name:26} woke, of {options.calls}: {table}", flush=True)
    rng, ears = random.Random(3), Ears(model)
    voices, texts = [Voice.parse(name) for name in (*SEEN, *UNSEEN)], rows(model, rng)
    for minute in range(round(options.hours * 60)):
        kinds = ("babble", "music", "road", "pink")
        talks = minute % 10 < SPEECH * 10
        ears.hear(speech(voices, texts, rng) if talks else other(kinds[minute % 4], rng))
    print(f"false alarms in {options.hours:g} hours: {len(ears.wakes)}")
    print(f"waiting takes {100 * ears.cpu_s / ears.now:.1f} % of a core")


if __name__ == "__main__":
    main()

"""How well a model hears: sentences of the twins, in many voices and noises.

    python -m tests.tools.hearing_accuracy [--model DIR] [--sentences 150] [--show] [VOICE …]

Each sentence goes the way that it goes in the car: sound → listener (with its own end of speech) →
Vosk with the grammar of all phrases → sentences. It is right when intent and all slots are those
of the twin and the judge would do it; `asked` are those that the judge would ask about. Also
counted: chatter that was taken for a command.
"""

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from cockpit.features.voice.judge import SURE
from cockpit.voice.hearing.engine import Engine
from cockpit.voice.hearing.listener import Listener
from cockpit.voice.hearing.models import choose
from cockpit.voice.hearing.sound import BLOCK, RATE, WIDTH
from cockpit.voice.hearing.utterance import Said
from cockpit.voice.hearing.words import words
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.located import read_yaml
from cockpit.voice.worker.understanding import PHRASES
from simulators.microphone.noise import with_noise
from simulators.microphone.sound import Sound, as_bytes, at_level, silence
from simulators.microphone.voices import Voice

FEATURES = Path(__file__).parents[1] / "features"
CHATTER = Path(__file__).with_name("chatter.txt")
SEEN = ("flite:slt", "flite:awb", "flite:kal16", "espeak:en-us+m3", "espeak:en-gb-x-rp+f2")
UNSEEN = ("flite:rms", "festival:ked_diphone", "espeak:en-us+Andy", "espeak:en-gb-x-rp+steph")
"""Never used in training; the first two are the voices of people."""
NOISES = ("", "road", "pink", "babble")
SNR_DB = 10
WITHIN_S = 6.0
LOUDNESS_DB = -26.0


class Wanted(NamedTuple):
    """A sentence and what it means; no intent for chatter."""

    text: str
    intent: str = ""
    slots: Mapping[str, Any] = {}


@dataclass
class Tally:
    """What became of the sentences of one voice in one noise."""

    right: int = 0
    asked: int = 0
    wrong: list[str] = field(default_factory=list)
    """Done, but another thing than was said."""
    lost: list[str] = field(default_factory=list)

    @property
    def all(self) -> int:
        """Sentences."""
        return self.right + self.asked + len(self.wrong) + len(self.lost)

    def share(self, count: int) -> str:
        """In percent."""
        return f"{100 * count / max(self.all, 1):5.1f} %"


def twins() -> tuple[list[Wanted], dict[str, Any]]:
    """All English twins that can be heard, and the lists that they speak of.

    Left out are those with free text in them: the recogniser is told what can be said.
    """
    found, lists = [], {}
    for path in sorted(FEATURES.glob("*/sentences.en.yaml")):
        table: dict[str, Any] = read_yaml(path)
        lists.update(table.get("lists", {}))
        for intent, blocks in table.items():
            if intent in ("lists", "Nothing"):
                continue
            for block in blocks:
                slots = block.get("slots", {})
                found += [Wanted(str(text), intent, slots) for text in block["texts"]]
    sentences = Sentences.load("en")
    sentences.offer(lists)
    meanings = [sentences.understand(wanted.text).meaning for wanted in found]
    heard = [w for w, m in zip(found, meanings, strict=True) if m and not m.free]
    return heard, lists


class Car:
    """Ears and understanding, as in the voice process."""

    def __init__(self, model: Path, lists: Mapping[str, Any]) -> None:
        self.sentences = Sentences.load("en")
        self.sentences.offer(dict(lists))
        self._engine, self._phrases = Engine(model), self.sentences.phrases(PHRASES)

    def hear(self, sound: Sound) -> Said | None:
        """What was said, or None."""
        said: list[Said] = []
        ears = Listener(
            self._engine,
            words("en"),
            lambda _: None,
            lambda heard, _: said.append(heard),
            lambda text: self.sentences.understand(text).meaning,
        )
        ears.know(self._phrases)
        ears.listen("now", WITHIN_S)
        raw = as_bytes(sound)
        for at in range(0, len(raw), BLOCK):
            ears.take(raw[at : at + BLOCK], (at + BLOCK) / WIDTH / RATE)
            if said:
                return said[0]
        return None

    def count(self, wanted: Wanted, said: Said | None, tally: Tally) -> None:
        """Was it right?"""
        meant = self.sentences.understand(said.text).commands if said else ()
        got = [(command.intent, dict(command.slots)) for command in meant]
        line = f"{wanted.text} | {said.text if said else ''} | {said.weakest if said else 0:.2f}"
        if not got:
            tally.lost.append(line)
        elif said and said.weakest < SURE:
            tally.asked += 1
        elif got == [(wanted.intent, dict(wanted.slots))]:
            tally.right += 1
        else:
            tally.wrong.append(line)


def spoken(text: str, voice: Voice, noise: str, seed: int) -> Sound:
    """With silence around and a microphone's hiss, at a driver's level."""
    sound = at_level(voice.say(text), LOUDNESS_DB)
    sound = np.concatenate([silence(0.4), sound, silence(5.0 if noise else 1.6)])
    hiss = np.random.default_rng(seed).standard_normal(len(sound)) * 1e-4
    return with_noise(sound + hiss, noise, SNR_DB, seed) if noise else sound + hiss


def measured(car: Car, voice: Voice, noise: str, sentences: Sequence[Wanted]) -> Tally:
    """One voice in one noise."""
    tally = Tally()
    for seed, wanted in enumerate(sentences):
        car.count(wanted, car.hear(spoken(wanted.text, voice, noise, seed)), tally)
    return tally


def chatter() -> Iterator[Wanted]:
    """Sentences that are nobody's command."""
    return (Wanted(line) for line in CHATTER.read_text("utf-8").splitlines() if line)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("voices", nargs="*", default=[*SEEN, *UNSEEN])
    asked.add_argument("--model", type=Path)
    asked.add_argument("--sentences", type=int, default=150)
    asked.add_argument("--noises", default=",".join(NOISES))
    asked.add_argument("--chatter", action="store_true", help="only what is no command")
    asked.add_argument("--show", action="store_true", help="what went wrong")
    options = asked.parse_args()
    every, lists = twins()
    chosen = choose("en")
    model = options.model or (chosen.folder if chosen else None)
    if model is None:
        raise SystemExit("no English model here")
    car = Car(model, lists)
    sentences = random.Random(20).sample(every, min(options.sentences, len(every)))
    for name in options.voices:
        for noise in options.noises.split(","):
            began = time.monotonic()
            said = list(chatter()) if options.chatter else sentences
            tally = measured(car, Voice.parse(name), noise, said)
            took = time.monotonic() - began
            print(
                f"{name:22} {noise or 'clean':7} right {tally.share(tally.right)}  "
                f"asked {tally.share(tally.asked)}  wrong {len(tally.wrong):3}  "
                f"lost {len(tally.lost):3}  of {tally.all}, {took:.0f} s",
                flush=True,
            )
            if options.show:
                print(*(f"    wrong: {line}" for line in tally.wrong), sep="\n")
                print(*(f"    lost:  {line}" for line in tally.lost), sep="\n")


if __name__ == "__main__":
    main()

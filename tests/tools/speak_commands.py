"""A hundred commands over all features through a real virtual microphone, and what came of them.

    python -m tests.tools.speak_commands [--count 100] [--voices flite:slt,…] [--noises ,road]

A simulated car and the whole cockpit, offscreen. Right: intent and slots are those of the twin,
and it was done, or waits for a yes if it is risky. Printed too: the time from the end of speech
to the action and to the car's echo, and all that was asked of the car that nobody had said.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from cockpit.features.voice.context import FOLLOW_UPS
from cockpit.voice.sentences.engine import Sentences
from simulators.microphone.pulse import VirtualMicrophone
from simulators.microphone.voices import Voice
from tests.tools.hearing_accuracy import Wanted, twins

VOICES = ("flite:slt", "flite:awb", "espeak:en-us+f2", "espeak:en-gb-x-rp+m3")
NOISES = ("", "", "road", "pink")
ALONE = FOLLOW_UPS | {"VoiceYes", "VoiceNo", "VoiceCancel", "VoiceTeach"}
"""Mean nothing without what was said before, or open a page with a keyboard."""


def commands(count: int, seed: int) -> Iterator[Wanted]:
    """One of each intent, then the next of each; with no names that this car does not know."""
    rng, sentences = random.Random(seed), Sentences.load("en")
    every = [wanted for wanted in twins()[0] if sentences.understand(wanted.text)]
    by_intent: dict[str, list[Wanted]] = {}
    for one in every:
        follows = one.intent.startswith("Voice") and one.intent in ALONE
        if not follows:
            by_intent.setdefault(one.intent, []).append(one)
    piles = [rng.sample(pile, len(pile)) for _, pile in sorted(by_intent.items())]
    turns = (pile[turn % len(pile)] for turn in range(count) for pile in piles)
    for _, one in zip(range(count), turns, strict=False):
        yield one


def main() -> int:
    """Speak, and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--voices", default=",".join(VOICES))
    asked.add_argument("--noises", default=",".join(NOISES))
    options = asked.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with (
        tempfile.TemporaryDirectory(prefix="cockpit-say-") as folder,
        VirtualMicrophone(Path(folder) / "pulse") as microphone,
    ):
        os.environ["PULSE_SERVER"] = microphone.env["PULSE_SERVER"]
        return _speak(options, Path(folder), microphone)


def _speak(options: argparse.Namespace, folder: Path, microphone: VirtualMicrophone) -> int:
    from PyQt6.QtGui import QGuiApplication

    from tests.qa.car import DeskCar
    from tests.qa.driver import Driver
    from tests.qa.screen import Dashboard

    application = QGuiApplication(sys.argv[:1])
    car = DeskCar(folder)
    cockpit = Dashboard(car.specs, folder / "state")
    wrong, times, echoes = [], [], []
    rng = random.Random(options.seed)
    voices = [Voice.parse(name) for name in options.voices.split(",")]
    noises = options.noises.split(",")
    try:
        driver = Driver(cockpit, microphone)
        driver.wait_until_heard()
        for number, wanted in enumerate(commands(options.count, options.seed), 1):
            voice, noise = rng.choice(voices), rng.choice(noises)
            known = len(driver.asked)
            by_key = number % 2 == 0
            got = driver.say(wanted.text, voice, by_key=by_key, noise=noise, seed=number)
            right = got.intents == ((wanted.intent, dict(wanted.slots)),)
            times += [ms] if (ms := got.ms("speech_end", "acted")) is not None else []
            echoes += [ms] if (ms := got.ms("speech_end", "echo")) is not None else []
            sent = [str(request.signal.path) for request in driver.asked[known:]]
            print(
                f"{number:3} {'right' if right else 'WRONG'} {voice.engine}:{voice.name} "
                f"{noise or 'clean'}: {wanted.text} | {got.text} | {got.verdict} "
                f"{got.intents if not right else ''} {sent}",
                flush=True,
            )
            wrong += [] if right else [wanted.text]
            driver.leave()
    finally:
        cockpit.stop()
        car.stop()
        application.quit()
    _table("end of speech to done", times)
    _table("end of speech to the car's echo", echoes)
    print(f"right: {options.count - len(wrong)} of {options.count}")
    return 1 if wrong else 0


def _table(name: str, times: Sequence[float]) -> None:
    if times:
        middle, late = np.percentile(times, [50, 95])
        print(f"{name}: p50 {middle:.0f} ms, p95 {late:.0f} ms, most {max(times):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())

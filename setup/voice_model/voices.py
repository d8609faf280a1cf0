"""The speakers: espeak-ng's variants, flite, Pico, festival's diphone voice.

Pitch, tempo and the length of the vocal tract are drawn anew for each sentence. Another tract is
made by resampling: the whole spectrum moves, and the synthesiser speaks slower or faster to
make up for it. Voices kept out of training judge the model.
"""

import random
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 16000
"""Samples per second, everywhere."""
Sound = npt.NDArray[np.float32]
TRAINING = {"espeak": 6, "kal": 1, "kal16": 1, "awb": 5, "slt": 5, "pico-us": 5, "pico-gb": 5}
"""Kind of voice → how often it speaks in training."""
TESTS = {
    "slt": "=slt",
    "awb": "=awb",
    "pico-us": "=pico-us",
    "espeak-held-out": "espeak-",
    "rms": "=rms",
    "ked": "ked",
}
"""Set of test sentences → kind of voice, unwarped. The last three are never heard in training."""

ACCENTS = [
    *["en-us"] * 6,
    *["en-gb"] * 2,
    *["en-gb-x-rp", "en-gb-scotland", "en-us-nyc", "en-029", "en-gb-x-gbclan", "en-gb-x-gbcwmd"],
]
UNLIKE_PEOPLE = {
    "whisper",
    "whisperf",
    "Demonic",
    "robosoft3",
    "robosoft4",
    "robosoft5",
    "robosoft6",
    "robosoft7",
    "robosoft8",
    "UniRobot",
    "croak",
    "anikaRobot",
    "kaukovalta",
    "Storm",
    "Nguyen",
}
PICO = {"pico-us": "en-US", "pico-gb": "en-GB"}


@dataclass(frozen=True)
class Voice:
    """A speaker for one sentence."""

    name: str
    command: tuple[str, ...] = ()
    """A program; {text} and {wav} are filled in. Empty: Pico, a library."""
    warp: float = 1.0
    """Above 1: a shorter vocal tract. The sound is played this much faster."""
    typed: bool = False
    """The text goes to the program's standard input."""
    markup: str = "{text}"
    """What Pico is given."""


@cache
def variants() -> list[str]:
    """espeak-ng's variants that could be people, in the order of their names."""
    folders = [
        *sorted(Path("/usr").glob("lib/*/espeak-ng-data/voices/!v")),
        Path("/usr/share/espeak-ng-data/voices/!v"),
    ]
    names = sorted(file.name for file in folders[0].iterdir())
    return [name for name in names if " " not in name and name not in UNLIKE_PEOPLE]


def espeak(rng: random.Random, held_out: bool = False) -> Voice:
    """A variant with an accent; every seventh variant is held out."""
    mine = [name for at, name in enumerate(variants()) if (at % 7 == 3) == held_out]
    name = f"{rng.choice(ACCENTS)}+{rng.choice(mine)}"
    speed, pitch = str(rng.randint(115, 215)), str(rng.randint(15, 85))
    gap = str(rng.choice([0, 0, 0, 1, 2, 4]))
    manner = ("-v", name, "-s", speed, "-p", pitch, "-g", gap)
    return Voice(name, ("espeak-ng", *manner, "-w", "{wav}", "{text}"))


def flite(name: str, rng: random.Random, warped: bool) -> Voice:
    """One of flite's voices: as it is, or made into somebody else."""
    warp, pitch, tempo = _other(rng, 0.7, 1.5) if warped else (1.0, 1.0, 1.0)
    tone = f"f0_shift={pitch / warp:.3f}"
    if warped and name.startswith("kal"):  # a diphone voice: its pitch is set in hertz
        tone = f"int_f0_target_mean={rng.randint(80, 230)}"
    manner = ("--setf", f"duration_stretch={warp * tempo:.3f}", "--setf", tone)
    command = ("flite", "-voice", name, *manner, "-t", "{text}", "-o", "{wav}")
    return Voice(f"{name}*{warp:.2f}*{pitch:.2f}", command, warp)


def pico(name: str, rng: random.Random, warped: bool) -> Voice:
    """One of Pico's two English voices: as it is, or made into somebody else."""
    warp, pitch, tempo = _other(rng, 0.65, 1.3) if warped else (1.0, 1.0, 1.0)
    level, speed = round(100 * pitch / warp), round(100 / warp / tempo)
    markup = f'<pitch level="{level}"><speed level="{speed}">{{text}}</speed></pitch>'
    return Voice(f"{name}*{warp:.2f}*{pitch:.2f}", (), warp, markup=markup)


def _other(rng: random.Random, deep: float, high: float) -> tuple[float, float, float]:
    """Somebody else: tract, pitch and tempo, each as a factor."""
    return rng.uniform(0.82, 1.2), rng.uniform(deep, high), rng.uniform(0.8, 1.25)


def draw(kind: str, rng: random.Random) -> Voice:
    """A speaker of this kind. `espeak-`: a held-out variant; `=NAME`: a voice unwarped."""
    if kind in ("espeak", "espeak-"):
        return espeak(rng, held_out=kind == "espeak-")
    if kind == "ked":
        command = ("text2wave", "-eval", "(voice_ked_diphone)", "-o", "{wav}")
        return Voice(kind, command, typed=True)
    name, warped = kind.lstrip("="), not kind.startswith("=") and rng.random() < 0.75
    return (pico if name in PICO else flite)(name, rng, warped)


@cache
def _engine(language: str) -> "object":
    from ttspico import TtsEngine

    return TtsEngine(language)


def _pico_says(text: str, voice: Voice) -> Sound:
    engine = _engine(PICO[voice.name.split("*")[0]])
    said: bytes = engine.speak(voice.markup.format(text=text))  # type: ignore[attr-defined]
    return np.frombuffer(said, "<i2").astype(np.float32) / 32768


def speak(text: str, voice: Voice, wav: Path) -> None:
    """Write the sentence as a 16-bit wave file of 16 kHz."""
    import soundfile
    import soxr

    if voice.command:
        filled = [part.format(text=text, wav=wav) for part in voice.command]
        typed = text.encode() if voice.typed else None
        subprocess.run(filled, input=typed, capture_output=True, timeout=60, check=True)
        sound, rate = soundfile.read(wav, dtype="float32")
    else:
        sound, rate = _pico_says(text, voice), RATE
    if rate * voice.warp != RATE:
        sound = soxr.resample(sound, rate * voice.warp, RATE)
    soundfile.write(wav, sound, RATE, subtype="PCM_16")

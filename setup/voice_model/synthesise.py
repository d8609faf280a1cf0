"""Sentences → wave files: `python -m setup.voice_model.synthesise FOLDER`.

FOLDER/own.json holds the cockpit's own sentences. Written are FOLDER/train.json and one
FOLDER/NAME.json for each set of test sentences: a list of {text, voice, wav}.
"""

import json
import multiprocessing
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from setup.voice_model import prompts
from setup.voice_model.lexicon import cmudict, frequent
from setup.voice_model.sentences import sentence, spoken
from setup.voice_model.voices import TESTS, TRAINING, draw, speak

TRAINING_SENTENCES = 24_000
TEST_SENTENCES = 300
WORDS = 8_000
"""So many of the most frequent words are heard in training, and known by the model."""
SHORTEST_BYTES = 8_000
Item = dict[str, object]
Job = tuple[str, str, float, str]
"""Text, kind of voice, seed, wave file."""


def say(job: Job) -> Item | None:
    """One sentence; None if the synthesiser could not say it."""
    text, kind, seed, wav = job
    voice = draw(kind, random.Random(seed))
    try:
        speak(text, voice, Path(wav))
    except (subprocess.SubprocessError, OSError, RuntimeError) as error:
        print(f"{voice.name} cannot say “{text}”: {error}", file=sys.stderr)
        return None
    short = Path(wav).stat().st_size < SHORTEST_BYTES
    return None if short else {"text": text, "voice": voice.name, "wav": wav}


def spread(texts: Sequence[str], kinds: Sequence[str], folder: Path, seed: int) -> list[Item]:
    """Say each text with a voice drawn from `kinds`, on all cores."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [
        (text, rng.choice(kinds), rng.random(), str(folder / f"{number:06d}.wav"))
        for number, text in enumerate(texts)
    ]
    with multiprocessing.Pool() as pool:
        return [item for item in pool.map(say, jobs, chunksize=50) if item]


def main(folder: Path) -> None:
    """Make all sets."""
    own: list[str] = json.loads((folder / "own.json").read_text("utf-8"))
    known = [said for said in own if all(word in cmudict() for word in said.split())]
    rng, words = random.Random(1), frequent(WORDS)
    for seed, (name, kind) in enumerate(TESTS.items(), 11):
        texts = [spoken(known, rng) for _ in range(TEST_SENTENCES)]
        _write(folder / f"{name}.json", spread(texts, [kind], folder / name, seed))
    texts = [sentence(known, words, rng) for _ in range(TRAINING_SENTENCES)]
    kinds = [kind for kind, share in TRAINING.items() for _ in range(share)]
    items = spread(texts, kinds, folder / "train", 1)
    _write(folder / "train.json", items + prompts.recorded(folder / "train", 2))


def _write(file: Path, items: list[Item]) -> None:
    file.write_text(json.dumps(items), "utf-8")
    print(f"{file.stem}: {len(items)} sentences", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""A trained network → the model that ships: `python -m setup.voice_model.finish FOLDER MODEL`.

FOLDER holds network.pt, own.json (the cockpit's sentences) and names.json (places and other
names of the demonstration).
"""

import json
import random
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from setup.voice_model.export import export
from setup.voice_model.g2p import pronounce
from setup.voice_model.graph import build
from setup.voice_model.lexicon import Pronunciations, cmudict, frequent
from setup.voice_model.sentences import ENDINGS
from setup.voice_model.synthesise import WORDS

FIRST_NAMES = [
    "anna",
    "ben",
    "clara",
    "david",
    "emma",
    "frank",
    "george",
    "hannah",
    "ian",
    "julia",
    "kate",
    "lucas",
    "maria",
    "michael",
    "nina",
    "oliver",
    "paul",
    "peter",
    "rachel",
    "sarah",
    "simon",
    "sophie",
    "thomas",
    "tom",
    "victoria",
    "william",
    "mum",
    "dad",
    "mom",
    "grandma",
    "grandpa",
]
WAKE = ("hey", "cockpit")


def vocabulary(own: Iterable[str], names: Iterable[str]) -> Pronunciations:
    """All words that the model shall know, with their pronunciations."""
    said = {word for text in [*own, *names] for word in re.findall("[a-z']+", text.lower())}
    words = said.union(frequent(WORDS), FIRST_NAMES, ENDINGS, WAKE)
    ways = {word: cmudict().get(word) or [pronounce(word)] for word in sorted(words)}
    return {word: _different(spoken) for word, spoken in ways.items() if spoken[0]}


def _different(ways: list[list[str]]) -> list[list[str]]:
    return [list(way) for way in dict.fromkeys(map(tuple, ways))]


def main(folder: Path, model: Path) -> None:
    """Write all but the card."""
    own: list[str] = json.loads((folder / "own.json").read_text("utf-8"))
    words = vocabulary(own, json.loads((folder / "names.json").read_text("utf-8")))
    known = [said for said in own if all(word in words for word in said.split())]
    calls = random.Random(0).sample(known, min(400, len(known)))
    for part in ("am", "conf", "graph"):
        shutil.rmtree(model / part, ignore_errors=True)
    build(model, words, [*known, *(f"hey cockpit {said}" for said in calls)])
    numbers = export(folder / "network.pt", model)
    print(f"{len(words)} words, {len(known)} sentences, {numbers} numbers in the network")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

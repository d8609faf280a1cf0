"""What is said in training: the cockpit's own sentences, and rows of frequent words.

The cockpit's sentences teach the words that matter, the rows keep the network from taking every
sound for a command.
"""

import random
import re
from collections.abc import Sequence
from pathlib import Path

COMMON_RANK = 2500
"""Mean rank of a word in a row of frequent words."""
COMING = Path(__file__).with_name("coming.txt")
"""Sentences on things that the cockpit has no feature for yet: music, the phone, the home."""
ENDINGS = ("please", "now", "thanks")


def plain(sentence: str) -> str:
    """Lower case, without signs: the form that a model hears."""
    return " ".join(re.sub(r"[^a-z' ]", " ", sentence.lower()).split())


def own(limit: int) -> list[str]:
    """All that the cockpit understands, up to `limit` sentences; needs the cockpit installed."""
    from cockpit.voice.sentences.engine import Sentences

    said = Sentences.load("en").phrases(limit)
    coming = COMING.read_text("utf-8").splitlines()
    return sorted({plain(sentence) for sentence in [*said, *coming]} - {""})


def row(words: Sequence[str], rng: random.Random) -> str:
    """Two to eight words that mean nothing together, the most frequent first in `words`."""
    ranks = (int(rng.expovariate(1 / COMMON_RANK)) for _ in range(rng.randint(2, 8)))
    return " ".join(words[min(rank, len(words) - 1)] for rank in ranks)


def spoken(commands: Sequence[str], rng: random.Random) -> str:
    """A command as people give it: with the wake phrase, another command, a `please`."""
    text = rng.choice(commands)
    if (call := rng.random()) < 0.14:
        text = f"hey cockpit {text}" if call < 0.1 else "hey cockpit"
    if rng.random() < 0.1:
        text += f" and {rng.choice(commands)}"
    if rng.random() < 0.08:
        text += f" {rng.choice(ENDINGS)}"
    return text


def sentence(commands: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    """A command or, as often, a row of words."""
    return spoken(commands, rng) if rng.random() < 0.5 else row(words, rng)

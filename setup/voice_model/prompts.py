"""One real person: the telephone prompts of Debian's asterisk-core-sounds-en (CC-BY-SA 3.0).

Recorded by Allison Smith. 16 kHz, a few hundred sentences with their texts.
"""

import gzip
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from setup.voice_model.lexicon import cmudict
from setup.voice_model.sentences import plain
from setup.voice_model.voices import RATE

SOUNDS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")
TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")
COPIES = 5
"""Each prompt so often, at another speed; the first as it is."""
LONGEST_S = 8.0
_UNSAID = re.compile(r"[\[\]<>\d#*()]")


def texts(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """(name, text) of prompts whose every word we can pronounce: no tones, no digits."""
    for line in lines:
        name, colon, text = line.partition(": ")
        words = plain(text)
        if not colon or line.startswith(";") or _UNSAID.search(text) or not words:
            continue
        if all(word in cmudict() for word in words.split()):
            yield name.strip(), words


def recorded(folder: Path, seed: int) -> list[dict[str, object]]:
    """Write the prompts as wave files into `folder`; items as in `synthesise`."""
    rng, items = random.Random(seed), []
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        for name, text in texts(lines):
            source = SOUNDS / f"{name}.g722"
            for copy in range(COPIES if source.exists() else 0):
                wav = folder / f"prompt-{name.replace('/', '-')}-{copy}.wav"
                if _convert(source, wav, 1.0 if copy == 0 else rng.uniform(0.84, 1.2)):
                    items.append({"text": text, "voice": "allison", "wav": str(wav)})
    return items


def _convert(source: Path, wav: Path, speed: float) -> bool:
    """Decode; False for a prompt that is too long to train with."""
    filters = f"asetrate={round(RATE * speed)},aresample={RATE}"
    command = ["ffmpeg", "-v", "error", "-y", "-f", "g722", "-i", str(source), "-af", filters]
    subprocess.run([*command, "-ar", str(RATE), "-ac", "1", str(wav)], check=True, timeout=60)
    return wav.stat().st_size < LONGEST_S * RATE * 2

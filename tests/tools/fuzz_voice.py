"""Throws texts at the sentences: nonsense, half sentences, spoilt and joined ones, every script.

`python -m tests.tools.fuzz_voice --count 100000`. None may crash or take long; each answer must
hold together and travel. Intents files are spoilt too: each wrong thing is one line, never a crash.
"""

import argparse
import json
import random
import string
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from cockpit.voice.sentences.engine import LONGEST, Sentences
from cockpit.voice.sentences.sampling import InTurn, said
from cockpit.voice.sentences.understood import EMPTY, NO_MATCH, TOO_LONG, UNCLEAR, Understood
from tests.tools.memory import used_mb

LANGUAGES = ("en", "de", "zh")
SLOW_S = 10.0
"""No text may take longer, however odd."""
MOST_GROWN_MB = 40.0
SANE = {"en": "make it warmer", "de": "mach es wärmer", "zh": "打开空调"}
"""Still understood when all is over."""
ODD = (
    "\x00\ud800\u200b\u202e\ufeff\u0301İßﬁ½²①٣一二〇両🚗🇩🇪\t\r\n\\[](){}<>|@%°'’\"`;:!?。，、…—-_"
    ".,/#&*+=~^$"
)


class Texts:
    """Random texts: some right, some nearly right, some nonsense."""

    def __init__(self, seed: int, sentences: Sentences) -> None:
        self.luck = random.Random(seed)
        picker = InTurn(sentences.offered)
        rounds = (s for _ in range(30) for rule in sentences.rules for s in said(rule.node, picker))
        self._good = list(dict.fromkeys(rounds))
        self._words = sorted({word for sentence in self._good for word in sentence.split()})
        common = sentences.common
        self._frame = [str(w) for key in ("openings", "endings", "skip_words", "joiners")
                       for w in common.get(key) or ()]  # fmt: skip
        self._frame += [str(word) for word in common["corrections"]["words"]]

    def text(self) -> str:
        """The next one."""
        makers = (self._nonsense, self._words_only, self._spoilt, self._framed, self._joined,
                  self._repeated, self._bytes)  # fmt: skip
        return self.luck.choice(makers)()

    def _good_one(self) -> str:
        return self.luck.choice(self._good)

    def _nonsense(self) -> str:
        letters = string.printable + ODD + "打开空调温度调到二十一度半座椅加热äöüß"
        return "".join(self.luck.choices(letters, k=self.luck.randrange(80)))

    def _words_only(self) -> str:
        return " ".join(self.luck.choices(self._words, k=self.luck.randrange(1, 25)))

    def _spoilt(self) -> str:
        letters = list(self._good_one())
        for _ in range(self.luck.randrange(1, 5)):
            where = self.luck.randrange(len(letters) + 1)
            letters[where : where + self.luck.randrange(3)] = self.luck.choice(ODD + "aeint ")
        return "".join(letters)

    def _framed(self) -> str:
        parts = [self._good_one(), *self.luck.choices(self._frame, k=self.luck.randrange(6))]
        self.luck.shuffle(parts)
        return " ".join(parts)

    def _joined(self) -> str:
        word = self.luck.choice((" and ", " then ", ", ", " und ", "然后", "再", " [unk] "))
        return word.join(self._good_one() for _ in range(self.luck.randrange(2, 5)))

    def _repeated(self) -> str:
        part = self.luck.choice((*self._frame, *self._words, "and ", "no ", "21 ", "再"))
        return (part + " ") * self.luck.randrange(1, 120)

    def _bytes(self) -> str:
        return self.luck.randbytes(self.luck.randrange(60)).decode("utf-8", "replace")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--files", type=int, default=1000, help="spoilt intents files")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    failures = 0
    for language in LANGUAGES:
        failures += fuzz_texts(language, given.count // len(LANGUAGES), given.seed)
    failures += fuzz_files(given.files, given.seed)
    sys.exit(1 if failures else 0)


def fuzz_texts(language: str, count: int, seed: int) -> int:
    """How many texts crashed, took too long, or got an answer that does not hold together."""
    sentences = Sentences.load(language)
    sentences.offer({"contact": {f"Anna {i}": i for i in range(200)}, "": {"": ""}, "x": {"[": 1}})
    texts, failures = Texts(seed, sentences), 0
    whys: Counter[str] = Counter()
    slowest, memory = (0.0, ""), used_mb()
    for number in range(count):
        if number == count // 5:
            memory = used_mb()  # what is kept for good is there
        text = texts.text()
        started = time.perf_counter()
        try:
            found = sentences.understand(text)
            check(text, found, sentences.intents)
        except Exception:
            failures += 1
            print(f"{language}: {text!r}\n{traceback.format_exc()}", file=sys.stderr)
            continue
        taken = time.perf_counter() - started
        slowest = max(slowest, (taken, text))
        whys[found.why or "accepted"] += 1
        if taken > SLOW_S:
            failures += 1
            print(f"{language}: {taken:.1f} s for {text!r}", file=sys.stderr)
    grown = used_mb() - memory
    failures += grown > MOST_GROWN_MB
    failures += not sentences.understand(SANE[language])
    print(f"{language}: {count} texts, {failures} failures, {dict(whys)}, "
          f"memory {memory:.0f} {grown:+.0f} MB, "
          f"slowest {slowest[0] * 1e3:.0f} ms: {slowest[1][:60]!r}")  # fmt: skip
    return failures


def check(text: str, found: Understood, intents: frozenset[str]) -> None:
    """Whatever was said, the answer holds together and can travel."""
    assert bool(found.commands) != bool(found.why), found
    assert found.why in ("", EMPTY, NO_MATCH, TOO_LONG, UNCLEAR)
    assert not (found.commands and ("[unk]" in text.lower() or len(text) > LONGEST)), found
    assert not (found.candidates and found.commands)
    assert all(command.intent in intents for command in found.commands)
    assert all(0 <= one.score <= 100 for one in found.candidates)
    assert len(found.candidates) <= 3
    assert Understood.from_json(json.loads(json.dumps(found.as_json()))) == found


def fuzz_files(count: int, seed: int) -> int:
    """How many spoilt intents files were more than one line each."""
    luck = random.Random(seed)
    from cockpit.voice.sentences.engine import FEATURES

    good = [(path.parent.name, path.read_bytes()) for path in FEATURES.glob("*/intents.en.yaml")]
    failures = told = 0
    with tempfile.TemporaryDirectory() as place:
        for _ in range(count):
            name, text = luck.choice(good)
            folder = Path(place) / name
            folder.mkdir(exist_ok=True)
            (folder / "intents.en.yaml").write_bytes(spoil(text, luck))
            try:
                sentences = Sentences.load("en", [folder])
                sentences.understand("make it warmer")
                told += len(sentences.troubles)
                assert all("\n" not in line and ":" in line for line in sentences.troubles)
            except Exception:
                failures += 1
                (Path(place) / f"failed-{failures}.yaml").write_bytes(
                    (folder / "intents.en.yaml").read_bytes()
                )
                traceback.print_exc()
    print(f"{count} spoilt files, {failures} failures, {told} lines told")
    return failures


def spoil(text: bytes, luck: random.Random) -> bytes:
    """A file with lines lost, doubled and torn, and bytes changed."""
    lines = text.splitlines(keepends=True)
    for _ in range(luck.randrange(1, 6)):
        where = luck.randrange(len(lines))
        what = luck.randrange(5)
        if what == 0:
            del lines[where]
        elif what == 1:
            lines.insert(where, luck.choice(lines))
        elif what == 2:
            lines[where] = lines[where][: luck.randrange(len(lines[where]) + 1)] + b"\n"
        else:
            line = bytearray(lines[where] or b"\n")
            line[luck.randrange(len(line))] = luck.choice(b"()[]{}<>|:-'\"#&*!%@\x00\xff \n5")
            lines[where] = bytes(line)
        lines = lines or [b"\n"]
    return b"".join(lines)


if __name__ == "__main__":
    main()

"""Words and sentences → the decoding graph, split so that a grammar can be made at run time.

`HCLr.fst` knows the words, `Gr.fst` the sentences; Vosk puts another `Gr` in its place when it
is given phrases. `[unk]` is a loop of phones: what is no word of the grammar ends there.
"""

import math
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pywrapfst as fst

from setup.voice_model.lexicon import Pronunciations
from setup.voice_model.phones import (
    BASE,
    NUMBER,
    TRANSITIONS,
    enter,
    placed,
    stay,
    word_boundaries,
)

Machine = Any
"""An fst.VectorFst; pywrapfst has no types."""
PAUSE = 0.5
"""Chance of a pause after a word."""
UNKNOWN_COST = 4.0
"""For each phone of an unknown word. Lower: more is refused; higher: more is believed."""
UNKNOWN_SHARE = 0.02
DISCOUNT = 0.5
"""Taken off each pair's count, for pairs that were not seen."""
UNKNOWN = "[unk]"
FEATURES = """--use-energy=false
--num-mel-bins=40
--num-ceps=40
--low-freq=20
--high-freq=7600
--dither=0
--allow-downsample=true
"""
DECODER = """--min-active=200
--max-active=3000
--beam=12.0
--lattice-beam=4.0
--acoustic-scale=1.0
--frame-subsampling-factor=3
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""


def cost(chance: float) -> Any:
    """A chance as a weight."""
    return fst.Weight("tropical", -math.log(chance))


FREE = fst.Weight("tropical", 0)


class Lexicon:
    """Phones → words, with marks that keep words of one sound apart."""

    def __init__(self, words: Pronunciations, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self.machine: Machine = fst.VectorFst()
        start, self._loop, self._silence = (self.machine.add_state() for _ in range(3))
        self.machine.set_start(start)
        self.machine.set_final(self._loop)
        ways = [(word, placed(way)) for word, spoken in words.items() for way in spoken]
        marks = _marks(way for _, way in ways)
        top = len(NUMBER) + max(marks, default=0)
        self.marks = list(range(len(NUMBER) + 1, top + 4))
        """Numbers of the marks, as phones."""
        self._after_pause, self._unknown_begins, self._unknown_ends = self.marks[-3:]
        self._end_word(start, 0, 0)
        self._pause()
        for (word, way), mark in zip(ways, marks, strict=True):
            phones = [NUMBER[phone] for phone in way]
            self._word(phones + ([len(NUMBER) + mark] if mark else []), numbers[word])
        self._unknown()

    def _arc(self, source: int, phone: int, word: int, weight: Any, target: int) -> None:
        self.machine.add_arc(source, fst.Arc(phone, word, weight, target))

    def _end_word(self, source: int, phone: int, word: int) -> None:
        self._arc(source, phone, word, cost(1 - PAUSE), self._loop)
        self._arc(source, phone, word, cost(PAUSE), self._silence)

    def _pause(self) -> None:
        middle = self.machine.add_state()
        self._arc(self._silence, NUMBER["SIL"], 0, FREE, middle)
        self._arc(middle, self._after_pause, 0, FREE, self._loop)

    def _word(self, phones: list[int], word: int) -> None:
        here = self._loop
        for phone in phones[:-1]:
            there = self.machine.add_state()
            self._arc(here, phone, word, FREE, there)
            here, word = there, 0
        self._end_word(here, phones[-1], word)

    def _unknown(self) -> None:
        first, more, end = (self.machine.add_state() for _ in range(3))
        weight = fst.Weight("tropical", UNKNOWN_COST)
        self._arc(self._loop, self._unknown_begins, self._numbers[UNKNOWN], FREE, first)
        for base in BASE:
            self._arc(first, NUMBER[f"{base}_B"], 0, weight, more)
            self._arc(more, NUMBER[f"{base}_I"], 0, weight, more)
            self._arc(more, NUMBER[f"{base}_E"], 0, weight, end)
        self._end_word(end, self._unknown_ends, 0)


def _marks(ways: Iterable[tuple[str, ...]]) -> list[int]:
    """0 for a sound that is only one word's and begins no other's; else 1, 2, …"""
    every = list(ways)
    often = Counter(every)
    begins = {way[:size] for way in every for size in range(1, len(way))}
    used: Counter[tuple[str, ...]] = Counter()
    marks = []
    for way in every:
        if often[way] > 1 or way in begins:
            used[way] += 1
        marks.append(used[way])
    return marks


def with_transitions(words: Machine, marks: list[int]) -> tuple[Machine, list[int]]:
    """Phones → the network's transitions: enter once, then stay any time.

    Returns the machine and the marks' numbers as transitions.
    """
    renamed = {mark: TRANSITIONS + 1 + at for at, mark in enumerate(sorted(marks))}
    made: Machine = fst.VectorFst()
    states: dict[tuple[int, int], int] = {}
    todo: list[tuple[int, int]] = []

    def state(source: int, phone: int) -> int:
        if (source, phone) not in states:
            states[source, phone] = made.add_state()
            todo.append((source, phone))
        return states[source, phone]

    made.set_start(state(words.start(), 0))
    while todo:
        source, phone = todo.pop()
        here = states[source, phone]
        if phone:
            made.add_arc(here, fst.Arc(stay(phone), 0, FREE, here))
        if (final := words.final(source)) != fst.Weight.zero("tropical"):
            made.set_final(here, final)
        for arc in words.arcs(source):
            spoken = arc.ilabel if arc.ilabel and arc.ilabel not in renamed else 0
            label = enter(spoken) if spoken else renamed.get(arc.ilabel, 0)
            there = state(arc.nextstate, spoken)
            made.add_arc(here, fst.Arc(label, arc.olabel, arc.weight, there))
    return made, sorted(renamed.values())


def bigrams(sentences: Iterable[str], numbers: dict[str, int]) -> Machine:
    """Which word follows which, with a way back to any word."""
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    single: Counter[str] = Counter()
    for sentence in sentences:
        words = ["<s>", *sentence.split(), "</s>"]
        single.update(words[1:])
        for before, after in pairwise(words):
            pairs[before][after] += 1
    total = sum(single.values()) / (1 - UNKNOWN_SHARE)
    pairs[UNKNOWN] = Counter()
    made: Machine = fst.VectorFst()
    anything = made.add_state()
    states = {word: made.add_state() for word in ["<s>", *(w for w in single if w != "</s>")]}
    states[UNKNOWN] = made.add_state()
    made.set_start(states["<s>"])

    def follow(source: int, word: str, chance: float) -> None:
        if word == "</s>":
            made.set_final(source, cost(chance))
        else:
            label = numbers[word]
            made.add_arc(source, fst.Arc(label, label, cost(chance), states[word]))

    for word, count in single.items():
        follow(anything, word, count / total)
    follow(anything, UNKNOWN, UNKNOWN_SHARE)
    for before, afters in pairs.items():
        seen = sum(afters.values())
        for after, count in afters.items():
            follow(states[before], after, (count - DISCOUNT) / seen)
        rest = max(DISCOUNT * len(afters) / seen if seen else 1.0, 1e-4)
        made.add_arc(states[before], fst.Arc(0, 0, cost(rest), anything))
    made.arcsort("ilabel")
    return made


def build(model: Path, words: Pronunciations, sentences: Iterable[str]) -> None:
    """Write `graph/` and `conf/` of the model."""
    graph = model / "graph"
    (graph / "phones").mkdir(parents=True, exist_ok=True)
    (model / "conf").mkdir(exist_ok=True)
    (graph / "phones" / "word_boundary.int").write_text(word_boundaries(), "ascii")
    (model / "conf" / "mfcc.conf").write_text(FEATURES, "ascii")
    (model / "conf" / "model.conf").write_text(DECODER, "ascii")
    numbers = {word: at for at, word in enumerate(["<eps>", *sorted(words), UNKNOWN, "#0"])}
    lexicon = Lexicon(words, numbers)
    numbers = _look_ahead(graph, lexicon, numbers)
    fst.convert(bigrams(sentences, numbers), "const").write(str(graph / "Gr.fst"))
    lines = (f"{word} {at}\n" for word, at in sorted(numbers.items(), key=lambda item: item[1]))
    (graph / "words.txt").write_text("".join(lines), "utf-8")


def _look_ahead(graph: Path, lexicon: Lexicon, numbers: dict[str, int]) -> dict[str, int]:
    """Write HCLr.fst, which renumbers the words; the new numbers."""
    words = lexicon.machine
    words.rmepsilon()
    words = fst.determinize(words)
    words.arcsort("olabel")
    made, marks = with_transitions(words, lexicon.marks)
    raw, pairs = graph / "HCL.fst", graph / "relabel"
    made.arcsort("olabel")
    made.write(str(raw))
    libraries = sorted(Path("/usr/lib").glob("*/fst*")) + sorted(Path("/usr/lib").glob("*/fst/*"))
    paths = ":".join(str(path) for path in libraries if path.is_dir())
    how = ["fstconvert", "--fst_type=olabel_lookahead", f"--save_relabel_opairs={pairs}"]
    environment = {"LD_LIBRARY_PATH": paths, "PATH": "/usr/bin:/bin"}
    subprocess.run([*how, str(raw), str(graph / "HCLr.fst")], check=True, env=environment)
    changed = dict(tuple(map(int, line.split())) for line in pairs.read_text("ascii").splitlines())
    (graph / "disambig_tid.int").write_text("\n".join(map(str, marks)) + "\n", "ascii")
    raw.unlink()
    pairs.unlink()
    return {word: changed.get(at, at) for word, at in numbers.items()}

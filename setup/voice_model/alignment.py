"""What a sentence may sound like, as a graph of phones, and how phones follow each other.

Both are what lattice-free MMI compares: the paths through the sentence's own graph (numerator)
against all rows of phones (denominator). Weights are natural logarithms.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from setup.voice_model.lexicon import cmudict
from setup.voice_model.phones import BASE_NUMBER, BASES

IMPOSSIBLE = -1e9
SILENCE = 0
EDGE = BASES
"""Row of the bigram: before the first phone. Column: after the last."""
Bigram = npt.NDArray[np.float64]
"""Logarithm of P(phone | phone before), (BASES + 1) × (BASES + 1)."""


def pronunciations(word: str) -> list[list[int]]:
    """Up to four ways to say a word, as base phones' numbers."""
    ways: list[list[int]] = []
    for phones in cmudict()[word]:
        way = [BASE_NUMBER[phone] for phone in phones]
        if way not in ways:
            ways.append(way)
    return ways[:4]


def bigram(texts: Iterable[str], rng: random.Random) -> Bigram:
    """How phones follow each other in the training sentences, pauses drawn at random."""
    counts = np.full((BASES + 1, BASES + 1), 0.02)
    for text in texts:
        row = [EDGE, *_pause(rng, 0.95)]
        words = text.split()
        for left, word in zip(reversed(range(len(words))), words, strict=True):
            row += rng.choice(pronunciations(word)) + _pause(rng, 0.15 if left else 0.95)
        for before, after in zip(row, [*row[1:], EDGE], strict=True):
            counts[before, after] += 1
    counts[EDGE, EDGE] = counts[SILENCE, SILENCE] = 0
    return np.log(np.maximum(counts / counts.sum(1, keepdims=True), 1e-12))


def _pause(rng: random.Random, chance: float) -> list[int]:
    return [SILENCE] if rng.random() < chance else []


@dataclass
class SentenceGraph:
    """All ways to say one sentence. State s speaks `phones[s]`; states lie in order of time."""

    phones: list[int] = field(default_factory=list)
    before: list[list[tuple[int, float]]] = field(default_factory=list)
    """For each state the states that may come before it, with the weight."""
    first: list[float] = field(default_factory=list)
    """Weight of beginning in the state."""
    last: list[float] = field(default_factory=list)
    """Weight of ending in it."""

    def add(self, phone: int, after: Sequence[int | None], weights: Bigram) -> int:
        """A state that follows the states `after` (None: the beginning); its number."""
        self.phones.append(phone)
        self.first.append(weights[EDGE, phone] if None in after else IMPOSSIBLE)
        states = [state for state in after if state is not None]
        self.before.append([(s, weights[self.phones[s], phone]) for s in states])
        self.last.append(IMPOSSIBLE)
        return len(self.phones) - 1


def sentence_graph(text: str, weights: Bigram) -> SentenceGraph:
    """Words one after the other, each in all its ways, a pause allowed before and after each."""
    graph = SentenceGraph()
    ends: list[int | None] = [None, graph.add(SILENCE, [None], weights)]
    for word in text.split():
        spoken: list[int | None] = []
        for way in pronunciations(word):
            after = ends
            for phone in way:
                after = [graph.add(phone, after, weights)]
            spoken += after
        ends = [*spoken, graph.add(SILENCE, spoken, weights)]
    for state in ends:
        if state is not None:
            graph.last[state] = weights[graph.phones[state], EDGE]
    return graph


@dataclass(frozen=True)
class Batch:
    """Graphs of several sentences, padded to arrays: sentences × states (× states before)."""

    phones: npt.NDArray[np.int64]
    before: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]
    first: npt.NDArray[np.float32]
    last: npt.NDArray[np.float32]

    @staticmethod
    def of(graphs: Sequence[SentenceGraph]) -> "Batch":
        """Pad; what is not there has an impossible weight."""
        size = (len(graphs), max(len(graph.phones) for graph in graphs))
        deep = max(len(states) for graph in graphs for states in graph.before)
        batch = Batch(
            np.zeros(size, np.int64),
            np.zeros((*size, deep), np.int64),
            np.full((*size, deep), IMPOSSIBLE, np.float32),
            np.full(size, IMPOSSIBLE, np.float32),
            np.full(size, IMPOSSIBLE, np.float32),
        )
        for number, graph in enumerate(graphs):
            batch._fill(number, graph)
        return batch

    def _fill(self, number: int, graph: SentenceGraph) -> None:
        states = len(graph.phones)
        self.phones[number, :states] = graph.phones
        self.first[number, :states] = graph.first
        self.last[number, :states] = graph.last
        for state, arcs in enumerate(graph.before):
            for place, (source, weight) in enumerate(arcs):
                self.before[number, state, place] = source
                self.weights[number, state, place] = weight

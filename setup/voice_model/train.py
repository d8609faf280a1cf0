"""Sentences → a trained network: `python -m setup.voice_model.train FOLDER`.

Reads FOLDER/train.json and FOLDER/copy*.npy, writes FOLDER/network.pt after each epoch. An epoch
hears every sentence once, in a copy drawn at random.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from setup.voice_model.alignment import Batch, Bigram, SentenceGraph, bigram, sentence_graph
from setup.voice_model.features import CEPSTRA, Frames
from setup.voice_model.network import CONTEXT, SKIP, WIDTH, Network
from setup.voice_model.objective import NEVER, Objective
from setup.voice_model.wider import widened

SENTENCES = 40
"""In a batch."""
LONGEST = 700
"""Frames of 10 ms; longer sentences are left out."""
LEARNING_RATE = 2.5e-3
CALM = 5e-4
"""Keeps the scores small."""


class Heard(NamedTuple):
    """One sentence in one copy."""

    text: str
    frames: Frames


class Lesson(NamedTuple):
    """A batch, ready for the network."""

    cepstra: Tensor
    lengths: Tensor
    graphs: Batch


class Sentences:
    """The training sentences in all their copies."""

    def __init__(self, folder: Path, copies: str) -> None:
        self.texts = [i["text"] for i in json.loads((folder / "train.json").read_text("utf-8"))]
        files = [folder / f"copy{number}.npy" for number in copies]
        self._copies = [np.load(file, mmap_mode="r") for file in files]
        self._ends = [np.load(file.with_suffix(".ends.npy")) for file in files]
        self.follow: Bigram = bigram(self.texts, random.Random(5))
        self._graphs: dict[str, SentenceGraph] = {}

    def copy_of(self, number: int, copy: int) -> Heard:
        """One sentence; its frames stay on the disk until they are read."""
        ends = self._ends[copy]
        start = int(ends[number - 1]) if number else 0
        return Heard(self.texts[number], self._copies[copy][start : int(ends[number])])

    def sample(self) -> Frames:
        """Every seventh frame of the first half hour."""
        frames: Frames = np.asarray(self._copies[0][:200_000:7])
        return frames

    def epoch(self, rng: random.Random) -> Iterator[Lesson]:
        """All sentences, in batches of about one length, shuffled."""
        copies = range(len(self._copies))
        heard = [self.copy_of(number, rng.choice(copies)) for number in range(len(self.texts))]
        fit = [one for one in heard if len(one.frames) <= LONGEST]
        fit.sort(key=lambda one: len(one.frames) + rng.random() * 30)
        batches = [fit[at : at + SENTENCES] for at in range(0, len(fit), SENTENCES)]
        rng.shuffle(batches)
        return (self._lesson(part) for part in batches)

    def _lesson(self, part: list[Heard]) -> Lesson:
        lengths = [-(-len(one.frames) // SKIP) for one in part]
        cepstra = torch.stack([_padded(one.frames, max(lengths) * SKIP) for one in part])
        graphs = [self._graph(one.text) for one in part]
        return Lesson(cepstra, torch.tensor(lengths), Batch.of(graphs))

    def _graph(self, text: str) -> SentenceGraph:
        if text not in self._graphs:
            self._graphs[text] = sentence_graph(text, self.follow)
        return self._graphs[text]


def _padded(frames: Frames, size: int) -> Tensor:
    """The first and the last frame repeated into the network's context."""
    mine = torch.from_numpy(np.asarray(frames, np.float32))
    before = mine[:1].expand(CONTEXT, CEPSTRA)
    after = mine[-1:].expand(size - len(mine) + CONTEXT, CEPSTRA)
    return torch.cat([before, mine, after])


def start(sentences: Sentences, width: int, known: Path | None) -> Network:
    """A network that knows nothing, or the one in the file, made wider where it is narrower."""
    network = Network(width)
    frames = sentences.sample().astype(np.float32)
    network.mean = torch.from_numpy(frames.mean(0))
    network.spread = torch.from_numpy(frames.std(0) + 1e-3)
    if known:
        kept = torch.load(known, weights_only=False)["network"]
        network.load_state_dict(widened(kept, width, random.Random(3)))
    return network


class Training:
    """The steps of the descent, with a learning rate that rises and falls once."""

    def __init__(self, network: Network, sentences: Sentences, epochs: int, rate: float) -> None:
        self.network, self.sentences = network, sentences
        steps = epochs * (len(sentences.texts) // SENTENCES + 2)
        self._descent = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-3)
        self._rate = torch.optim.lr_scheduler.OneCycleLR(
            self._descent, rate, total_steps=steps, pct_start=0.1, final_div_factor=50
        )
        self._left = steps - 1

    def epoch(self, rng: random.Random) -> float:
        """Mean of the objective for each frame: at best 0."""
        self.network.train()
        total = frames = 0.0
        for lesson in self.sentences.epoch(rng):
            gained, heard = self._step(lesson)
            total, frames = total + gained, frames + heard
        return total / frames

    def _step(self, lesson: Lesson) -> tuple[float, int]:
        scores = self.network(lesson.cepstra)
        follow = self.sentences.follow
        values = Objective.apply(scores, lesson.lengths, lesson.graphs, follow)
        possible = values.detach() > NEVER
        heard = int(lesson.lengths[possible].sum())
        if not heard:
            return 0.0, 0
        gained = values[possible].sum()
        self._descend(CALM * (scores**2).mean() - gained / heard)
        return float(gained.detach()), heard

    def _descend(self, loss: Tensor) -> None:
        self._descent.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self._descent.step()
        if self._left > 0:
            self._rate.step()
            self._left -= 1


def main() -> None:
    """Train, and keep the network after each epoch."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--copies", default="012", help="their digits")
    asked.add_argument("--epochs", type=int, default=16)
    asked.add_argument("--width", type=int, default=WIDTH)
    asked.add_argument("--rate", type=float, default=LEARNING_RATE)
    asked.add_argument("--go-on-from", type=Path)
    options = asked.parse_args()
    torch.manual_seed(7)
    rng, sentences = random.Random(5), Sentences(options.folder, options.copies)
    network = start(sentences, options.width, options.go_on_from)
    training = Training(network, sentences, options.epochs, options.rate)
    for epoch in range(options.epochs):
        began = time.monotonic()
        gained = training.epoch(rng)
        kept = {"network": network.state_dict(), "width": options.width}
        torch.save(kept, options.folder / "network.pt")
        print(f"epoch {epoch}: {gained:.4f}, {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()

"""The network: five layers that look 0.22 s back and ahead; 33 frames of scores a second.

A time-delay network (TDNN): convolutions over time, with gaps. The first one skips two of three
frames, so that all that follows costs a third.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from setup.voice_model.features import CEPSTRA
from setup.voice_model.phones import SCORES

WIDTH = 208
SKIP = 3
"""Input frames for each frame of scores."""


class Layer(NamedTuple):
    """Which input frames a layer sees, by their distance in input frames of 10 ms."""

    inputs: int
    width: int
    offsets: tuple[int, ...]
    step: int
    """Input frames between two frames that the layer before gives."""


def layers(width: int) -> list[Layer]:
    """From the cepstra up."""
    near, far = (-3, 0, 3), (-6, 0, 6)
    return [
        Layer(CEPSTRA, width, tuple(range(-4, 5)), 1),
        *(Layer(width, width, offsets, SKIP) for offsets in (near, near, far, far)),
    ]


CONTEXT = sum(layer.offsets[-1] for layer in layers(1))
"""Input frames that a frame of scores sees on either side."""


class Network(nn.Module):
    """Cepstra (batch, frames + 2 * CONTEXT, 40) → scores (batch, frames / 3, 80)."""

    def __init__(self, width: int = WIDTH, dropout: float = 0.1) -> None:
        super().__init__()
        self.width = width
        self.register_buffer("mean", torch.zeros(CEPSTRA))
        self.register_buffer("spread", torch.ones(CEPSTRA))
        self.looks, self.norms = nn.ModuleList(), nn.ModuleList()
        for layer in layers(width):
            self.looks.append(_look(layer))
            self.norms.append(nn.BatchNorm1d(width))
        self.scores = nn.Conv1d(width, SCORES, 1)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.scores.weight)
        nn.init.zeros_(self.scores.bias)  # type: ignore[arg-type]

    def forward(self, cepstra: Tensor) -> Tensor:
        """See the class."""
        seen = ((cepstra - self.mean) / self.spread).transpose(1, 2)
        for look, norm in zip(self.looks, self.norms, strict=True):
            seen = self.dropout(norm(torch.relu(look(seen))))
        scores: Tensor = self.scores(seen).transpose(1, 2)
        return scores


def _look(layer: Layer) -> nn.Conv1d:
    gap = (layer.offsets[1] - layer.offsets[0]) // layer.step
    stride = SKIP if layer.step == 1 else 1
    size = len(layer.offsets)
    return nn.Conv1d(layer.inputs, layer.width, size, stride=stride, dilation=gap)

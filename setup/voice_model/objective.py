"""Lattice-free MMI: how much likelier the right sentence is than any row of phones.

For each sentence log P(paths of its graph) - log P(all paths), and its gradient by the scores,
both by forward-backward in numba (torch's own loops over time are ten times slower). The method
is Povey et al., "Purely sequence-trained neural networks for ASR based on lattice-free MMI"
(2016), and Hadian et al., "End-to-end speech recognition using lattice-free MMI" (2018).

A phone's score is 2p on its first frame and 2p + 1 on each further one.
"""

import math
from typing import Any

import numba
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from setup.voice_model.alignment import Batch, Bigram

Array = npt.NDArray[Any]
IMPOSSIBLE = -1e9
NEVER = -1e8
"""Weights below this mean impossible."""


@numba.njit(cache=True, fastmath=True)
def plus(a: float, b: float) -> float:
    """log(exp a + exp b)."""
    if a < b:
        a, b = b, a
    return a if b < NEVER else a + math.log1p(math.exp(b - a))


@numba.njit(cache=True)
def forward_sentence(
    scores: Array, phones: Array, before: Array, weights: Array, first: Array
) -> Array:
    """Log probability of reaching each state at each frame."""
    frames, states = scores.shape[0], len(phones)
    reach = np.full((frames, states), IMPOSSIBLE, np.float64)
    for s in range(states):
        if first[s] > NEVER:
            reach[0, s] = first[s] + scores[0, 2 * phones[s]]
    for t in range(1, frames):
        for s in range(states):
            stay = reach[t - 1, s]
            if stay > NEVER:
                stay += scores[t, 2 * phones[s] + 1]
            enter = IMPOSSIBLE
            for k in range(weights.shape[1]):
                if weights[s, k] < NEVER:
                    break
                source = reach[t - 1, before[s, k]]
                if source > NEVER:
                    enter = plus(enter, source + weights[s, k])
            if enter > NEVER:
                stay = plus(stay, enter + scores[t, 2 * phones[s]])
            reach[t, s] = stay
    return reach


@numba.njit(cache=True)
def backward_sentence(
    scores: Array,
    phones: Array,
    before: Array,
    weights: Array,
    first: Array,
    last: Array,
    reach: Array,
    total: float,
    gradient: Array,
) -> None:
    """Add each score's share of the paths to the gradient."""
    frames, states = reach.shape
    ahead = last.astype(np.float64)
    for t in range(frames - 1, -1, -1):
        behind = np.full(states, IMPOSSIBLE, np.float64)
        for s in range(states):
            if ahead[s] < NEVER:
                continue
            enter, stay = 2 * phones[s], 2 * phones[s] + 1
            if t == 0:
                if first[s] > NEVER:
                    share = first[s] + scores[0, enter] + ahead[s] - total
                    gradient[0, enter] += math.exp(share)
                continue
            rest = scores[t, stay] + ahead[s]
            if reach[t - 1, s] > NEVER:
                gradient[t, stay] += math.exp(reach[t - 1, s] + rest - total)
            behind[s] = plus(behind[s], rest)
            rest = scores[t, enter] + ahead[s]
            for k in range(weights.shape[1]):
                if weights[s, k] < NEVER:
                    break
                source = before[s, k]
                if reach[t - 1, source] > NEVER:
                    share = reach[t - 1, source] + weights[s, k] + rest - total
                    gradient[t, enter] += math.exp(share)
                behind[source] = plus(behind[source], weights[s, k] + rest)
        ahead = behind


@numba.njit(cache=True)
def all_rows(scores: Array, follow: Array, first: Array, last: Array, gradient: Array) -> float:
    """Log probability of all rows of phones; each score's share is taken off the gradient.

    `follow` is phone × phone, `first` and `last` by phone: probabilities, not logarithms.
    """
    frames, phones = scores.shape[0], follow.shape[0]
    reach, scale = np.zeros((frames, phones)), np.empty(frames)
    likely, total = np.empty_like(scores), 0.0
    for t in range(frames):
        most = scores[t].max()
        likely[t] = np.exp(scores[t] - most)
        for p in range(phones):
            if t == 0:
                reach[t, p] = first[p] * likely[t, 2 * p]
            else:
                enter = 0.0
                for q in range(phones):
                    enter += reach[t - 1, q] * follow[q, p]
                reach[t, p] = reach[t - 1, p] * likely[t, 2 * p + 1] + enter * likely[t, 2 * p]
        scale[t] = reach[t].sum()
        reach[t] /= scale[t]
        total += math.log(scale[t]) + most
    ending = (reach[frames - 1] * last).sum()
    ahead = last / ending
    for t in range(frames - 1, -1, -1):
        behind = np.zeros(phones)
        for p in range(phones):
            if t == 0:
                gradient[0, 2 * p] -= first[p] * likely[0, 2 * p] * ahead[p] / scale[0]
                continue
            stay = likely[t, 2 * p + 1] * ahead[p] / scale[t]
            gradient[t, 2 * p + 1] -= reach[t - 1, p] * stay
            behind[p] += stay
            rest, enter = likely[t, 2 * p] * ahead[p] / scale[t], 0.0
            for q in range(phones):
                enter += reach[t - 1, q] * follow[q, p]
                behind[q] += follow[q, p] * rest
            gradient[t, 2 * p] -= enter * rest
        ahead = behind
    return total + math.log(ending)


@numba.njit(cache=True)
def sentence(
    scores: Array,
    phones: Array,
    before: Array,
    weights: Array,
    first: Array,
    last: Array,
    gradient: Array,
) -> float:
    """Log probability of the sentence; far below `NEVER` if it has more phones than frames."""
    states = len(phones)
    while states > 0 and first[states - 1] < NEVER and weights[states - 1, 0] < NEVER:
        states -= 1  # padding
    mine = (phones[:states], before[:states], weights[:states], first[:states])
    reach = forward_sentence(scores, *mine)
    total = IMPOSSIBLE
    for s in range(states):
        if last[s] > NEVER and reach[-1, s] > NEVER:
            total = plus(total, reach[-1, s] + last[s])
    if total > NEVER:
        backward_sentence(scores, *mine, last[:states], reach, total, gradient)
    return total


@numba.njit(parallel=True, cache=True)
def batch(
    scores: Array,
    lengths: Array,
    phones: Array,
    before: Array,
    weights: Array,
    first: Array,
    last: Array,
    follow: Array,
    row_first: Array,
    row_last: Array,
    gradient: Array,
    value: Array,
) -> None:
    """The objective of each sentence into `value`, its gradient into `gradient`."""
    for n in numba.prange(scores.shape[0]):
        mine, slope = scores[n, : lengths[n]], gradient[n, : lengths[n]]
        right = sentence(mine, phones[n], before[n], weights[n], first[n], last[n], slope)
        if right > NEVER:
            value[n] = right - all_rows(mine, follow, row_first, row_last, slope)
        else:
            value[n] = IMPOSSIBLE


class Objective(torch.autograd.Function):
    """`Objective.apply(scores, lengths, graphs, bigram)` → one number for each sentence."""

    @staticmethod
    def forward(ctx: Any, scores: Tensor, lengths: Tensor, graphs: Batch, follow: Bigram) -> Tensor:
        """Scores (sentences, frames, 80); lengths in frames."""
        numbers = scores.detach().numpy().astype(np.float64)
        gradient, value = np.zeros_like(numbers), np.zeros(len(numbers))
        chances = np.exp(follow)
        batch(
            numbers,
            lengths.numpy(),
            graphs.phones,
            graphs.before,
            graphs.weights,
            graphs.first,
            graphs.last,
            chances[:-1, :-1].copy(),
            chances[-1, :-1].copy(),
            chances[:-1, -1].copy(),
            gradient,
            value,
        )
        ctx.gradient = torch.from_numpy(gradient.astype(np.float32))
        return torch.from_numpy(value)

    @staticmethod
    def backward(ctx: Any, *along: Tensor) -> tuple[Tensor, None, None, None]:
        """The gradient was found on the way forward."""
        return ctx.gradient * along[0][:, None, None].float(), None, None, None

"""A network with more channels that scores just as the narrower one did.

Each new channel doubles an old one, and the two share its weight in the next layer; training then
parts them. The method is Chen et al., "Net2Net: Accelerating Learning via Knowledge Transfer"
(2016).
"""

import random

import torch
from torch import Tensor

Weights = dict[str, Tensor]
STIR = 0.02
"""Of a weight's spread, so that the two of a pair can part."""


def widened(kept: Weights, width: int, rng: random.Random) -> Weights:
    """The weights of `kept` (from `Network.state_dict`) for a network of `width` channels."""
    old = len(kept["looks.0.bias"])
    wide = dict(kept)
    sources = list(range(40))
    for number in range(sum(name.endswith("running_mean") for name in kept)):
        look = _seen(kept[f"looks.{number}.weight"], sources)
        sources = [*range(old), *(rng.randrange(old) for _ in range(width - old))]
        wide[f"looks.{number}.weight"] = _stirred(look[sources], old)
        wide[f"looks.{number}.bias"] = kept[f"looks.{number}.bias"][sources]
        for part in ("weight", "bias", "running_mean", "running_var"):
            wide[f"norms.{number}.{part}"] = kept[f"norms.{number}.{part}"][sources]
    wide["scores.weight"] = _seen(kept["scores.weight"], sources)
    return wide


def _seen(weight: Tensor, sources: list[int]) -> Tensor:
    """Weights (out, in, look) for the new inputs: doubles share what their source had."""
    shares = torch.tensor([1 / sources.count(source) for source in sources])
    return weight[:, sources] * shares[:, None]


def _stirred(weight: Tensor, old: int) -> Tensor:
    """The doubles, a little off."""
    stirred = weight.clone()
    doubles = stirred[old:]
    doubles += STIR * weight.std() * torch.randn(doubles.shape)
    return stirred

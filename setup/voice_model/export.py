"""A trained network → Kaldi layers: means and batch norms are folded into the weights."""

from pathlib import Path
from typing import Any

import numpy as np
import torch

from setup.voice_model.features import CEPSTRA
from setup.voice_model.kaldi import Affine, Array, write
from setup.voice_model.network import Network, layers


def load(file: Path) -> Network:
    """What `train` kept."""
    kept: dict[str, Any] = torch.load(file, weights_only=False)
    network = Network(kept["width"])
    network.load_state_dict(kept["network"])
    return network.eval()


def _array(tensor: Any) -> Array:
    numbers: Array = tensor.detach().double().numpy()
    return numbers


def folded(network: Network) -> list[Affine]:
    """Layers on raw cepstra. What a norm does to its output, the next layer's weights do."""
    scale = _array(1 / network.spread)
    shift = -_array(network.mean) * scale
    made = []
    shapes = layers(network.width)
    for number, (shape, look, norm) in enumerate(
        zip(shapes, network.looks, network.norms, strict=True), 1
    ):
        weights, bias = _seeing(_array(look.weight), _array(look.bias), scale, shift)
        made.append(Affine(f"tdnn{number}", shape.offsets, weights, bias, rectified=True))
        scale = _array(norm.weight / torch.sqrt(norm.running_var + norm.eps))
        shift = _array(norm.bias) - _array(norm.running_mean) * scale
    last = network.scores
    weights, bias = _seeing(_array(last.weight), _array(last.bias), scale, shift)
    return [*made, Affine("output", (0,), weights, bias, rectified=False)]


def _seeing(weights: Array, bias: Array, scale: Array, shift: Array) -> tuple[Array, Array]:
    """(out, in, offset) on scaled and shifted inputs → (out, offset · in) on the inputs."""
    bias = bias + np.einsum("oik,i->o", weights, shift)
    weights = weights * scale[None, :, None]
    return np.concatenate(list(np.moveaxis(weights, 2, 0)), axis=1), bias


def export(file: Path, model: Path) -> int:
    """Write the acoustic model; its count of numbers."""
    made = folded(load(file))
    write(model / "am" / "final.mdl", CEPSTRA, made)
    return sum(layer.weights.size + layer.bias.size for layer in made)

"""Writes what libvosk reads: a Kaldi acoustic model, `am/final.mdl`, in Kaldi's binary form.

There is no library that writes it but Kaldi itself, which is not on PyPI. The format is that of
Kaldi's TransitionModel::Write and AmNnetSimple::Write.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from setup.voice_model.phones import PHONES, scores_of

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Affine:
    """One layer: out = weights · (inputs at the offsets, one after the other) + bias."""

    name: str
    offsets: tuple[int, ...]
    weights: Array
    bias: Array
    rectified: bool


class Stream:
    """Kaldi's binary tokens."""

    def __init__(self) -> None:
        self._bytes = BytesIO()
        self._bytes.write(b"\0B")

    def __bytes__(self) -> bytes:
        return self._bytes.getvalue()

    def text(self, text: str) -> None:
        """As it is."""
        self._bytes.write(text.encode())

    def token(self, *tokens: str) -> None:
        """Words, each with a space."""
        self._bytes.write("".join(f"{token} " for token in tokens).encode())

    def whole(self, *numbers: int) -> None:
        """32-bit numbers, each after its size."""
        for number in numbers:
            self._bytes.write(b"\4" + struct.pack("<i", number))

    def real(self, number: float) -> None:
        """A 32-bit float after its size."""
        self._bytes.write(b"\4" + struct.pack("<f", number))

    def wholes(self, numbers: Sequence[int]) -> None:
        """A std::vector<int32>."""
        self._bytes.write(b"\4" + struct.pack("<i", len(numbers)))
        self._bytes.write(np.asarray(numbers, "<i4").tobytes())

    def vector(self, numbers: npt.ArrayLike) -> None:
        """A Vector<float>."""
        values = np.asarray(numbers, "<f4")
        self.token("FV")
        self.whole(len(values))
        self._bytes.write(values.tobytes())

    def matrix(self, numbers: npt.ArrayLike) -> None:
        """A Matrix<float>, row by row."""
        values = np.ascontiguousarray(numbers, "<f4")
        self.token("FM")
        self.whole(*values.shape)
        self._bytes.write(values.tobytes())


def transitions(out: Stream) -> None:
    """The chain topology: one state for a phone, entered by one score, kept by another."""
    count = len(PHONES)
    out.token("<TransitionModel>", "<Topology>")
    out.wholes(range(1, count + 1))
    out.wholes([-1] + [0] * count)
    out.whole(-1, 1)  # -1: enter and stay have scores of their own; one entry follows
    out.whole(2, 0, 1, 2)
    for target in (0, 1):
        out.whole(target)
        out.real(0.5)
    out.whole(-1, -1, 0)
    out.token("</Topology>", "<Tuples>")
    out.whole(count)
    for number, phone in enumerate(PHONES, 1):
        out.whole(number, 0, *scores_of(phone))
    out.token("</Tuples>", "<LogProbs>")
    out.vector([0.0] + [float(np.log(0.5))] * (2 * count))
    out.token("</LogProbs>", "</TransitionModel>")


def network(out: Stream, inputs: int, layers: Sequence[Affine]) -> None:
    """An nnet3 network of affine layers, and the empty priors of a chain model."""
    out.token("<Nnet3>")
    out.text("\n" + "\n".join(_config(inputs, layers)) + "\n\n")
    out.token("<NumComponents>")
    out.whole(sum(2 if layer.rectified else 1 for layer in layers))
    for layer in layers:
        _component(out, layer)
    out.token("</Nnet3>", "<LeftContext>")
    out.whole(0)  # found anew on reading
    out.token("<RightContext>")
    out.whole(0)
    out.token("<Priors>")
    out.vector([])


def _config(inputs: int, layers: Sequence[Affine]) -> list[str]:
    lines, before = [f"input-node name=input dim={inputs}"], "input"
    for layer in layers:
        seen = [f"Offset({before}, {o})" if o else before for o in layer.offsets]
        source = seen[0] if len(seen) == 1 else f"Append({', '.join(seen)})"
        for kind in ("affine", "relu") if layer.rectified else ("affine",):
            before = f"{layer.name}.{kind}"
            lines.append(f"component-node name={before} component={before} input={source}")
            source = before
    return [*lines, f"output-node name=output input={before} objective=linear"]


def _component(out: Stream, layer: Affine) -> None:
    out.token("<ComponentName>", f"{layer.name}.affine", "<FixedAffineComponent>")
    out.token("<LinearParams>")
    out.matrix(layer.weights)
    out.token("<BiasParams>")
    out.vector(layer.bias)
    out.token("</FixedAffineComponent>")
    if layer.rectified:
        _rectifier(out, f"{layer.name}.relu", len(layer.bias))


def _rectifier(out: Stream, name: str, size: int) -> None:
    out.token("<ComponentName>", name, "<RectifiedLinearComponent>", "<Dim>")
    out.whole(size)
    for statistics in ("<ValueAvg>", "<DerivAvg>"):
        out.token(statistics)
        out.vector([])
    out.token("<Count>")
    out.real(0.0)
    out.token("<OderivRms>")
    out.vector([])
    for counter in ("<OderivCount>", "<NumDimsSelfRepaired>", "<NumDimsProcessed>"):
        out.token(counter)
        out.real(0.0)
    out.token("</RectifiedLinearComponent>")


def write(file: Path, inputs: int, layers: Sequence[Affine]) -> None:
    """The whole acoustic model."""
    out = Stream()
    transitions(out)
    network(out, inputs, layers)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(bytes(out))

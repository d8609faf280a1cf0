"""In which order eyes go over what is on the screen; plain geometry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

SLACK_PX = 4.0
"""What overlaps by less than this still stands side by side."""


class Box(NamedTuple):
    """A rectangle on the screen, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def cut(self, other: "Box") -> "Box":
        """What both have in common; its `empty` is true if that is nothing."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return self.right - self.left < 1 or self.bottom - self.top < 1

    def within(self, other: "Box") -> bool:
        """Whether no part of it is outside of another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Block[T]:
    """What belongs together on the screen: one thing, or blocks."""

    box: Box
    content: "T | list[Block[T]]"


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all."""
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def in_order[T](block: Block[T], mirrored: bool) -> Iterator[T]:
    """The things of a block as they are read; `mirrored`: from right to left."""
    if not isinstance(block.content, list):
        yield block.content
        return
    for inner in _read(block.content, mirrored):
        yield from in_order(inner, mirrored)


def _read[T](blocks: list[Block[T]], mirrored: bool) -> Iterator[Block[T]]:
    """Rows first, columns within a row, rows within a column; what overlaps by its corners."""
    if len(blocks) < 2:
        yield from blocks
        return
    rows = _split(blocks, lambda b: (b.box.top, b.box.bottom))
    columns = [rows[0]] if len(rows) > 1 else _split(blocks, lambda b: (b.box.left, b.box.right))
    if len(rows) == 1 and len(columns) == 1:
        yield from sorted(blocks, key=lambda b: _corner(b.box, mirrored))
        return
    parts = rows if len(rows) > 1 else columns[::-1] if mirrored else columns
    for part in parts:
        yield from _read(part, mirrored)


def _corner(box: Box, mirrored: bool) -> tuple[float, float]:
    return box.top, -box.right if mirrored else box.left


def _split[T](
    blocks: list[Block[T]], span: Callable[[Block[T]], tuple[float, float]]
) -> list[list[Block[T]]]:
    """Parts with a clear line between them."""
    blocks = sorted(blocks, key=span)
    parts, end = [[blocks[0]]], span(blocks[0])[1]
    for before, block in pairwise(blocks):
        end = max(end, span(before)[1])
        if span(block)[0] >= end - SLACK_PX:
            parts.append([])
        parts[-1].append(block)
    return parts

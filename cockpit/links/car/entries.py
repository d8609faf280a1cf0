"""What a mapping file says, entry by entry; made by mapping.py, understood by planner.py."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One `{from, to}` of a transform; texts as they stand, values as YAML reads them."""

    line: int
    source: Any
    source_text: str
    target: Any
    target_text: str


@dataclass(frozen=True, slots=True)
class Transform:
    """`math` or `rows`, or neither."""

    line: int = 0
    math: str = ""
    rows: tuple[Row, ...] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """The DBC signals that a half of a leaf names."""

    line: int
    names: tuple[str, ...]
    message: str = ""
    bus: str = ""
    transform: Transform = field(default=Transform())


@dataclass(frozen=True, slots=True)
class Read:
    """`dbc2vss`."""

    target: Target
    interval_s: float = 0.0
    timeout_s: float | None = None
    sna: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """`vss2dbc` with its `send`."""

    line: int
    target: Target
    low: float | None
    high: float | None
    interval_s: float
    requires: tuple[str, ...]
    echo_s: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """One VSS leaf that is read from the bus, sent, or both. `kind` ends in [] for arrays."""

    path: str
    line: int
    kind: str
    unit: str | None
    low: float | None
    high: float | None
    overlay: bool
    read: Read | None
    send: Send | None


@dataclass(frozen=True, slots=True)
class MessageRules:
    """An entry of `messages`: timeout, checksum, counter."""

    name: str
    line: int
    bus: str = ""
    timeout_s: float | None = None
    crc: tuple[int, str, str, int | None] | None = None
    """Line, algorithm, signal, data id."""
    counter: tuple[int, str, int] | None = None
    """Line, signal, max_step."""
    broken: bool = False
    """Something about it was wrong: what it says is not known."""

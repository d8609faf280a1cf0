"""What a car's two files say, checked and compiled: frames in, signals, commands out.

Made by `load_car`, kept in a cache, used by the link. Free of cantools, so that a start from
the cache need not import it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cockpit.core.signal import Signal, Value

EXTENDED = 1 << 31
"""Added to a 29-bit arbitration id to make a frame key, as SocketCAN does."""

type Wanted = frozenset[Signal[Any]]
type Decoded = tuple[Signal[Any], Value | None, str]
"""A signal, its value in VSS units, and a fault (then the value is None)."""
type Decode = Callable[[bytes], list[Decoded]]


class CarError(Exception):
    """The car cannot be used; the message is one line: file, line, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Crc:
    """A CRC-8 of fastcrc's name `algorithm`, over all bytes but `byte`, and then the data id."""

    algorithm: str
    byte: int
    data_id: int | None


@dataclass(frozen=True, slots=True)
class Counter:
    """An alive counter, `start` bits from the little end; good while it steps 1..max_step."""

    start: int
    bits: int
    max_step: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One message that the car sends, as far as the link must know it."""

    bus: str
    key: int
    name: str
    length: int
    is_fd: bool
    cycle_s: float | None
    timeout_s: float
    crc: Crc | None
    counter: Counter | None
    mux_start: int | None
    mux_bits: int
    signals: tuple[Signal[Any], ...]
    decoder: Callable[[Wanted], Decode | None]
    """Gives the function that decodes just the wanted signals; None if none is wanted."""


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the send list: how a VSS value becomes a frame, and when it may."""

    signal: Signal[Any]
    bus: str
    key: int
    message: str
    is_fd: bool
    low: float | None
    high: float | None
    allowed: tuple[Value, ...]
    """Where not empty, the only VSS values that may be sent."""
    interval_s: float
    requires: tuple[str, ...]
    echo_s: float
    encode: Callable[[Value, int], bytes]
    """(VSS value, counter) -> payload, with CRC; raises ValueError where the value does not fit."""
    step: float = 0.0
    """How far apart two values of the echo are (VSS unit): it may lie half of it off; 0 = exact."""


@dataclass(frozen=True, slots=True)
class Car:
    """A loaded car folder."""

    name: str
    buses: tuple[str, ...]
    frames: Mapping[tuple[str, int], Frame]
    sources: Mapping[Signal[Any], Frame]
    """The frame of each signal; the first one of an array that comes in several."""
    timeouts: Mapping[Signal[Any], float]
    intervals: Mapping[Signal[Any], float]
    """Least seconds between two updates of a signal, where the mapping asks for one."""
    commands: Mapping[Signal[Any], Command]
    warnings: tuple[str, ...] = field(default=())
    """One line for each thing in the files that was skipped: file, line, what, what to do."""

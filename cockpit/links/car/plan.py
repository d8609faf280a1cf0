"""A checked car as plain data: what the cache holds and what decoders are made from.

Named tuples, because they are quick to define and JSON keeps them as lists.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cockpit.core.signal import Value


class Layout(NamedTuple):
    """Where a raw value lies: `start` as the DBC counts, `big` for Motorola byte order."""

    start: int
    bits: int
    big: bool = False
    signed: bool = False
    real: bool = False

    @property
    def last(self) -> int:
        """Bits up to and with its last one, counted in sending order of bytes."""
        if self.big:
            return 8 * (self.start // 8) + 7 - self.start % 8 + self.bits
        return self.start + self.bits

    @property
    def need(self) -> int:
        """Bytes that a frame must have to carry it."""
        return (self.last + 7) // 8

    def shift(self, length: int) -> int:
        """How far to shift a payload of `length` bytes, read in its own byte order."""
        return 8 * length - self.last if self.big else self.start

    @property
    def raw_range(self) -> tuple[int, int]:
        """The least and the greatest raw integer."""
        if self.signed:
            return -(1 << (self.bits - 1)), (1 << (self.bits - 1)) - 1
        return 0, (1 << self.bits) - 1


class Conversion(NamedTuple):
    """Raw to physical and on to VSS, or back; ranges are raw, `sna` are raw values."""

    scale: float = 1
    offset: float = 0
    low: float | None = None
    high: float | None = None
    sna: tuple[int, ...] = ()
    table: tuple[tuple[Any, Any], ...] | None = None
    """Raw to VSS value (decoding), or VSS value to raw (encoding)."""
    math: str = ""


class FieldPlan(NamedTuple):
    """One DBC signal of a frame and the VSS signal (by number) that it feeds."""

    signal: int
    layout: Layout
    conversion: Conversion
    slot: int = -1
    """Place in the tuple of an array, -1 for a signal of its own."""
    pages: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """(number of the frame's selector, its values), from the outermost inwards."""
    low: float | None = None
    high: float | None = None
    """Range of the VSS value, where the raw range does not imply it."""


class CrcPlan(NamedTuple):
    """See definition.Crc."""

    algorithm: str
    byte: int
    data_id: int | None


class CounterPlan(NamedTuple):
    """See definition.Counter."""

    start: int
    bits: int
    max_step: int


class FramePlan(NamedTuple):
    """See definition.Frame."""

    bus: str
    key: int
    name: str
    length: int
    is_fd: bool
    cycle_s: float | None
    timeout_s: float
    crc: CrcPlan | None
    counter: CounterPlan | None
    mux_start: int | None
    mux_bits: int
    selectors: tuple[Layout, ...]
    fields: tuple[FieldPlan, ...]


class CommandPlan(NamedTuple):
    """See definition.Command; `base` is the payload (hex) with all signals at their start value."""

    signal: int
    bus: str
    key: int
    message: str
    is_fd: bool
    low: float | None
    high: float | None
    allowed: tuple[Value, ...]
    interval_s: float
    requires: tuple[str, ...]
    echo_s: float
    step: float
    base: str
    layout: Layout
    conversion: Conversion
    crc: CrcPlan | None
    counter: Layout | None


class SignalPlan(NamedTuple):
    """A VSS signal; `own` where the catalogue has it not."""

    path: str
    kind: str
    unit: str
    low: float | None
    high: float | None
    own: bool


@dataclass(slots=True)
class CarPlan:
    """All of a car; signals are referred to by their number in `signals`."""

    buses: tuple[str, ...]
    signals: list[SignalPlan] = field(default_factory=list)
    frames: list[FramePlan] = field(default_factory=list)
    commands: list[CommandPlan] = field(default_factory=list)
    timeouts: list[tuple[int, float]] = field(default_factory=list)
    intervals: list[tuple[int, float]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def to_data(plan: CarPlan) -> dict[str, Any]:
    """The plan as JSON-able data."""
    return {name: getattr(plan, name) for name in CarPlan.__slots__}


def from_data(data: dict[str, Any]) -> CarPlan:
    """A plan from JSON data; KeyError, TypeError or ValueError where it is not one."""
    return CarPlan(
        buses=tuple(data["buses"]),
        signals=[SignalPlan(*signal) for signal in data["signals"]],
        frames=[_frame(FramePlan(*frame)) for frame in data["frames"]],
        commands=[_command(CommandPlan(*command)) for command in data["commands"]],
        timeouts=[(number, seconds) for number, seconds in data["timeouts"]],
        intervals=[(number, seconds) for number, seconds in data["intervals"]],
        warnings=[str(line) for line in data["warnings"]],
    )


def _conversion(conversion: Conversion) -> Conversion:
    table = conversion.table
    return conversion._replace(
        sna=tuple(conversion.sna),
        table=None if table is None else tuple((key, value) for key, value in table),
    )


def _field(field: FieldPlan) -> FieldPlan:
    return field._replace(
        layout=Layout(*field.layout),
        conversion=_conversion(Conversion(*field.conversion)),
        pages=tuple((selector, tuple(ids)) for selector, ids in field.pages),
    )


def _frame(frame: FramePlan) -> FramePlan:
    return frame._replace(
        crc=CrcPlan(*frame.crc) if frame.crc else None,
        counter=CounterPlan(*frame.counter) if frame.counter else None,
        selectors=tuple(Layout(*layout) for layout in frame.selectors),
        fields=tuple(_field(FieldPlan(*field)) for field in frame.fields),
    )


def _command(command: CommandPlan) -> CommandPlan:
    return command._replace(
        allowed=tuple(command.allowed),
        requires=tuple(command.requires),
        layout=Layout(*command.layout),
        conversion=_conversion(Conversion(*command.conversion)),
        crc=CrcPlan(*command.crc) if command.crc else None,
        counter=Layout(*command.counter) if command.counter else None,
    )

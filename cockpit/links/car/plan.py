"""A checked car as plain data: what the cache holds and what decoders are made from."""

from dataclasses import asdict, dataclass, field
from typing import Any

from cockpit.core.signal import Value


@dataclass(frozen=True, slots=True)
class Layout:
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


@dataclass(frozen=True, slots=True)
class Conversion:
    """Raw to physical and on to VSS, or back; ranges are raw, `sna` are raw values."""

    scale: float = 1
    offset: float = 0
    low: float | None = None
    high: float | None = None
    sna: tuple[int, ...] = ()
    table: tuple[tuple[Any, Any], ...] | None = None
    """Raw to VSS value (decoding), or VSS value to raw (encoding)."""
    math: str = ""


@dataclass(frozen=True, slots=True)
class FieldPlan:
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


@dataclass(frozen=True, slots=True)
class CrcPlan:
    """See definition.Crc."""

    algorithm: str
    byte: int
    data_id: int | None


@dataclass(frozen=True, slots=True)
class CounterPlan:
    """See definition.Counter."""

    start: int
    bits: int
    max_step: int


@dataclass(frozen=True, slots=True)
class FramePlan:
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


@dataclass(frozen=True, slots=True)
class CommandPlan:
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


@dataclass(frozen=True, slots=True)
class SignalPlan:
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
    return asdict(plan)


def from_data(data: dict[str, Any]) -> CarPlan:
    """A plan from JSON data; KeyError, TypeError or ValueError where it is not one."""
    return CarPlan(
        buses=tuple(data["buses"]),
        signals=[SignalPlan(**signal) for signal in data["signals"]],
        frames=[_frame(frame) for frame in data["frames"]],
        commands=[_command(command) for command in data["commands"]],
        timeouts=[(number, seconds) for number, seconds in data["timeouts"]],
        intervals=[(number, seconds) for number, seconds in data["intervals"]],
        warnings=[str(line) for line in data["warnings"]],
    )


def _conversion(data: dict[str, Any]) -> Conversion:
    table = data["table"]
    rows = None if table is None else tuple((key, value) for key, value in table)
    return Conversion(**{**data, "sna": tuple(data["sna"]), "table": rows})


def _field(data: dict[str, Any]) -> FieldPlan:
    pages = tuple((selector, tuple(ids)) for selector, ids in data["pages"])
    parts = {"layout": Layout(**data["layout"]), "conversion": _conversion(data["conversion"])}
    return FieldPlan(**{**data, **parts, "pages": pages})


def _frame(data: dict[str, Any]) -> FramePlan:
    parts = {
        "crc": CrcPlan(**data["crc"]) if data["crc"] else None,
        "counter": CounterPlan(**data["counter"]) if data["counter"] else None,
        "selectors": tuple(Layout(**layout) for layout in data["selectors"]),
        "fields": tuple(_field(item) for item in data["fields"]),
    }
    return FramePlan(**{**data, **parts})


def _command(data: dict[str, Any]) -> CommandPlan:
    parts = {
        "allowed": tuple(data["allowed"]),
        "requires": tuple(data["requires"]),
        "layout": Layout(**data["layout"]),
        "conversion": _conversion(data["conversion"]),
        "crc": CrcPlan(**data["crc"]) if data["crc"] else None,
        "counter": Layout(**data["counter"]) if data["counter"] else None,
    }
    return CommandPlan(**{**data, **parts})

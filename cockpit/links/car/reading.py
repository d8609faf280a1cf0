"""From `dbc2vss` to the plan of a field: which raw value means what."""

import math
from collections.abc import Callable
from typing import Any

from cockpit.links.car import expression
from cockpit.links.car.dbc import DbcMessage, DbcSignal
from cockpit.links.car.document import LineError
from cockpit.links.car.entries import Read, Row, Transform
from cockpit.links.car.mapping import suggest
from cockpit.links.car.plan import Conversion, FieldPlan, Layout, SignalPlan

EDGE = 1e-6
"""How much of a step a range may be exceeded by rounding."""
SAMPLES = 16


def layout_of(signal: DbcSignal) -> Layout:
    """Where the signal lies."""
    return Layout(signal.start, signal.bits, signal.big, signal.signed, signal.real)


def make_field(
    number: int, vss: SignalPlan, read: Read, slot: int, message: DbcMessage, signal: DbcSignal
) -> FieldPlan:
    """The plan to decode `signal` into VSS signal `number`; LineError where they do not agree."""
    layout = layout_of(signal)
    sna = _sna(read, signal, layout)
    table = _table(vss, read.target.transform, signal, read.target.line)
    check_math(read.target.transform)
    math_text = read.target.transform.math
    if vss.kind == "str" and math_text:
        raise LineError(read.target.transform.line, "math gives no text; use mapping")
    low, high = raw_bounds(signal, layout)
    rest: tuple[float | None, float | None] = (None, None)
    if table is None and not math_text:
        low, high = _narrow(vss, signal, low, high)
    elif table is None and not _implied(vss, signal, layout, math_text, low, high):
        rest = (vss.low, vss.high)
    conversion = Conversion(signal.scale, signal.offset, low, high, sna, table, math_text)
    return FieldPlan(number, layout, conversion, slot, _pages(message, signal), *rest)


def check_math(transform: Transform) -> None:
    """Raise a LineError for math that is not allowed."""
    if transform.math or (transform.rows is None and transform.line):
        try:
            expression.parse(transform.math)
        except expression.ExpressionError as error:
            raise LineError(transform.line, f"math {transform.math!r}: {error}") from None


def selectors_of(message: DbcMessage) -> list[str]:
    """The multiplexers of a message in DBC order; a field's pages count in these."""
    used = {name for signal in message.signals.values() for name, _ in signal.pages}
    return [name for name in message.signals if name in used]


def _pages(message: DbcMessage, signal: DbcSignal) -> tuple[tuple[int, tuple[int, ...]], ...]:
    names = selectors_of(message)
    if any(name not in names for name, _ in signal.pages):
        raise LineError(
            signal.line, f"{signal.name} has a multiplexer that was skipped; mend the DBC"
        )
    return tuple((names.index(name), ids) for name, ids in signal.pages)


def raw_bounds(signal: DbcSignal, layout: Layout) -> tuple[float | None, float | None]:
    """The DBC's [min|max] as raw values; None where the raw value cannot leave it."""
    if signal.low is None or signal.high is None or signal.low >= signal.high:
        return None, None
    return _bounds(signal, layout, signal.low, signal.high)


def _bounds(
    signal: DbcSignal, layout: Layout, low: float | None, high: float | None
) -> tuple[float | None, float | None]:
    """A physical range as raw values; rounded inwards, for whole ones, but for rounding errors."""
    ends = [None if e is None else (e - signal.offset) / signal.scale for e in (low, high)]
    least, most = ends if signal.scale > 0 else reversed(ends)
    if layout.real:
        return least, most
    bottom, top = layout.raw_range
    lowest = None if least is None else math.ceil(least - EDGE)
    highest = None if most is None else math.floor(most + EDGE)
    return (
        None if lowest is None or lowest <= bottom else lowest,
        None if highest is None or highest >= top else highest,
    )


def _narrow(
    vss: SignalPlan, signal: DbcSignal, low: float | None, high: float | None
) -> tuple[float | None, float | None]:
    """The DBC's range and the leaf's in one, both raw."""
    least, most = _bounds(signal, layout_of(signal), vss.low, vss.high)
    lows = [end for end in (low, least) if end is not None]
    highs = [end for end in (high, most) if end is not None]
    return max(lows, default=None), min(highs, default=None)


def _implied(
    vss: SignalPlan, signal: DbcSignal, layout: Layout, text: str,
    low: float | None, high: float | None,
) -> bool:  # fmt: skip
    """Whether the raw range keeps the result of math within the leaf's own range."""
    if vss.low is None and vss.high is None:
        return True
    if layout.real:
        return False
    bottom, top = layout.raw_range
    low, high = bottom if low is None else low, top if high is None else high
    bounds = (-math.inf if vss.low is None else vss.low, math.inf if vss.high is None else vss.high)
    convert = expression.function(text)
    return all(
        _within(convert, (low + (high - low) * i // SAMPLES) * signal.scale + signal.offset, bounds)
        for i in range(SAMPLES + 1)
    )


def _within(convert: Callable[[float], float], x: float, bounds: tuple[float, float]) -> bool:
    try:
        return bounds[0] <= convert(x) <= bounds[1]
    except (ArithmeticError, ValueError, TypeError):
        return False


def _sna(read: Read, signal: DbcSignal, layout: Layout) -> tuple[int, ...]:
    if read.sna is None:
        return signal.sna
    bottom, top = layout.raw_range
    for raw in read.sna:
        if not layout.real and not bottom <= raw <= top:
            raise LineError(
                read.target.line, f"sna {raw} is not a raw value of {signal.name} ({bottom}..{top})"
            )
    return read.sna


# --- tables -------------------------------------------------------------------------------------


def _table(
    vss: SignalPlan, transform: Transform, signal: DbcSignal, line: int
) -> tuple[tuple[Any, Any], ...] | None:
    if transform.rows is not None:
        return tuple(
            (raw_of(row, row.source, row.source_text, signal), vss_value(vss, row, row.target))
            for row in transform.rows
        )
    if vss.kind != "str" or transform.math:
        return None
    table = tuple((raw, label) for raw, label in signal.labels.items() if raw not in signal.sna)
    if not table:
        raise LineError(line, f"is text, but {signal.name} has no value table; add a mapping")
    return table


def raw_of(row: Row, value: Any, text: str, signal: DbcSignal) -> int:
    """The raw value that a row's DBC side means: a label, or a physical number."""
    for raw, label in signal.labels.items():
        if label == text:
            return raw
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = round((value - signal.offset) / signal.scale)
        low, high = layout_of(signal).raw_range
        if low <= number <= high and abs(number * signal.scale + signal.offset - value) <= EDGE:
            return number
        raise LineError(row.line, f"{text} is not a value that {signal.name} can have")
    hint = suggest(text, signal.labels.values()) or f"; it has {_labels(signal)}"
    raise LineError(row.line, f"{text} is not in the value table of {signal.name}{hint}")


def _labels(signal: DbcSignal) -> str:
    return ", ".join(list(signal.labels.values())[:8]) or "none"


def vss_value(vss: SignalPlan, row: Row, value: Any) -> Any:
    """The VSS side of a row in the signal's own type."""
    text = row.target_text if value is row.target else row.source_text
    match vss.kind:
        case "str":
            return text
        case "bool" if isinstance(value, bool) or (type(value) is int and value in (0, 1)):
            return bool(value)
        case "int" if type(value) is int:
            return value
        case "float" | "tuple" if type(value) in (int, float):
            return float(value)
    raise LineError(row.line, f"{text} is not a {vss.kind} as {vss.path} needs it")

"""What one raw value means in VSS: as a plain function, and as source for the hot path."""

from collections.abc import Callable
from typing import Any

from cockpit.core.signal import Signal
from cockpit.links.car import expression
from cockpit.links.car.definition import Decoded
from cockpit.links.car.plan import Conversion, FieldPlan

NOT_AVAILABLE = "not available"
OUT_OF_RANGE = "out of range"
TOO_SHORT = "frame too short"
EDGE = 1e-9
"""By how much, relatively, rounding may exceed a range."""

type Evaluate = Callable[[float], Decoded]


def evaluator(field: FieldPlan, signal: Signal[Any]) -> Evaluate:
    """Raw -> (signal, VSS value, fault); never raises."""
    conversion = field.conversion
    missing: Decoded = (signal, None, NOT_AVAILABLE)
    wrong: Decoded = (signal, None, OUT_OF_RANGE)
    if conversion.table is not None:
        ready: dict[float, Decoded] = dict.fromkeys(conversion.sna, missing)
        ready |= {raw: (signal, value, "") for raw, value in conversion.table}
        return lambda raw: ready.get(raw, wrong)
    convert = _converter(field, signal.kind)

    def evaluate(raw: float) -> Decoded:
        if raw in conversion.sna or raw != raw:
            return missing
        if not _within(raw, conversion.low, conversion.high):
            return wrong
        try:
            value = convert(raw)
        except (ArithmeticError, ValueError, TypeError):
            return wrong
        return wrong if value is None else (signal, value, "")

    return evaluate


def value_of(evaluate: Evaluate) -> Callable[[float], Any]:
    """The value alone, None for any fault."""
    return lambda raw: evaluate(raw)[1]


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _converter(field: FieldPlan, kind: type) -> Callable[[float], Any]:
    scale, offset = field.conversion.scale, field.conversion.offset
    math = expression.function(field.conversion.math) if field.conversion.math else None

    def convert(raw: float) -> Any:
        value = raw * scale + offset
        if math:
            value = math(value)
        if not _within_rounding(value, field.low, field.high):
            return None
        if kind is bool:
            return bool(value) if value in (0, 1) else None
        return round(value) if kind is int else float(value)

    return convert


def _within_rounding(value: float, low: float | None, high: float | None) -> bool:
    if low is None and high is None:
        return True
    edge = EDGE * max(1.0, abs(low or 0), abs(high or 0))
    return _within(
        value, None if low is None else low - edge, None if high is None else high + edge
    )


# --- the same as source -------------------------------------------------------------------------


def inline(field: FieldPlan, signal: Signal[Any], raw: str) -> tuple[str, str] | None:
    """(value, condition) as source, the condition binding r; None where only a call will do."""
    conversion = field.conversion
    if conversion.table is not None or field.layout.real or signal.kind is bool:
        return None
    if field.low is not None or field.high is not None:
        return None
    if conversion.math and not expression.parse(conversion.math).safe:
        return None
    condition = _condition(conversion, raw)
    return _value(conversion, signal.kind, "r" if condition else raw), condition


def _condition(conversion: Conversion, raw: str) -> str:
    low, high = conversion.low, conversion.high
    parts = []
    bound = f"(r := {raw})"
    if low is not None or high is not None:
        before = f"{low} <= " if low is not None else ""
        after = f" <= {high}" if high is not None else ""
        parts.append(f"{before}{bound}{after}")
        bound = "r"
    for sna in conversion.sna:
        if _within(sna, low, high):
            parts.append(f"{bound} != {sna}")
            bound = "r"
    return " and ".join(parts)


def _value(conversion: Conversion, kind: type, raw: str) -> str:
    scale, offset = conversion.scale, conversion.offset
    as_int = kind is int and float(scale).is_integer() and float(offset).is_integer()
    number = int if as_int else float
    physical = _linear(number(scale), number(offset), raw)
    if conversion.math:
        math = expression.parse(conversion.math)
        physical = math.source(physical)
        if kind is int:
            return physical if math.whole else f"round({physical})"
        return f"({physical}) * 1.0"
    if kind is int:
        return physical if as_int else f"round({physical})"
    # A float stays a float, whatever the DBC's scale: int * 1.0, float + int.
    return physical if not (float(scale) == 1 and float(offset) == 0) else f"{raw} * 1.0"


def _linear(scale: float, offset: float, raw: str) -> str:
    factor = "" if scale == 1 else f" * {scale!r}"
    term = "" if offset == 0 else f" + {offset!r}"
    return f"({raw}{factor}{term})" if factor or term else raw

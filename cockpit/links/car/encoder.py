"""Compiles commands: a VSS value becomes a payload, or a ValueError that says why not."""

import math
from collections.abc import Callable

from cockpit.core.signal import Value
from cockpit.links.car import expression
from cockpit.links.car.bits import place
from cockpit.links.car.crc import make_crc
from cockpit.links.car.definition import Crc
from cockpit.links.car.plan import CommandPlan, Conversion, Layout

type Encode = Callable[[Value, int], bytes]

TYPES: dict[str, tuple[type, ...]] = {
    "bool": (bool,),
    "int": (int,),
    "float": (int, float),
    "str": (str,),
}


def make_encoder(plan: CommandPlan, kind: str, crc: Crc | None) -> Encode:
    """The function (VSS value, counter) -> payload of a command whose signal is of type `kind`."""
    base = bytes.fromhex(plan.base)
    table = dict(plan.conversion.table) if plan.conversion.table is not None else None

    def encode(value: Value, counter: int) -> bytes:
        _check_type(value, kind)
        raw = _look_up(table, value) if table is not None else _number(plan, value)
        data = place(plan.layout, raw, base)
        if plan.counter:
            data = place(plan.counter, counter, data)
        if crc:
            data = data[: crc.byte] + bytes((make_crc(crc, data),)) + data[crc.byte + 1 :]
        return data

    return encode


def to_raw(layout: Layout, conversion: Conversion, value: float) -> float:
    """The raw value that carries a VSS number; ValueError where the DBC signal cannot."""
    physical = _physical(conversion, value)
    raw = (physical - conversion.offset) / conversion.scale
    if not layout.real:
        raw = round(raw)
    elif layout.bits < 64 and abs(raw) > (65504 if layout.bits == 16 else 3.4e38):
        raise ValueError("too large for its float")
    bottom, top = (-math.inf, math.inf) if layout.real else layout.raw_range
    low = bottom if conversion.low is None else conversion.low
    high = top if conversion.high is None else conversion.high
    if not low <= raw <= high:
        ends = [end * conversion.scale + conversion.offset for end in (low, high)]
        raise ValueError(f"{physical:g} on the bus is outside {min(ends):g}..{max(ends):g}")
    if raw in conversion.sna:
        raise ValueError(f"{physical:g} on the bus means `not available`")
    return raw


def _physical(conversion: Conversion, value: float) -> float:
    if not conversion.math:
        return value
    try:
        physical = expression.function(conversion.math)(value)
        # A root of a negative number is complex: isfinite() raises TypeError then.
        if math.isfinite(physical):
            return physical
    except (ArithmeticError, ValueError, TypeError):
        pass
    raise ValueError(f"math {conversion.math!r} has no result for {value:g}")


def _check_type(value: Value, kind: str) -> None:
    good = isinstance(value, TYPES[kind]) and (kind == "bool") == isinstance(value, bool)
    if not good or (isinstance(value, float) and not math.isfinite(value)):
        raise ValueError(f"{value!r} is not a {kind}")


def _look_up(table: dict[Value, int], value: Value) -> int:
    if value not in table:
        raise ValueError(f"{value!r} is not in its mapping")
    return table[value]


def _number(plan: CommandPlan, value: Value) -> float:
    assert isinstance(value, bool | int | float)
    for end, beyond in ((plan.low, "below"), (plan.high, "above")):
        if end is not None and (value < end if beyond == "below" else value > end):
            raise ValueError(f"{value:g} is {beyond} {end:g}, the limit of the send list")
    return to_raw(plan.layout, plan.conversion, value)

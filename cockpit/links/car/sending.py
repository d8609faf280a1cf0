"""From `vss2dbc` with `send` to the plan of a command."""

from collections.abc import Callable
from typing import Any

from cockpit.links.car import expression
from cockpit.links.car.bits import place
from cockpit.links.car.dbc import DbcMessage, DbcSignal
from cockpit.links.car.document import LineError
from cockpit.links.car.encoder import to_raw
from cockpit.links.car.entries import Leaf, Send, Transform
from cockpit.links.car.lookup import Buses
from cockpit.links.car.plan import CommandPlan, Conversion, CrcPlan, FieldPlan, Layout, SignalPlan
from cockpit.links.car.reading import check_math, layout_of, raw_bounds, raw_of, vss_value

type Guards = Callable[[DbcMessage], tuple[CrcPlan | None, Layout | None]]
"""Gives the checksum and the counter of a message."""


def make_command(
    number: int, vss: SignalPlan, leaf: Leaf, echo: FieldPlan | None, buses: Buses, guards: Guards
) -> CommandPlan:
    """The plan to send the leaf; LineError where the DBC cannot carry it."""
    send = leaf.send
    assert send is not None
    if echo is None:
        raise LineError(send.line, "send needs dbc2vss, which must echo what was asked; add it")
    if vss.kind == "tuple":
        raise LineError(send.line, "arrays cannot be sent; remove send")
    message, signal = buses.find(send.target)[0]
    conversion = _conversion(vss, send, signal)
    layout = layout_of(signal)
    _check_range(vss, send, signal, layout, conversion)
    crc, counter = guards(message)
    return CommandPlan(
        number, message.bus, message.key, message.name, message.is_fd, send.low, send.high,
        _allowed(vss, conversion), send.interval_s, send.requires, send.echo_s, _step(echo),
        base_payload(message, signal).hex(), layout, conversion, crc, counter,
    )  # fmt: skip


def _conversion(vss: SignalPlan, send: Send, signal: DbcSignal) -> Conversion:
    transform = send.target.transform
    check_math(transform)
    if vss.kind == "str" and transform.math:
        raise LineError(transform.line, "math takes no text; use mapping")
    table = _table(vss, transform, signal, send.target.line)
    low, high = raw_bounds(signal, layout_of(signal))
    sna = () if table is not None else signal.sna
    return Conversion(signal.scale, signal.offset, low, high, sna, table, transform.math)


def _table(
    vss: SignalPlan, transform: Transform, signal: DbcSignal, line: int
) -> tuple[tuple[Any, Any], ...] | None:
    if transform.rows is not None:
        return tuple(
            (vss_value(vss, row, row.source), raw_of(row, row.target, row.target_text, signal))
            for row in transform.rows
        )
    if vss.kind != "str":
        return None
    table = tuple((label, raw) for raw, label in signal.labels.items() if raw not in signal.sna)
    if not table:
        raise LineError(line, f"is text, but {signal.name} has no value table; add a mapping")
    return table


def _allowed(vss: SignalPlan, conversion: Conversion) -> tuple[Any, ...]:
    if conversion.table is not None:
        return tuple(value for value, _ in conversion.table)
    return (False, True) if vss.kind == "bool" else ()


def _check_range(
    vss: SignalPlan, send: Send, signal: DbcSignal, layout: Layout, conversion: Conversion
) -> None:
    if send.low is not None and send.high is not None and send.low > send.high:
        raise LineError(send.line, "send has min above max; swap them")
    if vss.kind not in ("int", "float") or conversion.table is not None:
        return
    for key, value in (("min", send.low), ("max", send.high)):
        if value is None:
            continue
        try:
            to_raw(layout, conversion, value)
        except ValueError as error:
            raise LineError(
                send.line, f"send {key} {value:g} cannot be sent in {signal.name}: {error}"
            ) from None


def _step(echo: FieldPlan) -> float:
    """How far apart two values of the echo are in VSS units; 0 for words and floats."""
    conversion = echo.conversion
    if conversion.table is not None or echo.layout.real:
        return 0.0
    if not conversion.math:
        return abs(conversion.scale)
    convert = expression.function(conversion.math)
    bottom, top = echo.layout.raw_range
    middle = (bottom + top) // 2
    try:
        x = [(raw * conversion.scale + conversion.offset) for raw in (middle, middle + 1)]
        return abs(convert(x[1]) - convert(x[0]))
    except (ArithmeticError, ValueError, TypeError):
        return 0.0


def base_payload(message: DbcMessage, target: DbcSignal) -> bytes:
    """The message with all signals at their start value, on the page that has `target`."""
    chosen = {signal.name: signal.initial for signal in message.signals.values()}
    chosen |= {selector: ids[0] for selector, ids in target.pages}
    data = bytes(message.length)
    for signal in message.signals.values():
        if all(chosen.get(selector) in ids for selector, ids in signal.pages):
            data = place(layout_of(signal), chosen[signal.name], data)
    return data

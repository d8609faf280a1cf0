"""Where a message has its checksum, its counter and its pages."""

from cockpit.links.car.crc import known_algorithms
from cockpit.links.car.dbc import DbcMessage, DbcSignal
from cockpit.links.car.document import LineError
from cockpit.links.car.entries import MessageRules
from cockpit.links.car.mapping import suggest
from cockpit.links.car.plan import CrcPlan, Layout
from cockpit.links.car.reading import layout_of

WIDEST_MUX = 32

type Guard = tuple[CrcPlan | None, Layout | None, int]
"""Checksum, counter and its max_step."""


def make_guard(rule: MessageRules, message: DbcMessage) -> Guard:
    """What the mapping says about a message's checksum and counter; LineError if it cannot be."""
    crc = _crc(rule, message) if rule.crc else None
    if rule.counter is None:
        return crc, None, 0
    line, name, max_step = rule.counter
    layout = layout_of(_part(line, "counter", name, message))
    if layout.real or layout.signed:
        raise LineError(line, f"counter {name} must be an unsigned number")
    if max_step >= 1 << layout.bits:
        raise LineError(line, f"max_step {max_step} is more than {layout.bits} bits count")
    if little_start(layout) is None:
        raise LineError(line, f"counter {name} crosses a byte in Motorola order; not supported")
    return crc, layout, max_step


def _part(line: int, what: str, name: str, message: DbcMessage) -> DbcSignal:
    if name not in message.signals:
        hint = suggest(name, message.signals)
        raise LineError(line, f"{what} signal {name} is not in {message.name}{hint}")
    return message.signals[name]


def _crc(rule: MessageRules, message: DbcMessage) -> CrcPlan:
    assert rule.crc is not None
    line, algorithm, name, data_id = rule.crc
    known = known_algorithms()
    if algorithm not in known:
        hint = suggest(algorithm, known) or f"; known are {', '.join(sorted(known))}"
        raise LineError(line, f"crc algorithm {algorithm} is not one of fastcrc.crc8{hint}")
    layout = layout_of(_part(line, "crc", name, message))
    start = little_start(layout)
    if layout.bits != 8 or start is None or start % 8:
        raise LineError(line, f"crc signal {name} must be one whole byte")
    return CrcPlan(algorithm, start // 8, data_id)


def little_start(layout: Layout) -> int | None:
    """The lowest bit from the little end of the payload; None where it is not in one piece."""
    if not layout.big:
        return layout.start
    first, last = layout.last - layout.bits, layout.last - 1
    if first // 8 != last // 8:
        return None
    return 8 * (last // 8) + 7 - last % 8


def mux_window(selectors: tuple[Layout, ...]) -> tuple[int | None, int]:
    """A window of bits, from the little end, that tells the pages of a message apart."""
    if not selectors:
        return None, 0
    spans = [_span(layout) for layout in selectors]
    start, end = min(low for low, _ in spans), max(high for _, high in spans)
    if end - start > WIDEST_MUX:
        # Nested selectors far apart: the outermost must do.
        start, end = spans[0]
    return start, end - start


def _span(layout: Layout) -> tuple[int, int]:
    if not layout.big:
        return layout.start, layout.start + layout.bits
    start = little_start(layout)
    if start is not None:
        return start, start + layout.bits
    first, last = layout.last - layout.bits, layout.last - 1
    return 8 * (first // 8), 8 * (last // 8 + 1)

"""Joins mapping, DBCs and catalogue into one plan; each mistake costs its leaf and one line."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from cockpit.core.signal import Signal
from cockpit.links.car.crc import known_algorithms
from cockpit.links.car.dbc import DbcMessage, DbcSignal
from cockpit.links.car.document import LineError
from cockpit.links.car.lookup import Buses
from cockpit.links.car.mapping import Leaf, MessageRules, Read, Warn, suggest
from cockpit.links.car.plan import (
    CarPlan,
    CommandPlan,
    CounterPlan,
    CrcPlan,
    FieldPlan,
    FramePlan,
    Layout,
    SignalPlan,
)
from cockpit.links.car.reading import layout_of, make_field, selectors_of
from cockpit.links.car.sending import make_command

CYCLES = 3
LEAST_TIMEOUT_S = 0.15
UNKNOWN_TIMEOUT_S = 1.0
WIDEST_MUX = 32

type Catalogue = Mapping[str, Signal[Any]]
type Planned = tuple[DbcMessage, FieldPlan]


class Planner:
    """Builds a CarPlan leaf by leaf; warnings about the mapping go to `warn(line, what)`."""

    def __init__(self, buses: Buses, catalogue: Catalogue, warn: Warn) -> None:
        self._buses = buses
        self._catalogue = catalogue
        self._warn = warn
        self._fields: dict[tuple[str, int], list[FieldPlan]] = defaultdict(list)
        self._rules: dict[tuple[str, int], MessageRules] = {}
        self._guards: dict[tuple[str, int], tuple[CrcPlan | None, Layout | None, int]] = {}
        self.plan = CarPlan(buses.names)

    def add_rules(self, rules: list[MessageRules]) -> None:
        """Take in `messages`; before the leaves, which need them."""
        for rule in rules:
            try:
                message = self._buses.message(rule.line, rule.name, rule.bus)
                place = (message.bus, message.key)
                self._rules[place] = rule
                self._guards[place] = self._guard(rule, message)
            except LineError as problem:
                self._warn(problem.line, f"messages.{rule.name}: {problem.what}; not checked")

    def add_leaf(self, leaf: Leaf) -> None:
        """Take in one leaf, or warn and leave it out."""
        try:
            signal = self._signal(leaf)
            read = self._read(leaf, signal)
            command = self._command(leaf, signal, read[0][1] if read else None)
        except LineError as error:
            self._warn(error.line, f"{leaf.path}: {error.what}; skipped")
            return
        if command:
            self.plan.commands.append(command)
        self._keep(leaf, signal, read)

    def finish(self) -> CarPlan:
        """The plan, with its frames in the order of the DBCs."""
        for message in self._buses.messages:
            if fields := self._fields.get((message.bus, message.key)):
                self.plan.frames.append(self._frame(message, fields))
        return self.plan

    # --- leaves -----------------------------------------------------------------------------

    def _keep(self, leaf: Leaf, signal: SignalPlan, read: list[Planned]) -> None:
        number = len(self.plan.signals)
        self.plan.signals.append(signal)
        for message, field in read:
            self._fields[message.bus, message.key].append(field)
        if leaf.read and read:
            self.plan.timeouts.append((number, self._timeout(leaf.read, read)))
            if leaf.read.interval_s:
                self.plan.intervals.append((number, leaf.read.interval_s))

    def _command(
        self, leaf: Leaf, signal: SignalPlan, echo: FieldPlan | None
    ) -> CommandPlan | None:
        if leaf.send is None:
            return None
        number = len(self.plan.signals)
        return make_command(number, signal, leaf, echo, self._buses, self._guard_of)

    def _signal(self, leaf: Leaf) -> SignalPlan:
        known = self._catalogue.get(leaf.path)
        if known is None:
            return _own_signal(leaf, self._catalogue)
        kind = known.kind.__name__
        _check_agrees(leaf, known, kind)
        low = known.low if leaf.low is None else leaf.low
        high = known.high if leaf.high is None else leaf.high
        return SignalPlan(leaf.path, kind, known.unit, low, high, own=False)

    def _read(self, leaf: Leaf, signal: SignalPlan) -> list[Planned]:
        if leaf.read is None:
            return []
        target = leaf.read.target
        array = signal.kind == "tuple"
        if not array and len(target.names) != 1:
            raise LineError(target.line, f"`signals` needs an array datatype, not {signal.kind}")
        number = len(self.plan.signals)
        found = self._buses.find(target)
        if not found:
            raise LineError(target.line, "`signals` is empty; name some")
        return [
            (message, make_field(number, signal, leaf.read, slot if array else -1, message, dbc))
            for slot, (message, dbc) in enumerate(found)
        ]

    def _timeout(self, read: Read, planned: list[Planned]) -> float:
        if read.timeout_s:
            return read.timeout_s
        return max(self._message_timeout(m, _rounds(m, field)) for m, field in planned)

    def _message_timeout(self, message: DbcMessage, pages: int = 1) -> float:
        rule = self._rules.get((message.bus, message.key))
        if rule and rule.timeout_s:
            return rule.timeout_s
        if message.cycle_s is None:
            return UNKNOWN_TIMEOUT_S
        # The pages of a multiplexed message come in turn.
        return max(LEAST_TIMEOUT_S, CYCLES * message.cycle_s * pages)

    # --- messages ---------------------------------------------------------------------------

    def _guard_of(self, message: DbcMessage) -> tuple[CrcPlan | None, Layout | None]:
        crc, counter, _ = self._guards.get((message.bus, message.key), (None, None, 0))
        return crc, counter

    def _guard(
        self, rule: MessageRules, message: DbcMessage
    ) -> tuple[CrcPlan | None, Layout | None, int]:
        crc = _crc(rule, message) if rule.crc else None
        if rule.counter is None:
            return crc, None, 0
        line, name, max_step = rule.counter
        layout = layout_of(_part(line, "counter", name, message))
        if layout.real or layout.signed:
            raise LineError(line, f"counter {name} must be an unsigned number")
        if max_step >= 1 << layout.bits:
            raise LineError(line, f"max_step {max_step} is more than {layout.bits} bits count")
        if layout.big and _little_start(layout) is None:
            raise LineError(line, f"counter {name} crosses a byte in Motorola order; not supported")
        return crc, layout, max_step

    def _frame(self, message: DbcMessage, fields: list[FieldPlan]) -> FramePlan:
        crc, counter, max_step = self._guards.get((message.bus, message.key), (None, None, 0))
        start = _little_start(counter) if counter else None
        made = None
        if counter and start is not None:
            made = CounterPlan(start, counter.bits, max_step)
        selectors = tuple(layout_of(message.signals[name]) for name in selectors_of(message))
        mux_start, mux_bits = _mux_window(selectors)
        return FramePlan(
            message.bus, message.key, message.name, message.length, message.is_fd,
            message.cycle_s, self._message_timeout(message), crc, made, mux_start, mux_bits,
            selectors, tuple(fields),
        )  # fmt: skip


def _rounds(message: DbcMessage, field: FieldPlan) -> int:
    """In how many frames of the message the field comes once."""
    if not field.pages:
        return 1
    selector = selectors_of(message)[field.pages[0][0]]
    pages = {page for signal in message.signals.values() for page in signal.pages}
    return len({value for name, values in pages if name == selector for value in values})


def _own_signal(leaf: Leaf, catalogue: Catalogue) -> SignalPlan:
    if not leaf.overlay:
        hint = suggest(leaf.path, catalogue, 0.8) or "; mark your own with `overlay: true`"
        raise LineError(leaf.line, f"is not a signal that the cockpit knows{hint}")
    if not leaf.kind:
        raise LineError(leaf.line, "an overlay needs a datatype")
    kind = "tuple" if leaf.kind.endswith("[]") else leaf.kind
    if leaf.kind in ("str[]", "bool[]"):
        raise LineError(leaf.line, "arrays must be of numbers")
    return SignalPlan(leaf.path, kind, leaf.unit or "", leaf.low, leaf.high, own=True)


def _check_agrees(leaf: Leaf, known: Signal[Any], kind: str) -> None:
    if leaf.unit is not None and leaf.unit != known.unit:
        unit = known.unit or "none"
        raise LineError(
            leaf.line, f"unit {leaf.unit} is not VSS's {unit}; write {unit} and convert by `math`"
        )
    mine = "tuple" if leaf.kind.endswith("[]") else leaf.kind
    if mine and mine != kind:
        raise LineError(
            leaf.line, f"datatype is {leaf.kind}, but the cockpit's is {kind}; change it"
        )


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
    start = _little_start(layout)
    if layout.bits != 8 or start is None or start % 8:
        raise LineError(line, f"crc signal {name} must be one whole byte")
    return CrcPlan(algorithm, start // 8, data_id)


def _little_start(layout: Layout) -> int | None:
    """The lowest bit from the little end of the payload; None where it is not in one piece."""
    if not layout.big:
        return layout.start
    first, last = layout.last - layout.bits, layout.last - 1
    if first // 8 != last // 8:
        return None
    return 8 * (last // 8) + 7 - last % 8


def _mux_window(selectors: tuple[Layout, ...]) -> tuple[int | None, int]:
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
    start = _little_start(layout)
    if start is not None:
        return start, start + layout.bits
    first, last = layout.last - layout.bits, layout.last - 1
    return 8 * (first // 8), 8 * (last // 8 + 1)

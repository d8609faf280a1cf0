"""Joins mapping, DBCs and catalogue into one plan; each mistake costs its leaf and one line."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from cockpit.core.signal import Signal
from cockpit.links.car.dbc import DbcMessage
from cockpit.links.car.document import LineError
from cockpit.links.car.entries import Leaf, MessageRules, Read
from cockpit.links.car.guards import Guard, little_start, make_guard, mux_window
from cockpit.links.car.lookup import Buses
from cockpit.links.car.mapping import Warn, suggest
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
        self._guards: dict[tuple[str, int], Guard] = {}
        self._broken: dict[str, int] = {}
        """Names of messages whose checks are not understood, and the lines."""
        self.plan = CarPlan(buses.names)

    def add_rules(self, rules: list[MessageRules]) -> None:
        """Take in `messages`; before the leaves, which need them."""
        for rule in rules:
            try:
                self._broken[rule.name] = rule.line  # until all of it is understood
                if rule.broken:
                    continue
                message = self._buses.message(rule.line, rule.name, rule.bus)
                place = (message.bus, message.key)
                self._rules[place] = rule
                self._guards[place] = make_guard(rule, message)
                del self._broken[rule.name]
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
        if line := self._broken.get(message.name):
            # Sent without the checks that were asked for, it might mean anything.
            raise LineError(line, f"cannot be sent, as messages.{message.name} is wrong; mend that")
        crc, counter, _ = self._guards.get((message.bus, message.key), (None, None, 0))
        return crc, counter

    def _frame(self, message: DbcMessage, fields: list[FieldPlan]) -> FramePlan:
        crc, counter, max_step = self._guards.get((message.bus, message.key), (None, None, 0))
        start = little_start(counter) if counter else None
        made = None
        if counter and start is not None:
            made = CounterPlan(start, counter.bits, max_step)
        selectors = tuple(layout_of(message.signals[name]) for name in selectors_of(message))
        mux_start, mux_bits = mux_window(selectors)
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

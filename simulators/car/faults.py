"""Faults of the buses: frames that are missing, late, wrong, or too many."""

from dataclasses import dataclass, field, fields
from typing import Any

from simulators.car.definition import Definition, MessageInfo

KINDS = {
    "silence": "message, node or bus says nothing; its counter stands still",
    "bus_off": "a whole bus is dead: nothing sent, nothing heard",
    "drop": "a `share` of the frames is lost",
    "delay": "frames come `delay_s` late",
    "bad_crc": "checksums are wrong",
    "frozen_counter": "counters stand still, frames go on",
    "wrong_length": "frames have `length` bytes",
    "sna": "signals (or all of a message) are not available",
    "out_of_range": "a signal, or all of a message, is above its maximum",
    "babble": "an id floods a bus with `rate` frames a second",
    "unknown_id": "an id that no DBC knows, at `rate`",
}


class FaultError(Exception):
    """A fault cannot be understood; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `message`, `node`, `bus` or `signal` say whom it hits, `for_s` how long."""

    kind: str
    message: str = ""
    node: str = ""
    bus: str = ""
    signal: str = ""
    for_s: float = 0.0  # 0 = until cleared
    share: float = 0.3
    delay_s: float = 0.3
    length: int = 3
    rate: float = 2000.0
    id: int = 0x001

    def hits(self, info: MessageInfo) -> bool:
        """This message is concerned."""
        if self.signal:
            return self.signal in info.code.signals
        if self.message:
            return info.name == self.message
        if self.node:
            return info.node == self.node
        return info.bus == self.bus


def make_fault(words: dict[str, Any], definition: Definition) -> Fault:
    """A fault from a scenario's or the control door's words; raises FaultError."""
    known = {f.name for f in fields(Fault)}
    strange = set(words) - known
    if strange:
        raise FaultError(f"fault has no {sorted(strange)[0]!r}; it has: {', '.join(sorted(known))}")
    if words.get("kind") not in KINDS:
        raise FaultError(f"no fault {words.get('kind')!r}; there are: {', '.join(KINDS)}, clear")
    try:
        fault = Fault(**{**words, "for_s": float(words.get("for_s", 0))})
    except (TypeError, ValueError) as error:
        raise FaultError(f"fault: {error}") from None
    _check_target(fault, definition)
    return fault


def _check_target(fault: Fault, definition: Definition) -> None:
    if fault.kind in ("babble", "unknown_id", "bus_off"):
        if fault.bus not in definition.buses:
            raise FaultError(f"{fault.kind} needs bus = one of: {', '.join(definition.buses)}")
        return
    if not any(fault.hits(info) for info in definition.sent):
        raise FaultError(
            f"{fault.kind} hits no message; give message, node, bus or signal as in the DBC"
        )


@dataclass(slots=True)
class Active:
    """A fault and when it ends (s, bus time; infinite when it stays)."""

    fault: Fault
    until: float
    owed: float = 0.0  # frames that a flood still has to send


@dataclass(slots=True)
class BusFaults:
    """The faults that are on now."""

    active: list[Active] = field(default_factory=list)

    def add(self, fault: Fault, now: float) -> None:
        """Switch one on."""
        self.active.append(Active(fault, now + fault.for_s if fault.for_s > 0 else float("inf")))

    def clear(self) -> None:
        """Everything is well again."""
        self.active.clear()

    def expire(self, now: float) -> None:
        """Drop what is over."""
        if self.active:
            self.active = [a for a in self.active if a.until > now]

    def on(self, info: MessageInfo) -> list[Fault]:
        """Those that hit a message."""
        return [a.fault for a in self.active if a.fault.hits(info)]

    def deaf(self, bus: str) -> bool:
        """A bus is off: the car hears nothing either."""
        return any(a.fault.kind == "bus_off" and a.fault.bus == bus for a in self.active)

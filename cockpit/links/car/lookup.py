"""Finds DBC messages and signals by the names that a mapping gives them."""

from collections import defaultdict
from collections.abc import Iterable

from cockpit.links.car.dbc import DbcMessage, DbcSignal
from cockpit.links.car.document import LineError
from cockpit.links.car.entries import Target
from cockpit.links.car.mapping import suggest

type Found = tuple[DbcMessage, DbcSignal]


class Buses:
    """Every message of every DBC, by name and by signal."""

    def __init__(self, messages: Iterable[DbcMessage]) -> None:
        self.messages = list(messages)
        self.names = tuple(dict.fromkeys(message.bus for message in self.messages))
        self._by_name: dict[str, list[DbcMessage]] = defaultdict(list)
        self._by_signal: dict[str, list[Found]] = defaultdict(list)
        for message in self.messages:
            self._by_name[message.name].append(message)
            for signal in message.signals.values():
                self._by_signal[signal.name].append((message, signal))

    def find(self, target: Target) -> list[Found]:
        """The message and signal of each name; a LineError says what is unknown or ambiguous."""
        if target.bus and target.bus not in self.names:
            hint = suggest(target.bus, self.names)
            raise LineError(target.line, f"no DBC for bus {target.bus}{hint}")
        if target.message and target.message not in self._by_name:
            hint = suggest(target.message, self._by_name)
            raise LineError(target.line, f"{target.message} is not a message of any DBC{hint}")
        return [self._signal(target, name) for name in target.names]

    def message(self, line: int, name: str, bus: str) -> DbcMessage:
        """The one message of this name (and bus, if given)."""
        found = [m for m in self._by_name.get(name, ()) if not bus or m.bus == bus]
        if not found:
            raise LineError(line, f"is not a message of the DBCs{suggest(name, self._by_name)}")
        if len(found) > 1:
            raise LineError(line, f"is on {_places(found)}; add `bus:`")
        return found[0]

    def _signal(self, target: Target, name: str) -> Found:
        found = [
            (message, signal)
            for message, signal in self._by_signal.get(name, ())
            if target.message in ("", message.name) and target.bus in ("", message.bus)
        ]
        if not found:
            raise LineError(target.line, self._unknown(target, name))
        if len(found) > 1:
            places = " and ".join(f"{m.name} on {m.bus}" for m, _ in found[:4])
            key = "bus" if len({m.name for m, _ in found}) == 1 else "message"
            raise LineError(target.line, f"{name} is in {places}; add `{key}:`")
        return found[0]

    def _unknown(self, target: Target, name: str) -> str:
        elsewhere = self._by_signal.get(name)
        if elsewhere:
            message = elsewhere[0][0]
            return f"{name} is not in {target.message or target.bus} but in {message.name}"
        where = target.message or target.bus or "the DBCs"
        return f"{name} is not a signal of {where}{suggest(name, self._by_signal)}"


def _places(messages: list[DbcMessage]) -> str:
    return " and ".join(message.bus for message in messages[:4])

"""A second listener on the car's buses: what was really sent, as any other ECU hears it."""

import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import can
import cantools
from cantools.database.can import Database, Message

from cockpit.core.paths import CAN_DBC
from cockpit.links.bus_spec import BusSpec

DASHBOARD = "COCKPIT"
"""The dashboard's node in the DBC files."""
LOOK_S = 0.1


class Listener:
    """Keeps the frames of all messages that the DBC files give to the dashboard."""

    def __init__(self, specs: Sequence[BusSpec], car: Path = CAN_DBC) -> None:
        self._commands = {
            (file.stem, message.frame_id): message
            for file in sorted(car.glob("*.dbc"))
            for message in cast("Database", cantools.database.load_file(file)).messages
            if DASHBOARD in message.senders
        }
        self._lock = threading.Lock()
        self._heard: list[tuple[Message, bytes]] = []
        self._counts = {spec.bus: 0 for spec in specs}
        self._buses = [self._open(spec) for spec in specs]

    def _open(self, spec: BusSpec) -> tuple[can.BusABC, can.Notifier]:
        bus = can.Bus(interface="cockpit_multicast", channel=spec.channel, port=spec.port)
        return bus, can.Notifier(bus, [lambda frame: self._hear(spec.bus, frame)], timeout=LOOK_S)

    def _hear(self, bus: str, frame: can.Message) -> None:
        with self._lock:
            self._counts[bus] += 1
            if message := self._commands.get((bus, frame.arbitration_id)):
                self._heard.append((message, bytes(frame.data)))

    @property
    def deaf(self) -> bool:
        """Whether a bus has brought nothing at all yet."""
        return not all(self._counts.values())

    @property
    def commands(self) -> list[tuple[str, dict[str, Any]]]:
        """Every command frame so far: its name and those signals that ask for something."""
        with self._lock:
            return [(message.name, _asked(message, data)) for message, data in self._heard]

    def close(self) -> None:
        """Listen no more."""
        for bus, notifier in self._buses:
            notifier.stop()
            bus.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _asked(message: Message, data: bytes) -> dict[str, Any]:
    raw = cast("dict[str, Any]", message.decode(data, decode_choices=False, scaling=False))
    values = cast("dict[str, Any]", message.decode(data, decode_choices=False))
    guards = {s.name for s in message.signals if s.name.endswith(("_Crc", "_Ctr"))}
    resting = {s.name: s.raw_initial for s in message.signals}
    return {k: v for k, v in values.items() if k not in guards and raw[k] != resting[k]}

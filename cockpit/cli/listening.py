"""Listens to the car without a dashboard: the link, the vehicle, and counts by id."""

import fnmatch
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.core.mailbox import Mailbox
from cockpit.core.reading import Reading
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle
from cockpit.links.bus_spec import BusSpec
from cockpit.links.can_link import CanLink
from cockpit.links.car.definition import EXTENDED, Car
from cockpit.links.raw_frame import ERROR, ID_MASK
from cockpit.links.tally import Tally

type AnySignal = Signal[Any]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An id that the car's files do not have."""

    bus: str
    id: str
    rate_hz: float
    data: bytes


class Listening:
    """Never sends, never records."""

    def __init__(self, car: Car, specs: Sequence[BusSpec]) -> None:
        self.car, self.vehicle = car, Vehicle()
        self._mailbox, self._tally = Mailbox(), Tally()
        self._rates: dict[tuple[int, int], float] = {}
        self._known = {*car.frames, *((c.bus, c.key) for c in car.commands.values())}
        for signal, frame in car.sources.items():
            self.vehicle.expect(signal, car.timeouts[signal], f"{frame.name} on {frame.bus}")
        self.link = CanLink(
            car,
            specs,
            self._mailbox,
            wanted=lambda: self.vehicle.wanted,
            black_box=self._tally,
            expect=self.vehicle.expect,
        )
        self.health = self.link.health()
        self._serves = {car.buses.index(spec.serves[0]): spec.serves for spec in specs}

    def matching(self, patterns: Iterable[str]) -> list[AnySignal]:
        """The car's signals whose path has one of the patterns in it; all, without patterns."""
        wanted = [f"*{pattern.lower()}*" for pattern in patterns] or ["*"]
        paths = {signal.path.lower(): signal for signal in self.car.sources}
        return [paths[p] for p in sorted(paths) if any(fnmatch.fnmatchcase(p, w) for w in wanted)]

    def look(self) -> None:
        """Take in what has come since the last look."""
        samples, calls = self._mailbox.drain()
        for signal, sample in samples.items():
            self.vehicle.report(signal, sample)
        for call in calls:
            call()
        self.vehicle.expire()
        self._rates = self._tally.rates()
        self.health = self.link.health()

    def reading(self, signal: AnySignal) -> Reading[Any]:
        """The newest reading of a signal."""
        return self.vehicle.get(signal)

    def rate(self, signal: AnySignal) -> float:
        """How often the frame of a signal comes, per second."""
        frame = self.car.sources[signal]
        for index, serves in self._serves.items():
            if frame.bus in serves:
                return self._rates.get((index, frame.key), 0.0)
        return 0.0

    def unknown(self) -> list[Unknown]:
        """Ids that no DBC knows, the most frequent first."""
        found = [
            Unknown(self._serves[bus][0], _hex(key), rate, self._tally.newest((bus, key)))
            for (bus, key), rate in self._rates.items()
            if not key & ERROR and not any((name, key) in self._known for name in self._serves[bus])
        ]
        return sorted(found, key=lambda one: (-one.rate_hz, one.id))

    def as_json(self, signals: Iterable[AnySignal]) -> dict[str, Any]:
        """All that is known now, for scripts."""
        return {
            "signals": {signal.path: self._signal_json(signal) for signal in signals},
            "unknown_ids": [
                {"bus": one.bus, "id": one.id, "rate_hz": round(one.rate_hz, 2)}
                for one in self.unknown()
            ],
            "health": self.health.as_json(),
        }

    def _signal_json(self, signal: AnySignal) -> dict[str, Any]:
        reading = self.reading(signal)
        return {
            "value": reading.value,
            "unit": signal.unit,
            "valid": reading.valid,
            "trust": reading.trust.name.lower(),
            "cause": reading.cause,
            "age_s": round(reading.age_s, 3) if math.isfinite(reading.age_s) else None,
            "rate_hz": round(self.rate(signal), 2),
            "source": reading.source,
        }


def _hex(key: int) -> str:
    return f"0x{key & ID_MASK:08X}" if key & EXTENDED else f"0x{key & ID_MASK:03X}"

"""What the car does with a wish of the dashboard: answers late, limits, refuses."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from simulators.car.definition import Definition, MessageInfo
from simulators.car.vehicle import Vehicle

type Handler = Callable[[Vehicle, float], bool]

ANSWER_S = (0.02, 0.08)
"""An ECU takes so long to act; how long the thing itself takes to move comes on top."""
REPEAT_S = 1.0  # within this time a counter must have moved on


@dataclass(order=True, slots=True)
class _Wish:
    due: float
    number: int
    name: str = field(compare=False)
    value: float = field(compare=False)


@dataclass(slots=True)
class Commands:
    """Takes command frames, and carries wishes out after the time that an ECU needs."""

    definition: Definition
    handlers: dict[str, Handler]
    chance: random.Random
    refused: int = 0
    _waiting: list[_Wish] = field(default_factory=list)
    _number: int = 0
    _counters: dict[str, tuple[int, float]] = field(default_factory=dict)

    def receive(self, bus: str, frame_id: int, extended: bool, data: bytes, now: float) -> bool:
        """Look at a frame; True when it was a good command. `now` in simulated seconds."""
        info = self.definition.commands.get((bus, frame_id, extended))
        if info is None or not self._good(info, data, now):
            return False
        skip = (info.protection.crc, info.protection.counter)
        due = now + self.chance.uniform(*ANSWER_S)
        for name, value in info.code.wishes(data).items():
            if name in skip:
                continue
            if value is None:
                self.refused += 1
                continue
            self._number += 1
            heapq.heappush(self._waiting, _Wish(due, self._number, name, value))
        return True

    def _good(self, info: MessageInfo, data: bytes, now: float) -> bool:
        if len(data) != info.code.length:
            return False
        protection = info.protection
        raw = info.code.decode_raw(data)
        if protection.crc:
            place = info.code.signal(protection.crc).shift // 8
            if protection.checksum(data, place) != raw[protection.crc]:
                return False
        if protection.counter:
            last, when = self._counters.get(info.name, (-1, -REPEAT_S))
            if raw[protection.counter] == last and now - when < REPEAT_S:
                return False
            self._counters[info.name] = (raw[protection.counter], now)
        return True

    def carry_out(self, car: Vehicle, now: float) -> bool:
        """Do what is due; whether anything was. A refused wish leaves everything as it was."""
        done = False
        while self._waiting and self._waiting[0].due <= now:
            wish = heapq.heappop(self._waiting)
            handler = self.handlers.get(wish.name)
            if handler is None or not handler(car, wish.value):
                self.refused += 1
            else:
                done = True
        return done

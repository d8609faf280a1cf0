"""Who speaks when: each message at its own cycle time, with counter, checksum and faults.

Who has carried a wish out says so at once: ECUs send such messages in cycles and on change.
"""

import heapq
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from simulators.car.definition import Definition, MessageInfo
from simulators.car.faults import BusFaults, Fault
from simulators.car.frames.table import MESSAGES, Speak, silent
from simulators.car.vehicle import Vehicle

SLOW_MS = 50
"""A message with a longer cycle than this does not wait for it to tell what was asked for."""
FLOODS = ("babble", "unknown_id")
NO_OVERRIDES: Mapping[str, int] = {}


class Frame(NamedTuple):
    """One frame on one bus."""

    bus: str
    frame_id: int
    extended: bool
    fd: bool
    data: bytes


@dataclass(slots=True)
class _Turn:
    info: MessageInfo
    speak: Speak
    due_ms: int
    counter: int = 0
    counter_mask: int = 0
    counter_shift: int = 0
    crc_byte: int = -1
    sent: int = 0
    said: Mapping[str, object] | None = None
    """The values of its newest frame, of a slow message."""


def _turns(definition: Definition, tick_ms: int) -> list[_Turn]:
    """All messages; their phases spread so that they do not all come at once."""
    turns = []
    for number, info in enumerate(definition.sent):
        turn = _Turn(
            info, MESSAGES.get(info.name, silent), tick_ms + number * tick_ms % info.cycle_ms
        )
        protection = info.protection
        if protection.counter:
            code = info.code.signal(protection.counter)
            turn.counter_mask, turn.counter_shift = code.mask, code.shift
        if protection.crc:
            turn.crc_byte = info.code.signal(protection.crc).shift // 8
        turns.append(turn)
    return turns


@dataclass(slots=True)
class Broadcast:
    """The voices of all ECUs; time in milliseconds since the start."""

    definition: Definition
    chance: random.Random
    tick_ms: int
    faults: BusFaults = field(default_factory=BusFaults)
    _turns: list[_Turn] = field(default_factory=list)
    _late: list[tuple[float, int, Frame]] = field(default_factory=list)
    _number: int = 0

    def __post_init__(self) -> None:
        self._turns = _turns(self.definition, self.tick_ms)

    def due(self, now_ms: int, car: Vehicle, *, at_once: bool = False) -> list[Frame]:
        """All frames of this tick, in the order in which they go out.

        `at_once`: a wish was carried out; slow messages that have changed do not wait.
        """
        frames: list[Frame] = []
        self.faults.expire(now_ms / 1000)
        for turn in self._turns:
            if turn.due_ms <= now_ms:
                turn.due_ms += turn.info.cycle_ms
                self._speak(turn, car, now_ms, frames)
            elif at_once and turn.info.cycle_ms > SLOW_MS and turn.speak(car) != turn.said:
                self._speak(turn, car, now_ms, frames)
        if self.faults.active:
            self._flood(frames)
        while self._late and self._late[0][0] <= now_ms:
            frames.append(heapq.heappop(self._late)[2])
        return frames

    def _speak(self, turn: _Turn, car: Vehicle, now_ms: int, frames: list[Frame]) -> None:
        if not self.faults.active:
            frames.append(self._frame(turn, car, NO_OVERRIDES))
            return
        faults = {fault.kind: fault for fault in self.faults.on(turn.info)}
        if "silence" in faults or "bus_off" in faults:
            return
        if "frozen_counter" in faults:
            turn.counter -= 1
        frame = self._frame(turn, car, _overrides(turn.info, faults))
        frame = self._spoil(frame, turn, faults)
        if "drop" in faults and self.chance.random() < faults["drop"].share:
            return
        if "delay" in faults:
            self._number += 1
            due = now_ms + faults["delay"].delay_s * 1000
            heapq.heappush(self._late, (due, self._number, frame))
            return
        frames.append(frame)

    def _frame(self, turn: _Turn, car: Vehicle, overrides: Mapping[str, int]) -> Frame:
        info = turn.info
        said = turn.speak(car)
        turn.said = said
        data = info.code.encode(said, overrides, turn.sent)
        turn.sent += 1
        if turn.counter_mask:
            turn.counter = (turn.counter + 1) & turn.counter_mask
            data = _with_bits(data, turn.counter, turn.counter_mask, turn.counter_shift)
        if turn.crc_byte >= 0:
            crc = info.protection.checksum(data, turn.crc_byte)
            data = data[: turn.crc_byte] + bytes((crc,)) + data[turn.crc_byte + 1 :]
        return Frame(info.bus, info.frame_id, info.extended, info.fd, data)

    def _spoil(self, frame: Frame, turn: _Turn, faults: dict[str, Fault]) -> Frame:
        if "bad_crc" in faults and turn.crc_byte >= 0:
            place = turn.crc_byte
            wrong = bytes((frame.data[place] ^ 0x5A,))
            frame = frame._replace(data=frame.data[:place] + wrong + frame.data[place + 1 :])
        if "wrong_length" in faults:
            frame = frame._replace(data=frame.data[: faults["wrong_length"].length])
        return frame

    def _flood(self, frames: list[Frame]) -> None:
        for active in self.faults.active:
            fault = active.fault
            if fault.kind not in FLOODS:
                continue
            rate = fault.rate if fault.kind == "babble" else min(fault.rate, 20.0)
            active.owed += rate * self.tick_ms / 1000
            count, active.owed = int(active.owed), active.owed % 1.0
            frame_id = fault.id if fault.kind == "babble" else fault.id or 0x7E1
            for _ in range(count):
                data = self.chance.randbytes(8)
                frames.append(Frame(fault.bus, frame_id, frame_id > 0x7FF, False, data))


def _with_bits(data: bytes, value: int, mask: int, shift: int) -> bytes:
    number = int.from_bytes(data, "little") & ~(mask << shift) | value << shift
    return number.to_bytes(len(data), "little")


def _overrides(info: MessageInfo, faults: dict[str, Fault]) -> dict[str, int]:
    raws: dict[str, int] = {}
    for kind in ("sna", "out_of_range"):
        if kind not in faults:
            continue
        wanted = faults[kind].signal
        skip = (info.protection.crc, info.protection.counter)
        for name in [wanted] if wanted else info.code.signals:
            if name not in skip:
                code = info.code.signal(name)
                beyond = min(code.high + 1, code.mask)
                raws[name] = code.start_raw if kind == "sna" else beyond
    return raws

"""The car in real time: ticks by a clock that does not drift, buses, control door, clean end."""

import signal
import sys
import time
from dataclasses import dataclass, field
from types import FrameType
from typing import Protocol

from simulators.car.bus import Buses
from simulators.car.simulation import TICK_S, Simulation

MOST_BEHIND_S = 0.25
HEAL_EVERY = 50


class Door(Protocol):
    """Where people reach into the running car."""

    def serve(self, program: "Program") -> None:
        """Answer what has come in, without waiting."""


@dataclass(slots=True)
class Program:
    """Runs until it is told to stop."""

    simulation: Simulation
    buses: Buses
    door: Door | None = None
    speed_up: float = 1.0
    stopping: bool = False
    _ours: set[tuple[str, int, bool]] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        sent = self.simulation.definition.sent
        self._ours = {(info.bus, info.frame_id, info.extended) for info in sent}

    def run(self) -> None:
        """Tick until `stopping`; late ticks are made up for, long sleeps are not."""
        start, ticks = time.monotonic(), 0
        step = TICK_S / self.speed_up
        while not self.stopping:
            self._tick()
            ticks += 1
            wait = start + ticks * step - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            elif wait < -MOST_BEHIND_S:  # the machine slept, or cannot keep up
                start, ticks = time.monotonic(), 0

    def _tick(self) -> None:
        simulation, buses = self.simulation, self.buses
        for name, message in buses.received():
            heard = (name, message.arbitration_id, message.is_extended_id)
            simulation.receive(*heard, bytes(message.data))
            if heard in self._ours:
                self._second_car(name)
        for frame in simulation.tick():
            buses.send(frame)
        if self.door is not None:
            self.door.serve(self)
        if simulation.ticks % HEAL_EVERY == 0:
            buses.heal()
            self._tell(simulation.trouble)

    def _tell(self, trouble: str) -> None:
        if trouble and trouble not in self._told:
            self._told.add(trouble)
            print(f"car: {trouble}", file=sys.stderr, flush=True)

    def _second_car(self, bus: str) -> None:
        if bus in self._told or self.buses.echoes(bus):
            return
        self._told.add(bus)
        text = f"car: another car speaks on {bus}; end one, or give one other buses with --can"
        print(text, file=sys.stderr, flush=True)

    def stop_on_signals(self) -> None:
        """SIGINT and SIGTERM end the run cleanly."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

"""A link over a real loopback bus, with a vehicle behind it and a car's side in the test's hand."""

import itertools
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import can

from cockpit.core.mailbox import Mailbox
from cockpit.core.request import Outcome, Request
from cockpit.core.signals import AUTHORISED, SELECTED_GEAR, SPEED
from cockpit.core.vehicle import Vehicle
from cockpit.links.bus_spec import GROUP, BusSpec
from cockpit.links.can_link import CanLink, LinkHealth
from cockpit.links.ledger import Ledger
from cockpit.links.raw_frame import RawFrame
from cockpit.links.receivers import open_receiver
from tests.links.small_car import BUS, GEAR, HVAC, KEYS, MOTION, motion, small_car

_ports = itertools.count(21000 + os.getpid() * 7 % 20000)


class Tape:
    """Stands for the black box."""

    def __init__(self) -> None:
        self.frames: list[RawFrame] = []

    def take(self, bus: int, frames: Sequence[RawFrame]) -> None:
        self.frames += frames


class Live:
    """Start it with `with`; `pump` is the main thread's work."""

    def __init__(self, folder: Path, opener: Any = open_receiver, **car: Any) -> None:
        port = next(_ports)
        self.spec = BusSpec(BUS, "udp_multicast", GROUP, port, serves=(BUS,))
        self.vehicle, self.mailbox, self.tape = Vehicle(), Mailbox(), Tape()
        self.ledger = Ledger(folder)
        self.healths: list[LinkHealth] = []
        self.car = small_car(**car)
        for signal, frame in self.car.sources.items():
            self.vehicle.expect(signal, self.car.timeouts[signal], f"{frame.name} on {BUS}")
            self.vehicle.want([signal])
        self.link = CanLink(
            self.car,
            [self.spec],
            self.mailbox,
            wanted=lambda: self.vehicle.wanted,
            get=self.vehicle.get,
            settle=self.vehicle.settle,
            black_box=self.tape,
            ledger=self.ledger,
            on_health=self.healths.append,
            expect=self.vehicle.expect,
            opener=opener,
        )
        self.vehicle.connect(self.link.request)
        self.bus = can.Bus(interface="cockpit_multicast", channel=GROUP, port=port)
        self.heard: list[can.Message] = []
        self.counter = 0

    def __enter__(self) -> Self:
        self.link.start()
        self.until(lambda: self.link.lines[0].receiver is not None or bool(self.healths))
        return self

    def __exit__(self, *_: object) -> None:
        self.link.stop()
        self.bus.shutdown()

    def send(self, key: int, data: bytes) -> None:
        """Something on the bus says this."""
        self.bus.send(can.Message(arbitration_id=key, is_extended_id=False, data=data))

    def drive(self, speed: int = 0, gear: int = 126, authorised: bool = True) -> None:
        """One round of the frames that preconditions look at."""
        self.counter += 1
        self.send(MOTION, motion(speed, self.counter))
        self.send(GEAR, bytes((gear, 0, 0, 0, 0, 0, 0, 0)))
        self.send(KEYS, bytes((authorised,)))

    def pump(self, seconds: float = 0.01) -> None:
        """Let the main thread do its work for a while; note what others hear on the bus."""
        until = time.monotonic() + seconds
        while True:
            samples, calls = self.mailbox.drain()
            for signal, sample in samples.items():
                self.vehicle.report(signal, sample)
            for call in calls:
                call()
            while (message := self.bus.recv(0)) is not None:
                self.heard.append(message)
            if time.monotonic() >= until:
                return
            time.sleep(0.005)

    def until(self, true: Callable[[], bool], seconds: float = 3.0) -> float:
        """Pump until something is true; gives how long that took."""
        begin = time.monotonic()
        while not true():
            assert time.monotonic() - begin < seconds, "never came true"
            self.pump()
        return time.monotonic() - begin

    def parked(self, authorised: bool = True) -> None:
        """The car stands in P and all of that is known."""

        def known() -> bool:
            self.drive(authorised=authorised)
            get = self.vehicle.get
            return all(get(s).valid for s in (SPEED, SELECTED_GEAR, AUTHORISED))

        self.until(known)

    def settled(self, request: Request, seconds: float = 3.0) -> Outcome:
        """Wait for the request's end."""
        self.until(lambda: request.outcome is not Outcome.PENDING, seconds)
        return request.outcome

    def echo(self, target: float = 22, trunk: bool = False, wiper: int = 0) -> None:
        """The car shows what it has been asked for."""
        self.send(HVAC, bytes((round(target * 2), trunk, wiper)))

"""Plays a recording onto in-process buses, so that its frames come in as live ones do."""

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

import can
from can.interfaces import virtual

from cockpit.links.car.definition import Car
from cockpit.links.raw_frame import BRS, ERROR, ESI, EXTENDED, FD, ID_MASK, REMOTE, SENT
from cockpit.links.recording import Recorded, Recording, RecordingError

log = logging.getLogger(__name__)

PEEK_FRAMES = 20_000
"""How far to read ahead for the channels of a recording."""
LONGEST_GAP_S = 10.0
"""A longer silence (the car slept) is cut to this."""
NAP_S = 0.002
BURST = 200
LISTENER_S = 3.0


def replay_words(buses: Sequence[str]) -> tuple[str, ...]:
    """The `--can` words of a replay's buses: private to this process."""
    return tuple(f"{bus}=virtual:{_channel(bus)}" for bus in buses)


class Replayer:
    """Plays a recording at `speed` times its own pace; 0 is as fast as possible.

    Reads ahead at once, so that a bad recording is known before anything starts: raises
    RecordingError. Only data frames are played; nothing leaves this process.
    """

    def __init__(self, recording: Recording, car: Car, speed: float = 1.0) -> None:
        self.recording, self.speed = recording, speed
        self.finished = threading.Event()
        self.played = 0
        frames = recording.frames()
        ahead = list(islice(frames, PEEK_FRAMES))
        self._frames = chain(ahead, frames)
        self._router = Router(ahead, car)
        self._buses: dict[str, can.BusABC] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="replay", daemon=True)

    @property
    def routes(self) -> Mapping[str, str]:
        """Which channel of the recording plays on which bus, for people."""
        return self._router.described

    def start(self) -> None:
        """Begin to play."""
        self._thread.start()

    def stop(self) -> None:
        """End, whether or not the recording has."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            for name in self._router.buses:
                self._buses[name] = can.Bus(
                    interface="virtual", channel=_channel(name), protocol=can.CanProtocol.CAN_FD
                )
            self._await_listeners()
            self._play()
        except (can.CanError, RecordingError) as error:
            log.error("replay: %s", error)
        finally:
            for bus in self._buses.values():
                bus.shutdown()
            self.finished.set()

    def _play(self) -> None:
        for _, _, key, flags, data, name in self._paced():
            if self._stopping.is_set():
                return
            self._buses[name].send(_message(key, flags, data))
            self.played += 1

    def _paced(self) -> Iterator[tuple[float, str, int, int, bytes, str]]:
        """Frames with their bus, each when its time has come."""
        due = time.monotonic()
        last: float | None = None
        for count, frame in enumerate(self._frames):
            name = self._router.bus_of(frame)
            if name is None:
                continue
            passed = frame[0] - last if last is not None else 0.0
            last = frame[0]
            if self.speed:
                due += min(max(passed, 0.0), LONGEST_GAP_S) / self.speed
                if due - time.monotonic() > NAP_S:
                    self._stopping.wait(due - time.monotonic())
            elif count % BURST == 0:
                self._stopping.wait(NAP_S)  # the link needs its share of the time
            yield (*frame, name)

    def _await_listeners(self) -> None:
        """Wait until the link has opened its ends; what is sent before would be lost."""
        until = time.monotonic() + LISTENER_S
        while time.monotonic() < until and not self._stopping.is_set():
            if all(len(virtual.channels[_channel(name)]) > 1 for name in self._buses):
                return
            self._stopping.wait(NAP_S)


class Router:
    """Which bus of the car a recorded frame belongs to.

    A channel with the name of a bus is that bus. Else the ids decide: a channel goes to the bus
    whose DBC knows most of them. In a recording with a single channel, or where the car has no
    bus left, each id goes to the bus that knows it.
    """

    def __init__(self, ahead: Sequence[Recorded], car: Car) -> None:
        self.buses = car.buses
        self._owner = {key: bus for bus, key in reversed(list(car.frames))}
        self._known = set(car.frames)
        self._commands = {command.key for command in car.commands.values()}
        ids: dict[str, set[int]] = {}
        for _, channel, key, _, _ in ahead:
            ids.setdefault(channel, set()).add(key)
        self._route = {name: name for name in ids if name in car.buses}
        others = {name: keys for name, keys in ids.items() if name not in self._route}
        if len(ids) > 1 or len(car.buses) == 1:
            self._match(others)

    def _match(self, ids: Mapping[str, set[int]]) -> None:
        scores = sorted(
            (
                (sum((bus, key) in self._known for key in keys), channel, bus)
                for channel, keys in ids.items()
                for bus in self.buses
            ),
            key=lambda score: (-score[0], score[1], self.buses.index(score[2])),
        )
        for _, channel, bus in scores:
            if channel not in self._route and bus not in self._route.values():
                self._route[channel] = bus

    @property
    def described(self) -> Mapping[str, str]:
        """Channel to bus."""
        return dict(self._route)

    def bus_of(self, frame: Recorded) -> str | None:
        """The bus to play a frame on.

        None for error frames, which no bus can send, and for what the cockpit itself sent, which
        it did not hear then either.
        """
        _, channel, key, flags, _ = frame
        if key & ERROR or (flags & SENT and key in self._commands):
            return None
        return self._route.get(channel) or self._owner.get(key, self.buses[0])


def _channel(bus: str) -> str:
    return f"replay-{os.getpid()}-{bus}"


def _message(key: int, flags: int, data: bytes) -> can.Message:
    return can.Message(
        arbitration_id=key & ID_MASK,
        is_extended_id=bool(key & EXTENDED),
        is_remote_frame=bool(key & REMOTE),
        data=data,
        is_fd=bool(flags & FD),
        bitrate_switch=bool(flags & BRS),
        error_state_indicator=bool(flags & ESI),
    )

"""What the link costs at full load: four buses, paced senders in processes of their own.

    .venv/bin/python tests/benchmarks/bench_load.py [--seconds 15]

Prints CPU per frame for receiving and for everything past it, at 4 x 1,000 and 4 x 4,000 frames a
second, against cantools decoding every frame, and how many frames were lost on the way to the
black box.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgpack  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cockpit.core.mailbox import Mailbox
from cockpit.core.paths import CAN_DBC
from cockpit.links.bus_spec import GROUP, BusSpec
from cockpit.links.can_link import CanLink
from cockpit.links.car import load_car, make_crc
from cockpit.links.car.definition import Car, Frame
from cockpit.links.raw_frame import EXTENDED, FD, RawFrame
from cockpit.links.receivers import Receiver, open_receiver

BUSES = ("a", "b", "c", "d")
FIRST_PORT = int(os.environ.setdefault("BENCH_PORT", str(22000 + os.getpid() * 11 % 20000)))
"""The same for the processes that this one starts, another for a bench beside it."""
STEP_S = 0.005
SHOWN = 150
"""Signals on the screen."""
CHANGE_EVERY = 4
"""Of a car's frames most repeat their values; here every fourth is random and new."""


@dataclass
class Result:
    """One run of the link."""

    rate: int
    sent: int
    recorded: int
    dropped: int
    seconds: float
    receive_s: float
    link_s: float
    cantools_us: float

    @property
    def past_ms(self) -> float:
        """CPU past the receive call, in ms per second."""
        return (self.link_s - self.receive_s) / self.seconds * 1000


def four_bus_car() -> Car:
    """Our car on its two buses, and all its frames once more on two that nobody looks at."""
    car = load_car(CAN_DBC)
    frames: dict[tuple[str, int], Frame] = {}
    for n, bus in enumerate(BUSES):
        home = car.buses[n % len(car.buses)]
        mine = {(bus, key): f for (b, key), f in car.frames.items() if b == home}
        if n >= len(car.buses):
            mine = {k: replace(f, signals=(), decoder=lambda _: None) for k, f in mine.items()}
        frames |= mine
    return replace(car, buses=BUSES, frames=frames)


def schedule(frames: Sequence[Frame], seed: int) -> list[tuple[int, int, bytes]]:
    """A repeating sequence of (key, flags, payload), each id as often as its cycle asks."""
    chance = random.Random(seed)
    times: list[tuple[float, tuple[int, int, bytes]]] = []
    for frame in frames:
        cycle = frame.cycle_s or 0.1
        count = max(16, round(2.0 / cycle) // 16 * 16)
        counter_range = 1 << frame.counter.bits if frame.counter else 16
        count = -(-count // counter_range) * counter_range
        word = 0
        for n in range(count):
            if n % CHANGE_EVERY == 0:
                word = int.from_bytes(chance.randbytes(frame.length), "little")
            data = payload(frame, n, word)
            flags = FD if frame.is_fd else 0
            times.append((n / count + chance.random() / count, (frame.key, flags, data)))
    return [item for _, item in sorted(times, key=lambda pair: pair[0])]


def payload(frame: Frame, n: int, word: int) -> bytes:
    """The payload `word` with the right counter, page and checksum."""
    if frame.mux_start is not None:
        word &= ~(((1 << frame.mux_bits) - 1) << frame.mux_start)
        word |= (n % 16) << frame.mux_start
    if frame.counter:
        mask = (1 << frame.counter.bits) - 1
        word = word & ~(mask << frame.counter.start) | (n & mask) << frame.counter.start
    data = word.to_bytes(frame.length, "little")
    if frame.crc:
        data = (
            data[: frame.crc.byte]
            + bytes((make_crc(frame.crc, data),))
            + data[frame.crc.byte + 1 :]
        )
    return data


def datagram(key: int, flags: int, data: bytes) -> bytes:
    """As python-can sends it."""
    fields = {
        "timestamp": 0.0, "arbitration_id": key & ~EXTENDED, "is_extended_id": bool(key & EXTENDED),
        "is_remote_frame": False, "is_error_frame": False, "channel": None, "dlc": len(data),
        "data": data, "is_fd": bool(flags & FD), "bitrate_switch": False,
        "error_state_indicator": False,
    }  # fmt: skip
    return bytes(msgpack.packb(fields))


def send(indices: list[int], rate: int, seconds: float) -> None:
    """A sender process: some buses at `rate` frames a second each; prints how many it sent."""
    car = four_bus_car()
    lanes = []
    for index in indices:
        frames = [f for (bus, _), f in car.frames.items() if bus == BUSES[index]]
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
        sock.connect((GROUP, FIRST_PORT + index))
        lanes.append((sock, [datagram(*item) for item in schedule(frames, index)]))
    print("ready", flush=True)
    sys.stdin.readline()
    begin, sent = time.monotonic(), 0
    while sent < rate * seconds:
        due = min(int((time.monotonic() - begin) * rate), int(rate * seconds))
        for sock, datagrams in lanes:
            for n in range(sent, due):
                sock.send(datagrams[n % len(datagrams)])
        sent = max(sent, due)
        time.sleep(STEP_S)
    print(sent * len(lanes), flush=True)


class Tape:
    """Stands for the black box: counts what it gets, and hands it to the reference."""

    def __init__(self) -> None:
        self.count = 0
        self.waiting: deque[tuple[int, Sequence[RawFrame]]] = deque()

    def take(self, bus: int, frames: Sequence[RawFrame]) -> None:
        self.count += len(frames)
        self.waiting.append((bus, frames))


class DecodeAll(threading.Thread):
    """The reference: cantools decodes every frame, in the same process, at the same pace."""

    def __init__(self, tape: Tape) -> None:
        super().__init__(daemon=True)
        import cantools

        files = sorted(CAN_DBC.glob("*.dbc"))
        self._databases: list[Any] = [
            cantools.database.load_file(file, strict=False) for file in files
        ]
        self._tape = tape
        self.frames, self.spent, self.stopping = 0, 0.0, False

    def run(self) -> None:
        while not self.stopping:
            time.sleep(1 / 60)
            while self._tape.waiting:
                self._decode(*self._tape.waiting.popleft())

    def _decode(self, bus: int, frames: Sequence[RawFrame]) -> None:
        decode = self._databases[bus % 2].decode_message
        begin = time.thread_time()
        for key, _, data, _ in frames:
            try:
                decode(key & ~EXTENDED, data)
            except Exception:  # a page that the DBC lacks
                continue
        self.spent += time.thread_time() - begin
        self.frames += len(frames)


class Timed:
    """A receiver whose drain is timed."""

    spent = 0.0

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    def __getattr__(self, name: str) -> object:
        return getattr(self._receiver, name)

    def drain(self) -> list[RawFrame]:
        begin = time.thread_time()
        frames = self._receiver.drain()
        Timed.spent += time.thread_time() - begin
        return frames


def run(car: Car, rate: int, seconds: float) -> Result:
    """One load on a fresh link."""
    specs = [
        BusSpec(bus, "udp_multicast", GROUP, FIRST_PORT + n, serves=(bus,))
        for n, bus in enumerate(BUSES)
    ]
    wanted = frozenset(list(car.sources)[:: max(1, len(car.sources) // SHOWN)][:SHOWN])
    tape, mailbox = Tape(), Mailbox()
    reference = DecodeAll(tape)
    reference.start()
    Timed.spent = 0.0
    link = CanLink(
        car, specs, mailbox, wanted=lambda: wanted, black_box=tape,
        opener=lambda spec: Timed(open_receiver(spec)),  # type: ignore[arg-type,return-value]
    )  # fmt: skip
    words = [sys.executable, __file__, "--rate", str(rate), "--seconds", str(seconds), "--send"]
    senders = [
        subprocess.Popen([*words, pair], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for pair in ("0,1", "2,3")
    ]
    link.start()
    for sender in senders:
        assert sender.stdout
        sender.stdout.readline()
    while any(line.receiver is None for line in link.lines):
        time.sleep(0.01)
    clock = time.pthread_getcpuclockid(link._thread.ident)  # type: ignore[arg-type]
    before, began, Timed.spent = time.clock_gettime(clock), time.monotonic(), 0.0
    for sender in senders:
        assert sender.stdin
        sender.stdin.write("\n")
        sender.stdin.flush()
    while any(sender.poll() is None for sender in senders):
        mailbox.drain()
        time.sleep(1 / 60)
    time.sleep(0.3)
    cpu, passed = time.clock_gettime(clock) - before, time.monotonic() - began
    sent = sum(int(sender.stdout.read()) for sender in senders if sender.stdout)
    dropped = sum(bus.dropped for bus in link.health().buses.values())
    reference.stopping = True
    reference.join()
    cantools = reference.spent / reference.frames * 1e6
    result = Result(rate, sent, tape.count, dropped, passed, Timed.spent, cpu, cantools)
    bad = [(b.crc_errors, b.counter_errors, len(b.unknown)) for b in link.health().buses.values()]
    print("  crc errors, counter errors, unknown ids by bus:", bad)
    link.stop()
    return result


def listen() -> None:
    """A process of its own: python-can receives bus `a`, cantools decodes every frame of it."""
    import can
    import cantools

    database: Any = cantools.database.load_file(sorted(CAN_DBC.glob("*.dbc"))[0], strict=False)
    frames, began = 0, 0.0
    with can.Bus(interface="cockpit_multicast", channel=GROUP, port=FIRST_PORT) as bus:
        print("ready", flush=True)
        while (message := bus.recv(2.0 if frames else 30.0)) is not None:
            began = began or time.process_time()
            database.decode_message(message.arbitration_id, bytes(message.data))
            frames += 1
    print((time.process_time() - began) / max(1, frames) * 1e6, flush=True)


def report(low: Result, high: Result, both: float) -> None:
    print(f"{'frames/s':>9} {'sent':>8} {'recorded':>8} {'lost':>5} {'kernel':>6}"
          f" {'receive':>8} {'past it':>8} {'link':>8} {'CPU %':>6} {'past ms/s':>9}")  # fmt: skip
    for r in (low, high):
        receive, link = r.receive_s / r.sent * 1e6, r.link_s / r.sent * 1e6
        print(f"{r.rate * 4:>9} {r.sent:>8} {r.recorded:>8} {r.sent - r.recorded:>5}"
              f" {r.dropped:>6} {receive:>5.2f} us {link - receive:>5.2f} us {link:>5.2f} us"
              f" {r.link_s / r.seconds * 100:>6.1f} {r.past_ms:>9.1f}")  # fmt: skip
    link, cantools = high.link_s / high.sent * 1e6, high.cantools_us
    print(f"cantools decode of every frame:        {cantools:6.2f} us a frame")
    print(f"python-can receive + cantools decode:  {both:6.2f} us a frame")
    print(f"link / cantools decode-all:            {link / cantools:6.2f}")
    print(f"link / python-can + cantools:          {link / both:6.2f}   (bar 0.25)")
    past = (high.link_s - high.receive_s) / high.sent * 1e6
    print(f"past receive / cantools decode-all:    {past / cantools:6.2f}   (bar 0.25)")
    print(f"past receive, 16,000 / 4,000 frames/s: {high.past_ms / low.past_ms:6.2f}   (bar 1.5)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--rate", type=int, default=4000)
    parser.add_argument("--listen", action="store_true", help="(the reference process)")
    parser.add_argument("--send", help="(a sender process: the buses it plays)")
    given = parser.parse_args()
    if given.send:
        send([int(n) for n in given.send.split(",")], given.rate, given.seconds)
        return
    if given.listen:
        listen()
        return
    car = four_bus_car()
    low = run(car, given.rate // 4, given.seconds)
    words = [sys.executable, __file__, "--listen"]
    listener = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert listener.stdout
    listener.stdout.readline()
    high = run(car, given.rate, given.seconds)
    listener.wait()
    report(low, high, float(listener.stdout.read()))


if __name__ == "__main__":
    main()

"""A car small enough to know by heart: one bus, six frames, three commands."""

from collections.abc import Callable
from typing import Any

from cockpit.core.signal import Signal, Value
from cockpit.core.signals import AUTHORISED, SELECTED_GEAR, SPEED
from cockpit.links.car import make_crc
from cockpit.links.car.definition import (
    Car,
    Command,
    Counter,
    Crc,
    Decode,
    Decoded,
    Frame,
    Wanted,
)

BUS = "drive"
LEFT = Signal("Test.Left", int)
RIGHT = Signal("Test.Right", int)
TARGET = Signal("Test.Target", float, "celsius")
TRUNK = Signal("Test.Trunk", bool)
WIPER = Signal("Test.Wiper", int)
RANGE = Signal("Test.Range", float, "m")

MOTION, GEAR, KEYS, PAGES, HVAC, TRIP = 0x100, 0x101, 0x102, 0x200, 0x300, 0x400
CMD_HVAC, CMD_TRUNK, CMD_WIPER = 0x310, 0x311, 0x312

type Field = tuple[Signal[Any], Callable[[bytes], Value | None]]


def frame(key: int, name: str, length: int, *fields: Field, **more: Any) -> Frame:
    """One message; a field that gives None is on another page."""

    def decoder(wanted: Wanted) -> Decode | None:
        mine = [(s, get) for s, get in fields if s in wanted]
        if not mine:
            return None

        def decode(data: bytes) -> list[Decoded]:
            found = [(s, get(data)) for s, get in mine]
            return [(s, v, "") for s, v in found if v is not None]

        return decode

    facts: dict[str, Any] = {
        "bus": BUS, "is_fd": False, "cycle_s": 0.01, "timeout_s": 0.15, "crc": None,
        "counter": None, "mux_start": None, "mux_bits": 0,
    }  # fmt: skip
    signals = tuple(signal for signal, _ in fields)
    return Frame(
        key=key, name=name, length=length, signals=signals, decoder=decoder, **(facts | more)
    )


CRC = Crc("sae_j1850", 0, 0x101)
FRAMES = (
    frame(MOTION, "Motion", 8, (SPEED, lambda d: float(d[2])), crc=CRC, counter=Counter(8, 4, 2)),
    frame(GEAR, "Gear", 8, (SELECTED_GEAR, lambda d: d[0])),
    frame(KEYS, "Keys", 1, (AUTHORISED, lambda d: bool(d[0]))),
    frame(
        PAGES, "Pages", 2,
        (LEFT, lambda d: d[1] if d[0] == 0 else None),
        (RIGHT, lambda d: d[1] if d[0] == 1 else None),
        mux_start=0, mux_bits=8,
    ),
    frame(
        HVAC, "Hvac", 3, (TARGET, lambda d: d[0] / 2), (TRUNK, lambda d: bool(d[1])),
        (WIPER, lambda d: d[2]),
    ),
    frame(TRIP, "Trip", 2, (RANGE, lambda d: float(d[0])), cycle_s=None, timeout_s=1.0),
)  # fmt: skip


def motion(speed: int, counter: int, wrong: int = 0) -> bytes:
    """A Motion payload; `wrong` spoils its checksum."""
    data = bytes((0, counter & 15, speed, 0, 0, 0, 0, 0))
    return bytes((make_crc(CRC, data) ^ wrong,)) + data[1:]


def command(signal: Signal[Any], key: int, scale: float, **more: Any) -> Command:
    """One entry of the send list: the value in byte 0, the counter in byte 1."""

    def encode(value: Value, counter: int) -> bytes:
        if not isinstance(value, bool | int | float) or value != value:
            raise ValueError(value)
        return bytes((round(value * scale), counter & 15))

    facts: dict[str, Any] = {
        "bus": BUS, "message": f"CMD_{key:X}", "is_fd": False, "low": None, "high": None,
        "allowed": (), "interval_s": 0.1, "requires": (), "echo_s": 0.4,
    }  # fmt: skip
    return Command(signal=signal, key=key, encode=encode, **(facts | more))


COMMANDS = (
    command(TARGET, CMD_HVAC, 2, low=16, high=28, requires=("authorised",), step=0.5),
    command(TRUNK, CMD_TRUNK, 1, requires=("parked",)),
    command(WIPER, CMD_WIPER, 1, low=0, high=3),
)


def small_car(**more: Any) -> Car:
    """The car; `more` replaces what it has."""
    sources = {signal: f for f in FRAMES for signal in f.signals}
    facts: dict[str, Any] = {
        "name": "small", "buses": (BUS,), "frames": {(BUS, f.key): f for f in FRAMES},
        "sources": sources, "timeouts": {s: f.timeout_s for s, f in sources.items()},
        "intervals": {}, "commands": {c.signal: c for c in COMMANDS},
    }  # fmt: skip
    return Car(**(facts | more))

"""Where the buses are: the words `[BUS=]INTERFACE:CHANNEL[:PORT][,key=value...]` of `--can`."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

GROUP, PORT = "239.74.163.2", 43113
"""The desk's multicast group, and the port of its first bus."""
FORM = "[BUS=]INTERFACE:CHANNEL[:PORT][,key=value...], such as drive=socketcan:can0"
_WORD = re.compile(
    r"(?:(?P<bus>[^=:,]+)=)?(?P<interface>[a-z0-9_]+):(?P<channel>[^,]*)(?P<rest>,.*)?"
)
_CHANNEL_PORT = re.compile(r"(?P<channel>.+):(?P<port>\d+)")


class BusSpecError(Exception):
    """A `--can` word is wrong; the message is one line: what is wrong, what to write instead."""


@dataclass(frozen=True, slots=True)
class BusSpec:
    """One bus: its name (a DBC's stem), and python-can's interface, channel and options.

    `serves` are all the car's buses (DBCs) that live on it: usually just `bus`.
    """

    bus: str
    interface: str
    channel: str
    port: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    serves: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The word that gives this spec again."""
        name = f"{self.bus}=" if self.bus and len(self.serves) < 2 else ""
        port = f":{self.port}" if self.port is not None else ""
        options = "".join(f",{key}={value}" for key, value in self.options)
        return f"{name}{self.interface}:{self.channel}{port}{options}"

    @property
    def is_loopback(self) -> bool:
        """Whether this is the desk's own bus: multicast that stays on this machine."""
        return self.interface in ("udp_multicast", "cockpit_multicast") and "." in self.channel

    def open(self) -> Any:
        """A python-can bus; raises can.CanError, OSError, ValueError or ImportError."""
        import can

        options: dict[str, Any] = {key: _value(value) for key, value in self.options}
        if self.port is not None:
            options["port"] = self.port
        interface = "cockpit_multicast" if self.is_loopback else self.interface
        if interface == "socketcan":
            options.setdefault("fd", True)
        return can.Bus(channel=self.channel, interface=interface, ignore_config=True, **options)


def parse_specs(words: Sequence[str], buses: Sequence[str]) -> tuple[BusSpec, ...]:
    """The specs for a car with these buses.

    Named specs take the bus they name. One unnamed spec takes all that is left, so that all
    DBCs of a car may live on one wire; several unnamed ones are taken in the car's order.
    """
    specs = [_parse(word) for word in words]
    named = [spec.bus for spec in specs if spec.bus]
    _check_names(named, buses)
    left = [bus for bus in buses if bus not in named]
    unnamed = len(specs) - len(named)
    if unnamed > max(1, len(left)) or (unnamed and not left):
        raise BusSpecError(
            f"--can: {len(specs)} buses given, but the car has {len(buses)}"
            f" ({', '.join(buses)}); name each one: {FORM}"
        )
    shares = [left] if unnamed == 1 else [[bus] for bus in left]
    return tuple(
        replace(spec, serves=(spec.bus,)) if spec.bus else _unnamed(spec, shares.pop(0))
        for spec in specs
    )


def desk_specs(buses: Sequence[str]) -> tuple[BusSpec, ...]:
    """The buses of a car on a desk: loopback multicast, one port each, in the car's order."""
    return tuple(
        BusSpec(bus, "udp_multicast", GROUP, PORT + n, serves=(bus,)) for n, bus in enumerate(buses)
    )


def _parse(word: str) -> BusSpec:
    found = _WORD.fullmatch(word.strip())
    if not found or (not found["channel"] and found["interface"] != "virtual"):
        raise BusSpecError(f"--can {word!r} is not understood; write {FORM}")
    options = tuple(_option(word, part) for part in (found["rest"] or "").split(",")[1:])
    channel, port = found["channel"], None
    if split := _CHANNEL_PORT.fullmatch(channel):
        channel, port = split["channel"], int(split["port"])
    if port is not None and not 0 < port < 65536:
        raise BusSpecError(f"--can {word!r}: port {port} is not between 1 and 65535")
    if found["interface"] == "udp_multicast" and port is None:
        port = PORT
    return BusSpec(found["bus"] or "", found["interface"], channel, port, options)


def _option(word: str, part: str) -> tuple[str, str]:
    key, equals, value = part.partition("=")
    if not (key and equals):
        raise BusSpecError(f"--can {word!r}: {part!r} is not key=value; write {FORM}")
    return key, value


def _check_names(named: Sequence[str], buses: Sequence[str]) -> None:
    for bus in named:
        if bus not in buses:
            known = ", ".join(buses) or "none"
            raise BusSpecError(f"--can {bus}=...: the car has no bus {bus!r}; it has {known}")
        if named.count(bus) > 1:
            raise BusSpecError(f"--can {bus}=... is given twice; give each bus once")


def _unnamed(spec: BusSpec, share: Sequence[str]) -> BusSpec:
    return replace(spec, bus=share[0], serves=tuple(share))


def _value(text: str) -> bool | int | float | str:
    """An option's value in the type that python-can wants."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    with contextlib.suppress(ValueError):
        return int(text, 0)
    with contextlib.suppress(ValueError):
        return float(text)
    return text

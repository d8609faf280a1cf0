"""How the buses are: for the status strip, the notices and the doctor."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class BusHealth:
    """One bus. Counts are since the link started; `rate` is frames per second."""

    name: str
    spec: str
    up: bool = False
    """Frames come in."""
    state: str = "active"
    """active, warning, passive or bus off, as its error frames say."""
    trouble: str = ""
    """Why it is not up, in a few words; empty while it is, and in the first seconds."""
    frames: int = 0
    rate: float = 0.0
    dropped: int = 0
    error_frames: int = 0
    crc_errors: int = 0
    counter_errors: int = 0
    length_errors: int = 0
    junk: int = 0
    reconnects: int = 0
    unknown: Mapping[int, int] = field(default_factory=dict)
    """How often each id came that the car's files do not have."""


@dataclass(frozen=True, slots=True)
class LinkHealth:
    """All buses of the car, by name."""

    buses: Mapping[str, BusHealth]

    @property
    def up(self) -> bool:
        """Whether frames come in on every bus."""
        return bool(self.buses) and all(bus.up for bus in self.buses.values())

    @property
    def trouble(self) -> bool:
        """Whether something is wrong, beyond having just started."""
        return any(bus.trouble for bus in self.buses.values())

    @property
    def summary(self) -> str:
        """One line: each bus with its rate, or what is wrong with it."""
        return " · ".join(
            f"{bus.name} {bus.trouble or f'{bus.rate:.0f}/s'}" for bus in self.buses.values()
        )

    def as_json(self) -> dict[str, dict[str, Any]]:
        """Plain dicts by bus, for files and terminals; ids of `unknown` as hex."""
        plain = {name: asdict(bus) for name, bus in self.buses.items()}
        for bus in plain.values():
            bus["unknown"] = {f"{key:X}": count for key, count in bus["unknown"].items()}
        return plain

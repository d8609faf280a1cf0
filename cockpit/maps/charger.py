"""A charging station as the map knows it, and as it is now."""

from dataclasses import dataclass

from cockpit.maps.geo import Point


@dataclass(frozen=True, slots=True)
class Socket:
    """Sockets of one kind: type2, ccs, chademo, type2_cable, schuko …"""

    kind: str
    power_kw: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class Charger:
    """A station. `reliability` is the chance to find one that works and is free, 0 to 1."""

    key: str
    name: str
    point: Point
    sockets: tuple[Socket, ...]
    operator: str = ""
    tariff: str = ""
    """As the map writes it: "0.49 EUR/kWh"."""
    reliability: float = 0.9
    free: int | None = None
    """Sockets free now; None where nobody tells."""

    def power_kw(self, kinds: frozenset[str] = frozenset({"ccs", "type2", "type2_cable"})) -> float:
        """The strongest socket of these kinds; 0 where there is none."""
        return max((s.power_kw for s in self.sockets if s.kind in kinds), default=0.0)

"""What the builder is fed with, whoever reads or invents it."""

from dataclasses import dataclass, field
from typing import Any

Spot = tuple[float, float]
"""Latitude and longitude."""


@dataclass(slots=True)
class Thing:
    """One object of a map."""

    key: str
    """n123, w123 or r123."""
    tags: dict[str, str]
    line: list[Spot]
    """A node's place, or a way's points; of an area one point in its middle will do."""
    nodes: list[int] = field(default_factory=list)
    """The ways' node numbers; needed only of house number interpolations."""
    shape: Any = None
    """Shapely's polygon of an administrative boundary."""

    def middle(self) -> Spot:
        """Where a driver would be sent: the middle of the box around an area, or half-way."""
        if len(self.line) == 1:
            return self.line[0]
        if self.line[0] == self.line[-1]:
            lats, lons = [p[0] for p in self.line], [p[1] for p in self.line]
            return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        return self.line[len(self.line) // 2]

"""What a charge plan is made on: places with ways between them, wherever these come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.charger import Charger
from cockpit.maps.energy.curve import Numbers

START = 0
"""The stations are 1 to n in their order, and the destination is n + 1."""


@dataclass(frozen=True, slots=True)
class Hop:
    """The way from one place to another."""

    origin: int
    target: int
    seconds: float
    metres: float
    wh: float
    """As is likely."""
    spread_wh: float
    """Half the band at its end."""
    worst_wh: float
    """The most that is gone anywhere on it, at the band's low end; at least wh + spread_wh."""


@dataclass(frozen=True, slots=True)
class Hops:
    """Many, one number each in every array."""

    origin: NDArray[np.intp]
    target: NDArray[np.intp]
    seconds: Numbers
    metres: Numbers
    wh: Numbers
    spread_wh: Numbers
    worst_wh: Numbers


class Network(Protocol):
    """Where one may charge, and the ways between; no way from a place to itself."""

    @property
    def stations(self) -> Sequence[Charger]:
        """Places 1 to n."""

    def hops(self) -> Hops:
        """All ways that are worth a thought."""


@dataclass(frozen=True, slots=True)
class ListedNetwork:
    """A network whose ways are simply listed."""

    stations: Sequence[Charger]
    ways: Sequence[Hop]

    def hops(self) -> Hops:
        """The list as arrays."""
        return hops_of(self.ways)


def hops_of(hops: Iterable[Hop]) -> Hops:
    """The same as arrays."""
    rows = list(hops)
    return Hops(
        np.array([h.origin for h in rows], dtype=np.intp),
        np.array([h.target for h in rows], dtype=np.intp),
        *(
            np.array([getattr(h, name) for h in rows], dtype=np.float64)
            for name in ("seconds", "metres", "wh", "spread_wh", "worst_wh")
        ),
    )

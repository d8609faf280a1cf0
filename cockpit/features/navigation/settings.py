"""The settings of the navigation."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class NavigationSettings:
    """`[navigation]` in cockpit.toml."""

    SECTION: ClassVar[str] = "navigation"

    region: str = ""
    """The map to use, by its name in `cockpit map list`; empty chooses by where the car is."""
    voice: bool = True
    """Whether guidance is spoken."""
    avoid_toll: bool = False
    """Prefer ways without toll."""
    avoid_motorway: bool = False
    """Prefer ways without motorways."""
    avoid_ferry: bool = False
    """Prefer ways without ferries."""
    traffic: str = ""
    """A file with live speeds, read again whenever it changes; empty is none."""
    destination: str = ""
    """Where to go at the start: `LAT,LON NAME`, several with `;`; empty is nowhere."""

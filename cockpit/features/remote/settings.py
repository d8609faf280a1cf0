"""What home is told."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RemoteSettings:
    """`[remote]` in cockpit.toml."""

    SECTION: ClassVar[str] = "remote"

    announce: bool = True
    """Whether Home Assistant learns of the car; if not, it is told to forget it."""
    name: str = "Car"
    """What the car is called at home."""
    location: bool = True
    """Whether home learns where the car is, where it goes and when it arrives."""

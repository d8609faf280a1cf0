"""What home is told."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class RemoteSettings:
    """`[remote]` in cockpit.toml."""

    SECTION: ClassVar[str] = "remote"

    announce: bool = setting(
        True,
        "Home Assistant learns of the car; if not, it is told to forget it.",
        label="The car at home",
        when=When.PARKED,
        restart=True,
    )
    name: str = setting("Car", "What the car is called at home.")
    location: bool = setting(
        True,
        "Home learns where the car is, where it goes and when it arrives.",
        label="Home sees where the car is",
        when=When.PARKED,
        restart=True,
        personal=True,
    )

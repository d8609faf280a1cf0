"""What a driver lets the car do with what it sees of him."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """`[profiles]` in cockpit.toml."""

    SECTION: ClassVar[str] = "profiles"

    driver: str = setting("", "Who drives from the start; made where there is no such driver.")
    learn: bool = setting(
        True,
        "The car offers to keep what you set again and again.",
        label="Learn my habits",
        when=When.ALWAYS,
        personal=True,
    )
    valet_kmh: float = setting(
        80.0,
        "A valet who is faster is warned, and you are told.",
        label="Valet's speed",
        low=20,
        high=130,
        step=10,
        unit="km/h",
        when=When.PARKED,
    )
    valet_km: float = setting(
        5.0,
        "A valet who goes further is warned, and you are told.",
        label="Valet's distance",
        low=1,
        high=100,
        unit="km",
        when=When.PARKED,
    )

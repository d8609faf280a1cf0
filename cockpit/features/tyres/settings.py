"""The settings of the tyres."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class TyreSettings:
    """`[tyres]` in cockpit.toml: what the sticker in the door frame says, in kPa."""

    SECTION: ClassVar[str] = "tyres"

    front_kpa: float = setting(
        240.0,
        "Cold pressure that the front tyres should have.",
        label="Front tyre pressure",
        low=150,
        high=1000,
        step=5,
        unit="kPa",
        when=When.PARKED,
        restart=True,
    )
    rear_kpa: float = setting(
        260.0,
        "Cold pressure that the rear tyres should have.",
        label="Rear tyre pressure",
        low=150,
        high=1000,
        step=5,
        unit="kPa",
        when=When.PARKED,
        restart=True,
    )

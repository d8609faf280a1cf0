"""The settings of the tyres."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TyreSettings:
    """`[tyres]` in cockpit.toml: what the sticker in the door frame says, in kPa."""

    SECTION: ClassVar[str] = "tyres"

    front_kpa: float = 240.0
    """Cold pressure of the front tyres."""
    rear_kpa: float = 260.0
    """Cold pressure of the rear tyres."""

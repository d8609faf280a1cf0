"""What is remembered of drives."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class TripSettings:
    """`[trip]` in cockpit.toml."""

    SECTION: ClassVar[str] = "trip"

    remember: bool = setting(
        True,
        "The car keeps when and where you drove, for you and your phone.",
        label="Remember my drives",
        when=When.ALWAYS,
        personal=True,
    )

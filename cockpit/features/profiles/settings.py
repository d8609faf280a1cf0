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

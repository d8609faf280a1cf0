"""What `[companion]` in cockpit.toml may say."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import setting


@dataclass(frozen=True, slots=True)
class CompanionSettings:
    """Where the companion is served, and what phones call the car."""

    SECTION: ClassVar[str] = "companion"
    listen: str = setting("", "Where the companion is served, as HOST:PORT; empty: nowhere.")
    name: str = setting("", "The car's host name for phones; empty: its address at the start.")

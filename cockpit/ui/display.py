"""The settings of the display: theme, language, units."""

from dataclasses import dataclass
from typing import ClassVar

THEMES = ("auto", "day", "night")
LANGUAGES = ("en", "de", "zh")


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """`[display]` in cockpit.toml."""

    SECTION: ClassVar[str] = "display"

    theme: str = "auto"
    """`auto` follows the car's light sensor; or `day`, `night`."""
    language: str = "en"
    """`en`, `de` or `zh`."""
    units: str = "metric"
    """`metric` or `imperial`."""

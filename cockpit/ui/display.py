"""The settings of the display: theme, language, units."""

from dataclasses import dataclass, field
from typing import ClassVar

from cockpit.core.units import SYSTEMS

THEMES = ("auto", "day", "night")
LANGUAGES = ("en", "de", "zh")
DECIMAL_POINT = {"de": ","}
"""Where a language writes another sign than the point."""


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """`[display]` in cockpit.toml."""

    SECTION: ClassVar[str] = "display"

    theme: str = field(default="auto", metadata={"choices": THEMES})
    """`auto` follows the car's light sensor; or `day`, `night`."""
    language: str = field(default="en", metadata={"choices": LANGUAGES})
    """`en`, `de` or `zh`."""
    units: str = field(default="metric", metadata={"choices": tuple(SYSTEMS)})
    """`metric` or `imperial`."""

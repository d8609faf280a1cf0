"""The settings of the display: theme, text, colours, motion, language, units."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting
from cockpit.core.units import SYSTEMS
from cockpit.ui.language_file import added

TEXT_SIZES = ("normal", "large")
THEMES = ("auto", "sun", "day", "night")
LANGUAGES = ("en", "de", "zh", "ar")
VOICED = ("en", "de", "zh")
"""Languages that the voice understands and speaks."""
CLOCKS = ("auto", "24", "12")


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """`[display]` in cockpit.toml."""

    SECTION: ClassVar[str] = "display"

    theme: str = setting(
        "auto",
        "Automatic follows the car's light sensor, or else the sun.",
        label="Theme",
        choices=THEMES,
        when=When.ALWAYS,
        personal=True,
    )
    brightness: float = setting(
        100.0,
        "How bright the screen is.",
        label="Brightness",
        low=20,
        high=100,
        step=10,
        unit="%",
        when=When.ALWAYS,
        personal=True,
    )
    text_size: str = setting(
        "normal",
        "How large words are.",
        label="Text size",
        choices=TEXT_SIZES,
        when=When.ALWAYS,
        personal=True,
    )
    less_motion: bool = setting(
        False,
        "Nothing slides or fades on the screen.",
        label="Less motion",
        when=When.ALWAYS,
        personal=True,
    )
    safe_colours: bool = setting(
        False,
        "Alerts in blue and orange, which colour-blind eyes tell apart.",
        label="Colour-blind-safe alerts",
        when=When.ALWAYS,
        personal=True,
    )
    language: str = setting(
        "en",
        "The language of the screen and of the voice.",
        label="Language",
        choices=LANGUAGES,
        more=added,
        when=When.PARKED,
        personal=True,
    )
    units: str = setting(
        "metric",
        "Kilometres and degrees Celsius, or miles and degrees Fahrenheit.",
        label="Units",
        choices=tuple(SYSTEMS),
        when=When.PARKED,
        personal=True,
    )
    clock: str = setting(
        "auto",
        "Automatic counts the hours as the language does.",
        label="Clock",
        choices=CLOCKS,
        when=When.ALWAYS,
        personal=True,
    )


def languages() -> tuple[str, ...]:
    """The codes of all that the screen can speak: the cockpit's own, and those of files."""
    return tuple(dict.fromkeys((*LANGUAGES, *added())))


def voiced(language: str) -> str:
    """The language of the voice beside this one of the screen: the same, or else English."""
    return language if language in VOICED else "en"

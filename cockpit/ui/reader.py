"""Who reads the screen: the language, the units, the clock; numbers and times as he writes them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from PyQt6.QtCore import QLocale, Qt, QTime

from cockpit.core.settings import Settings
from cockpit.core.units import Display, display_of
from cockpit.ui.display import DisplaySettings

REGIONS = {"en": "en_GB", "ar": "ar_AE"}
"""Where a language's usual region differs from ours: a day of 24 hours and ISO-like dates in
English; in Arabic the digits that the signs on the road have, which its region does not."""
CLOCKS = {"24": "HH:mm", "12": "h:mm AP"}


OWN_NAMES = {"en": "English", "zh": "中文"}
"""Where Qt names a region's kind of it."""


@lru_cache(maxsize=16)
def locale_of(language: str) -> QLocale:
    """How a language writes numbers, dates and its own name."""
    return QLocale(REGIONS.get(language, language))


def own_name(language: str) -> str:
    """What a language calls itself: Deutsch, Français."""
    name = OWN_NAMES.get(language) or locale_of(language).nativeLanguageName() or language
    return name[:1].upper() + name[1:]


def is_mirrored(language: str) -> bool:
    """Whether it is read from right to left."""
    return locale_of(language).textDirection() is Qt.LayoutDirection.RightToLeft


@dataclass(frozen=True, slots=True)
class Reader:
    """One driver's way to read; a new one stands for every change."""

    language: str = "en"
    units: str = "metric"
    clock: str = "auto"

    @property
    def point(self) -> str:
        """Between whole and fraction."""
        return locale_of(self.language).decimalPoint()

    def local(self, display: Display) -> Display:
        """The same display with this reader's signs."""
        locale = locale_of(self.language)
        return replace(display, point=locale.decimalPoint(), group=locale.groupSeparator())

    def display_of(self, unit: str) -> Display:
        """How a VSS unit is shown."""
        return self.local(display_of(unit, self.units))

    def time(self, moment: datetime) -> str:
        """The time of day: 14:08, or 2:08 PM."""
        locale, time = locale_of(self.language), QTime(moment.hour, moment.minute)
        if self.clock in CLOCKS:
            return locale.toString(time, CLOCKS[self.clock])
        return locale.toString(time, QLocale.FormatType.ShortFormat)


NOBODY = Reader()
"""Of whom nothing is known."""


def units_of(settings: Settings) -> Callable[[], str]:
    """Asks for the units of the moment."""
    return lambda: settings.of(DisplaySettings).units


def reader_of(settings: Settings) -> Reader:
    """Who reads now."""
    display = settings.of(DisplaySettings)
    return Reader(display.language, display.units, display.clock)

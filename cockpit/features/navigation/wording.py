"""Distances, times and charges as the driver reads them."""

from collections.abc import Callable
from datetime import datetime, timedelta

FEET_PER_M = 3.28084
M_PER_MILE = 1609.344
type Say = Callable[[str], str]
type Count = Callable[[str, int], str]
"""Words a text with a `%n` for a number."""


def uncounted(text: str, number: int) -> str:
    """English as it is written, whatever the number."""
    return text.replace("%n", str(number))


def distance_parts(metres: float, units: str = "metric", point: str = ".") -> tuple[str, str]:
    """Number and unit, rounded as a driver reads it: 20, 150, 400 m, 1.2, 14 km."""
    metres = max(0.0, metres)
    if units == "imperial":
        feet = metres * FEET_PER_M
        if feet < 950:
            return str(_stepped(feet, 50 if feet >= 100 else 25)), "ft"
        return _large(metres / M_PER_MILE, point), "mi"
    if metres < 975:
        return str(_stepped(metres, 50 if metres >= 250 else 10)), "m"
    return _large(metres / 1000, point), "km"


def distance_text(metres: float, units: str = "metric", point: str = ".") -> str:
    """The same as one text."""
    return " ".join(distance_parts(metres, units, point))


def duration_text(seconds: float, say: Say) -> str:
    """24 min, 1 h 05."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return say("{minutes} min").format(minutes=minutes)
    return say("{hours} h {minutes}").format(hours=minutes // 60, minutes=f"{minutes % 60:02d}")


def clock_text(now: datetime, seconds: float) -> str:
    """The time of day after so many seconds: 14:32."""
    return (now + timedelta(seconds=seconds)).strftime("%H:%M")


def _stepped(value: float, step: int) -> int:
    return max(0, round(value / step) * step)


def _large(value: float, point: str) -> str:
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return text.replace(".", point)

"""The rules of the battery card: what is out of the ordinary, and how charging stands."""

from cockpit.core.reading import Reading

WIDE_SPREAD_V = 0.05
"""Cells further apart than this want balancing or a workshop."""

HOT_C, COLD_C = 50.0, 0.0
WEAK_V = 11.8
"""A 12 V battery below this may not close the contactors again."""

PLUGGED_IN = {"CONNECTED", "PREPARING", "CHARGING", "COMPLETE", "STOPPED", "FAULT"}


def cell_spread(least: Reading[float], most: Reading[float]) -> float | None:
    """Volts between the strongest cell and the weakest."""
    if least.value is None or most.value is None:
        return None
    return max(0.0, most.value - least.value)


def is_wide(spread_v: float | None) -> bool:
    """Whether the cells stand too far apart."""
    return spread_v is not None and spread_v > WIDE_SPREAD_V


def is_odd_temperature(celsius: float | None) -> bool:
    """Whether the pack is hotter or colder than it likes."""
    return celsius is not None and not COLD_C <= celsius <= HOT_C


def is_weak(volts: float | None) -> bool:
    """Whether the 12 V battery is low."""
    return volts is not None and volts < WEAK_V


def clock(seconds: float | None) -> str:
    """Hours and minutes, such as 1:05; empty where unknown or nothing is left."""
    if not seconds or seconds <= 0:
        return ""
    minutes = max(1, round(seconds / 60))
    return f"{minutes // 60}:{minutes % 60:02d}"

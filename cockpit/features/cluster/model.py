"""The rules of the cluster: the dial's scale, when a speed is too high, how full the battery is."""

import math
from enum import Enum

from cockpit.core.reading import Reading
from cockpit.features.cluster.settings import ClusterSettings

SPEED_TOLERANCE_KMH = 3.0
"""How much above the limit is still driving at the limit."""

LOW_PERCENT, EMPTY_PERCENT = 20.0, 10.0


class Charge(Enum):
    """How the battery bar is coloured."""

    UNKNOWN = "unknown"
    FINE = "fine"
    LOW = "low"
    EMPTY = "empty"


def dial_power(motor: Reading[float], charger: Reading[float], *, charging: bool) -> float:
    """What the dial shows in kW, 0 where nothing is known: energy won counts below zero."""
    return -(charger.value or 0.0) if charging else motor.value or 0.0


def dial_share(power_kw: float, settings: ClusterSettings) -> float:
    """Where the needle stands: −1 full recuperation, 0 rest, +1 full power.

    The scale is a square root, so that the gentle powers of town driving can be told apart.
    """
    full = settings.full_power_kw if power_kw >= 0 else settings.full_regen_kw
    return math.copysign(math.sqrt(min(1.0, abs(power_kw) / full)), power_kw)


def dial_reach(available_percent: float | None, settings: ClusterSettings) -> float:
    """How far up the dial the power that is available goes, 0 to 1; all of it where unknown."""
    if available_percent is None:
        return 1.0
    return dial_share(available_percent / 100 * settings.full_power_kw, settings)


def is_too_fast(speed: Reading[float], limit: Reading[float]) -> bool:
    """True only where both the speed (km/h) and a limit above zero are known and fresh."""
    if not (speed.valid and limit.valid) or speed.value is None or not limit.value:
        return False
    return speed.value > limit.value + SPEED_TOLERANCE_KMH


def charge_of(level: Reading[float]) -> Charge:
    """How full the battery is, in words for a colour."""
    if level.value is None:
        return Charge.UNKNOWN
    if level.value <= EMPTY_PERCENT:
        return Charge.EMPTY
    return Charge.LOW if level.value <= LOW_PERCENT else Charge.FINE

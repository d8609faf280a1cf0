"""The clock by which commands expire."""

import time


def awake_or_asleep() -> float:
    """Seconds since the computer's start, those in standby too.

    Nobody can set this clock, and a command that waited at the broker while the car slept has aged.
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME)

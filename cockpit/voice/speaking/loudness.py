"""How loud to speak: by the driver's setting, by how fast the car goes, and by what it is about."""

from itertools import pairwise

from cockpit.core.speech import Priority

BOOST_DB = ((0.0, 0.0), (30.0, 1.0), (50.0, 2.5), (80.0, 4.5), (110.0, 6.5), (130.0, 8.0),
            (160.0, 9.0))  # fmt: skip
"""By speed in km/h: about as much as tyres and wind get louder in a quiet car."""
MOST_DB = BOOST_DB[-1][1]
UNKNOWN_KMH = 80.0
"""Where the speed is not known: rather too loud than not heard."""
RANGE_DB = 36.0
"""Between the softest and the loudest setting."""
DANGER_PERCENT = 60.0
"""A danger is never said more softly than at this setting."""


def boost_db(kmh: float) -> float:
    """How much louder than at a standstill."""
    if kmh >= BOOST_DB[-1][0]:
        return MOST_DB
    for (slow, low), (fast, high) in pairwise(BOOST_DB):
        if kmh < fast:
            return low + (high - low) * max(0.0, kmh - slow) / (fast - slow)
    return MOST_DB


def loudness(percent: float, kmh: float | None, priority: Priority) -> float:
    """What the samples are multiplied by, 0 to 1; `kmh` None where it is not known.

    1 is reached at full setting and full speed only, so nothing is ever clipped.
    """
    least = DANGER_PERCENT if priority >= Priority.DANGER else 0.0
    percent = max(least, min(100.0, percent))
    if percent <= 0:
        return 0.0
    below_db = RANGE_DB * (1 - percent / 100) + MOST_DB
    boost = boost_db(UNKNOWN_KMH if kmh is None else kmh)
    return float(10 ** ((boost - below_db) / 20))

"""Where the car was lately: a phone's fix is compared with where the car was then."""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass

from cockpit.maps.geo import Point, distance_m

STEP_M, STEP_S = 20.0, 5.0
STANDING_KMH = 3.0
MOST = 720
"""An hour of driving; where it stood before that, it is not asked for."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The car at a moment (seconds since 1970)."""

    point: Point
    at: float
    speed_kmh: float = 0.0


class Track:
    """The last hour of driving; standing costs nothing, however long."""

    def __init__(self) -> None:
        self._spots: deque[Spot] = deque(maxlen=MOST)

    def note(self, spot: Spot) -> None:
        """Tell where the car is now, as often as one likes."""
        if self._spots and spot.at < self._spots[-1].at:
            self._spots.clear()  # the clock was put right: the old times mean nothing
        last = self._spots[-1] if self._spots else None
        far = last is None or distance_m(last.point, spot.point) >= STEP_M
        turned = last is not None and _stands(last) != _stands(spot)
        if last is None or turned or (far and spot.at - last.at >= STEP_S):
            self._spots.append(spot)

    def when(self, at: float) -> Spot | None:
        """Where the car was at that moment, on a straight line between two looks.

        Before the first look it stood where it was first seen; None where it never was.
        """
        after = bisect_right(self._spots, at, key=lambda spot: spot.at)
        if not self._spots:
            return None
        if after in (0, len(self._spots)):
            return self._spots[max(0, after - 1)]
        one, other = self._spots[after - 1], self._spots[after]
        share = (at - one.at) / (other.at - one.at)
        return Spot(
            Point(*(a + (b - a) * share for a, b in zip(one.point, other.point, strict=True))),
            at,
            one.speed_kmh + (other.speed_kmh - one.speed_kmh) * share,
        )


def _stands(spot: Spot) -> bool:
    return spot.speed_kmh < STANDING_KMH

"""Whether the car is at home: a fence that noise of the receiver does not make flap.

The car is home when it has been well inside for a while, and away when it has been well outside for
a while; in between nothing changes. Fixes that are too rough are passed over.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from cockpit.maps.geo import Point, distance_m

INSIDE_M, OUTSIDE_M = 60.0, 250.0
INSIDE_S, OUTSIDE_S = 15.0, 20.0
"""How long it must last, with three fixes at least."""
FEWEST = 3
ROUGHEST_M = 80.0
GAP_S = 30.0
"""After so long without a fix nothing of before counts."""
NEAR_S, FAR_M, FAR_FOR_S = 300.0, 2000.0, 120.0
"""Nearing is told so long before; and again only once home was far, in metres and in time."""
NEAR_M = 250.0
"""Where nobody leads the car, nearing is told so near."""


class Passage(Enum):
    """What the driver's home may act upon."""

    NEARING = "nearing"
    ARRIVED = "arrived"
    LEFT = "left"


@dataclass(slots=True)
class Fence:
    """Home's fence; `told` hears of each passage once."""

    home: Point
    told: Callable[[Passage], None]
    at_home: bool | None = None
    """None until it is known; the first knowledge is no passage."""
    _since: float | None = field(default=None, init=False)
    _fixes: int = field(default=0, init=False)
    _last: float | None = field(default=None, init=False)
    _far_since: float | None = field(default=None, init=False)
    _armed: bool = field(default=False, init=False)

    def look(
        self, now: float, here: Point, accuracy_m: float, home_in_s: float | None = None
    ) -> None:
        """A fix of the car; `home_in_s`: the car is led home and will be there in so long."""
        if accuracy_m > ROUGHEST_M:
            return
        if self._last is not None and now - self._last > GAP_S:
            self._since, self._fixes = None, 0
        self._last = now
        away_m = distance_m(here, self.home)
        self._arm(now, away_m - accuracy_m > FAR_M, home_in_s)
        self._cross(now, away_m)
        self._near(home_in_s, away_m)

    def _arm(self, now: float, far: bool, home_in_s: float | None) -> None:
        if not far or (home_in_s is not None and home_in_s <= 2 * NEAR_S):
            self._far_since = None
            return
        self._far_since = now if self._far_since is None else self._far_since
        self._armed = self._armed or now - self._far_since >= FAR_FOR_S

    def _cross(self, now: float, away_m: float) -> None:
        if self._stays(away_m):
            self._since, self._fixes = None, 0
            return
        self._since = now if self._since is None else self._since
        self._fixes += 1
        inside = away_m <= INSIDE_M
        if self._fixes < FEWEST or now - self._since < (INSIDE_S if inside else OUTSIDE_S):
            return
        first, self.at_home = self.at_home is None, inside
        self._since, self._fixes = None, 0
        if not first:
            self.told(Passage.ARRIVED if inside else Passage.LEFT)

    def _stays(self, away_m: float) -> bool:
        """Whether nothing speaks for a change."""
        if INSIDE_M < away_m < OUTSIDE_M:
            return True
        return self.at_home is (away_m <= INSIDE_M)

    def _near(self, home_in_s: float | None, away_m: float) -> None:
        soon = away_m <= NEAR_M if home_in_s is None else home_in_s <= NEAR_S
        if self._armed and soon:
            self._armed = False
            self.told(Passage.NEARING)

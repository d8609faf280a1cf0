"""Watches the car come home and leave, and starts what the driver has set for it."""

import math
import time
from collections.abc import Callable

from cockpit.core import signals as car
from cockpit.core.leading import Leading
from cockpit.core.vehicle import Vehicle
from cockpit.features.home.fence import Fence, Passage
from cockpit.features.home.routine import OCCASIONS, Occasion
from cockpit.maps.geo import Point, distance_m

ROUGH_M = 30.0
"""What a receiver that does not tell its accuracy is taken for."""
SAME_PLACE_M = 150.0
"""A destination so near to home is home: the house and its parking."""
SOON_S = 1800.0
"""Who was greeted when nearing is not greeted again on arrival."""


class Homecoming:
    """`told` hears of each occasion once."""

    def __init__(
        self,
        vehicle: Vehicle,
        leading: Leading,
        told: Callable[[Occasion], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._vehicle, self._leading, self._told, self._clock = vehicle, leading, told, clock
        self._fence: Fence | None = None
        self._greeted: float | None = None

    def look(self) -> None:
        """Once a second."""
        home = self._leading.home
        if home is None:
            self._fence = None
            return
        point = Point(*home)
        if self._fence is None or self._fence.home != point:
            self._fence = Fence(point, self._passed)
        here = self._here()
        if here is not None:
            self._fence.look(self._clock(), here, self._accuracy(), self._home_in_s(point))

    def _here(self) -> Point | None:
        lat, lon = (self._vehicle.get(one) for one in (car.LATITUDE, car.LONGITUDE))
        if not (lat.valid and lon.valid) or lat.value is None or lon.value is None:
            return None
        return Point(lat.value, lon.value)

    def _accuracy(self) -> float:
        accuracy = self._vehicle.get(car.POSITION_ACCURACY)
        return accuracy.value if accuracy.valid and accuracy.value is not None else ROUGH_M

    def _home_in_s(self, home: Point) -> float | None:
        """Never where the car is led elsewhere; None where nobody leads it."""
        way = self._leading.way
        if way is None or way.place is None:
            return None
        homeward = distance_m(Point(*way.place), home) <= SAME_PLACE_M
        return way.left_s if homeward else math.inf

    def _passed(self, passage: Passage) -> None:
        now = self._clock()
        if passage is Passage.NEARING:
            self._greeted = now
        elif passage is Passage.ARRIVED and self._greeted and now - self._greeted < SOON_S:
            return
        self._told(OCCASIONS[passage])

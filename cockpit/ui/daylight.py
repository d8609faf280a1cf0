"""Day or night on the screen: by the car's light sensor, by the sun, or as the driver wants it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from cockpit.core.feature import Services
from cockpit.core.signals import DAYLIGHT, LATITUDE, LONGITUDE

DARK_BELOW_PERCENT = 25.0
BRIGHT_ABOVE_PERCENT = 40.0
HOLD_S = 3.0
"""Hysteresis of the light sensor, so that a bridge does not flash the screen."""
DUSK_DEGREES = -3.0
"""The sun's height at which lamps are wanted: between sunset and the end of civil dusk."""
SUN_EVERY_S = 30.0


class Daylight:
    """`theme` is auto, sun, day or night; `told` hears of each change. Main thread only.

    Automatic follows the light sensor; where that does not tell, the sun over where the car is.
    """

    def __init__(
        self,
        services: Services,
        theme: str,
        told: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
        utc: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._vehicle, self._theme, self._told = services.vehicle, theme, told
        self._clock, self._utc = clock, utc
        self.night = theme != "day"
        self._since = self._sun_at = float("-inf")
        services.vehicle.watch(DAYLIGHT, self._look_at_light)

    def want(self, theme: str) -> None:
        """The driver has chosen."""
        self._theme = theme
        self._since = self._sun_at = float("-inf")
        if theme in ("day", "night"):
            self._be(theme == "night")
        self._look_at_light()
        self.look()

    def look(self) -> None:
        """Once a second: how high stands the sun?"""
        now = self._clock()
        if now - self._sun_at < SUN_EVERY_S or not self._by_sun:
            return
        lat, lon = self._vehicle.get(LATITUDE), self._vehicle.get(LONGITUDE)
        if not lat.valid or not lon.valid or lat.value is None or lon.value is None:
            return
        self._sun_at = now
        self._be(sun_degrees(lat.value, lon.value, self._utc()) < DUSK_DEGREES)

    @property
    def _by_sun(self) -> bool:
        light = self._vehicle.get(DAYLIGHT)
        return self._theme == "sun" or (self._theme == "auto" and not light.valid)

    def _look_at_light(self) -> None:
        light = self._vehicle.get(DAYLIGHT)
        if self._theme != "auto" or not light.valid or light.value is None:
            return
        now = self._clock()
        night = light.value < (BRIGHT_ABOVE_PERCENT if self.night else DARK_BELOW_PERCENT)
        if night != self.night and now - self._since > HOLD_S:
            self._since = now
            self._be(night)

    def _be(self, night: bool) -> None:
        if night != self.night:
            self.night = night
            self._told()


def sun_degrees(lat: float, lon: float, at: datetime) -> float:
    """The sun's height over the horizon; below it negative."""
    from astral import Observer  # not needed for the first frame
    from astral.sun import elevation

    return float(elevation(Observer(lat, lon), at))

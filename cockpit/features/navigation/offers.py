"""What the car suggests of its own accord: leave now for work."""

import time
from collections.abc import Callable
from datetime import datetime

from cockpit.features.navigation.habits import Suggestion, heaviness
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.presenting import Wording
from cockpit.maps.geo import distance_m
from cockpit.maps.place import Place

LOOK_S = 60.0
NOT_AGAIN_S = 4 * 3600.0
WORDS = {
    "usual": "Leave now: {time} to {place}",
    "heavier": "Leave now: {time} to {place}, heavier than usual",
    "lighter": "Leave now: {time} to {place}, lighter than usual",
}
NEAR_M = 300.0


class Offers:
    """One suggestion at a time; refused once, it does not come again for hours."""

    def __init__(
        self, navigation: Navigation, wording: Wording, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._navigation, self._wording, self._clock = navigation, wording, clock
        self._looked = self._refused = float("-inf")
        self._place: Place | None = None
        self.text = ""

    def look(self) -> None:
        """Once a minute, while nobody is led: does the driver usually leave about now?"""
        now = self._clock()
        navigation = self._navigation
        if navigation.journey is not None:
            self.text, self._place = "", None
            return
        here = navigation.here
        if here is None or now - self._looked < LOOK_S or now - self._refused < NOT_AGAIN_S:
            return
        self._looked = now
        suggestion = navigation.habits.suggest(here, datetime.now())
        if suggestion is None:
            self.text, self._place = "", None
            return
        place = self._named(suggestion)
        navigation.time_to(place, lambda seconds: self._offer(place, seconds, suggestion.usual_s))

    def take(self) -> None:
        """Go there."""
        if self._place:
            self._navigation.go_to(self._place, start=True)
        self.text, self._place = "", None

    def leave(self) -> None:
        """Not today."""
        self._refused = self._clock()
        self.text, self._place = "", None

    def _offer(self, place: Place, seconds: float, usual_s: float) -> None:
        words = self._wording.say(WORDS[heaviness(seconds, usual_s)])
        self.text = words.format(time=self._wording.duration(seconds), place=place.name)
        self._place = place

    def _named(self, suggestion: Suggestion) -> Place:
        """The driver's own place there, or just the spot."""
        known = self._navigation.known
        for place in (*known.favourites.values(), *known.recents):
            if distance_m(place.point, suggestion.end) < NEAR_M:
                return place
        return Place(self._wording.say("your usual place"), suggestion.end, "coordinates")

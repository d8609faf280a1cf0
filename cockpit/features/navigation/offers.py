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
STANDS_S = 30.0
"""An offer while driving goes by itself."""


class Offers:
    """One suggestion at a time; refused once, it does not come again for hours."""

    def __init__(
        self, navigation: Navigation, wording: Wording, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._navigation, self._wording, self._clock = navigation, wording, clock
        self._looked = self._refused = float("-inf")
        self._asked: object = None
        self._place: Place | None = None
        self._sent: Place | None = None
        self._offered_at: float | None = None
        self._words: Callable[[], str] = str

    @property
    def text(self) -> str:
        """The suggestion in the words of the moment; empty where there is none."""
        return self._words()

    def look(self) -> None:
        """Once a minute, while nobody is led: does the driver usually leave about now?"""
        now = self._clock()
        navigation = self._navigation
        if self._sent:
            return
        if navigation.journey is not None:
            self._offer_better(now)
            return
        here = navigation.here
        if here is None or now - self._looked < LOOK_S or now - self._refused < NOT_AGAIN_S:
            return
        self._looked = now
        suggestion = navigation.habits.suggest(here, datetime.now())
        if suggestion is None:
            self._words, self._place = str, None
            return
        place = self._named(suggestion)
        asked = self._asked = object()

        def told(seconds: float) -> None:
            if self._asked is asked:
                self._offer(place, seconds, suggestion.usual_s)

        navigation.places.time_to(place, told)

    def sent(self, place: Place) -> None:
        """A place came from outside: ask before going there."""
        self._sent = place
        self._words = lambda: self._wording.say("Go to {place}?").format(place=place.name)

    def take(self) -> None:
        """Go there."""
        if self._sent:
            self._navigation.go_to(self._sent, start=True)
        elif self._navigation.better:
            self._navigation.take_better()
        elif self._place:
            self._navigation.go_to(self._place, start=True)
        self._words, self._place, self._sent = str, None, None

    def leave(self) -> None:
        """Not today."""
        self._refused = self._clock()
        self._navigation.leave_better()
        self._words, self._place, self._sent = str, None, None

    def forget(self) -> None:
        """Another drives: what was offered was not for him."""
        self._looked = self._refused = float("-inf")
        self._asked = None
        self._words, self._place, self._sent = str, None, None

    def _offer_better(self, now: float) -> None:
        better = self._navigation.better
        self._place = None
        if better is None:
            self._words, self._offered_at = str, None
            return
        self._offered_at = now if self._offered_at is None else self._offered_at
        if now - self._offered_at > STANDS_S:
            self._navigation.better = None
            return
        wording = self._wording
        self._words = lambda: wording.say("A faster way: {time} less, {way}").format(
            time=wording.duration(better.saves_s), way=better.route.name
        )

    def _offer(self, place: Place, seconds: float, usual_s: float) -> None:
        text, wording = WORDS[heaviness(seconds, usual_s)], self._wording
        self._words = lambda: wording.say(text).format(
            time=wording.duration(seconds), place=place.name
        )
        self._place = place

    def _named(self, suggestion: Suggestion) -> Place:
        """The driver's own place there, or just the spot."""
        known = self._navigation.known
        for place in (*known.favourites.values(), *known.recents):
            if distance_m(place.point, suggestion.end) < NEAR_M:
                return place
        return Place(self._wording.say("your usual place"), suggestion.end, "coordinates")

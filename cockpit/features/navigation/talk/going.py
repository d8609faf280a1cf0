"""Where to go: home, to a place by its name, to the nearest of a kind, by way of something."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cockpit.core.intents import Answer, Asked, Intent, refused
from cockpit.features.navigation.departure import Departure
from cockpit.features.navigation.known_places import HOME, WORK
from cockpit.features.navigation.model import NOWHERE, Navigation
from cockpit.features.navigation.router import SPOKEN
from cockpit.features.navigation.said_places import place_of, table_of
from cockpit.features.navigation.talk.phrasing import MOST_SAID, Phrasing
from cockpit.features.navigation.talk.routed import Routed
from cockpit.features.navigation.talk.which import meant
from cockpit.maps.place import Place

NO_STOP = "There is no stop on the way"
UNKNOWN = "There is no such place on the map"

type Show = Callable[[str, list[Place]], None]
type Then = Callable[[Asked, Place, list[Place]], None]
"""Do something with a place; the others are what it was chosen from."""


class Going:
    """Handlers of wishes for a destination or a stop. Searches answer later."""

    def __init__(
        self,
        navigation: Navigation,
        departure: Departure,
        routed: Routed,
        phrasing: Phrasing,
        show: Show,
    ) -> None:
        self._navigation, self._departure = navigation, departure
        self._routed, self._phrasing, self._show = routed, phrasing, show

    def to(self, asked: Asked) -> None:
        """To a place that was named, by a list or in free words."""
        self._place(asked, self._set_out)

    def home(self, asked: Asked) -> Answer | None:
        """Home, where it is known."""
        return self._own(asked, HOME, self._departure.home)

    def to_work(self, asked: Asked) -> Answer | None:
        """To work, where it is known."""
        return self._own(asked, WORK, self._departure.to_work)

    def nearest(self, asked: Asked) -> None:
        """To the first of a kind; along the way where one is led."""
        self._of_kind(asked, lambda found: self._set_out(asked, found[0], found))

    def find(self, asked: Asked) -> None:
        """Tell the first three of a kind, or of what was named, to choose from."""
        if asked.get("category"):
            self._of_kind(asked, lambda found: self._tell(asked, str(asked.get("category")), found))
        else:
            query = str(asked.get("text"))
            self._search(asked, query, lambda found: self._tell(asked, query, found))

    def add_stop(self, asked: Asked) -> None:
        """By way of a place, or of the first of a kind."""
        if asked.get("category"):
            self._of_kind(asked, lambda found: self._stop(asked, found[0], found))
        else:
            self._place(asked, self._stop)

    def drop_stop(self, asked: Asked) -> Answer | None:
        """Without the next stop."""
        journey = self._navigation.journey
        if journey is None or not journey.stops:
            return refused(NO_STOP)
        dropped = journey.stops[0]
        self._navigation.drop_stop()
        undo = Intent("NavigationAddStop", {"place": table_of(dropped)})
        self._routed.answer(asked, lambda: Answer(values={"name": dropped.name}, undo=undo))
        return None

    # What was meant ---------------------------------------------------------------------------

    def _place(self, asked: Asked, then: Then) -> None:
        """By the slot's table, or by a search for its words."""
        words: dict[str, Any] = asked.get("place") or {}
        place = place_of(words)
        if place:
            then(asked, place, [])
            return
        query = str(words.get("name") or asked.get("text") or "")
        self._search(asked, query, lambda found: self._choose(asked, query, found, then))

    def _choose(self, asked: Asked, query: str, found: list[Place], then: Then) -> None:
        place, likely = meant(query, found)
        if place:
            then(asked, place, [])
        else:
            self._show(query, likely)
            answer = self._phrasing.found(likely)
            choices = (Intent(asked.intent.name, choice.slots) for choice in answer.choices)
            asked.answer(replace(answer, choices=tuple(choices)))

    def _search(self, asked: Asked, query: str, then: Callable[[list[Place]], None]) -> None:
        def take(found: list[Place] | str) -> None:
            if isinstance(found, str):
                asked.answer(refused(found))
            elif found:
                then(found)
            else:
                asked.answer(refused(UNKNOWN))

        self._navigation.places.search(query, take, replaces=SPOKEN)

    def _of_kind(self, asked: Asked, then: Callable[[list[Place]], None]) -> None:
        category, where = str(asked.get("category")), asked.get("where", "")
        places, journey = self._navigation.places, self._navigation.journey

        def take(found: list[Place] | str) -> None:
            if isinstance(found, str):
                asked.answer(refused(found))
            elif found:
                then(found)
            else:
                asked.answer(Answer("none", {"category": category}, done=False))

        if where in ("way", "destination") and journey is None:
            asked.answer(refused(NOWHERE))
        elif where == "destination" and journey:
            places.around(journey.goal, category, take, replaces=SPOKEN)
        elif where == "here":
            places.around(self._navigation.here, category, take, replaces=SPOKEN)
        else:
            places.nearby(category, take, replaces=SPOKEN)

    # What is done with it -----------------------------------------------------------------------

    def _set_out(self, asked: Asked, place: Place, others: list[Place]) -> None:
        undo = self._back()
        self._departure.to(place)
        self._routed.answer(asked, lambda: self._on_the_way(place, undo, others))

    def _own(self, asked: Asked, key: str, go: Callable[[], str]) -> Answer | None:
        place, undo = self._navigation.known.favourites.get(key), self._back()
        said = go()
        if place is None:
            return refused(said)
        self._routed.answer(asked, lambda: self._on_the_way(place, undo, [], key))
        return None

    def _stop(self, asked: Asked, place: Place, others: list[Place]) -> None:
        if self._navigation.journey is None:
            self._set_out(asked, place, others)
            return
        self._departure.by_way_of(place)
        undo = Intent("NavigationDropStop")
        choices = _choices(asked.intent.name, others)
        values = {"name": place.name}
        self._routed.answer(
            asked,
            lambda: Answer("stop", values, undo=undo, choices=choices),
            self._navigation.drop_stop,
        )

    def _tell(self, asked: Asked, query: str, found: list[Place]) -> None:
        self._show(query, found)
        asked.answer(self._phrasing.found(found))

    def _back(self) -> Intent:
        """What takes a new destination back: the one before, or none."""
        journey = self._navigation.journey
        if journey is None:
            return Intent("NavigationEnd")
        return Intent("NavigationGoTo", {"place": table_of(journey.destination)})

    def _on_the_way(self, place: Place, undo: Intent, others: list[Place], own: str = "") -> Answer:
        """The ways are there: one is led, or looks at them."""
        navigation, phrasing = self._navigation, self._phrasing
        way = navigation.ways[navigation.chosen]
        values = {
            "name": own or place.name,
            "time": phrasing.duration(way.duration_s),
            "clock": phrasing.clock(way.duration_s),
            "distance": phrasing.distance(way.distance_m),
            "ways": len(navigation.ways),
        }
        led = navigation.journey is not None and navigation.journey.guided
        several = len(navigation.ways) > 1
        choices = _choices("NavigationGoTo", others)
        if several and not choices:
            numbers = range(1, 1 + len(navigation.ways))
            choices = tuple(Intent("NavigationChooseWay", {"number": n}) for n in numbers)
        key = "led" if led else "ways" if several else "one_way"
        return Answer(key, values, undo=undo, other=Intent("NavigationOtherWay"), choices=choices)


def _choices(name: str, places: list[Place]) -> tuple[Intent, ...]:
    return tuple(Intent(name, {"place": table_of(place)}) for place in places[:MOST_SAID])

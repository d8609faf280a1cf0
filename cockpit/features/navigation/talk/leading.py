"""On the way: start, end, other ways, what to avoid, the faster way, the voice of guidance."""

from collections.abc import Callable

from cockpit.core.intents import Answer, Asked, Intent, refused
from cockpit.features.navigation.model import CALCULATING, NOWHERE, Navigation
from cockpit.features.navigation.said_places import table_of
from cockpit.features.navigation.talk.phrasing import Phrasing
from cockpit.features.navigation.talk.routed import Routed
from cockpit.maps.route import Route

CROSSES: dict[str, Callable[[Route], bool]] = {
    "toll": lambda way: way.has_toll,
    "motorway": lambda way: way.has_motorway,
    "ferry": lambda way: way.has_ferry,
}
"""What can be avoided, and whether a way has it."""


class Leading:
    """Handlers of wishes about the way. A new way is told when it is there."""

    def __init__(
        self, navigation: Navigation, routed: Routed, phrasing: Phrasing, share: Callable[[], str]
    ) -> None:
        self._navigation, self._routed = navigation, routed
        self._phrasing, self._share = phrasing, share

    def start(self, asked: Asked) -> Answer | None:
        """Lead along the chosen way."""
        navigation = self._navigation
        journey = navigation.journey
        if journey and journey.guided and navigation.pilot.route:
            return Answer("already", {"name": journey.destination.name})
        said = navigation.start()
        if said and said != CALCULATING:
            return refused(said)
        self._routed.answer(asked, self._started)
        return None

    def end(self, _: Asked) -> Answer:
        """Lead no more."""
        journey, said = self._navigation.journey, self._navigation.end()
        if journey is None:
            return refused(said)
        return Answer(undo=Intent("NavigationGoTo", {"place": table_of(journey.destination)}))

    def other_way(self, asked: Asked) -> None:
        """One that is not the present one."""

        def told(why: str) -> None:
            asked.answer(refused(why) if why else self._way("done"))

        self._navigation.other_way(told)

    def choose_way(self, asked: Asked) -> Answer:
        """One of the ways that are shown, counted from 1; -1 is the last."""
        navigation, number = self._navigation, int(asked.get("number", 1))
        before, ways = navigation.chosen + 1, len(navigation.ways)
        if navigation.journey is None:
            return refused(NOWHERE)
        index = number - 1 if number > 0 else ways - 1
        if not 0 <= index < ways:
            return refused(navigation.choose(index))
        navigation.choose(index)
        return self._way("done", Intent(asked.intent.name, {"number": before}))

    def avoid(self, asked: Asked) -> Answer | None:
        """Toll, motorways or ferries; or use them again."""
        what, on = str(asked.get("what")), asked.get("state", "on") == "on"
        journey = self._navigation.journey
        if journey is None:
            return refused(NOWHERE)
        old, wish = journey.avoid, on
        self._navigation.avoid(
            toll=wish if what == "toll" else old.toll,
            motorway=wish if what == "motorway" else old.motorway,
            ferry=wish if what == "ferry" else old.ferry,
        )
        back = Intent(asked.intent.name, {"what": what, "state": "off" if on else "on"})
        self._routed.answer(asked, lambda: self._avoided(what, on, back))
        return None

    def avoid_road(self, asked: Asked) -> Answer | None:
        """Without the road ahead; where no other way leads there, it stays allowed."""
        said, undo = self._navigation.avoid_this_road(), Intent("NavigationAllowRoad")
        return self._changed(asked, said, undo, self._navigation.allow_roads)

    def allow_road(self, asked: Asked) -> Answer | None:
        """The road that was avoided last may be used again."""
        return self._changed(asked, self._navigation.allow_roads())

    def take_faster(self, _: Asked) -> Answer:
        """The faster way that was found."""
        better = self._navigation.better
        said = self._navigation.take_better()
        if said or better is None:
            return refused(said)
        return Answer(
            values={
                "name": better.route.name,
                "time": self._phrasing.duration(better.saves_s),
            }
        )

    def leave_faster(self, _: Asked) -> Answer:
        """Stay on the way as it is."""
        said = self._navigation.leave_better()
        return refused(said) if said else Answer()

    def voice(self, asked: Asked) -> Answer:
        """Guidance speaks, or is silent."""
        on = asked.get("state") == "on"
        self._navigation.set_voice(on)
        undo = Intent(asked.intent.name, {"state": "off" if on else "on"})
        return Answer("on" if on else "off", undo=undo)

    def share(self, _: Asked) -> Answer:
        """Tell those who wait when we come; without a phone it cannot."""
        said = self._share()
        shared = self._navigation.pilot.route is not None and said == "Your arrival is shared"
        return Answer("shared", reason=said) if shared else refused(said)

    # ------------------------------------------------------------------------------------------

    def _changed(
        self,
        asked: Asked,
        said: str,
        undo: Intent | None = None,
        back: Callable[[], object] = lambda: None,
    ) -> Answer | None:
        if said != CALCULATING:
            return refused(said)
        self._routed.answer(asked, lambda: self._way("done", undo), back)
        return None

    def _avoided(self, what: str, on: bool, undo: Intent) -> Answer:
        way = self._navigation.way
        key = "allowed" if not on else "still" if way and CROSSES[what](way) else "done"
        return self._way(key, undo, what=what)

    def _started(self) -> Answer:
        return self._way("done", Intent("NavigationEnd"))

    def _way(self, key: str, undo: Intent | None = None, **values: str) -> Answer:
        """The way in use or looked at, with its time."""
        navigation = self._navigation
        way, journey = navigation.way, navigation.journey
        if way is None or journey is None:
            return refused(NOWHERE)
        told = {
            "way": way.name,
            "name": journey.destination.name,
            "time": self._phrasing.duration(way.duration_s),
            "clock": self._phrasing.clock(way.duration_s),
            **values,
        }
        return Answer(key, told, undo=undo, other=Intent("NavigationOtherWay"))

"""Questions of the driver on his way, answered from what is known now, or not at all."""

from cockpit.core.intents import Answer, Asked, refused
from cockpit.features.navigation.charge import UNKNOWN as NO_CHARGE
from cockpit.features.navigation.charge import Outlook
from cockpit.features.navigation.finding import NO_POSITION
from cockpit.features.navigation.known_places import HOME, WORK
from cockpit.features.navigation.model import NOWHERE, Navigation
from cockpit.features.navigation.presenting import Wording, limit
from cockpit.features.navigation.said_places import place_of
from cockpit.features.navigation.talk.phrasing import Phrasing
from cockpit.maps.place import Place

NO_LIMIT = "The speed limit here is not known"
NO_STREET = "This road has no name on the map"
NO_TRAFFIC = "No live traffic is known"
NOT_HOME = {HOME: "I don't know yet where home is", WORK: "I don't know yet where you work"}
NO_PLACE = "There is no such place on the map"
SLOW = 0.15
"""From this much congestion on a stretch is worth a word."""


class Questions:
    """Handlers of questions."""

    def __init__(self, navigation: Navigation, wording: Wording, phrasing: Phrasing) -> None:
        self._navigation, self._wording, self._phrasing = navigation, wording, phrasing

    def time_left(self, _: Asked) -> Answer:
        """How long until we arrive."""
        left = self._left_s()
        return refused(NOWHERE) if left is None else self._arrival(left)

    def distance_left(self, _: Asked) -> Answer:
        """How far it still is."""
        navigation = self._navigation
        if navigation.way is None or navigation.journey is None:
            return refused(NOWHERE)
        led = navigation.pilot.route
        metres = navigation.pilot.left_m if led else navigation.way.distance_m
        return Answer(values={"distance": self._phrasing.distance(metres)})

    def destination(self, _: Asked) -> Answer:
        """Where we go, and by way of what."""
        journey = self._navigation.journey
        if journey is None:
            return refused(NOWHERE)
        name, stops = journey.destination.name, journey.stops
        if stops:
            return Answer("by_way", {"name": name, "stop": stops[0].name})
        return Answer(values={"name": name})

    def how_far(self, asked: Asked) -> Answer | None:
        """How long and how far it is to a place that was named."""
        place, why = self._asked_place(asked)
        if place is None:
            return refused(why)

        def take(way: tuple[float, float] | str) -> None:
            if isinstance(way, str):
                asked.answer(refused(way))
                return
            time, distance = self._phrasing.duration(way[0]), self._phrasing.distance(way[1])
            name = asked.get("own") or place.name
            asked.answer(Answer(values={"name": name, "time": time, "distance": distance}))

        self._navigation.places.way_to(place, take)
        return None

    def charge_on_arrival(self, _: Asked) -> Answer:
        """With what charge we arrive, and whether we do."""
        if self._navigation.way is None:
            return refused(NOWHERE)
        outlook = self._navigation.charge.outlook
        if outlook.problem and outlook.likely is None:
            return refused(outlook.problem)
        if outlook.problem:
            return Answer("problem", {"problem": self._with_values(outlook)})
        if outlook.likely is None:
            return refused(NO_CHARGE)
        percent, stops = max(0, round(outlook.likely)), len(outlook.stops)
        key = "one_stop" if stops == 1 else "stops" if stops else "done"
        return Answer(key, {"percent": percent, "stops": stops})

    def next_charge(self, _: Asked) -> Answer:
        """Where we charge next, and for how long."""
        outlook, why = self._outlook()
        if why:
            return refused(why)
        if not outlook.stops:
            return Answer("none")
        stop = outlook.stops[0]
        values = {
            "name": stop.name,
            "arrive": round(stop.arrive),
            "leave": round(stop.leave),
            "time": self._phrasing.duration(stop.minutes * 60),
        }
        return Answer(values=values)

    def why_charge(self, _: Asked) -> Answer:
        """Why just there."""
        outlook, why = self._outlook()
        if why:
            return refused(why)
        if not outlook.stops:
            return Answer("none")
        stop = outlook.stops[0]
        if not stop.why:
            return refused(NO_CHARGE)
        reason = self._wording.say(stop.why).format(**stop.values)
        return Answer(values={"name": stop.name, "why": reason})

    def next_turn(self, _: Asked) -> Answer:
        """The next instruction, once more."""
        pilot = self._navigation.pilot
        if pilot.route is None:
            return refused(NOWHERE)
        text = "" if pilot.guidance and pilot.guidance.off_route else pilot.again()
        if text:
            return Answer(values={"text": text})
        return refused(pilot.status) if pilot.status else Answer("none")

    def street(self, asked: Asked) -> Answer | None:
        """The street that we are on."""
        if self._navigation.here is None:
            return refused(NO_POSITION)

        def told(name: str) -> None:
            asked.answer(Answer(values={"street": name}) if name else refused(NO_STREET))

        self._navigation.street(told)
        return None

    def speed_limit(self, _: Asked) -> Answer:
        """What the sign says, else the map."""
        pilot = self._navigation.pilot
        sign = limit(pilot.limit_kmh, pilot.too_fast, self._wording)
        if not sign.text:
            return refused(NO_LIMIT)
        return Answer("too_fast" if sign.loud else "done", {"limit": sign.text})

    def traffic(self, _: Asked) -> Answer:
        """Whether it is slow ahead, where, and how much that costs."""
        pilot = self._navigation.pilot
        if pilot.route is None:
            return refused(NOWHERE)
        if not self._navigation.traffic.known:
            return refused(NO_TRAFFIC)
        first_m, lost_s, road = self._slow_ahead()
        if first_m is None:
            return Answer("free")
        distance, time = self._phrasing.distance(first_m), self._phrasing.duration(lost_s)
        return Answer("on_road" if road else "done",
                      {"distance": distance, "time": time, "road": road})  # fmt: skip

    # ------------------------------------------------------------------------------------------

    def _left_s(self) -> float | None:
        """Seconds to the end with charging; None where there is no way."""
        navigation = self._navigation
        if navigation.way is None or navigation.journey is None:
            return None
        led = navigation.pilot.route
        driven = navigation.pilot.left_s if led else navigation.way.duration_s
        return driven + navigation.charge.outlook.charging_s

    def _arrival(self, left_s: float) -> Answer:
        time, clock = self._phrasing.duration(left_s), self._phrasing.clock(left_s)
        return Answer(values={"time": time, "clock": clock})

    def _asked_place(self, asked: Asked) -> tuple[Place | None, str]:
        own = asked.get("own")
        if own:
            return self._navigation.known.favourites.get(own), NOT_HOME[own]
        return place_of(asked.get("place") or {}), NO_PLACE

    def _outlook(self) -> tuple[Outlook, str]:
        """The charge plan, or why there is none."""
        outlook = self._navigation.charge.outlook
        if self._navigation.way is None:
            return outlook, NOWHERE
        return outlook, NO_CHARGE if outlook.likely is None else ""

    def _with_values(self, outlook: Outlook) -> str:
        return self._wording.say(outlook.problem).format(**outlook.values)

    def _slow_ahead(self) -> tuple[float | None, float, str]:
        """Metres to the first slow stretch, seconds lost ahead, its road."""
        pilot = self._navigation.pilot
        along, at = pilot.fix.along_m or 0.0, 0.0
        first, lost, road = None, 0.0, ""
        for stretch in pilot.route.stretches if pilot.route else ():
            at += stretch.length_m
            if at <= along or stretch.congestion < SLOW:
                continue
            if first is None:
                first, road = max(0.0, at - stretch.length_m - along), stretch.name
            slow, free = max(1.0, stretch.speed_kmh), max(1.0, stretch.free_kmh)
            lost += max(0.0, stretch.length_m * 3.6 * (1 / slow - 1 / free))
        return first, lost, road

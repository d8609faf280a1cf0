"""The rules of navigation: touch, voice, phone and habits all call these methods.

Each returns what to say, in English with {names} filled in; the view translates. Nothing here
waits: routes, places and charge come later, on the main thread, and `watch` tells.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from cockpit.core.feature import Services
from cockpit.core.notices import Severity
from cockpit.core.own import Own
from cockpit.core.personal import NOBODY
from cockpit.core.stored import Stored
from cockpit.features.navigation.charge import Charge
from cockpit.features.navigation.finding import NO_POSITION, Finder
from cockpit.features.navigation.habits import Habits
from cockpit.features.navigation.journey import Journey, KeptJourney, places_of
from cockpit.features.navigation.known_places import HOME, WORK, KnownPlaces
from cockpit.features.navigation.pilot import Pilot
from cockpit.features.navigation.position.rerouter import Ask, Why, choose, saves_s, start_of
from cockpit.features.navigation.router import NOT_READY, Road, Router
from cockpit.features.navigation.settings import NavigationSettings
from cockpit.features.navigation.traffic import LiveTraffic
from cockpit.features.navigation.trips import TripLog, learn_places
from cockpit.maps.geo import Point, distance_m, encode_polyline
from cockpit.maps.place import Place
from cockpit.maps.route import Avoid, Route, RouteRequest
from cockpit.maps.worker.client import ENDED, LATE
from cockpit.ui.reader import Reader

ALTERNATIVES = 2
ROAD_EVERY_S = 1.0
PLAN_PAUSE_S = 30.0
RETRY_S, LONG_RETRY_S = 2.0, 30.0
GONE_M = 120.0
"""Further than this from where we arrived, and that is past."""
CALCULATING = "Calculating the way …"
NOWHERE = "We are not on the way anywhere"
NO_OTHER, NO_BETTER = "I know no other way", "There is no faster way now"
CRASHED = (ENDED, LATE)
PASSING = (NO_POSITION, NOT_READY, *CRASHED)
"""Troubles that a moment mends."""


@dataclass(frozen=True, slots=True)
class Better:
    """A way that is worth a word."""

    route: Route
    saves_s: float


class Navigation:
    """Where to, by which way, and what is known of it now."""

    def __init__(
        self,
        services: Services,
        settings: NavigationSettings,
        language: str,
        router: Router,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._services, self._settings, self._language = services, settings, language
        self._watchers: list[Callable[[], None]] = []
        self.router = router
        own = partial(_own, services)
        self._driver = services.personal.driver
        self.known, self.habits = KnownPlaces(own("places")), Habits(own("trips"))
        self._kept = KeptJourney(own("journey"))
        self._trips = TripLog(services.driving, self.habits, clock)
        self.charge = Charge(services, router)
        self.pilot = Pilot(services, settings, language)
        self.places = Finder(router, self.pilot, self.known, self.charge, language)
        self.traffic = LiveTraffic(router, services.notices)
        self.journey: Journey | None = None
        self.ways: list[Route] = []
        self.chosen = 0
        self.asking = False
        self.trouble = ""
        self.arrived_at: Place | None = None
        """The destination that was reached last, until the car goes on."""
        self._region = router.region
        self.better: Better | None = None
        """A way that saves time, found while driving; offered, not forced."""
        self.charge.watch(self._tell)
        self.charge.on_stops = self._go_by_stops
        self._planned_at = float("-inf")
        router.watch(self._look_at_region)
        services.personal.watch(self._another_drives)
        router.on_trouble = self.warn
        self._retry_at = self._road_at = self._charged_at = float("-inf")

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when journey, ways or charge have changed."""
        self._watchers.append(told)

    def speak(self, reader: Reader) -> None:
        """Lead and name places as this driver reads."""
        self._language = reader.language
        self.pilot.speak(reader)
        self.places.speak(reader.language)

    @property
    def here(self) -> Point | None:
        """Where the car is; None while unknown."""
        return self.pilot.fix.point

    @property
    def way(self) -> Route | None:
        """The way in use, or the one that is looked at."""
        return self.pilot.route or (self.ways[self.chosen] if self.ways else None)

    # --- where to -----------------------------------------------------------

    def go_to(self, place: Place, stops: Sequence[Place] = (), start: bool = False) -> str:
        """Look for ways to a place; `start` begins to lead as soon as one is found."""
        avoid = Avoid(
            self._settings.avoid_toll, self._settings.avoid_motorway, self._settings.avoid_ferry
        )
        self.journey = Journey(place, tuple(stops), avoid, guided=start)
        self.ways, self.chosen, self.arrived_at = [], 0, None
        self._ask()
        return self.trouble or CALCULATING

    def go_home(self, start: bool = False) -> str:
        """Home, where it is known."""
        return self._go_to_own(HOME, "I don't know yet where home is", start)

    def go_to_work(self, start: bool = False) -> str:
        """To work, where it is known."""
        return self._go_to_own(WORK, "I don't know yet where you work", start)

    def add_stop(self, place: Place) -> str:
        """Go by way of a place, as the next stop."""
        if self.journey is None:
            return self.go_to(place)
        return self._change(self.journey.with_stop(place))

    def drop_stop(self, index: int = 0) -> str:
        """Leave a stop out."""
        if self.journey is None or not self.journey.stops:
            return "There is no stop on the way"
        return self._change(self.journey.without_stop(index))

    def avoid(
        self, toll: bool | None = None, motorway: bool | None = None, ferry: bool | None = None
    ) -> str:
        """Change what to avoid; None leaves it as it is."""
        if self.journey is None:
            return NOWHERE
        old = self.journey.avoid
        fresh = replace(
            old,
            toll=old.toll if toll is None else toll,
            motorway=old.motorway if motorway is None else motorway,
            ferry=old.ferry if ferry is None else ferry,
        )
        return self._change(replace(self.journey, avoid=fresh))

    def avoid_this_road(self) -> str:
        """Find a way without the road ahead."""
        ahead = self.pilot.point_ahead()
        if self.journey is None or ahead is None:
            return NOWHERE
        roads = (*self.journey.avoid.roads, ahead)
        return self._change(replace(self.journey, avoid=replace(self.journey.avoid, roads=roads)))

    def allow_roads(self) -> str:
        """The road that was avoided last may be used again."""
        if self.journey is None or not self.journey.avoid.roads:
            return "No road is avoided"
        roads = self.journey.avoid.roads[:-1]
        return self._change(replace(self.journey, avoid=replace(self.journey.avoid, roads=roads)))

    def choose(self, index: int) -> str:
        """Look at another of the ways."""
        if not 0 <= index < len(self.ways):
            return "There is no such way"
        self.chosen = index
        self.charge.look_at(self.ways[index], self._request())
        self._tell()
        return self.ways[index].name

    def other_way(self, done: Callable[[str], None]) -> None:
        """The next of the ways, or led, one that is not the present one; tells why not, or ""."""
        request, led = self._request(), self.pilot.route
        if len(self.ways) > 1:
            self.choose((self.chosen + 1) % len(self.ways))
            done("")
        elif self.journey is None or request is None or led is None:
            done(NOWHERE if self.journey is None else NO_OTHER)
        else:
            asked, request = self.journey, replace(request, alternatives=ALTERNATIVES)
            self.router.routes(request, lambda answer: done(self._differ(asked, led, answer)))

    def _differ(self, asked: Journey, led: Route, answer: list[Route] | str) -> str:
        """Lead along the first way that has another name than the present one."""
        if isinstance(answer, str):
            return answer
        other = next((way for way in answer if way.name != led.name), None)
        if other is None or self.journey is None or self.journey.goal != asked.goal:
            return NO_OTHER
        self._lead(other)
        return ""

    def start(self) -> str:
        """Lead along the chosen way; as soon as there is one where it is still looked for."""
        if self.journey is None or not self.ways:
            if self.journey is None or not self.asking:
                return "Say where to go first"
            self.journey = replace(self.journey, guided=True)
            return CALCULATING
        self.journey = replace(self.journey, guided=True)
        self._lead(self.ways[self.chosen])
        self.known.visited(self.journey.destination)
        return ""

    def end(self) -> str:
        """Lead no more."""
        was = self.journey
        self.arrived_at = None
        self._forget()
        return "Guidance ended" if was else NOWHERE

    def begin(self, destination: str = "") -> None:
        """Go on where the last run ended, or to a destination: `LAT,LON NAME; …`."""
        places = places_of(destination)
        kept = self._kept.found()
        if places:
            self.go_to(places[-1], places[:-1], start=True)
        elif kept and kept.guided:
            self.journey = kept
            self._ask()

    def _another_drives(self) -> None:
        """Nobody is led by what another has asked for; who was not known before goes on."""
        before, self._driver = self._driver, self._services.personal.driver
        self.arrived_at = None
        if before == NOBODY and self.journey:
            self._kept.hand_over(self.journey)
            return
        self._drop()
        kept = self._kept.found()
        if kept and kept.guided:
            self.journey = kept
            self._ask()

    # --- on the way -------------------------------------------------------------

    def tick(self, now: float) -> None:
        """Ten times a second: where are we, what comes next, is there a better way."""
        self.pilot.look(now)
        self.traffic.look(now)
        self._look_at_road(now)
        if self._trips.look(now, self.here):
            learn_places(self.habits, self.known, self._street_at)
        if self.here:
            self.router.look(self.here)
        if self.journey and self.here:
            past = self.journey.past(self.here)
            if past != self.journey:
                self.journey = past
                self._kept.keep(past)
        self._look_at_charge(now)
        if self.arrived_at and self._gone_from(self.arrived_at):
            self.arrived_at = None
        if self.pilot.arrived and self.journey:
            self._arrive()
        elif self._still_wants_one(now):
            self._ask()
        else:
            self._reroute(self.pilot.wants_route())

    def _look_at_charge(self, now: float) -> None:
        """Once a second, led: does the charge still do as planned?"""
        fix = self.pilot.fix
        if not self.pilot.route or fix.along_m is None or now - self._charged_at < 1.0:
            return
        self._charged_at = now
        due = self.charge.follow(fix.along_m)
        if due and now - self._planned_at > PLAN_PAUSE_S:
            self._planned_at = now
            self.charge.plan(self._request(), fix.along_m)

    def _go_by_stops(self, way: Route) -> None:
        """The battery needs charging stops: go by way of them."""
        if self.pilot.route:
            self._lead(way)
        elif self.ways:
            self.ways = [way, *self.ways[1:]] if self.chosen == 0 else self.ways
            self._tell()

    def _reroute(self, wish: Ask | None) -> None:
        journey = self.journey
        if wish is None or journey is None:
            return
        places = (wish.start, *(p.point for p in journey.stops), journey.destination.point)
        request = RouteRequest(
            places,
            heading=wish.heading,
            avoid=journey.avoid,
            alternatives=0 if journey.stops else 1,
            language=self._language,
        )
        self.router.routes(
            request, lambda answer: self._rerouted(journey, wish, answer), wish.why.value
        )

    def _rerouted(self, asked: Journey, wish: Ask, answer: list[Route] | str) -> None:
        found = None if isinstance(answer, str) else choose(answer, wish.heading)
        self.pilot.routed(found is not None)
        if self.journey is not asked or found is None:
            return
        if wish.why is Why.LEFT:
            self._lead(found)
        elif saved := saves_s(self.pilot.left_s, found):
            self.better = Better(found, saved)
            self.pilot.offered()
            self._tell()

    def _look_at_road(self, now: float) -> None:
        """Off the route the map tells the road once a second."""
        fix = self.pilot.fix
        if not self.pilot.wanders or fix.point is None or now - self._road_at < ROAD_EVERY_S:
            return
        self._road_at, at = now, fix.at
        heading = fix.heading if fix.speed_mps > 1 else None

        def take(road: Road | str | None) -> None:
            self.pilot.on_road(None if isinstance(road, str) else road, at)

        self.router.road(fix.point, heading, take)

    def _look_at_region(self) -> None:
        """Another map answers nothing that the last one was asked."""
        if self.router.region is not self._region:
            self._region = self.router.region
            if self.asking:
                self.asking, self.trouble = False, NOT_READY
        self._tell()

    def _street_at(self, point: Point, done: Callable[[str], None]) -> None:
        def take(road: Road | str | None) -> None:
            done(road.name if isinstance(road, Road) else "")

        self.router.street(point, take)

    def _name_spot(self, place: Place) -> None:
        """A bare spot on the map is told by its street."""

        def take(street: str) -> None:
            if street and self.journey and self.journey.destination == place:
                named = replace(place, name=street, address=place.address or place.name)
                self.journey = replace(self.journey, destination=named)
                self._kept.keep(self.journey)
                self._tell()

        if place.unnamed:
            self._street_at(place.point, take)

    def take_better(self) -> str:
        """Lead along the better way that was found."""
        if self.better is None or self.journey is None:
            return NO_BETTER
        self._lead(self.better.route)
        return ""

    def leave_better(self) -> str:
        """Stay on the way as it is."""
        had, self.better = self.better, None
        return "" if had else NO_BETTER

    def set_voice(self, on: bool) -> None:
        """Speak, or be silent."""
        self.pilot.set_voice(on)
        self._tell()

    def street(self, done: Callable[[str], None]) -> None:
        """The street that the car is on; "" where the map knows no name."""
        if self.pilot.street or self.here is None:
            done(self.pilot.street)
        else:
            self._street_at(self.here, done)

    def _still_wants_one(self, now: float) -> bool:
        """Whether a way is still missing, such as at a start before the first fix."""
        if self.journey is None:
            return False
        missing = not self.pilot.route if self.journey.guided else not self.ways
        passing = self.trouble in PASSING if missing else self.trouble in CRASHED
        wants = passing or (missing and self.journey.guided)
        if not wants or self.asking or self.here is None or now < self._retry_at:
            return False
        soon = self.trouble == "" or self.trouble in PASSING
        self._retry_at = now + (RETRY_S if soon else LONG_RETRY_S)
        return self.router.region is not None

    def _arrive(self) -> None:
        if self.journey:
            self.arrived_at = self.journey.destination
            self.known.visited(self.journey.destination)
        self._forget()

    def _gone_from(self, place: Place) -> bool:
        return self.here is None or distance_m(self.here, place.point) > GONE_M

    def _forget(self) -> None:
        """No journey, no way, nobody is led, and none is kept."""
        self._kept.keep(None)
        self._drop()

    def _drop(self) -> None:
        self.journey, self.ways, self.chosen, self.trouble = None, [], 0, ""
        self.asking, self.better = False, None
        self.pilot.lead(None)
        self.charge.look_at(None, None)
        self._services.leading.lead(None)
        self._tell()

    def _go_to_own(self, key: str, unknown: str, start: bool) -> str:
        place = self.known.favourites.get(key)
        return self.go_to(place, start=start) if place else unknown

    def _change(self, journey: Journey) -> str:
        self.journey = journey
        self._ask()
        return self.trouble or CALCULATING

    def _request(self) -> RouteRequest | None:
        journey, fix = self.journey, self.pilot.fix
        if journey is None or fix.point is None:
            return None
        start = start_of(fix, fix.point)
        places = (start, *(p.point for p in journey.stops), journey.destination.point)
        return RouteRequest(
            places,
            heading=fix.heading if fix.speed_mps > 1 else None,
            avoid=journey.avoid,
            alternatives=0 if journey.guided or journey.stops else ALTERNATIVES,
            language=self._language,
        )

    def _ask(self) -> None:
        request = self._request()
        self.trouble = "" if request else NO_POSITION
        if request is None:
            self._tell()
            return
        self.asking = True
        asked = self.journey
        self.router.routes(request, lambda answer: self._answered(asked, answer), replaces="route")
        self._tell()

    def _answered(self, asked: Journey | None, answer: list[Route] | str) -> None:
        if self.journey is None or asked is None or asked.goal != self.journey.goal:
            return  # the driver has changed his mind
        self.asking = False
        if isinstance(answer, str):
            self.trouble = answer
        else:
            self.trouble = ""
            self.ways, self.chosen = answer, 0
            self._name_spot(self.journey.destination)
            if self.journey.guided:
                self._lead(answer[0])
            else:
                self.charge.look_at(answer[0], self._request())
        self._tell()

    def _lead(self, route: Route) -> None:
        self.better = None
        self.pilot.lead(route)
        self.ways, self.chosen = [route], 0
        self._services.leading.lead(encode_polyline(route.shape))
        self.charge.look_at(route, self._request())
        self._kept.keep(self.journey)
        self._tell()

    def warn(self, text: str) -> None:
        """One line from the map's processes; "" when they are well again."""
        if text:
            self._services.notices.show("navigation", Severity.ADVICE, text)
        else:
            self._services.notices.clear("navigation")

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()


def _own(services: Services, subject: str) -> Own:
    file = Stored(services.folder, f"navigation/{subject}")
    return Own(services.personal, subject, file)

"""Where the car is and what comes next: position and guidance, kept in step."""

import math
from dataclasses import replace

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.vehicle import Vehicle
from cockpit.features.navigation.guidance.guide import Guide
from cockpit.features.navigation.guidance.limits import LimitWatch
from cockpit.features.navigation.guidance.state import Guidance
from cockpit.features.navigation.guidance.voice import KEY, speak
from cockpit.features.navigation.position.fix import Fix, Source
from cockpit.features.navigation.position.positioner import Positioner
from cockpit.features.navigation.position.rerouter import Ask, Rerouter, Why
from cockpit.features.navigation.position.senses import Senses
from cockpit.features.navigation.router import Road
from cockpit.features.navigation.settings import NavigationSettings
from cockpit.maps.geo import Point
from cockpit.maps.route import Route
from cockpit.ui.reader import Reader, reader_of

AVOID_AHEAD_M = 400.0


class Pilot:
    """Ten times a second: the fix, the guidance, and what is said."""

    def __init__(self, services: Services, settings: NavigationSettings, language: str) -> None:
        self._vehicle: Vehicle = services.vehicle
        self._speech = services.speech
        self._reader = replace(reader_of(services.settings), language=language)
        self._senses, self._positioner = Senses(services.vehicle), Positioner()
        self._guide: Guide | None = None
        self._watch = LimitWatch()
        self._rerouter = Rerouter()
        self.voice = settings.voice
        self.route: Route | None = None
        self.guidance: Guidance | None = None
        self.fix = Fix()
        self._road: Road | None = None
        self.limit_kmh: float | None = None
        self.too_fast = False

    def look(self, now: float) -> None:
        """Take in what the car senses now."""
        self._speech.tick()
        self.fix = self._positioner.step(self._senses.look(now))
        if self._guide:
            self.guidance = self._guide.step(self.fix)
            if self.guidance.prompt and self.voice:
                speak(self.guidance.prompt, self._speech)
        self._look_at_limit(now)

    @property
    def wanders(self) -> bool:
        """Whether the map must tell the road: no route, or off it."""
        return self.fix.point is not None and not self.fix.on_route

    @property
    def street(self) -> str:
        """The name of the road that the car is on; "" where it is not known."""
        if self.guidance and self.fix.on_route:
            return self.guidance.street_now
        return self._road.name if self._road and self.wanders else ""

    def on_road(self, road: Road | None, at: float) -> None:
        """The road under the fix of a time, off the route."""
        self._road = road if self.wanders else None
        self._positioner.road(road, at)

    def lead(self, route: Route | None) -> None:
        """Lead along a route from now on; None leads no more."""
        self.route = route
        self._positioner.follow(route)
        self._guide = None
        if route:
            self._guide = Guide(route)
            self.speak(self._reader)
        self.guidance = self._guide.now if self._guide else None
        if route is None:
            self._speech.forget(KEY)

    def speak(self, reader: Reader) -> None:
        """Lead in another language or other units; what was said already is not said again."""
        self._reader = reader
        if self._guide:
            self._guide.speak(reader.language, reader.units, reader.point)

    def set_voice(self, on: bool) -> None:
        """Speak, or be silent."""
        self.voice = on
        if not on:
            self._speech.forget(KEY)

    def again(self) -> str:
        """The next manoeuvre in words."""
        prompt = self._guide.again() if self._guide else None
        return prompt.text if prompt else ""

    @property
    def arrived(self) -> bool:
        """Whether the end of the route is reached."""
        return bool(self.guidance and self.guidance.arrived)

    @property
    def left_s(self) -> float:
        """Seconds to the end."""
        return self.guidance.remaining_s if self.guidance else 0.0

    @property
    def left_m(self) -> float:
        """Metres to the end."""
        return self.guidance.remaining_m if self.guidance else 0.0

    @property
    def status(self) -> str:
        """In a few words what keeps the car from being led; "" where nothing does."""
        if self.fix.source is Source.NONE:
            return "Waiting for the position"
        if self.guidance is None:
            return ""
        if self.guidance.rerouting:
            return "Finding a new way …"
        if self.guidance.lost:
            return "Position uncertain"
        return "Off the route" if self.guidance.off_route else ""

    def wants_route(self) -> Ask | None:
        """What to ask the router for: a new way off the route, or now and then a better one."""
        if self._guide is None:
            return None
        ask = self._rerouter.look(self.fix)
        if ask and ask.why is Why.LEFT:
            self._guide.rerouting = True
        return ask

    def routed(self, found: bool) -> None:
        """The router has answered; where it found nothing the old way stands."""
        self._rerouter.answered(self.fix.at, found)
        if self._guide:
            self._guide.rerouting = False

    def offered(self) -> None:
        """A better way was offered: not again so soon."""
        self._rerouter.offered(self.fix.at)

    def point_ahead(self) -> Point | None:
        """A place on the route a little further on."""
        if self.route is None or self._guide is None or self.fix.along_m is None:
            return None
        wanted, sum_m = self.fix.along_m + AVOID_AHEAD_M, 0.0
        for stretch in self.route.stretches:
            sum_m += stretch.length_m
            if sum_m >= wanted:
                return self.route.shape[(stretch.begin + stretch.end) // 2]
        return None

    def _look_at_limit(self, now: float) -> None:
        """The sign that the camera saw; where it sees none, the map's."""
        seen = self._vehicle.get(car.SPEED_LIMIT)
        if seen.valid and seen.value:
            limit = self._watch.judge(now, float(seen.value), self.fix.speed_mps, None)
        elif self.guidance and not self.wanders:
            limit = self.guidance.limit
        elif self._road:
            limit = self._watch.judge(now, self._road.limit_kmh, self.fix.speed_mps, None)
        else:
            self.limit_kmh, self.too_fast = None, False
            return
        known = limit.here_kmh is not None and not math.isinf(limit.here_kmh)
        self.limit_kmh = limit.here_kmh if known else None
        self.too_fast = limit.too_fast

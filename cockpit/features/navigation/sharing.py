"""Tells phone and home of the trip, and takes the places that they send."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from cockpit.core.leading import Leading, Way
from cockpit.core.messages import Messages, Payload
from cockpit.features.navigation import messages as words
from cockpit.features.navigation.model import Navigation
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place

SHORTEST_WALK_M = 150.0
SHARED_EVERY_S = 60.0


class Sharing:
    """Shares only when the driver asked for it, and only until he arrives."""

    def __init__(
        self,
        navigation: Navigation,
        messages: Messages,
        leading: Leading,
        on_place: Callable[[Place], None],
        on_traffic: Callable[[Any], None],
    ) -> None:
        self._navigation, self._messages, self._leading = navigation, messages, leading
        self._on_place = on_place
        self._shared_at: float | None = None
        self._destination: Place | None = None
        messages.hear(words.GO, self._sent)
        messages.hear(words.TRAFFIC, on_traffic)

    def share(self, now: float) -> str:
        """Tell the arrival from now on; returns what to say."""
        if self._navigation.pilot.route is None:
            return "We are not on the way anywhere"
        if not self._messages.connected:
            return "No phone is connected"
        self._shared_at = now
        self._tell()
        return "Your arrival is shared"

    def forget(self) -> None:
        """Another drives: nobody waits for him, and where the one before went is not told."""
        self._shared_at = self._destination = None

    def look(self, now: float) -> None:
        """Once a second: keep those who wait up to date; lead on foot from where the car stands."""
        self._leading.way = self._way()
        home = self._navigation.known.home
        self._leading.home = (home.point.lat, home.point.lon) if home else None
        journey = self._navigation.journey
        if journey:
            self._destination = journey.destination
        elif self._destination:
            self._end(self._destination)
        if self._shared_at is not None and now - self._shared_at >= SHARED_EVERY_S:
            self._shared_at = now
            self._tell()

    def _tell(self) -> None:
        way, journey = self._way(), self._navigation.journey
        if way is None or journey is None:
            return
        place = journey.destination
        arrival = way.arrival.isoformat(timespec="minutes")
        left_s = (way.arrival - datetime.now()).total_seconds()
        self._messages.publish(
            words.ETA, words.eta(place.name, *place.point, arrival, left_s, way.left_m, way.soc)
        )

    def _way(self) -> Way | None:
        journey, pilot = self._navigation.journey, self._navigation.pilot
        if journey is None or pilot.route is None:
            return None
        outlook = self._navigation.charge.outlook
        left_s = pilot.left_s + outlook.charging_s
        arrival = datetime.now() + timedelta(seconds=left_s)
        place = journey.destination
        stop = journey.stops[0].name if journey.stops else place.name
        there = (place.point.lat, place.point.lon)
        return Way(place.name, stop, arrival, pilot.left_m, outlook.likely, there, left_s)

    def _end(self, place: Place) -> None:
        self._destination, self._shared_at = None, None
        here = self._navigation.here
        if here is None:
            return
        walk = distance_m(here, place.point)
        if SHORTEST_WALK_M < walk < 20 * SHORTEST_WALK_M:
            self._messages.publish(words.LAST_MILE, words.last_mile(place.name, *place.point, walk))

    def _sent(self, payload: Payload) -> None:
        found = words.place_sent(payload)
        if found:
            name, lat, lon = found
            self._on_place(Place(name, Point(lat, lon), "contact"))

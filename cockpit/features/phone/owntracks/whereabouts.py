"""Where the phones are, seen from the car; and where the car stands, told to the phones."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cockpit.core import signals as car
from cockpit.core.driving import Driving, DrivingState
from cockpit.core.messages import Arrived, Kind, Messages
from cockpit.core.vehicle import Vehicle
from cockpit.features.phone.owntracks.asking import report_location, set_waypoints
from cockpit.features.phone.owntracks.phone import Phone, Waypoint
from cockpit.features.phone.owntracks.phones import Known, Phones
from cockpit.features.phone.owntracks.position import Freshness
from cockpit.features.phone.owntracks.presence import (
    Car,
    Presence,
    Stay,
    Walk,
    walk_back,
    where_is,
)
from cockpit.features.phone.owntracks.track import Spot, Track
from cockpit.maps.geo import Point

CAR_RADIUS_M = 40.0
CAR = "Car"


@dataclass(frozen=True, slots=True)
class Seen:
    """One phone as the page shows it."""

    user: str
    name: str
    presence: Presence
    freshness: Freshness
    battery: float | None
    walk: Walk | None
    """From the phone to the car; None where either is not known well enough."""
    age_s: float | None = None
    """Since the phone looked; None where it never told."""


class Whereabouts:
    """Looks about once a second. `wall` gives seconds since 1970."""

    def __init__(
        self,
        mail: Messages,
        vehicle: Vehicle,
        driving: Driving,
        known: Sequence[Known],
        tell_place: bool = True,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._mail, self._vehicle, self._driving = mail, vehicle, driving
        self._known, self._tell_place, self._wall = known, tell_place, wall
        self._phones = Phones(known, wall)
        self._track = Track()
        self._stays: dict[str, Stay] = {}
        self._here: Point | None = None
        self._parked = driving.state is DrivingState.PARKED
        for pattern in self._phones.patterns:
            mail.listen(pattern, self._take)

    def _take(self, arrived: Arrived) -> None:
        self._phones.take(arrived)

    def look(self) -> None:
        """Where the car is, where the phones are, and whether the car has just been parked."""
        now = self._wall()
        lat, lon = (self._vehicle.get(one) for one in (car.LATITUDE, car.LONGITUDE))
        self._here = None
        if lat.valid and lon.valid and lat.value is not None and lon.value is not None:
            speed = self._vehicle.get(car.SPEED)
            self._here = Point(lat.value, lon.value)
            self._track.note(Spot(self._here, now, speed.value if speed.value is not None else 0.0))
        for topic, phone in self._phones.phones.items():
            self._stays[topic] = self._stay(phone, self._stays.get(topic, Stay()), now)
        self._park(now)

    def _stay(self, phone: Phone, before: Stay, now: float) -> Stay:
        then = self._track.when(phone.position.at) if phone.position else None
        on = self._vehicle.get(car.READY).value is True
        return where_is(phone.position, Car(self._here, then, on), before, now)

    @property
    def seen(self) -> list[Seen]:
        """Each phone that the driver has set up."""
        now = self._wall()
        return [self._seen(known, now) for known in self._known]

    def _seen(self, known: Known, now: float) -> Seen:
        phone = self._phones.phones[known.topic]
        position = phone.position
        freshness = position.freshness(now) if position else Freshness.UNKNOWN
        stay = self._stays.get(known.topic, Stay())
        battery = position.battery if position and freshness is Freshness.FRESH else None
        walk = walk_back(position, self._here, now) if stay.presence is Presence.AWAY else None
        age = position.age_s(now) if position else None
        return Seen(known.user, known.name, stay.presence, freshness, battery, walk, age)

    def ask(self, user: str) -> None:
        """Have a phone look where it is."""
        for known in self._known:
            if known.user == user:
                self._mail.send(report_location(known))

    def _park(self, now: float) -> None:
        parked = self._driving.state is DrivingState.PARKED
        arrived, self._parked = parked and not self._parked, parked
        if not (arrived and self._tell_place and self._here):
            return
        place = {"lat": round(self._here.lat, 6), "lon": round(self._here.lon, 6), "at": round(now)}
        for known in self._known:
            self._mail.publish(f"phone/{known.user}/car", place, Kind.STATE)
            # The time of making is a waypoint's name: the same one moves along with the car.
            waypoint = Waypoint(CAR, self._here, CAR_RADIUS_M, car_made_at(known))
            self._mail.send(set_waypoints(known, [waypoint]))


def car_made_at(known: Known) -> float:
    """The car's waypoint of a phone: always the same second, in 2001."""
    return 1_000_000_000.0 + sum(known.topic.encode()) % 1000

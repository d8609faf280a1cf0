"""A parked car whose motors go as a test says, and a profile to recall."""

from typing import Any

from cockpit.core import signals as car
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.features.profiles import fields
from cockpit.features.profiles.fields import Field
from cockpit.features.profiles.profile import Profile, new_profile
from cockpit.features.profiles.recall.plan import PLACES
from cockpit.features.profiles.recall.recall import Recall
from tests.features.conftest import HandFedCar

LIKED: dict[Field[Any], Any] = {
    fields.SEAT_POSITION: 200,
    fields.SEAT_RECLINE: 20.0,
    fields.LEFT_MIRROR_PAN: -30,
    fields.WHEEL_TILT: 60,
    fields.TEMPERATURE: 21.5,
    fields.AMBIENT_COLOUR: 0x00FF80,
    fields.DRIVE_MODE: "ECONOMY",
}
HELD = {car.DRIVER_SEAT_HELD_BY: "NOTHING", car.WHEEL_HELD_BY: "NOTHING"}


class ParkedCar(HandFedCar):
    """A parked car whose motors arrive when the test says so, with a recall on it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.stand()
        for target, place in PLACES.items():
            self.say(target, 0 if target.kind is int else 0.0)
            self.say(place, 0 if place.kind is int else 0.0)
        for held, nothing in HELD.items():
            self.say(held, nothing)
        self.recall = Recall(self.vehicle, self.services.driving, lambda: self.now)

    def stand(self, gear: int = car.PARKED_GEAR) -> None:
        self.say(car.SPEED, 0.0)
        self.say(car.SELECTED_GEAR, gear)
        self.say(car.AUTHORISED, True)

    @property
    def open(self) -> list[Request]:
        return [r for r in self.requests if r.outcome is Outcome.PENDING]

    def grant(self) -> list[Signal[Any]]:
        """Echo all that is asked now."""
        granted = self.open
        for request in granted:
            self.say(request.signal, request.value)
        for request in granted:
            self.vehicle.settle(request, Outcome.DONE)
        return [request.signal for request in granted]

    def arrive(self) -> None:
        """All motors are where they were sent."""
        for target, place in PLACES.items():
            value = self.vehicle.get(target).value
            self.say(place, value)
        self.recall.look()

    def after(self, seconds: float) -> None:
        self.now += seconds
        self.recall.look()


def liking(liked: dict[Field[Any], Any] = LIKED) -> Profile:
    profile = new_profile("Anna")
    for field, value in liked.items():
        profile = profile.having(field, value)
    return profile

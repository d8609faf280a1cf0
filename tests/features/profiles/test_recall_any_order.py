"""Whatever happens in whatever order: nothing moves unless the car is parked, and a stop holds."""

import random

import pytest

from cockpit.core import signals as car
from cockpit.core.driving import DrivingState
from cockpit.core.request import Outcome, Request
from cockpit.features.profiles.recall.holding import FAR, WHY
from cockpit.features.profiles.recall.plan import PLACES
from cockpit.features.profiles.recall.step import BY
from tests.features.profiles.recalling import ParkedCar, liking

STEPS = 60
GEARS = (car.PARKED_GEAR, car.PARKED_GEAR, car.PARKED_GEAR, car.DRIVE_GEAR)
HELD = ("NOTHING", "NOTHING", "OBSTACLE", "DRIVING")


class Chance(ParkedCar):
    """Does anything; keeps the wishes that were made when they must not be."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._chance = random.Random(seed)
        self.wrong: list[str] = []
        self.vehicle.connect(self._take)

    def _take(self, request: Request) -> None:
        self.requests.append(request)
        new = request.by == BY and request.why != WHY
        parked = self.services.driving.state is DrivingState.PARKED
        if new and request.signal in PLACES and not (parked and self.recall.running):
            self.wrong.append(f"{request.signal.path} in {self.services.driving.state}")

    def happen(self) -> None:
        self._chance.choice(
            (
                self._start,
                self.recall.stop,
                self._answer,
                self._answer,
                self._answer,
                self._travel,
                self._travel,
                self._drive,
                self._lose,
                self._hold,
                self._touch,
                self._pass,
                self._pass,
            )
        )()

    def _start(self) -> None:
        self.recall.start(liking())

    def _answer(self) -> None:
        if self.open:
            request = self._chance.choice(self.open)
            if self._chance.random() < 0.85:
                self.say(request.signal, request.value)
                self.vehicle.settle(request, Outcome.DONE)
            else:
                self.vehicle.settle(request, Outcome.REFUSED, "the car did not answer")

    def _travel(self) -> None:
        for target, place in PLACES.items():
            goal, at = self.vehicle.get(target).value, self.vehicle.get(place).value
            if goal is not None and at is not None:
                way = max(-30, min(30, goal - at))
                self.say(place, at + way)

    def _drive(self) -> None:
        self.say(car.SPEED, self._chance.choice((0.0, 0.0, 20.0)))
        self.say(car.SELECTED_GEAR, self._chance.choice(GEARS))

    def _lose(self) -> None:
        self.lose(self._chance.choice((car.SPEED, car.SELECTED_GEAR, car.AUTHORISED)))
        if self._chance.random() < 0.5:
            self.stand()

    def _hold(self) -> None:
        self.say(car.DRIVER_SEAT_HELD_BY, self._chance.choice(HELD))

    def _touch(self) -> None:
        self.vehicle.request(car.DRIVER_FAN, self._chance.randrange(0, 100), "touch", "a try")

    def _pass(self) -> None:
        self.after(self._chance.choice((0.1, 0.5, 2.0)))


@pytest.mark.parametrize("seed", range(300))
def test_nothing_moves_when_it_must_not_and_a_stop_reaches_every_motor(seed: int) -> None:
    desk = Chance(seed)
    for _ in range(STEPS):
        desk.happen()
    assert desk.wrong == []
    desk.stand()
    desk.recall.start(liking())
    desk.grant()
    asked = {r.signal for r in desk.requests if r.by == BY and r.signal in PLACES}
    desk.recall.stop()
    for _ in range(6):
        desk.grant()
        desk.after(0.2)
    assert not desk.recall.running
    for target in asked:
        goal = desk.vehicle.get(target).value
        at = desk.vehicle.get(PLACES[target]).value
        assert goal is not None
        assert at is not None
        assert abs(goal - at) <= FAR, target.path

"""What moves the driver: it takes its time, stops where it meets something, stays when driving."""

import pytest

from simulators.car.all_knobs import ask, turn
from simulators.car.body import UNLOCK_TOLD_S, Body
from simulators.car.powered import Column, Powered, Seat
from tests.simulators.conftest import MakeCar


def wait(body: Body, seconds: float) -> None:
    for _ in range(round(seconds * 10)):
        body.step(0.1, 0.0)


@pytest.mark.parametrize("powered", [Seat(), Column()])
def test_what_meets_something_stops_all_motors_and_says_so(powered: Powered) -> None:
    first, second, *_ = powered.motors
    targets = (first.place + 20, second.place + 20)
    for motor, target in zip((first, second), targets, strict=True):
        assert powered.send(motor, target, driving=False)
    powered.step(0.1)
    powered.blocked = True
    powered.step(0.1)
    stopped = (first.place, second.place)
    assert powered.held_by == "OBSTACLE"
    assert all(p < t for p, t in zip(stopped, targets, strict=True))
    powered.blocked = False
    powered.step(1.0)
    assert (first.place, second.place) == (first.target, second.target) == stopped
    assert powered.send(first, targets[0], driving=False)
    assert powered.held_by == "NOTHING"
    powered.step(3.0)
    assert first.place == targets[0]


def test_nothing_moves_while_driving_and_the_seat_says_why() -> None:
    seat = Seat()
    assert not seat.send(seat.position, 200, driving=True)
    assert (seat.position.target, seat.held_by) == (130, "DRIVING")


def test_a_car_that_drives_off_holds_the_seat() -> None:
    body = Body()
    seat = body.seat["FL"]
    assert seat.send(seat.position, 200, driving=False)
    body.step(0.5, 0.0)
    body.step(0.5, 5.0)
    assert 130 < seat.position.place == seat.position.target < 200
    assert seat.held_by == "DRIVING"


def test_the_mirrors_take_their_time() -> None:
    body = Body()
    glass = body.mirror["L"].pan
    glass.target = 60
    wait(body, 0.5)
    assert 0 < glass.place < 60
    wait(body, 2)
    assert glass.place == 60


def test_a_key_that_unlocks_is_told_for_a_while(make_car: MakeCar) -> None:
    car = make_car("parked").car
    assert ask(car, "unlock") == 0
    turn(car, "unlock", 3)
    assert (ask(car, "unlock"), ask(car, "key"), ask(car, "locked")) == (3, 3, False)
    wait(car.body, UNLOCK_TOLD_S - 1)
    assert ask(car, "unlock") == 3
    wait(car.body, 2)
    assert (ask(car, "unlock"), ask(car, "key")) == (0, 3)


def test_who_locks_up_takes_the_unlocking_back(make_car: MakeCar) -> None:
    car = make_car("parked").car
    turn(car, "unlock", 3)
    turn(car, "locked", True)
    assert ask(car, "unlock") == 0

"""The recall of a profile: its order, what is passed over, and all that stops it."""

import time
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.driving import Driving
from cockpit.core.reading import Sample
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles import fields
from cockpit.features.profiles.fields import Field
from cockpit.features.profiles.recall.plan import plan
from cockpit.features.profiles.recall.progress import Ending, Note
from cockpit.features.profiles.recall.recall import LOST_S, UNKNOWN_S, Recall
from cockpit.features.profiles.recall.step import BY, STALLED_S
from tests.features.profiles.recalling import ParkedCar, liking


@pytest.fixture
def desk() -> ParkedCar:
    return ParkedCar()


def ends(desk: ParkedCar, ending: Ending) -> None:
    assert (desk.recall.progress.ending, desk.recall.running) == (ending, False)


def test_one_group_after_the_other_as_the_car_takes_them(desk: ParkedCar) -> None:
    desk.recall.start(liking())
    assert {r.by for r in desk.requests} == {BY}
    assert desk.grant() == [car.DRIVER_SEAT_POSITION_TARGET, car.DRIVER_SEAT_RECLINE_TARGET]
    assert desk.grant() == [car.LEFT_MIRROR_PAN_TARGET]
    assert desk.grant() == [car.WHEEL_TILT_TARGET]
    assert desk.grant() == [car.DRIVER_TEMPERATURE]
    assert desk.grant() == [car.AMBIENT_COLOUR]
    assert desk.grant() == [car.DRIVE_MODE]
    assert (desk.recall.progress.done, desk.recall.progress.total) == (3, 7)
    desk.arrive()
    ends(desk, Ending.DONE)
    assert (desk.recall.progress.done, desk.recall.progress.total) == (7, 7)
    assert desk.recall.progress.name == "Anna"


def test_a_wish_that_holds_already_is_not_asked(desk: ParkedCar) -> None:
    desk.say(car.DRIVER_TEMPERATURE, 21.5)
    desk.say(car.DRIVER_SEAT_POSITION_TARGET, 200)
    desk.say(car.DRIVER_SEAT_POSITION, 200)
    desk.recall.start(liking({fields.TEMPERATURE: 21.5, fields.SEAT_POSITION: 200}))
    assert desk.requests == []
    ends(desk, Ending.DONE)


def test_what_the_car_lacks_is_passed_over_and_told() -> None:
    bare = Vehicle()
    bare.expect(car.DRIVER_TEMPERATURE, 60, "TEST_Frame on body")
    parked = ((car.SPEED, 0.0), (car.SELECTED_GEAR, car.PARKED_GEAR), (car.AUTHORISED, True))
    for signal, value in parked:
        bare.expect(signal, 60, "TEST_Frame on body")
        bare.report(signal, Sample(value, time.monotonic()))
    asked: list[Request] = []
    bare.connect(asked.append)
    recall = Recall(bare, Driving(bare))
    recall.start(liking({fields.WHEEL_TILT: 60, fields.TEMPERATURE: 22.0}))
    assert [request.signal for request in asked] == [car.DRIVER_TEMPERATURE]
    bare.settle(asked[0], Outcome.DONE)
    assert recall.progress.ending is Ending.DONE
    assert recall.progress.lacking == ("Steering wheel height",)
    assert recall.progress.total == 1


def test_the_automatic_chooses_fan_and_air_itself() -> None:
    wanted: dict[Field[Any], Any] = {fields.CLIMATE_AUTO: True, fields.FAN: 40, fields.AIR: "UP"}
    assert [wish.signal for wish in plan(liking(wanted))] == [car.CLIMATE_AUTO]
    wanted[fields.CLIMATE_AUTO] = False
    assert car.DRIVER_FAN in [wish.signal for wish in plan(liking(wanted))]


# --- stopping ---------------------------------------------------------------------------------


def halfway(desk: ParkedCar) -> None:
    """The seat's two motors and a mirror are on their way."""
    desk.recall.start(liking())
    desk.grant()
    desk.grant()
    desk.say(car.DRIVER_SEAT_POSITION, 57)
    desk.say(car.DRIVER_SEAT_RECLINE, 7.5)
    desk.say(car.LEFT_MIRROR_PAN, -12)
    desk.requests.clear()


HOLDS = [
    (car.DRIVER_SEAT_POSITION_TARGET, 57, BY),
    (car.DRIVER_SEAT_RECLINE_TARGET, 7.5, BY),
    (car.LEFT_MIRROR_PAN_TARGET, -12, BY),
]


def test_stop_holds_every_motor_where_it_is(desk: ParkedCar) -> None:
    halfway(desk)
    desk.recall.stop()
    assert set(desk.asked()) >= set(HOLDS)
    ends(desk, Ending.STOPPED)
    desk.grant()
    desk.after(1)
    assert desk.recall.progress.note is Note.NONE
    assert desk.open == []


def test_what_is_asked_but_not_taken_yet_is_held_too(desk: ParkedCar) -> None:
    desk.recall.start(liking())
    desk.requests.clear()
    desk.recall.stop()
    assert (car.DRIVER_SEAT_POSITION_TARGET, 0, BY) in desk.asked()


@pytest.mark.parametrize(
    ("signal", "value", "by"),
    [
        (car.DRIVER_SEAT_HEIGHT_TARGET, 30, "voice"),
        (car.DRIVER_TEMPERATURE, 19.0, "phone"),
        (car.PASSENGER_WINDOW_TARGET, 50, "touch"),
        (car.DOME_LIGHT, True, "touch"),
    ],
)
def test_any_touch_and_any_other_wish_for_the_same_stops_all(
    desk: ParkedCar, signal: Signal[Any], value: Any, by: str
) -> None:
    halfway(desk)
    desk.vehicle.request(signal, value, by, "a try")
    assert set(desk.asked()) >= {*HOLDS, (signal, value, by)}
    ends(desk, Ending.TOUCHED)


def test_what_somebody_moves_himself_is_not_held_against_him(desk: ParkedCar) -> None:
    halfway(desk)
    desk.vehicle.request(car.DRIVER_SEAT_POSITION_TARGET, 120, "touch", "a try")
    seats = [r for r in desk.asked() if r[0] is car.DRIVER_SEAT_POSITION_TARGET]
    assert seats == [(car.DRIVER_SEAT_POSITION_TARGET, 120, "touch")]


def test_what_others_want_of_other_things_does_not_stop_it(desk: ParkedCar) -> None:
    halfway(desk)
    desk.vehicle.request(car.CHARGE_LIMIT, 80, "phone", "a try")
    assert desk.recall.running


def test_the_switch_at_the_seat_stops_all(desk: ParkedCar) -> None:
    halfway(desk)
    desk.say(car.DRIVER_SEAT_POSITION_TARGET, 90)
    desk.recall.look()
    ends(desk, Ending.TOUCHED)
    assert (car.LEFT_MIRROR_PAN_TARGET, -12, BY) in desk.asked()


@pytest.mark.parametrize(
    ("signal", "said", "ending"),
    [
        (car.DRIVER_SEAT_HELD_BY, "OBSTACLE", Ending.SEAT_OBSTACLE),
        (car.WHEEL_HELD_BY, "OBSTACLE", Ending.WHEEL_OBSTACLE),
        (car.DRIVER_SEAT_HELD_BY, "DRIVING", Ending.DRIVES),
    ],
)
def test_what_the_car_reports_stops_all(
    desk: ParkedCar, signal: Signal[Any], said: str, ending: Ending
) -> None:
    halfway(desk)
    desk.say(signal, said)
    ends(desk, ending)
    assert set(desk.asked()) >= set(HOLDS)


def test_a_motor_that_is_refused_stops_all(desk: ParkedCar) -> None:
    desk.recall.start(liking())
    seat, back = desk.open
    desk.say(seat.signal, seat.value)
    desk.vehicle.settle(seat, Outcome.DONE)
    desk.vehicle.settle(back, Outcome.REFUSED, "the car did not answer")
    ends(desk, Ending.REFUSED)
    assert (car.DRIVER_SEAT_POSITION_TARGET, 0, BY) in desk.asked()
    assert car.DRIVER_TEMPERATURE not in [r.signal for r in desk.requests]


def test_a_light_that_is_refused_is_told_and_the_rest_goes_on(desk: ParkedCar) -> None:
    desk.recall.start(liking({fields.AMBIENT: True, fields.DRIVE_MODE: "SPORT"}))
    desk.vehicle.settle(desk.open[0], Outcome.REFUSED, "the car did not answer")
    assert desk.grant() == [car.DRIVE_MODE]
    ends(desk, Ending.PARTLY)
    assert desk.recall.progress.refused == ("Ambient light",)


def test_a_motor_that_does_not_arrive_is_given_up(desk: ParkedCar) -> None:
    halfway(desk)
    desk.after(STALLED_S - 1)
    desk.say(car.DRIVER_SEAT_POSITION, 60)
    desk.say(car.DRIVER_SEAT_RECLINE, 8.0)
    desk.say(car.LEFT_MIRROR_PAN, -14)
    desk.after(2)
    assert desk.recall.running
    desk.after(STALLED_S + 1)
    ends(desk, Ending.STALLED)


def test_a_stop_that_is_not_confirmed_is_asked_again_and_then_told(desk: ParkedCar) -> None:
    halfway(desk)
    desk.recall.stop()
    asked = len(desk.requests)
    for _ in range(4):
        for request in desk.open:
            desk.vehicle.settle(request, Outcome.REFUSED, "the car did not answer")
        desk.after(1.5)
    assert len(desk.requests) > asked + 6
    assert desk.recall.progress.note is Note.NO_STOP
    assert desk.open == []


def test_a_stop_does_not_hold_what_is_wanted_again(desk: ParkedCar) -> None:
    halfway(desk)
    desk.recall.stop()
    for hold in desk.open:
        desk.vehicle.settle(hold, Outcome.REFUSED, "the car did not answer")
    desk.requests.clear()
    desk.recall.start(liking())
    desk.after(0.1)
    assert (car.DRIVER_SEAT_POSITION_TARGET, 57, BY) not in desk.asked()
    assert desk.recall.running


def test_another_driver_s_recall_ends_the_first(desk: ParkedCar) -> None:
    halfway(desk)
    desk.recall.start(liking({fields.TEMPERATURE: 23.0}))
    assert set(desk.asked()) >= {*HOLDS, (car.DRIVER_TEMPERATURE, 23.0, BY)}


# --- driving ----------------------------------------------------------------------------------


def test_nothing_moves_the_driver_unless_the_car_is_parked(desk: ParkedCar) -> None:
    desk.stand(car.DRIVE_GEAR)
    desk.recall.start(liking())
    assert desk.grant() == [car.DRIVER_TEMPERATURE]
    assert desk.grant() == [car.AMBIENT_COLOUR]
    assert desk.grant() == [car.DRIVE_MODE]
    ends(desk, Ending.PARTLY)
    assert desk.recall.progress.note is Note.KEPT


def test_the_drive_mode_stays_while_moving(desk: ParkedCar) -> None:
    desk.say(car.SPEED, 50.0)
    desk.recall.start(liking({fields.DRIVE_MODE: "SPORT"}))
    assert desk.requests == []
    ends(desk, Ending.PARTLY)


def test_nothing_at_all_while_it_is_not_known_whether_the_car_stands(desk: ParkedCar) -> None:
    desk.lose(car.SPEED)
    desk.recall.start(liking())
    desk.after(UNKNOWN_S - 1)
    assert desk.requests == []
    assert desk.recall.running
    desk.after(2)
    ends(desk, Ending.UNKNOWN)
    assert desk.requests == []


def test_it_waits_until_that_is_known(desk: ParkedCar) -> None:
    desk.lose(car.SPEED)
    desk.recall.start(liking())
    desk.stand()
    desk.after(0.1)
    assert car.DRIVER_SEAT_POSITION_TARGET in desk.grant()


def test_what_is_late_is_waited_for_within_the_sequence(desk: ParkedCar) -> None:
    desk.recall.start(liking({fields.TEMPERATURE: 22.0, fields.AMBIENT: True}))
    desk.lose(car.AUTHORISED)
    assert desk.grant() == [car.DRIVER_TEMPERATURE]
    assert desk.open == []
    desk.after(UNKNOWN_S - 1)
    assert desk.recall.running
    desk.say(car.AUTHORISED, True)
    desk.after(0.1)
    assert desk.grant() == [car.AMBIENT_LIGHT]
    ends(desk, Ending.DONE)


def test_who_puts_it_into_gear_stops_the_seat(desk: ParkedCar) -> None:
    halfway(desk)
    desk.stand(car.DRIVE_GEAR)
    ends(desk, Ending.DRIVES)
    assert set(desk.asked()) >= set(HOLDS)


def test_a_speed_that_is_lost_stops_the_seat_and_one_that_is_late_does_not(
    desk: ParkedCar,
) -> None:
    halfway(desk)
    desk.lose(car.SPEED)
    desk.after(0)
    desk.after(LOST_S - 0.1)
    desk.stand()
    desk.after(0.2)
    desk.lose(car.SPEED)
    desk.after(0)
    assert desk.recall.running
    desk.after(LOST_S + 0.1)
    ends(desk, Ending.LOST)
    assert set(desk.asked()) >= set(HOLDS)


def test_a_gear_after_all_motors_have_arrived_stops_nothing(desk: ParkedCar) -> None:
    desk.recall.start(liking({fields.TEMPERATURE: 22.0, fields.WHEEL_TILT: 60}))
    assert desk.grant() == [car.WHEEL_TILT_TARGET]
    desk.arrive()
    desk.stand(car.DRIVE_GEAR)
    assert desk.recall.running
    desk.grant()
    ends(desk, Ending.DONE)

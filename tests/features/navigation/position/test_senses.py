"""What positioning takes from the car, and what it leaves out."""

import math
import time

import pytest

from cockpit.core import signals as car
from cockpit.core.reading import Sample
from cockpit.features.navigation.position.senses import Senses
from tests.features.conftest import HandFedCar


@pytest.fixture
def fed() -> HandFedCar:
    return HandFedCar()


def locate(fed: HandFedCar, lat: float = 45.5, lon: float = -39.5, fix: str = "THREE_D") -> None:
    for signal, value in ((car.LATITUDE, lat), (car.LONGITUDE, lon), (car.GNSS_FIX, fix)):
        fed.say(signal, value)


def test_all_there(fed: HandFedCar) -> None:
    locate(fed)
    fed.say(car.HEADING, 90.0)
    fed.say(car.GNSS_SPEED, 36.0)
    fed.say(car.POSITION_ACCURACY, 4.0)
    fed.say(car.REAR_LEFT_WHEEL_SPEED, 35.0)
    fed.say(car.REAR_RIGHT_WHEEL_SPEED, 37.0)
    fed.say(car.YAW_RATE, 10.0)
    sensed = Senses(fed.vehicle).look(time.monotonic())
    assert sensed.wheels_mps == pytest.approx(10.0)
    assert sensed.yaw_rate == pytest.approx(-math.radians(10))
    assert sensed.satellite is not None
    assert sensed.satellite.course == pytest.approx(math.pi / 2)
    assert sensed.satellite.speed_mps == pytest.approx(10.0)
    assert sensed.satellite.accuracy_m == 4.0


def test_backwards_is_negative(fed: HandFedCar) -> None:
    fed.say(car.SELECTED_GEAR, -1)
    fed.say(car.SPEED, 7.2)
    assert Senses(fed.vehicle).look(time.monotonic()).wheels_mps == pytest.approx(-2.0)


@pytest.mark.parametrize("lost", [car.LATITUDE, car.LONGITUDE, car.GNSS_FIX])
def test_stale_or_invalid_is_no_fix(fed: HandFedCar, lost: object) -> None:
    locate(fed)
    fed.vehicle.report(lost, Sample(None, time.monotonic(), "checksum wrong"))  # type: ignore[arg-type]
    assert Senses(fed.vehicle).look(time.monotonic()).satellite is None


def test_a_fix_of_no_kind_is_none_and_a_flat_one_is_worse(fed: HandFedCar) -> None:
    locate(fed, fix="NONE")
    senses = Senses(fed.vehicle)
    assert senses.look(time.monotonic()).satellite is None
    locate(fed, fix="TWO_D")
    fed.say(car.POSITION_ACCURACY, 5.0)
    satellite = senses.look(time.monotonic()).satellite
    assert satellite is not None
    assert satellite.accuracy_m > 5.0


def test_the_same_place_again_while_driving_is_no_new_fix(fed: HandFedCar) -> None:
    fed.say(car.SPEED, 50.0)
    locate(fed)
    senses = Senses(fed.vehicle)
    assert senses.look(time.monotonic()).satellite is not None
    time.sleep(0.03)
    locate(fed)
    assert senses.look(time.monotonic()).satellite is None
    locate(fed, lat=45.5001)
    assert senses.look(time.monotonic()).satellite is not None


def test_without_a_yaw_sensor_the_steering_wheel_tells_the_turn(fed: HandFedCar) -> None:
    fed.say(car.SPEED, 18.0)
    fed.say(car.STEERING_ANGLE, 90)
    rate = Senses(fed.vehicle).look(time.monotonic()).yaw_rate
    assert rate is not None
    assert math.degrees(rate) == pytest.approx(-10.2, abs=0.5)


def test_nothing_known_is_nothing_claimed(fed: HandFedCar) -> None:
    sensed = Senses(fed.vehicle).look(time.monotonic())
    assert (sensed.wheels_mps, sensed.yaw_rate, sensed.satellite) == (None, None, None)

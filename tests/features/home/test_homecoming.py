import math
import random
from datetime import datetime

import pytest

from cockpit.core import signals as car
from cockpit.core.leading import Leading, Way
from cockpit.features.home.homecoming import Homecoming
from cockpit.features.home.routine import Occasion
from tests.features.conftest import HandFedCar

HOME = (47.6600, 9.1800)
M_PER_DEGREE = 111_320.0


class Drive:
    """A car that a test moves, north of home, in metres."""

    def __init__(self, hand_fed: HandFedCar, seed: int = 0) -> None:
        self._car, self.now, self._noise = hand_fed, 0.0, random.Random(seed)
        self.leading = Leading()
        self.leading.home = HOME
        self.told: list[Occasion] = []
        self.coming = Homecoming(hand_fed.vehicle, self.leading, self.told.append, lambda: self.now)

    def at(self, north_m: float, for_s: int = 1, noise_m: float = 0.0) -> None:
        for _ in range(for_s):
            self.now += 1.0
            north = north_m + self._noise.gauss(0, noise_m)
            east = self._noise.gauss(0, noise_m)
            wide = M_PER_DEGREE * math.cos(math.radians(HOME[0]))
            self._car.say(car.LATITUDE, HOME[0] + north / M_PER_DEGREE)
            self._car.say(car.LONGITUDE, HOME[1] + east / wide)
            self._car.say(car.POSITION_ACCURACY, min(60.0, max(5.0, noise_m)))
            self.coming.look()

    def led(self, home: bool, left_s: float) -> None:
        place = HOME if home else (48.5, 9.9)
        self.leading.way = Way("x", "x", datetime.now(), 1000.0, None, place, left_s)


@pytest.fixture
def drive(hand_fed: HandFedCar) -> Drive:
    return Drive(hand_fed)


def test_home_is_greeted_minutes_before(drive: Drive) -> None:
    drive.led(True, 1200)
    drive.at(9000, 180)
    drive.led(True, 290)
    drive.at(1500)
    assert drive.told == [Occasion.ARRIVING]
    drive.leading.way = None
    drive.at(10, 60)
    assert drive.told == [Occasion.ARRIVING]


def test_nobody_leads_and_home_is_greeted_near_by(drive: Drive) -> None:
    drive.at(9000, 180)
    for north in range(9000, 0, -20):
        drive.at(north)
    assert drive.told == [Occasion.ARRIVING]


def test_who_leaves_is_told_once(drive: Drive) -> None:
    drive.at(0, 60)
    for north in range(0, 3000, 15):
        drive.at(north)
    assert drive.told == [Occasion.LEAVING]


def test_who_passes_on_the_way_elsewhere_is_not_greeted(drive: Drive) -> None:
    drive.led(False, 900)
    drive.at(9000, 180)
    for north in range(9000, -9000, -25):
        drive.at(north)
    assert drive.told == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("stands_m", [0.0, 60.0, 155.0, 250.0])
def test_a_night_of_a_wandering_receiver_opens_nothing(
    hand_fed: HandFedCar, seed: int, stands_m: float
) -> None:
    drive = Drive(hand_fed, seed)
    drive.at(stands_m, 3600, noise_m=45.0)
    assert drive.told == []


def test_without_a_position_nothing_happens(drive: Drive, hand_fed: HandFedCar) -> None:
    drive.at(0, 60)
    hand_fed.lose(car.LATITUDE)
    for _ in range(60):
        drive.now += 1
        drive.coming.look()
    drive.leading.home = None
    drive.at(5000, 60)
    assert drive.told == []

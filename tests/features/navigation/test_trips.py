from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.features.navigation.habits import Habits
from cockpit.features.navigation.known_places import KnownPlaces
from cockpit.features.navigation.trips import LEARNED, TripLog, learn_places
from cockpit.maps.geo import Point, moved
from cockpit.maps.place import Place
from tests.features.conftest import HandFedCar
from tests.features.owned import owned

HOME, WORK = Point(45.50, -39.50), Point(45.55, -39.45)
MONDAY = datetime(2026, 6, 15)


class Commuter:
    """Drives on two days of the year what others drive in weeks: it sets the clock itself."""

    def __init__(self, hand_fed: HandFedCar, folder: Path) -> None:
        self.car, self.habits = hand_fed, Habits(owned(folder, "navigation/trips"))
        self.time, self.now = MONDAY, 0.0
        self.log = TripLog(hand_fed.services.driving, self.habits, lambda: self.time)
        self.gear("P")

    def gear(self, gear: str, kmh: float = 0.0) -> None:
        self.car.say(car.SPEED, kmh)
        self.car.say(car.SELECTED_GEAR, car.PARKED_GEAR if gear == "P" else car.DRIVE_GEAR)

    def drive(self, start: Point, end: Point, when: datetime, seconds: float = 1500) -> bool:
        self.time = when
        assert not self.log.look(self.now, start)
        self.gear("D", 50)
        assert not self.log.look(self.now, start)
        self.now += seconds
        assert not self.log.look(self.now, end)
        self.gear("P")
        return self.log.look(self.now, end)


@pytest.fixture
def commuter(hand_fed: HandFedCar, tmp_path: Path) -> Commuter:
    return Commuter(hand_fed, tmp_path)


def test_from_parked_to_parked_is_a_trip(commuter: Commuter, tmp_path: Path) -> None:
    assert commuter.drive(HOME, WORK, MONDAY.replace(hour=8))
    (trip,) = Habits(owned(tmp_path, "navigation/trips")).trips
    assert (trip.start, trip.end, trip.seconds) == (HOME, WORK, 1500)
    assert trip.time == MONDAY.replace(hour=8)
    assert not commuter.log.look(9000, WORK)


def test_a_stop_at_a_light_ends_nothing(commuter: Commuter) -> None:
    commuter.gear("D", 50)
    commuter.log.look(0, HOME)
    commuter.gear("D", 0)
    assert not commuter.log.look(60, moved(HOME, 0, 2000))
    assert commuter.habits.trips == []


def test_an_unknown_gear_ends_nothing(commuter: Commuter) -> None:
    commuter.gear("D", 50)
    commuter.log.look(0, HOME)
    commuter.car.lose(car.SELECTED_GEAR)
    commuter.car.lose(car.SPEED)
    assert not commuter.log.look(60, moved(HOME, 0, 2000))


def test_below_ground_the_last_known_place_counts(commuter: Commuter) -> None:
    commuter.gear("D", 50)
    commuter.log.look(0, HOME)
    commuter.log.look(500, WORK)
    commuter.gear("P")
    assert commuter.log.look(600, None)
    assert commuter.habits.trips[0].end == WORK


def test_it_begins_with_the_first_known_place(commuter: Commuter) -> None:
    commuter.gear("D", 50)
    assert not commuter.log.look(0, None)
    assert not commuter.log.look(20, HOME)
    commuter.gear("P")
    assert commuter.log.look(100, WORK)
    assert commuter.habits.trips[0].start == HOME


def street(point: Point, done: Callable[[str], None]) -> None:
    done("Mill Street" if point.lat < 45.52 else "")


def commute(commuter: Commuter, weeks: int = 1, home: Point = HOME) -> None:
    for day in (MONDAY + timedelta(days=n) for n in range(7 * weeks) if n % 7 < 5):
        commuter.drive(home, WORK, day.replace(hour=8))
        commuter.drive(WORK, home, day.replace(hour=19, minute=50))


def test_home_and_work_are_learned(commuter: Commuter, tmp_path: Path) -> None:
    known = KnownPlaces(owned(tmp_path, "navigation/places"))
    commute(commuter)
    learn_places(commuter.habits, known, street)
    assert known.home
    assert known.work
    assert (known.home.point, known.home.name) == (HOME, "Mill Street")
    assert (known.work.point, known.work.name) == (WORK, "45.55000, -39.45000")
    assert known.home.category == LEARNED


def test_the_drivers_own_word_stands(commuter: Commuter, tmp_path: Path) -> None:
    known = KnownPlaces(owned(tmp_path, "navigation/places"))
    own = Place("Granny's", Point(45.1, -39.1))
    known.keep(own, "home")
    commute(commuter)
    learn_places(commuter.habits, known, street)
    assert known.home
    assert known.home.name == "Granny's"


def test_who_moves_house_gets_a_new_home(commuter: Commuter, tmp_path: Path) -> None:
    known = KnownPlaces(owned(tmp_path, "navigation/places"))
    commute(commuter)
    learn_places(commuter.habits, known, street)
    fresh = Point(45.40, -39.40)
    commute(commuter, weeks=3, home=fresh)
    learn_places(commuter.habits, known, street)
    assert known.home
    assert known.home.point == fresh


def test_nothing_is_written_while_nothing_is_new(commuter: Commuter, tmp_path: Path) -> None:
    known, told = KnownPlaces(owned(tmp_path, "navigation/places")), list[Any]()
    commute(commuter)
    learn_places(commuter.habits, known, street)
    known.watch(lambda: told.append(1))
    learn_places(commuter.habits, known, street)
    assert told == []

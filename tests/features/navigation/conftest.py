"""A small town to drive in, and a car with navigation whose senses a test feeds."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.router import Router
from cockpit.features.navigation.settings import NavigationSettings
from cockpit.maps.geo import Point, bearing, distance_m, turn_between
from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.place import Place
from cockpit.maps.region import Region
from cockpit.maps.route import Route
from tests.features.conftest import HandFedCar
from tests.maps.importing.extracts import STEP, write_town

SOUTH, WEST = 52.5, 13.4
PATIENCE_S = 30.0
TICK_S = 0.1
TURN_MPS, TURN_DEG = 1.0, 4.0


def corner(row: int, column: int) -> Point:
    """A crossing of the town: rows go north, columns east."""
    return Point(SOUTH + row * STEP, WEST + column * STEP)


def place_at(row: int, column: int, name: str = "") -> Place:
    """The same as a place to go to."""
    return Place(name or f"Corner {row}/{column}", corner(row, column), "address")


@pytest.fixture(scope="session")
def small_town(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Eight by eight streets, imported."""
    base = tmp_path_factory.mktemp("small_town")
    return import_map(Wish(write_town(base / "town.osm.pbf"), base=base / "maps"))


class Ride:
    """A car with navigation: it stands, or drives along a way, in a time of its own."""

    def __init__(self, hand_fed: HandFedCar, region: Region | None, folder: Path) -> None:
        self.car, self.now = hand_fed, time.monotonic()
        self.services: Services = replace(hand_fed.services, folder=folder)
        self.router = Router(self.services.mailbox)
        if region:
            self.router.regions = [region]
        self.router.looked = True
        self.navigation = Navigation(self.services, NavigationSettings(), "en", self.router)
        self._senses: dict[Any, Any] = {}

    def stand(self, here: Point, heading: float = 0.0, gear: int = car.PARKED_GEAR) -> None:
        """The car is somewhere and stands still."""
        self._feel(here, heading, 0.0, gear)
        self.wait(lambda: self.navigation.here is not None, "a position")

    def drive(self, way: Route, until: Callable[[], bool], mps: float = 12.0) -> None:
        """Drive along a way until something is so; fails at its end."""
        for here, heading, turning in _steps(way, mps * TICK_S):
            self._feel(here, heading, TURN_MPS if turning else mps, car.DRIVE_GEAR)
            self.tick()
            if until():
                return
        end = way.shape[-1]
        for _ in range(300):
            self._feel(end, bearing(way.shape[-2], end), 0.0, car.DRIVE_GEAR)
            self.tick()
            if until():
                return
        raise AssertionError("the way has ended")

    def wait(self, until: Callable[[], Any], what: str) -> None:
        """Stand until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not until():
            assert time.monotonic() < end, f"no {what}; trouble: {self.navigation.trouble}"
            self.tick()
            time.sleep(0.005)

    def tick(self) -> None:
        """A tenth of a second passes."""
        self.now += TICK_S
        for signal, value in self._senses.items():
            self.car.say(signal, value)
        for call in self.services.mailbox.drain()[1]:
            call()
        self.navigation.tick(self.now)

    def _feel(self, here: Point, heading: float, mps: float, gear: int) -> None:
        turned = turn_between(self._senses.get(car.HEADING, heading), heading)
        self._senses = {
            car.YAW_RATE: -turned / TICK_S,
            car.LATITUDE: here.lat,
            car.LONGITUDE: here.lon,
            car.HEADING: heading,
            car.GNSS_SPEED: mps * 3.6,
            car.GNSS_FIX: "THREE_D",
            car.POSITION_ACCURACY: 2.0,
            car.SPEED: mps * 3.6,
            car.SELECTED_GEAR: gear,
        }


def _steps(way: Route, metres: float) -> Iterator[tuple[Point, float, bool]]:
    """Place, heading, and whether the car turns there, slowly and on the spot."""
    left, was = 0.0, bearing(*way.shape[:2])
    for a, b in pairwise(way.shape):
        length, heading, at = distance_m(a, b), bearing(a, b), left
        turn = turn_between(was, heading)
        for step in range(1, 1 + round(abs(turn) / TURN_DEG)):
            yield a, (was + turn * step / round(abs(turn) / TURN_DEG)) % 360, True
        was = heading
        while at < length:
            share = at / length
            here = Point(a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)
            yield here, heading, False
            at += metres
        left = at - length


@pytest.fixture
def start_ride(
    hand_fed: HandFedCar, small_town: Region, tmp_path: Path
) -> Iterator[Callable[..., Ride]]:
    """`start_ride()` in the town, `start_ride(region)` elsewhere; each stops at the end."""
    rides: list[Ride] = []

    def start(region: Region | None = small_town) -> Ride:
        rides.append(Ride(hand_fed, region, tmp_path))
        return rides[-1]

    yield start
    for ride in rides:
        ride.router.stop()


@pytest.fixture
def ride(start_ride: Callable[..., Ride]) -> Ride:
    """A car parked at the first corner of the town."""
    ride = start_ride()
    ride.stand(corner(0, 0))
    return ride

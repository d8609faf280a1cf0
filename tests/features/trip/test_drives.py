import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.settings import Settings
from cockpit.features.trip.drives import DRIVES, MOST_DRIVES, OVER_AFTER_S, Drives
from cockpit.features.trip.settings import TripSettings
from tests.features.conftest import HandFedCar

NOON = 1_790_000_000.0


class Road:
    def __init__(self, hand_fed: HandFedCar, folder: Path | None = None) -> None:
        about = hand_fed.services
        self.car, self.now = hand_fed, 0.0
        self.services: Services = replace(about, folder=folder)
        self.drives = Drives(self.services, lambda: NOON + self.now)
        self.drives.start()
        hand_fed.say(car.LATITUDE, 48.0)
        hand_fed.say(car.LONGITUDE, 7.8)

    def drive(self, seconds: int, kmh: float = 72.0, *, on: bool = True) -> None:
        self.car.say(car.SPEED, kmh)
        self.car.say(car.BATTERY_POWER, -18_000.0)
        get = self.services.vehicle.get
        for _ in range(seconds * 2):
            self.now += 0.5
            self.drives.look(self.now, on, get(car.SPEED), get(car.BATTERY_POWER))

    def stand(self) -> None:
        self.drive(int(OVER_AFTER_S) + 2, 0.0, on=False)

    @property
    def kept(self) -> list[dict[str, Any]]:
        kept: list[dict[str, Any]] = self.services.personal.of(DRIVES) or []
        return kept


@pytest.fixture
def road(hand_fed: HandFedCar) -> Road:
    return Road(hand_fed)


def test_a_drive_is_kept_when_the_car_has_been_off_for_a_while(road: Road) -> None:
    road.drive(100)
    road.car.say(car.LATITUDE, 48.02)
    road.drive(1)
    road.stand()
    (drive,) = road.kept
    assert drive["m"] == pytest.approx(2010, abs=25)
    assert drive["kwh"] == pytest.approx(0.5, abs=0.02)
    assert (drive["from"], drive["to"]) == ([48.0, 7.8], [48.02, 7.8])
    assert drive["ended"] - drive["began"] == pytest.approx(101, abs=2)


def test_a_stop_for_bread_is_the_same_drive(road: Road) -> None:
    road.drive(100)
    road.drive(20, 0.0, on=False)
    road.drive(100)
    road.stand()
    assert len(road.kept) == 1


def test_who_only_moves_the_car_does_not_drive(road: Road) -> None:
    road.drive(20, 20.0)
    road.stand()
    assert road.kept == []


def test_a_drive_that_is_cut_short_is_known_to_the_last_minute(road: Road) -> None:
    road.drive(200)
    (drive,) = road.kept
    assert drive["m"] > 2000


def test_only_the_newest_are_kept(road: Road) -> None:
    for _ in range(MOST_DRIVES + 3):
        road.drive(15)
        road.stand()
    assert len(road.kept) == MOST_DRIVES


def test_what_is_not_known_is_not_told(road: Road) -> None:
    road.car.lose(car.LATITUDE)
    road.drive(100)
    road.car.lose(car.SPEED)
    get = road.services.vehicle.get
    for _ in range(60):
        road.now += 0.5
        road.drives.look(road.now, True, get(car.SPEED), get(car.BATTERY_POWER))
    road.stand()
    (drive,) = road.kept
    assert (drive["from"], drive["to"], drive["m"], drive["kwh"]) == (None, None, None, None)


def test_they_outlive_the_run_where_no_driver_is_known(
    hand_fed: HandFedCar, tmp_path: Path
) -> None:
    road = Road(hand_fed, tmp_path)
    road.drive(100)
    road.stand()
    road.drives.stop()
    assert json.loads((tmp_path / "drives.json").read_text()) == road.kept
    road.services.personal.keep(DRIVES, None)
    assert len(Road(hand_fed, tmp_path).kept) == 1


def test_the_first_driver_takes_the_cars_drives_with_him(
    hand_fed: HandFedCar, tmp_path: Path
) -> None:
    road = Road(hand_fed, tmp_path)
    road.drive(100)
    road.stand()
    personal = road.services.personal
    personal.lend("anna", {DRIVES: road.kept}, lambda *_: None)
    road.drives.stop()
    assert json.loads((tmp_path / "drives.json").read_text()) == []


def test_each_driver_has_his_own(road: Road, tmp_path: Path) -> None:
    anna = dict[str, Any]()
    road.services.personal.lend("anna", {}, anna.__setitem__)
    road.drive(100)
    road.stand()
    road.services.personal.lend("ben", {}, lambda _subject, _told: None)
    assert road.kept == []
    assert len(anna[DRIVES]) == 1


def test_nothing_is_kept_where_the_driver_wants_it(hand_fed: HandFedCar, tmp_path: Path) -> None:
    settings = Settings()
    settings.override(TripSettings, remember=False)
    road = Road(hand_fed)
    road.drives = Drives(replace(hand_fed.services, settings=settings))
    road.drive(100)
    road.stand()
    assert road.kept == []

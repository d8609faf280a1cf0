"""From the door to the seat: the key, the driver, the recall, and what he is asked after it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cockpit.core import signals as car
from cockpit.features.profiles.fields import (
    SEAT_POSITION,
    TEMPERATURE,
    Field,
)
from cockpit.features.profiles.habits import Habit, Habits, When
from cockpit.features.profiles.profile import GUEST, Profile, new_profile
from cockpit.features.profiles.recall.progress import Ending
from cockpit.features.profiles.recall.step import BY
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.store import Store
from cockpit.features.profiles.tokens import key
from cockpit.features.profiles.welcome import HABITS, Welcome
from tests.features.profiles.drivers import CHEAP, session
from tests.features.profiles.recalling import ParkedCar

ANNA = new_profile("Anna").having(SEAT_POSITION, 200).having(TEMPERATURE, 22.0)


class Door:
    """A car with a store of drivers; whoever is named may sit down."""

    taken_up = False

    def __init__(self, folder: Path) -> None:
        self.car = ParkedCar()
        self.store = Store(folder, CHEAP)
        self.session: Session | None = None
        self._watchers: list[Callable[[], None]] = []
        self.anna = session(self.store.add(ANNA)).profile
        self.welcome = Welcome(self.car.services, self, lambda: self.store.tokens)
        self.car.say(car.UNLOCKED_BY, 0)
        self.welcome.start()

    def watch(self, told: Callable[[], None]) -> None:
        self._watchers.append(told)

    def enter(self, profile: str) -> None:
        self.sit(session(self.store.open(profile)).profile)

    def sit(self, profile: Profile | None) -> None:
        self.session = Session(profile) if profile else None
        for told in self._watchers:
            told()

    def unlock(self, number: int) -> None:
        self.car.say(car.UNLOCKED_BY, 0)
        self.car.say(car.UNLOCKED_BY, number)


@pytest.fixture
def door(tmp_path: Path, qtbot: QtBot) -> Iterator[Door]:
    door = Door(tmp_path)
    yield door
    door.welcome.stop()
    door.store.close()


def wishes(door: Door, field: Field[float | None] = TEMPERATURE) -> list[object]:
    while door.car.grant():
        pass
    return [r.value for r in door.car.requests if r.signal is field.signal and r.by == BY]


def test_a_known_key_sets_the_car_for_its_driver(door: Door) -> None:
    assert door.store.tokens.give(key(2), door.anna.id)
    door.unlock(2)
    assert door.welcome.recall.progress.name == "Anna"
    assert wishes(door) == [22.0]


def test_an_unknown_key_is_asked_about_and_kept_beside_the_screen(door: Door, qtbot: QtBot) -> None:
    door.unlock(3)
    assert door.car.requests == []
    door.enter(door.anna.id)
    assert door.welcome.knowing.question
    door.welcome.knowing.answer(yes=True)
    qtbot.waitUntil(lambda: key(3) in door.store.tokens.owners)


def test_whoever_sits_down_gets_his_own_and_the_one_before_is_left(door: Door) -> None:
    door.enter(door.anna.id)
    assert door.welcome.recall.running
    ben = new_profile("Ben").having(TEMPERATURE, 19.0)
    door.sit(ben)
    assert door.welcome.recall.progress.name == "Ben"
    assert wishes(door) == [19.0]


@pytest.mark.parametrize("guest", [GUEST, None])
def test_a_guest_and_nobody_stop_what_runs_and_start_nothing(
    door: Door, guest: Profile | None
) -> None:
    door.enter(door.anna.id)
    door.sit(guest)
    assert door.welcome.recall.progress.ending is Ending.LEFT
    assert wishes(door) == []


def test_who_changes_his_profile_is_not_set_anew(door: Door) -> None:
    door.enter(door.anna.id)
    count = len(door.car.requests)
    door.welcome.recall.stop()
    before = len(door.car.requests)
    assert before > count
    door.sit(door.anna.having(TEMPERATURE, 25.0))
    assert len(door.car.requests) == before
    assert not door.welcome.recall.running
    door.welcome.again()
    assert wishes(door) == [25.0]


def test_his_habits_dress_the_recall(door: Door) -> None:
    told: dict[str, object] = {}
    Habits(None, lambda rows: told.update({HABITS: rows})).answer(
        Habit(TEMPERATURE, 20.0, When.COLD), yes=True
    )
    door.car.say(car.OUTSIDE_TEMPERATURE, 1.0)
    door.car.services.personal.lend(door.anna.id, told, lambda *_: None)
    door.enter(door.anna.id)
    assert wishes(door) == [20.0]


def test_nobody_is_learned_from_against_his_will(door: Door) -> None:
    kept: list[str] = []
    door.car.services.personal.lend("x", {}, lambda subject, _: kept.append(subject))
    for learn in (False, True):
        door.car.services.settings.change("profiles.learn", learn)
        door.sit(new_profile("Ben"))
        door.car.vehicle.request(car.DRIVE_MODE, "SPORT", "touch", "a try")
        door.car.grant()
        door.car.say(car.SPEED, 40.0)
        door.car.say(car.SPEED, 0.0)
        assert kept == [HABITS] * learn


def test_keep_my_seat(door: Door) -> None:
    door.car.say(car.DRIVER_SEAT_POSITION, 123)
    assert door.welcome.seat_of(door.anna).get(SEAT_POSITION) == 123

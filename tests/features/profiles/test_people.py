from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core import signals as car
from cockpit.core.personal import NOBODY
from cockpit.features.profiles.leaving import Leaving
from cockpit.features.profiles.profile import GUEST, VALET
from cockpit.features.profiles.refusal import Reason
from tests.features.conftest import HandFedCar
from tests.features.profiles.household import Household

PIN, WRONG = "482913", "111111"
SECRET = "Zanzibar Street 7"


@pytest.fixture
def house(hand_fed: HandFedCar, tmp_path: Path) -> Iterator[Household]:
    one = Household(hand_fed, tmp_path)
    yield one
    one.stop()


def test_a_car_without_drivers_knows_nobody(house: Household) -> None:
    assert house.people.session is None
    assert house.people.drivers == ()
    assert house.services.personal.driver == NOBODY


def test_the_first_driver_takes_over_what_was_nobodys(house: Household) -> None:
    house.services.settings.change("display.theme", "day")
    house.services.personal.keep("drives", [1])
    anna = house.add("Anna")
    assert house.services.personal.driver == anna
    assert house.services.personal.of("drives") == [1]
    assert house.theme == "day"


def test_each_driver_has_his_own_settings_and_things(house: Household) -> None:
    anna = house.add("Anna")
    house.services.settings.change("display.theme", "day")
    house.services.personal.keep("drives", [SECRET])
    house.settle()
    ben = house.add("Ben")
    assert house.theme == "auto"
    assert house.services.personal.of("drives") is None
    house.people.enter(anna)
    house.settle()
    assert house.theme == "day"
    assert house.services.personal.of("drives") == [SECRET]
    house.people.enter(ben)
    house.settle()
    assert (house.people.driver, house.theme) == (ben, "auto")


def test_a_guest_leaves_no_trace(house: Household, tmp_path: Path) -> None:
    house.add("Anna")
    house.people.as_guest()
    house.services.personal.keep("drives", [SECRET])
    house.services.settings.change("display.theme", "night")
    assert house.people.session
    assert house.people.session.profile.id == GUEST.id
    house.people.leave()
    house.settle()
    assert house.services.personal.of("drives") is None
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert SECRET.encode() not in kept
    assert house.theme == "auto"


def test_a_pin_is_asked_for_and_a_wrong_one_opens_nothing(house: Household) -> None:
    anna = house.add("Anna")
    house.services.personal.keep("drives", [SECRET])
    house.people.set_pin(PIN)
    house.settle()
    house.add("Ben")
    house.people.enter(anna)
    house.settle()
    assert house.people.asked == anna
    house.people.unlock(WRONG)
    house.settle()
    assert house.people.refused
    assert house.people.refused.reason is Reason.WRONG_PIN
    assert house.people.driver != anna
    assert house.services.personal.of("drives") is None
    house.people.unlock(PIN)
    house.settle()
    assert house.people.driver == anna
    assert house.services.personal.of("drives") == [SECRET]


def test_behind_a_pin_nothing_can_be_read_from_the_disk(house: Household, tmp_path: Path) -> None:
    house.add("Anna")
    house.people.set_pin(PIN)
    house.settle()
    house.services.personal.keep("places", [{"name": SECRET}])
    house.settle()
    house.add("Ben")
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert SECRET.encode() not in kept
    assert SECRET.encode("utf-16-le") not in kept


def test_all_is_there_after_a_restart(
    hand_fed: HandFedCar, house: Household, tmp_path: Path
) -> None:
    anna = house.add("Anna")
    house.services.personal.keep("drives", [SECRET])
    house.settle()
    house.stop()
    again = Household(hand_fed, tmp_path)
    again.settle()
    assert again.people.driver == anna, "one driver without a PIN is let in at once"
    assert again.services.personal.of("drives") == [SECRET]
    again.stop()


def test_a_valet_sees_nothing_and_only_the_pin_ends_it(house: Household) -> None:
    anna = house.add("Anna")
    house.services.personal.keep("drives", [SECRET])
    house.people.start_valet()
    house.settle()
    assert house.people.refused
    assert house.people.refused.reason is Reason.NO_LOCK
    house.people.set_pin(PIN)
    house.settle()
    house.people.start_valet()
    house.settle()
    assert house.people.session
    assert house.people.session.profile.id == VALET.id
    assert house.services.personal.of("drives") is None
    house.people.as_guest()
    house.people.leave()
    assert house.people.session.profile.id == VALET.id
    house.people.end_valet()
    house.people.unlock(PIN)
    house.settle()
    assert (house.people.driver, house.people.valet_by) == (anna, "")


def test_who_is_deleted_is_gone(house: Household) -> None:
    anna = house.add("Anna")
    house.people.delete(anna)
    house.settle()
    assert house.people.drivers == ()
    assert house.people.session is None
    assert house.services.personal.driver == NOBODY


def test_without_a_place_to_keep_it_a_driver_is_one_for_this_run(hand_fed: HandFedCar) -> None:
    house = Household(hand_fed, None)
    assert house.add("Anna")
    house.stop()


def test_what_is_too_much_is_told_and_nothing_is_lost(house: Household) -> None:
    house.add("Anna")
    house.services.personal.keep("drives", [SECRET])
    house.services.personal.keep("more", "x" * 300_000)
    assert house.people.refused
    assert house.people.refused.reason is Reason.NOT_KEPT
    assert house.people.session
    assert house.people.session.profile.tell()["things"] == {"drives": [SECRET]}


def test_who_only_goes_on_is_told_apart_from_who_comes(
    hand_fed: HandFedCar, house: Household, tmp_path: Path
) -> None:
    anna = house.add("Anna")
    house.stop()
    again = Household(hand_fed, tmp_path)
    seen: list[bool] = []
    again.people.watch(lambda: seen.append(again.people.taken_up))
    again.settle()
    again.people.leave()
    again.people.enter(anna)
    again.settle()
    assert seen == [True, False, False]
    again.stop()


@pytest.mark.parametrize("locked", [True, False])
def test_who_locks_the_car_and_is_gone_leaves_nothing_open(house: Household, locked: bool) -> None:
    Leaving(house.services, house.people)
    anna = house.add("Anna")
    if locked:
        house.people.set_pin(PIN)
        house.settle()
    house.car.say(car.ALL_LOCKED, True)
    house.car.say(car.DRIVER_SEATED, True)
    assert house.people.driver == anna, "he sits in it"
    house.car.lose(car.DRIVER_SEATED)
    assert house.people.driver == anna, "nobody knows whether he does"
    house.car.say(car.DRIVER_SEATED, False)
    assert house.people.driver == ("" if locked else anna)

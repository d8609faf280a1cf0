"""A valet sees his limits and is warned beyond them; the driver hears of it afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core import signals as car
from cockpit.core.notices import Notice, Severity
from cockpit.features.profiles.valet_watch import FAR, FAST, KEY, LIMITS, TOLD, ValetWatch
from tests.features.conftest import HandFedCar
from tests.features.profiles.household import Household

PIN = "482913"


@pytest.fixture
def house(hand_fed: HandFedCar, tmp_path: Path) -> Iterator[Household]:
    """Anna has set the valet mode."""
    one = Household(hand_fed, tmp_path)
    ValetWatch(one.services, one.people)
    hand_fed.say(car.ODOMETER, 1_000_000)
    one.add("Anna")
    one.people.set_pin(PIN)
    one.settle()
    one.people.start_valet()
    one.settle()
    yield one
    one.stop()


def told(house: Household, key: str = KEY) -> Notice | None:
    return next((n for n in house.services.notices.standing if n.key == key), None)


def test_the_limits_are_shown(house: Household) -> None:
    notice = told(house)
    assert notice
    assert (notice.text, notice.severity) == (LIMITS, Severity.INFO)
    assert notice.values == {"speed": "80 km/h", "distance": "5 km"}


def test_too_fast_and_slower_again(house: Household) -> None:
    seen = []
    for kmh in (80.0, 81.0, 79.0, 77.0):
        house.car.say(car.SPEED, kmh)
        notice = told(house)
        seen.append(notice.text if notice else "")
    assert seen == [LIMITS, FAST, FAST, LIMITS]


def test_what_was_taken_off_the_screen_comes_back_only_with_a_change(house: Household) -> None:
    house.services.notices.clear(KEY)
    house.car.say(car.SPEED, 30.0)
    assert told(house) is None
    house.car.say(car.SPEED, 90.0)
    assert told(house)


def test_too_far(house: Household) -> None:
    house.car.say(car.ODOMETER, 1_005_100)
    notice = told(house)
    assert notice
    assert (notice.text, notice.severity) == (FAR, Severity.WARNING)


def test_what_the_valet_changes_in_the_settings_does_not_help_him(house: Household) -> None:
    house.services.settings.change("profiles.valet_kmh", 130.0)
    house.car.say(car.SPEED, 100.0)
    notice = told(house)
    assert notice
    assert notice.text == FAST


def test_the_driver_is_told(house: Household) -> None:
    house.car.say(car.SPEED, 93.0)
    house.car.say(car.SPEED, 0.0)
    house.car.say(car.ODOMETER, 1_003_000)
    house.people.end_valet()
    house.people.unlock(PIN)
    house.settle()
    notice = told(house, f"{KEY}.told")
    assert notice
    assert (notice.text, notice.values) == (TOLD, {"distance": "3 km", "speed": "93 km/h"})
    assert told(house) is None


def test_an_unknown_speed_warns_of_nothing_and_an_unknown_way_is_not_made_up(
    house: Household,
) -> None:
    house.car.lose(car.SPEED)
    house.car.lose(car.ODOMETER)
    notice = told(house)
    assert notice
    assert notice.text == LIMITS

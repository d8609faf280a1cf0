"""What the driver sees of a recall, and the key that stops it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core import signals as car
from cockpit.core.feature import Place, View
from cockpit.core.request import Outcome
from cockpit.features.profiles import fields, recall
from cockpit.features.profiles.fields import Group
from cockpit.features.profiles.profile import new_profile
from cockpit.features.profiles.recall.keeping import SITTING, present
from cockpit.features.profiles.recall.progress import Ending
from cockpit.features.profiles.recall.view_model import DONE_S, TOLD_S, RecallViewModel
from tests.features.conftest import Page
from tests.features.profiles.recalling import ParkedCar, liking

QML = Path(recall.__file__).parent / "RecallSheet.qml"


class Sheet:
    """A car, the sheet on the screen, and what it reads."""

    def __init__(self, open_page: Callable[[View], Page]) -> None:
        self.desk = ParkedCar()
        self.vm = RecallViewModel(self.desk.recall, lambda: self.desk.now)
        self.page = open_page(View(Place.OVERLAY, QML, self.vm))

    def text(self, name: str) -> str:
        return str(self.page.find(f"recall.{name}").property("text"))

    def shown(self) -> bool:
        return self.page.find("recall").isVisible()


@pytest.fixture
def sheet(open_page: Callable[[View], Page]) -> Sheet:
    return Sheet(open_page)


def test_it_says_whose_and_how_far_and_goes_by_itself(sheet: Sheet) -> None:
    assert not sheet.shown()
    sheet.desk.recall.start(liking())
    assert sheet.shown()
    assert sheet.text("name") == "Anna"
    assert sheet.text("line").startswith("Setting: Seat, Mirrors, Steering wheel, Climate")
    assert sheet.text("count") == "0 of 7"
    while sheet.desk.grant():
        pass
    assert sheet.text("line") == "Setting: Seat, Mirrors, Steering wheel"
    assert sheet.text("count") == "3 of 7"
    sheet.desk.arrive()
    assert sheet.text("line") == Ending.DONE
    sheet.desk.after(DONE_S - 1)
    assert sheet.shown()
    sheet.desk.after(2)
    assert not sheet.shown()


def test_the_stop_key_stops_and_the_sentence_stays_longer(sheet: Sheet) -> None:
    sheet.desk.recall.start(liking())
    sheet.page.tap("recall.stop")
    assert not sheet.desk.recall.running
    assert sheet.text("line") == Ending.STOPPED
    sheet.desk.after(TOLD_S - 1)
    assert sheet.shown()
    sheet.page.tap("recall.close")
    assert not sheet.shown()


def test_what_was_not_set_is_told(sheet: Sheet) -> None:
    sheet.desk.recall.start(liking({fields.AMBIENT: True}))
    sheet.desk.vehicle.settle(sheet.desk.open[0], Outcome.REFUSED, "the car did not answer")
    assert sheet.text("more") == "Not set: Ambient light"
    sheet.desk.after(DONE_S + 1)
    assert sheet.shown()


def test_a_second_driver_is_shown_at_once(sheet: Sheet) -> None:
    sheet.desk.recall.start(liking())
    other = new_profile("Ben").having(fields.TEMPERATURE, 19.0)
    sheet.desk.recall.start(other)
    assert (sheet.text("name"), sheet.text("count")) == ("Ben", "0 of 1")


# --- keep my seat -----------------------------------------------------------------------------


def test_keep_my_seat_takes_where_it_is_and_not_where_it_was_sent() -> None:
    desk = ParkedCar()
    desk.say(car.DRIVER_SEAT_POSITION_TARGET, 200)
    desk.say(car.DRIVER_SEAT_POSITION, 180)
    desk.say(car.LEFT_MIRROR_PAN, -20)
    desk.say(car.DRIVER_TEMPERATURE, 25.0)
    desk.lose(car.WHEEL_TILT)
    before = liking()
    kept = present(before, desk.vehicle, SITTING)
    assert kept.get(fields.SEAT_POSITION) == 180
    assert kept.get(fields.LEFT_MIRROR_PAN) == -20
    assert kept.get(fields.WHEEL_TILT) == before.get(fields.WHEEL_TILT)
    assert kept.get(fields.TEMPERATURE) == before.get(fields.TEMPERATURE)
    assert present(before, desk.vehicle, [Group.CLIMATE]).get(fields.TEMPERATURE) == 25.0

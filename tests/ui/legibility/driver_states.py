"""Who drives."""

from typing import Any

from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.core.notices import Severity
from cockpit.core.personal import NOBODY
from cockpit.features.profiles import fields
from cockpit.features.profiles.habits import Habit, When
from cockpit.features.profiles.knowing import Question
from cockpit.features.profiles.profile import new_profile
from cockpit.features.profiles.recall.progress import Ending
from cockpit.features.profiles.tokens import key
from cockpit.features.profiles.valet_watch import FAST
from tests.qa.waiting import wait_for
from tests.ui.legibility.desk import Desk

LIKED: dict[fields.Field[Any], Any] = {
    fields.SEAT_POSITION: 200,
    fields.LEFT_MIRROR_PAN: -30,
    fields.WHEEL_TILT: 65,
    fields.TEMPERATURE: 23.5,
    fields.AMBIENT_INTENSITY: 35,
    fields.DRIVE_MODE: "ECONOMY",
}
NAMES = ("Bürgermeisterin Annegret", "Benedikt")


def nobody_yet(desk: Desk) -> None:
    """No driver has been added."""
    desk.open("profiles")
    wait_for(lambda: desk.vm("DriversPage").ready, "the profiles")


def drivers(desk: Desk) -> None:
    """Two drivers; the second one drives."""
    nobody_yet(desk)
    vm = desk.vm("DriversPage")
    for name in NAMES[len(vm.drivers) :]:
        vm.go("name")
        vm.type(name)
        vm.enter()
        wait_for(lambda name=name: vm.driver["name"] == name, name)  # type: ignore[misc]
    vm.choose(vm.drivers[1]["id"])
    wait_for(lambda: vm.driver["name"] == NAMES[1], NAMES[1])
    vm.back()
    desk.settle()


def new_pin(desk: Desk) -> None:
    """Digits."""
    drivers(desk)
    desk.vm("DriversPage").go("new_pin")


def naming(desk: Desk) -> None:
    """Letters."""
    drivers(desk)
    vm = desk.vm("DriversPage")
    vm.go("name")
    vm.type("Bürgermeisterin")
    QTest.qWait(200)  # type: ignore[arg-type, call-arg]


def removing(desk: Desk) -> None:
    """Whether somebody is to go."""
    drivers(desk)
    desk.vm("DriversPage").go("remove")


def welcomed(desk: Desk) -> None:
    """Several could drive, and the car knows nobody yet."""
    drivers(desk)
    profiles = desk.vm("DriversPage")
    profiles._dismissed = False
    profiles._people.leave()
    desk.open("navigation")
    wait_for(lambda: "profiles.welcome.title" in desk.screen.names(), "the welcome")


def recalling(desk: Desk) -> None:
    """Seat, mirrors, climate and light are asked for."""
    desk.open("navigation")
    profile = new_profile(NAMES[0])
    for field, value in LIKED.items():
        profile = profile.having(field, value)
    desk.vm("RecallSheet")._recall.start(profile)
    desk.settle()


def recalled_partly(desk: Desk) -> None:
    """Something has met the seat."""
    recalling(desk)
    desk.vm("RecallSheet")._recall.stop(Ending.SEAT_OBSTACLE)
    desk.settle()


def asked_whose(desk: Desk) -> None:
    """A key that nobody has claimed."""
    desk.open("navigation")
    vm = desk.vm("AskSheet")
    vm._knowing.question = Question(key(3), "x", NAMES[0])
    vm.look()


def asked_to_keep(desk: Desk) -> None:
    """What was set again and again."""
    desk.open("navigation")
    vm = desk.vm("AskSheet")
    vm._learning.question = Habit(fields.TEMPERATURE, 20.0, When.MILD)
    vm.look()


def valet_drives(desk: Desk) -> None:
    """His limits, and the pages that are closed to him."""
    desk.open("home")
    desk.services.personal.lend("valet", {}, lambda *_: None, passing=True)
    notices = desk.services.notices
    notices.show("valet", Severity.WARNING, FAST, speed="130 km/h")


def too_late(desk: Desk) -> None:
    """A touch on what waits until the car is parked."""
    drivers(desk)
    desk.put({car.SPEED: 80.0})
    desk.settle()
    desk.screen.tap("drivers.keepSeat")


def gone(desk: Desk) -> None:
    """Nobody drives, and nobody is asked any more."""
    profiles, ask = desk.vm("DriversPage"), desk.vm("AskSheet")
    profiles.back()
    profiles._people.leave()
    profiles.dismiss()
    ask._knowing.question = ask._learning.question = None
    ask.look()
    desk.vm("RecallSheet")._recall.stop()
    desk.vm("RecallSheet").close()
    desk.services.personal.lend(NOBODY, {}, lambda *_: None)

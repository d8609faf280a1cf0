"""Who drives."""

from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.core.notices import Severity
from cockpit.core.personal import NOBODY
from cockpit.features.profiles import fields
from cockpit.features.profiles.fields import Group
from cockpit.features.profiles.habits import Habit, When
from cockpit.features.profiles.knowing import Question
from cockpit.features.profiles.recall.plan import ORDER
from cockpit.features.profiles.recall.progress import Ending, Note, Part, Progress
from cockpit.features.profiles.tokens import key
from cockpit.features.profiles.valet_watch import FAST
from tests.qa.waiting import wait_for
from tests.ui.legibility.desk import Desk

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
    """Seat and mirrors move."""
    desk.open("navigation")
    parts = tuple(Part(group, 1 if group is Group.SEAT else 0, 3) for group in ORDER)
    _recalled(desk, Progress(NAMES[0], running=True, parts=parts))


def recalled_partly(desk: Desk) -> None:
    """Something met the seat, something is not there, something was refused."""
    desk.open("navigation")
    lacking = (fields.WHEEL_REACH.title, fields.AMBIENT_COLOUR.title)
    parts = (Part(Group.SEAT, 1, 3), Part(Group.CLIMATE, 2, 5))
    ended = Progress(NAMES[0], False, parts, Ending.SEAT_OBSTACLE, Note.NO_STOP, lacking, lacking)
    _recalled(desk, ended)


def _recalled(desk: Desk, progress: Progress) -> None:
    vm = desk.vm("RecallSheet")
    vm._shown, vm._until = progress, float("inf")
    vm.progressChanged.emit()
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
    desk.vm("RecallSheet").close()
    desk.services.personal.lend(NOBODY, {}, lambda *_: None)

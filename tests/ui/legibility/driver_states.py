"""Who drives."""

from PyQt6.QtTest import QTest

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
    profiles._people.leave()
    desk.open("navigation")
    wait_for(lambda: "profiles.welcome.title" in desk.screen.names(), "the welcome")


def gone(desk: Desk) -> None:
    """A guest drives, and nobody is asked any more."""
    profiles = desk.vm("DriversPage")
    profiles.back()
    profiles.guest()

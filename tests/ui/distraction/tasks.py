"""What drivers do, as touches from the map: how many, how many looks, how deep."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.core.limits import LIMITS, DrivingState
from tests.qa.waiting import wait_for
from tests.ui.legibility.car_states import moving
from tests.ui.legibility.desk import Desk, Show
from tests.ui.legibility.driver_states import NAMES, drivers
from tests.ui.legibility.home_states import at_home, phone_says, ringing, talked
from tests.ui.legibility.map_states import offered, reached
from tests.ui.legibility.states import calm

FIRST_DRIVER, LAMP = "drivers.first", "home.lamp"
"""The tiles of the first driver, whose id is another in each car, and of a lamp."""
SWIPE = "swipe "
"""Before the name of a list that is pushed up by its height."""
DIGITS = tuple(f"drivers.digit.{digit}" for digit in "2580")
COASTS_MS = 1000
"""Until a list that was pushed lies still."""
MOST_TAPS, MOST_GLANCES = 8, 6
"""A glance is two seconds; NHTSA's guidelines allow twelve seconds away from the road."""


@dataclass(frozen=True, slots=True)
class Task:
    """`taps` names the controls in order; `done` tells whether it came about."""

    name: str
    taps: tuple[str, ...]
    done: Callable[[Desk], bool]
    show: Show = lambda desk: None
    parked: bool = False
    """Whether it is for the parked car only: looks do not count there."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a task took; a look finds a control or sees the outcome, the same key needs none."""

    taps: int
    glances: int
    depth: int
    done: bool


def do(desk: Desk, task: Task) -> Counted:
    """Do it with a finger, on the screen as it stands."""
    calm(desk)
    phone_says(desk, "call", state="ended")
    desk.put({car.AUTHORISED: True})
    task.show(desk)
    desk.open("navigation") if task.show is not offered else None
    if not task.parked:
        moving(desk)
    desk.settle()
    desk.requests.clear()
    desk.sent.clear()
    depth = 1
    for name in map(partial(_named, desk), task.taps):
        shown = name.removeprefix(SWIPE)
        wait_for(lambda shown=shown: shown in desk.screen.names(), name)  # type: ignore[misc]
        page = desk.services.stage.page
        desk.screen.swipe(shown) if shown != name else desk.screen.tap(name)
        QTest.qWait(60 if shown == name else COASTS_MS)  # type: ignore[arg-type, call-arg]
        desk.settle()
        gone = shown not in desk.screen.names()
        depth += gone and page == desk.services.stage.page and name != task.taps[-1]
    looks = [name for at, name in enumerate(task.taps) if name not in task.taps[at - 1 : at]]
    return Counted(len(task.taps), len(looks) + 1, depth, _comes(desk, task))


def why_not(task: Task, counted: Counted) -> str:
    """What is wrong with it, in words; "" where nothing is."""
    if not counted.done:
        return "did not come about"
    if counted.taps > MOST_TAPS:
        return f"more than {MOST_TAPS} taps"
    if task.parked:
        return ""
    if counted.glances > MOST_GLANCES:
        return f"more than {MOST_GLANCES} glances"
    return "too deep" if counted.depth > LIMITS[DrivingState.MOVING].depth else ""


def _named(desk: Desk, name: str) -> str:
    if name == FIRST_DRIVER:
        rows = desk.vm("DriversPage").drivers
        return "drivers." + next(str(one["id"]) for one in rows if one["name"] == NAMES[0])
    if name == LAMP:
        tiles = (f"home.tile.{at}" for at in range(9))
        return next(tile for tile in tiles if "Wohnzimmer" in desk.screen.text(tile))
    return name


def _comes(desk: Desk, task: Task) -> bool:
    until = time.monotonic() + 5
    while not task.done(desk) and time.monotonic() < until:
        QTest.qWait(20)  # type: ignore[arg-type, call-arg]
        desk.settle()
    return task.done(desk)


def asks(signal: object) -> Callable[[Desk], bool]:
    """The car was asked for it."""
    return lambda desk: any(request.signal is signal for request in desk.requests)


def sends(topic: str) -> Callable[[Desk], bool]:
    """The broker was told."""
    return lambda desk: any(topic in message.topic for message in desk.sent)


def sits(name: str) -> Callable[[Desk], bool]:
    """He drives."""
    return lambda desk: desk.vm("DriversPage").driver["name"] == name


def leads(desk: Desk) -> bool:
    """There is a way to go."""
    return desk.vm("NavigationPage").navigation.journey is not None


def speaks(desk: Desk) -> bool:
    """The car says the message."""
    now = desk.services.speech.now
    return now is not None and "Wann kommst du?" in now.text


def listens(desk: Desk) -> bool:
    """The car listens."""
    return str(desk.vm("VoiceSheet").mode) == "listening"


def set_to(key: str, value: object) -> Callable[[Desk], bool]:
    """A setting has changed."""
    return lambda desk: desk.services.settings.value(key) == value


def has_news(desk: Desk) -> None:
    """A favourite has written."""
    talked(desk)
    phone_says(desk, "message", sender="Bürgermeisterin Annegret", text="Wann kommst du?")


def plays(desk: Desk) -> None:
    """The phone plays."""
    talked(desk)
    phone_says(desk, "media", title="Autobahn", playing=True)


def warned(desk: Desk) -> None:
    """Something is to be told."""
    from cockpit.core.notices import Severity

    desk.services.notices.show("a", Severity.ADVICE, "{feature} is not available", feature="x")


def with_pin(desk: Desk) -> None:
    """The first driver has a PIN, the second one drives."""
    drivers(desk)
    vm = desk.vm("DriversPage")
    first = next(one for one in vm.drivers if one["name"] == NAMES[0])
    if not first["locked"]:
        vm.choose(first["id"])
        wait_for(lambda: sits(NAMES[0])(desk), "the first driver")
        vm.go("new_pin")
        vm.type("2580")
        vm.enter()
        wait_for(lambda: vm.driver["locked"], "the PIN", 20)
        vm.choose(next(one["id"] for one in vm.drivers if one["name"] == NAMES[1]))
        wait_for(lambda: sits(NAMES[1])(desk), "the second driver")


TASKS = (
    Task("Warmer by 1.5 °C", ("climate.left.plus",) * 3, asks(car.DRIVER_TEMPERATURE)),
    Task(
        "Clear the windscreen",
        ("dock.page.climate", "climate.defrost.front"),
        asks(car.FRONT_DEFROST),
    ),
    Task(
        "Heat my seat",
        ("dock.page.climate", "climate.left.seat-heat"),
        asks(car.DRIVER_SEAT_HEATING),
    ),
    Task("Sport mode", ("dock.page.cabin", "cabin.mode.sport"), asks(car.DRIVE_MODE)),
    Task(
        "Air through the windows",
        ("dock.page.cabin", "cabin.windows.vent"),
        asks(car.DRIVER_WINDOW_TARGET),
    ),
    Task("Go home", ("map.home",), leads, reached),
    Task("Go to work", ("map.search", "search.result.1"), leads, reached),
    Task("Go where the phone has sent me", ("map.offer.take",), leads, offered),
    Task("Take a call", ("phone.answer",), sends("/answer"), ringing),
    Task("Not now", ("phone.later",), sends("/decline"), ringing),
    Task("Have a message read", ("dock.page.phone", "phone.aloud.0"), speaks, has_news),
    Task(
        "Answer it", ("dock.page.phone", "phone.news.0", "phone.reply.0"), sends("/reply"), has_news
    ),
    Task("The next piece of music", ("phone.media.next",), sends("/media_key"), plays),
    Task("The light at home", ("dock.page.home", LAMP), sends("/set"), at_home),
    Task(
        "Open the garage",
        ("dock.page.home", "home.tile.0", "home.do.open", "home.yes"),
        sends("/set"),
        at_home,
    ),
    Task(
        "Day colours",
        ("dock.page.settings", "settings.group.Display", "settings.row.display.theme.day"),
        set_to("display.theme", "day"),
    ),
    Task(
        "Larger text",
        ("dock.page.settings", "settings.group.Display", "settings.row.display.text_size.large"),
        set_to("display.text_size", "large"),
    ),
    Task(
        "Away with a notice",
        ("notice.close",),
        lambda desk: not desk.services.notices.standing,
        warned,
    ),
    Task("Speak to the car", ("voice.key",), listens),
    Task(
        "Change drivers by PIN",
        ("dock.page.settings", "settings.drivers", FIRST_DRIVER, *DIGITS, "drivers.digit.enter"),
        sits(NAMES[0]),
        with_pin,
        parked=True,
    ),
    Task(
        "Open the boot", ("dock.page.cabin", "cabin.boot.tile"), asks(car.BOOT_TARGET), parked=True
    ),
    Task(
        "Miles and Fahrenheit",
        (
            "dock.page.settings",
            "settings.group.Display",
            SWIPE + "settings.list",
            "settings.row.display.units.imperial",
        ),
        set_to("display.units", "imperial"),
        parked=True,
    ),
)

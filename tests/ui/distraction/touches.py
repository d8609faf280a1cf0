"""What a finger can ask for that the road forbids: how to get there parked, and what to touch."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cockpit.core.limits import Act
from tests.ui.legibility.desk import Desk, Show
from tests.ui.legibility.driver_states import drivers
from tests.ui.legibility.home_states import at_home, scenes_at_home
from tests.ui.legibility.map_states import searching
from tests.ui.legibility.talk_states import voice


@dataclass(frozen=True, slots=True)
class Touch:
    """`show` brings the control on the screen of a parked car; `stays` must not change by it."""

    act: Act
    control: str
    show: Show
    stays: Callable[[Desk], Any]


def page(name: str) -> Show:
    """A page as it opens."""
    return lambda desk: desk.open(name)


def settings_of_the_car(desk: Desk) -> None:
    """What is set for the tyres."""
    desk.open("settings")
    desk.vm("SettingsPage").open("Car")


def asked(desk: Desk) -> Any:
    """What was asked of the car."""
    return [(request.signal, request.value) for request in desk.requests]


def steps(desk: Desk) -> Any:
    """What happens on arrival."""
    return [step["can"] for step in desk.vm("HomePage").steps]


def who(desk: Desk) -> Any:
    """Who drives, and what is asked of him."""
    vm = desk.vm("DriversPage")
    return (vm.driver, vm.step, len(vm.drivers))


def keys(desk: Desk) -> Any:
    """Whether letters may be touched."""
    return [name for name in desk.screen.names() if name.startswith("key.")]


TOUCHES = (
    Touch(Act.TYPE, "search.query", searching, keys),
    Touch(Act.TYPE, "settings.search", page("settings"), keys),
    Touch(Act.TYPE, "voice.query", voice("say"), keys),
    Touch(Act.TYPE, "voice.teach", voice("taught"), lambda desk: desk.vm("VoicePage").section),
    Touch(Act.ARRANGE, "home.arrange", at_home, lambda desk: desk.vm("HomePage").view),
    Touch(Act.ARRANGE, "home.step.0", scenes_at_home, steps),
    Touch(
        Act.SET_UP,
        "settings.row.tyres.front_kpa.plus",
        settings_of_the_car,
        lambda desk: desk.services.settings.value("tyres.front_kpa"),
    ),
    Touch(Act.DRIVERS, "drivers.guest", drivers, who),
    Touch(Act.DRIVERS, "drivers.add", drivers, who),
    Touch(Act.DRIVERS, "drivers.keepSeat", drivers, who),
    Touch(Act.DRIVERS, "drivers.pin", drivers, who),
    Touch(Act.DRIVERS, "drivers.remove", drivers, who),
    Touch(Act.PAIR, "keys.add", page("keys"), lambda desk: desk.vm("KeysPage").step),
    Touch(Act.OPEN, "cabin.boot.tile", page("cabin"), asked),
    Touch(Act.OPEN, "cabin.flap", page("cabin"), asked),
    Touch(Act.LOCK, "cabin.lock", page("cabin"), asked),
)
"""One at least for each act that a finger can ask for."""

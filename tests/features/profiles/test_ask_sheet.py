"""What a driver is asked once, as he reads it, and what his answer does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.feature import Place, View
from cockpit.core.signal import Value
from cockpit.features import profiles
from cockpit.features.profiles.ask_view_model import AskViewModel
from cockpit.features.profiles.fields import AMBIENT, TEMPERATURE, Field
from cockpit.features.profiles.habits import Habits, When
from cockpit.features.profiles.learning import Learning
from cockpit.features.profiles.tokens import key
from tests.features.conftest import Page
from tests.features.profiles.test_knowing import BEN, Street

HABITS = [
    (TEMPERATURE, 20.0, When.COLD, "Temperature: 20 °C", "when it is below 5 °C outside"),
    (TEMPERATURE, 20.5, When.HOT, "Temperature: 20.5 °C", "when it is above 25 °C outside"),
    (AMBIENT, True, When.ALWAYS, "Ambient light: on", "from now on, for you"),
]


class Asked:
    """A parked car, and the sheet on its screen."""

    def __init__(self, open_page: Callable[[View], Page]) -> None:
        self.street = Street()
        services = self.street.car.services
        self.learning = Learning(services.vehicle, services.driving)
        self.habits = Habits(None, lambda _: None)
        self.learning.begin(self.habits)
        self.busy = False
        self.vm = AskViewModel(services, self.street.knowing, self.learning, lambda: self.busy)
        qml = Path(profiles.__path__[0]) / "AskSheet.qml"
        self.page = open_page(View(Place.OVERLAY, qml, self.vm))

    def text(self, name: str) -> str:
        return str(self.page.find(f"profiles.ask.{name}").property("text"))

    def shown(self) -> bool:
        return self.page.find("profiles.ask").isVisible()


@pytest.fixture
def asked(open_page: Callable[[View], Page]) -> Asked:
    return Asked(open_page)


def test_whose_the_key_is(asked: Asked) -> None:
    assert not asked.shown()
    asked.street.unlock(3)
    asked.street.seat.sit(BEN)
    assert asked.text("title") == "Is this key Ben's?"
    asked.page.tap("profiles.ask.yes")
    assert asked.street.owners[key(3)] == BEN.id
    assert not asked.shown()


def test_not_while_something_else_is_on_the_screen(asked: Asked) -> None:
    asked.busy = True
    asked.street.unlock(3)
    asked.street.seat.sit(BEN)
    assert not asked.shown()
    asked.busy = False
    asked.vm.look()
    assert asked.shown()
    asked.page.tap("profiles.ask.no")
    assert key(3) not in asked.street.owners


@pytest.mark.parametrize(("field", "value", "at", "what", "line"), HABITS)
def test_what_he_always_does(
    asked: Asked, field: Field[Any], value: Value, at: When, what: str, line: str
) -> None:
    outside = {When.COLD: 0.0, When.HOT: 30.0, When.ALWAYS: 10.0}[at]
    asked.street.car.say(car.OUTSIDE_TEMPERATURE, outside)
    for _ in range(3):
        assert field.signal
        asked.street.car.vehicle.request(field.signal, value, "touch", "a try")
        asked.street.car.echo()
        asked.street.car.say(car.SPEED, 30.0)
        asked.street.car.say(car.SPEED, 0.0)
    assert (asked.text("title"), asked.text("line")) == (f"Keep {what}?", line)
    asked.page.tap("profiles.ask.yes")
    assert asked.habits.default(field, outside) == value
    assert not asked.shown()

"""A guest or a valet: nothing of the home is shown, offered to be said, or done."""

from collections.abc import Iterator

import pytest

from cockpit.core.intents import Answer, Intent
from cockpit.core.personal import NOBODY
from cockpit.features.home.house import CLOSED
from tests.ui.legibility.desk import Desk
from tests.ui.legibility.home_states import asked_at_home, at_home

LIST = "home_door"


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk("en")
    yield desk
    desk.stop()


def passes(desk: Desk, *, passing: bool) -> None:
    driver = "guest" if passing else NOBODY
    desk.services.personal.lend(driver, {}, lambda *_: None, passing=passing)
    desk.settle()


def test_the_home_is_closed_to_a_guest_and_open_again_after_him(desk: Desk) -> None:
    at_home(desk)
    assert "Garage door" in str(desk.services.intents.lists[LIST])
    passes(desk, passing=True)
    assert CLOSED in desk.screen.text("home.empty")
    assert not {"home.tile.0", "home.arriving", "home.arrange"} & set(desk.screen.names())
    assert not desk.services.intents.lists[LIST]
    desk.sent.clear()
    answers: list[Answer] = []
    door = next(e for e in desk.vm("HomePage").house._devices.entities if "garage" in e)
    wish = Intent("HomeOpen", {"thing": door})
    desk.services.intents.handle(wish, "voice", answers.append)
    assert not answers[0].done
    assert desk.sent == []
    passes(desk, passing=False)
    assert "home.tile.0" in desk.screen.names()
    assert desk.services.intents.lists[LIST]


def test_what_the_one_before_was_asked_a_guest_cannot_say_yes_to(desk: Desk) -> None:
    asked_at_home(desk)
    passes(desk, passing=True)
    assert "home.question" not in desk.screen.names()
    desk.sent.clear()
    desk.vm("HomePage").yes()
    assert desk.sent == []


def test_what_a_camera_shows_is_gone(desk: Desk) -> None:
    at_home(desk)
    vm = desk.vm("HomePage")
    camera = next(e for e in vm.house.entities if "camera" in e)
    vm.open(camera)
    passes(desk, passing=True)
    assert (vm.view, vm.opened) == ("", None)

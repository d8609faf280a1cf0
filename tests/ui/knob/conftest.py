"""The whole cockpit, and a hand on its knob."""

from collections.abc import Iterator

import pytest

from cockpit.core import signals as car
from tests.features.home.conftest import ENTRANCE
from tests.qa.waiting import wait_for
from tests.ui.knob.hand import Hand
from tests.ui.legibility.desk import Desk


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A module that matters in other languages too names them."""
    if "desk" in metafunc.fixturenames:
        languages = getattr(metafunc.module, "LANGUAGES", ("en",))
        metafunc.parametrize("desk", languages, indirect=True, scope="module")


@pytest.fixture(scope="module")
def desk(request: pytest.FixtureRequest, qapp: object) -> Iterator[Desk]:
    """Built once for a module and language; things at home have announced themselves."""
    desk = Desk(request.param)
    wait_for(lambda: "homeassistant/+/+/config" in desk.services.messages.topics, "the home")
    desk.hear("homeassistant/device/entrance/config", ENTRANCE)
    desk.hear("hall/available", "online")
    for topic, state in (("garage", "closed"), ("blind", "closed"), ("door", "LOCKED")):
        desk.hear(f"hall/{topic}", state)
    wait_for(lambda: len(desk.vm("HomePage").things) > 4, "the things at home")
    wait_for(lambda: desk.vm("DriversPage").ready, "the profiles")
    wait_for(lambda: desk.vm("KeysPage").ready, "the keys")
    yield desk
    desk.stop()


@pytest.fixture
def hand(desk: Desk) -> Hand:
    """The car stands, its key is in it; the knob is on the first page, out of all panels."""
    hand = Hand(desk)
    desk.stand()
    desk.put({car.AUTHORISED: True})
    for _ in range(4):
        hand.back()
    hand.home()
    hand.rest()
    return hand

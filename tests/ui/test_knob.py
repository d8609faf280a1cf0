"""The whole cockpit without touch: every page and every control by knob and keys alone."""

from collections.abc import Iterator

import pytest

from cockpit.core import signals as car
from tests.features.home.conftest import ENTRANCE
from tests.qa.waiting import wait_for
from tests.ui.knob.hand import Control, Hand
from tests.ui.legibility.desk import Desk

DOCKED = ("navigation", "cabin", "climate", "home", "phone", "settings")
WAYS = {
    **{page: (f"dock.page.{page}",) for page in DOCKED},
    "keys": ("dock.page.phone", "phone.keys"),
    "profiles": ("dock.page.settings", "settings.drivers"),
    "voice": ("dock.key.voice", "voice.all"),
}
"""How each page is reached: what to press, one after the other."""
PANELS = {
    "search": ("dock.page.navigation", "map.search"),
    "search, letters": ("dock.page.navigation", "map.search", "search"),
    "settings, search": ("dock.page.settings", "settings.search"),
    "a driver's name": ("dock.page.settings", "settings.drivers", "drivers.add"),
    "home, scene": ("dock.page.home", "home.arriving"),
    "home, choose": ("dock.page.home", "home.arrange"),
    "a key's role": ("dock.page.phone", "phone.keys", "keys.add"),
    "voice, taught": ("dock.key.voice", "voice.all", "voice.tab.taught"),
    "voice, timeline": ("dock.key.voice", "voice.all", "voice.tab.timeline"),
}
"""What is opened within the pages."""


@pytest.fixture(params=["en", "ar"], scope="module")
def desk(request: pytest.FixtureRequest, qapp: object) -> Iterator[Desk]:
    desk = Desk(request.param)
    wait_for(lambda: any("homeassistant" in t for t in desk.services.messages.topics), "the home")
    desk.hear("homeassistant/device/entrance/config", ENTRANCE)
    desk.hear("hall/available", "online")
    for topic, state in (("garage", "closed"), ("blind", "closed"), ("door", "LOCKED")):
        desk.hear(f"hall/{topic}", state)
    wait_for(lambda: desk.vm("DriversPage").ready, "the profiles")
    wait_for(lambda: desk.vm("KeysPage").ready, "the keys")
    yield desk
    desk.stop()


@pytest.fixture
def hand(desk: Desk) -> Hand:
    hand = Hand(desk)
    desk.stand()
    desk.put({car.AUTHORISED: True})  # the driver's key is in the car
    for _ in range(4):
        hand.back()  # out of whatever is open
    hand.home()
    hand.rest()
    return hand


def page_of(hand: Hand) -> str:
    return f"page.{hand.desk.services.stage.page}"


def walked_all(hand: Hand, view: str) -> list[Control]:
    """Walk once round; nothing may be missing, nothing may be there that no finger can use."""
    wanted = hand.touchable(view)
    walked = hand.round()
    missing = wanted - set(walked)
    assert not missing, f"not reached: {sorted(c.name or c.spoken for c in missing)}"
    assert wanted, "nothing to reach"
    return walked


def test_there_is_a_way_to_every_page(hand: Hand) -> None:
    assert set(WAYS) == set(hand.desk.services.stage.pages)


@pytest.mark.parametrize("page", WAYS)
def test_every_page_is_reached_and_walked(hand: Hand, page: str) -> None:
    hand.go(*WAYS[page])
    assert hand.desk.services.stage.page == page
    walked = walked_all(hand, page_of(hand))
    assert {control.view for control in walked} <= {page_of(hand), "notice"}


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_reached_and_walked(hand: Hand, panel: str) -> None:
    hand.go(*PANELS[panel])
    walked_all(hand, page_of(hand))


@pytest.mark.parametrize("page", WAYS)
def test_back_leads_out_of_every_page(hand: Hand, page: str) -> None:
    hand.go(*WAYS[page])
    for _ in range(4):
        hand.back()
        hand.rest()
        if hand.at.view == "dock":
            return
    raise AssertionError(f"trapped in {hand.at}")


def test_jump_leads_through_every_part_of_the_screen(hand: Hand) -> None:
    hand.desk.lose()
    views = set()
    for _ in range(5):
        hand.jump()
        hand.rest()
        walked_all(hand, hand.at.view)
        views.add(hand.at.view.split(".")[0])
    assert {"page", "cards", "dock", "cluster"} <= views


def test_a_way_there_is_a_way_back(hand: Hand) -> None:
    hand.go("dock.page.climate")
    there = hand.round()
    assert hand.round(-1) == [there[0], *reversed(there[1:])]

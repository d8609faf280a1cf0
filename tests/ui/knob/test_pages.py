"""The whole cockpit without touch: every page and every control by knob and keys alone."""

import pytest

from tests.ui.knob.hand import Hand

LANGUAGES = ("en", "ar")
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


def leave(hand: Hand) -> None:
    """Back is enough to come to the dock, whatever is open."""
    for _ in range(4):
        hand.back()
        hand.rest()
        if hand.at.view == "dock":
            return
    raise AssertionError(f"trapped in {hand.at}")


def test_there_is_a_way_to_every_page(hand: Hand) -> None:
    assert set(WAYS) == set(hand.desk.services.stage.pages)


@pytest.mark.parametrize("page", WAYS)
def test_every_page_is_reached_walked_and_left(hand: Hand, page: str) -> None:
    hand.go(*WAYS[page])
    assert hand.desk.services.stage.page == page
    walked = hand.walk(hand.page)
    assert {control.view for control in walked} <= {hand.page, "notice"}
    leave(hand)


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_reached_and_walked(hand: Hand, panel: str) -> None:
    hand.go(*PANELS[panel])
    hand.walk(hand.page)
    leave(hand)


def test_jump_leads_through_every_part_of_the_screen(hand: Hand) -> None:
    hand.desk.lose()
    views = set()
    for _ in range(5):
        hand.jump()
        hand.rest()
        hand.walk(hand.at.view)
        views.add(hand.at.view.split(".")[0])
    assert {"page", "cards", "dock", "cluster"} <= views


def test_a_way_there_is_a_way_back(hand: Hand) -> None:
    hand.go("dock.page.climate")
    there = hand.round()
    assert hand.round(-1) == [there[0], *reversed(there[1:])]


def test_the_dock_is_walked_in_the_order_of_its_pages(hand: Hand) -> None:
    hand.menu()
    names = [c.name for c in hand.round() if c.name.startswith("dock.page.")]
    wanted = [f"dock.page.{page.feature}" for page in hand.desk.app.shell.docked]
    at = wanted.index(names[0])
    assert names == wanted[at:] + wanted[:at]

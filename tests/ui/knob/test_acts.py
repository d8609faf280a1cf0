"""What the knob does to the car and to the screen, and what it is refused."""

from typing import Any

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.features.voice.phrasebook import Phrasebook
from cockpit.ui.display import DisplaySettings
from tests.qa.waiting import wait_for
from tests.ui.knob.hand import STARTLED_MS, Hand
from tests.ui.legibility.home_states import phone_says

SWITCH = "settings.row.display.safe_colours.switch"
PHRASES = 14


def asked(hand: Hand) -> tuple[Any, Any, str]:
    request = hand.desk.requests[-1]
    return request.signal, request.value, request.by


def rest_startled() -> None:
    QTest.qWait(STARTLED_MS)  # type: ignore[arg-type, call-arg]


def test_a_temperature_is_asked_of_the_car_and_its_echo_seen(hand: Hand) -> None:
    hand.menu()
    hand.to("climate.left")
    hand.press()
    hand.turn()
    assert asked(hand) == (car.DRIVER_TEMPERATURE, 22.0, "touch")
    hand.desk.put({car.DRIVER_TEMPERATURE: 22.0})
    hand.turn()
    assert asked(hand)[1] == 22.5
    hand.turn(-1)
    hand.press()
    before = len(hand.desk.requests)
    hand.turn()
    assert len(hand.desk.requests) == before
    assert hand.at.name != "climate.left"


def test_back_leaves_a_value_without_leaving_its_place(hand: Hand) -> None:
    hand.go("dock.page.climate")
    while hand.at.spoken != hand.desk.app.shell.say("Fan"):
        hand.turn()
    hand.press()
    hand.turn(-1)
    assert {(r.signal, r.value) for r in hand.desk.requests[-2:]} == {
        (car.DRIVER_FAN, 40),
        (car.PASSENGER_FAN, 40),
    }
    hand.back()
    assert not hand.adjusting
    assert hand.at.spoken == hand.desk.app.shell.say("Fan")


def test_a_setting_is_changed(hand: Hand) -> None:
    settings = hand.desk.services.settings
    hand.go("dock.page.settings")
    before = settings.of(DisplaySettings).safe_colours
    hand.go("settings.group.Display", SWITCH)
    assert settings.of(DisplaySettings).safe_colours is not before
    assert hand.at.name == SWITCH
    hand.press()
    assert settings.of(DisplaySettings).safe_colours is before


def test_every_setting_is_reached_however_far_its_list_goes(hand: Hand) -> None:
    page = hand.desk.vm("SettingsPage")
    hand.go("dock.page.settings")
    for group in page.groups:
        hand.go(f"settings.group.{group}")
        walked = [control.name for control in hand.walk(hand.page)]
        for row in page.rows:
            mine = f"settings.row.{row['key']}"
            assert row["barred"] or any(name.startswith(mine) for name in walked), mine


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_list_is_walked_from_end_to_end(hand: Hand, step: int) -> None:
    page = hand.desk.vm("VoicePage")
    page.book = Phrasebook(
        {"sentence": f"sentence {n}", "feature": "climate", "intent": str(n)}
        for n in range(PHRASES)
    )
    hand.go("dock.key.voice", "voice.all", "voice.tab.say")
    names = [c.name for c in hand.round(step) if c.name.startswith("voice.phrase.")]
    assert names == [f"voice.phrase.{n}" for n in range(PHRASES)][::step]


def test_the_map_is_zoomed(hand: Hand) -> None:
    eye = hand.desk.vm("NavigationPage").scene.eye
    hand.to("map")
    hand.press()
    before = eye.camera.zoom
    hand.turn()
    assert eye.camera.zoom == pytest.approx(before + 0.5)
    hand.turn(-1)
    hand.turn(-1)
    assert eye.camera.zoom == pytest.approx(before - 0.5)
    hand.back()


def test_words_are_typed(hand: Hand) -> None:
    hand.go("map.search", "search")
    hand.go("key.b", "key.b")
    search = hand.desk.vm("NavigationPage").search
    assert search.query == "bb"
    hand.go("key.erase")
    assert search.query == "b"
    search.clear()


def test_a_question_takes_the_knob_and_no_press_that_was_meant_for_another(hand: Hand) -> None:
    hand.go("dock.page.climate")
    before = len(hand.desk.requests)
    phone_says(hand.desk, "call", state="ringing", name="Anna", number="+49170")
    wait_for(lambda: hand.seen and hand.at.name == "phone.decline", "the call")
    hand.press()
    assert "phone.call" in hand.desk.screen.names()
    assert len(hand.desk.requests) == before
    assert [c.name for c in hand.round()] == ["phone.decline", "phone.later", "phone.answer"]
    hand.back()
    assert hand.at.view == "page.climate"
    assert "phone.call" in hand.desk.screen.names(), "back is no way to decline"
    hand.jump()
    while hand.at.view != "overlay.phone":
        hand.jump()
    phone_says(hand.desk, "call", state="ended")
    wait_for(lambda: hand.seen and hand.at.view == "page.climate", "the page")
    rest_startled()


def test_back_says_no_where_no_is_safe(hand: Hand) -> None:
    hand.go("dock.page.home")
    page = hand.desk.vm("HomePage")
    at = next(n for n, thing in enumerate(page.things) if "garage" in thing.key)
    hand.go(f"home.tile.{at}")
    if "home.question" not in hand.desk.screen.names():
        hand.go("home.do.open")
    wait_for(lambda: hand.seen and hand.at.view == "overlay.home", "the question")
    hand.back()
    hand.rest()
    assert "home.question" not in hand.desk.screen.names()


def test_why_a_value_is_missing_is_told(hand: Hand) -> None:
    hand.desk.lose()
    while hand.at.view != "cluster":
        hand.jump()
    for name in ("cluster.gear", "cluster.speed"):
        hand.to(name)
        hand.press()
        assert "explain" in hand.desk.screen.names(), name
        hand.back()
        assert "explain" not in hand.desk.screen.names(), name
        assert hand.at.name == name


def test_the_first_touch_hides_the_ring_and_the_first_turn_shows_it_where_it_was(
    hand: Hand,
) -> None:
    hand.go("dock.page.climate")
    hand.turn()
    before = hand.at
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(hand.window, button, keys, QPoint(964, 300))  # type: ignore[call-overload]
    assert not hand.seen
    hand.turn()
    assert hand.at == before
    hand.turn()
    assert hand.at != before

"""The shell: pages, notices, status, and the theme by the light outside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cockpit.core import signals as car
from cockpit.core.feature import Feature, Place, View
from cockpit.core.notices import Severity
from cockpit.ui import daylight
from cockpit.ui.shell import Shell
from cockpit.ui.texts import Texts
from cockpit.ui.view_model import ViewModel, reading
from cockpit.ui.window import DashboardWindow
from tests.features.conftest import _all

PAGE = """import QtQuick
import Cockpit
Item {
    required property var vm
    implicitHeight: 100
    ValueLabel { objectName: "value"; x: 20; y: 200; reading: vm.speed; name: "Speed" }
}
"""


class Vm(ViewModel):
    speed = reading(car.SPEED)


@pytest.fixture
def shell(qapp: object, hand_fed: Any, tmp_path: Path) -> Shell:
    good, bad = tmp_path / "Good.qml", tmp_path / "Bad.qml"
    good.write_text(PAGE)
    bad.write_text("import QtQuick\nNothing {}\n")
    vm = Vm(hand_fed.services)
    features = [
        Feature("second", (View(Place.PAGE, good, vm, "Second", "fan", order=2),)),
        Feature("first", (View(Place.PAGE, good, vm, "First", "car", order=1),)),
        Feature("gauge", (View(Place.CLUSTER, good, vm), View(Place.CARD, good, vm))),
    ]
    shell = Shell(hand_fed.services, features, Texts("en", []), "auto")
    shell._keep = (vm, features)  # type: ignore[attr-defined]
    return shell


@pytest.fixture
def window(shell: Shell, qtbot: QtBot) -> Iterator[DashboardWindow]:
    texts = Texts("en", [])
    window = DashboardWindow(shell, texts)
    window.window.show()
    qtbot.waitUntil(window.window.isExposed)
    yield window
    window.close()
    assert window.warnings == []


def item(window: DashboardWindow, name: str) -> Any:
    content = window.window.contentItem()
    assert content is not None
    return next((i for i in _all(content) if i.objectName() == name), None)


def test_pages_stand_in_their_order(shell: Shell) -> None:
    assert [page.feature for page in shell.pages] == ["first", "second"]
    assert shell.page == "first"


def test_only_pages_that_exist_open(shell: Shell) -> None:
    shell.open("second")
    assert shell.page == "second"
    shell.open("gauge")
    shell.open("nothing")
    assert shell.page == "second"


def test_the_dock_has_a_key_for_each_page(shell: Shell, window: DashboardWindow) -> None:
    first, second = item(window, "dock.page.first"), item(window, "dock.page.second")
    assert (first.property("checked"), second.property("checked")) == (True, False)
    assert first.width() >= 79
    assert first.height() >= 79
    shell.open("second")
    assert item(window, "page.second").isVisible()
    assert not item(window, "page.first").isVisible()


def test_the_gravest_notice_is_shown_and_the_rest_counted(
    shell: Shell, window: DashboardWindow, hand_fed: Any
) -> None:
    notices = hand_fed.services.notices
    banner = item(window, "notice")
    assert banner.property("shown") is False
    notices.show("a", Severity.INFO, "Hello")
    notices.show("b", Severity.DANGER, "Stop: {what}", what="brakes")
    assert item(window, "notice.text").property("text") == "Stop: brakes"
    assert item(window, "notice.count").property("text") == "+1"
    shell.dismiss("b")
    assert item(window, "notice.text").property("text") == "Hello"
    shell.dismiss("a")
    assert banner.property("shown") is False


def test_notices_stay_off_the_cluster(window: DashboardWindow) -> None:
    banner = item(window, "notice")
    left = banner.mapToScene(QPointF(0, 0)).x()
    assert left >= item(window, "cluster").width()


def test_a_lost_link_is_said(shell: Shell, window: DashboardWindow) -> None:
    assert item(window, "status.text").property("text") == "Connecting …"
    shell.show_status(False, True, "")
    assert item(window, "status.text").property("text") == "No connection"
    shell.show_status(True, False, "drive 900/s")
    assert item(window, "status.text").property("text") == ""
    shell.show_status(True, True, "12 frames dropped")
    assert item(window, "status.text").property("text") == "12 frames dropped"


def test_a_bad_value_explains_itself_beside_the_cluster(
    window: DashboardWindow, hand_fed: Any, qtbot: QtBot
) -> None:
    hand_fed.lose(car.SPEED)
    cluster = item(window, "cluster")
    explain = item(window, "explain")
    value = next(i for i in _all(cluster) if i.objectName() == "value")
    tap(window, value)
    qtbot.waitUntil(explain.isVisible)
    text = item(window, "explain.text").property("text")
    assert text == "not available (frame TEST_Frame on body)"
    assert explain.x() >= cluster.width()
    tap(window, explain)
    qtbot.waitUntil(lambda: not explain.isVisible())


def tap(window: DashboardWindow, item: Any) -> None:
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.window, button, keys, middle)  # type: ignore[call-overload]


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_view_that_does_not_load_is_unavailable(
    qapp: object, hand_fed: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "Bad.qml"
    bad.write_text("import QtQuick\nNothing {}\n")
    view = View(Place.PAGE, bad, Vm(hand_fed.services), "Broken", "car")
    shell = Shell(hand_fed.services, [Feature("bad", (view,))], Texts("en", []), "night")
    window = DashboardWindow(shell, Texts("en", []))
    content = window.window.contentItem()
    assert content is not None
    words = [str(i.property("text")) for i in _all(content) if i.inherits("QQuickText")]
    assert "Broken is not available" in words
    window.close()


def theme(shell: Shell) -> str:
    return "night" if shell.night else "day"


def test_the_theme_follows_the_light_but_does_not_flicker(
    shell: Shell, hand_fed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert theme(shell) == "night"
    hand_fed.say(car.DAYLIGHT, 80.0)
    assert theme(shell) == "day"
    hand_fed.say(car.DAYLIGHT, 5.0)
    assert theme(shell) == "day", "a bridge must not flash the screen"
    monkeypatch.setattr(daylight, "HOLD_S", 0.0)
    hand_fed.say(car.DAYLIGHT, 30.0)
    assert theme(shell) == "day"
    hand_fed.say(car.DAYLIGHT, 4.0)
    assert theme(shell) == "night"


@pytest.mark.parametrize("more", range(6))
def test_two_notices_at_once(window: DashboardWindow, hand_fed: Any, more: int) -> None:
    """The count takes room from words that just fit; the fixture fails on a binding loop."""
    for bus in ("body", "drive"):
        words = f"No connection to the car ({bus}): bus off {'.' * more}"
        hand_fed.services.notices.show(bus, Severity.WARNING, words)
    assert item(window, "notice.count").property("text") == "+1"
    QTest.qWait(100)  # type: ignore[arg-type, call-arg]


def test_the_drivers_display_settings_count_at_once(shell: Shell, hand_fed: Any) -> None:
    services = hand_fed.services
    assert (shell.largeText, shell.safeColours, shell.night) == (False, False, True)
    services.settings.change("display.theme", "day")
    services.settings.change("display.text_size", "large")
    services.settings.change("display.safe_colours", True)
    services.settings.change("display.less_motion", True)
    assert (shell.largeText, shell.safeColours, shell.night) == (True, True, False)
    assert shell.animationMs == 0
    services.settings.change("display.theme", "night")
    assert shell.night


def test_a_veil_dims_where_there_is_no_backlight(shell: Shell, hand_fed: Any) -> None:
    assert shell.veil == 0.0
    for percent, veil in ((20.0, 0.6), (60.0, 0.3), (100.0, 0.0)):
        hand_fed.services.settings.change("display.brightness", percent)
        assert shell.veil == pytest.approx(veil)

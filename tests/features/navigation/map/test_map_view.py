"""The map on the screen: tiles, texts, fingers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QMetaObject, QPoint, Qt, QTimer
from PyQt6.QtGui import QColor
from PyQt6.QtQuick import QQuickItem
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cockpit.core.feature import Place, View
from cockpit.core.mailbox import Mailbox
from cockpit.features.navigation.map.scene import MapScene
from cockpit.features.navigation.map.style import STYLES
from cockpit.maps.display.kinds import Kind
from cockpit.maps.geo import Point, distance_m
from cockpit.maps.mercator import point_of
from cockpit.maps.region import Region
from tests.features.conftest import Page
from tests.features.navigation.map.conftest import ATTRIBUTION
from tests.maps.display.sketch import place

MAP = Path(__file__).parents[4] / "cockpit" / "features" / "navigation" / "map"
FOREST = STYLES["night"].areas[Kind.FOREST].lower()
HERE = place(2000, 2080)
PIECE = f"""
import QtQuick
import QtTest
import Cockpit
import "file://{MAP}"
Item {{
    id: root
    required property var vm
    MapView {{ id: map; objectName: "map"; anchors.fill: parent; scene: root.vm }}
    TestCase {{ id: fingers; when: false }}
    function spread() {{
        const touch = fingers.touchEvent(map);
        touch.press(0, map, 400, 300).press(1, map, 460, 300).commit();
        for (let step = 1; step <= 12; step++)
            touch.move(0, map, 400 - 10 * step, 300).move(1, map, 460 + 10 * step, 300).commit();
        touch.release(0, map, 280, 300).release(1, map, 580, 300).commit();
    }}
}}
"""


class Shown:
    """A map on the screen with a car in the forest, north up."""

    def __init__(self, page: Page, scene: MapScene) -> None:
        self.page, self.scene = page, scene

    def ink(self, x: int, y: int) -> str:
        return QColor(self.page.window.grabWindow().pixel(x, y)).name()

    def texts(self) -> set[str]:
        return {item.property("name") for item in self._written()}

    def text(self, name: str) -> QQuickItem:
        return next(item for item in self._written() if item.property("name") == name)

    def _written(self) -> Iterator[QQuickItem]:
        items = [self.page.find("map")]
        while items:
            item = items.pop()
            items += item.childItems()
            if item.property("kind") and item.isVisible():
                yield item


@pytest.fixture
def show(
    open_page: Callable[[View], Page], qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[Region | None], Shown]]:
    mailbox, scenes, timer = Mailbox(), [], QTimer()

    def drain() -> None:
        for call in mailbox.drain()[1]:
            call()

    timer.timeout.connect(drain)
    timer.start(10)

    def open_(region: Region | None) -> Shown:
        scene = MapScene(mailbox.tell)
        scenes.append(scene)
        scene.set_region(region)
        scene.mode = "north"
        scene.set_position(HERE, 0.0, 0.0, 5.0, 0.0)
        file = tmp_path / "Piece.qml"
        file.write_text(PIECE)
        page = open_page(View(Place.PAGE, file, scene))
        scene.start()
        return Shown(page, scene)

    yield open_
    timer.stop()
    for scene in scenes:
        scene.stop()


def test_tiles_and_texts_appear(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    qtbot.waitUntil(lambda: shown.ink(120, 60) == FOREST, timeout=10_000)
    qtbot.waitUntil(lambda: "Forest Road" in shown.texts(), timeout=10_000)
    assert shown.page.find("map.attribution").property("text") == ATTRIBUTION
    assert shown.page.find("map.attribution").isVisible()
    assert not shown.page.find("map.nothing").isVisible()


def test_without_a_map_it_says_so(show: Callable[[Region | None], Shown], qtbot: QtBot) -> None:
    shown = show(None)
    qtbot.waitUntil(lambda: shown.page.find("map.nothing").isVisible())
    assert shown.page.find("map.nothing").property("text") == "No map here"
    assert shown.page.find("map.attribution").property("text") == ""


def test_a_broken_map_does_no_harm(
    show: Callable[[Region | None], Shown], broken: Region, qtbot: QtBot
) -> None:
    shown = show(broken)
    qtbot.wait(500)
    assert shown.ink(120, 60) == STYLES["night"].ground.lower()


def test_by_day_it_is_light(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    theme: Any = shown.page.window.engine().singletonInstance("Cockpit", "Theme")  # type: ignore[union-attr]
    theme.setProperty("night", False)
    day = STYLES["day"].areas[Kind.FOREST].lower()
    qtbot.waitUntil(lambda: shown.ink(120, 60) == day, timeout=10_000)
    theme.setProperty("night", True)
    qtbot.waitUntil(lambda: shown.ink(120, 60) == FOREST, timeout=10_000)


def test_a_finger_pulls_the_map(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    qtbot.waitUntil(lambda: shown.scene.eye.camera.zoom > 16, timeout=10_000)
    before, window = shown.scene.eye.camera, shown.page.window
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, left, keys, QPoint(600, 300))  # type: ignore[call-overload]
    for x in range(590, 400, -10):
        QTest.mouseMove(window, QPoint(x, 300), 5)  # type: ignore[call-overload]
    qtbot.wait(50)
    QTest.mouseRelease(window, left, keys, QPoint(410, 300))  # type: ignore[call-overload]
    assert shown.scene.mode == "free"
    after = shown.scene.eye.camera
    assert after.centre.x > before.centre.x
    assert after.centre.y == pytest.approx(before.centre.y, abs=1e-7)
    moved = distance_m(point_of(before.centre), point_of(after.centre))
    assert moved > 50


def test_two_fingers_come_closer(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    qtbot.waitUntil(lambda: shown.scene.eye.camera.zoom > 16, timeout=10_000)
    before = shown.scene.eye.camera.zoom
    root = shown.page.window.rootObject()
    assert root
    QMetaObject.invokeMethod(root, "spread")
    assert shown.scene.mode == "free"
    assert shown.scene.eye.camera.zoom > before + 0.5


def test_a_long_press_names_the_place(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    qtbot.waitUntil(lambda: shown.ink(120, 60) == FOREST, timeout=10_000)
    car = shown.scene.car
    with qtbot.waitSignal(shown.scene.longPressed, timeout=5000) as pressed:
        left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(shown.page.window, left, keys, car.toPoint())  # type: ignore[call-overload]
    QTest.mouseRelease(shown.page.window, left, keys, car.toPoint())  # type: ignore[call-overload]
    assert pressed.args == pytest.approx(list(HERE), abs=1e-4)


def test_the_car_is_where_it_is(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    marker = shown.page.find("map.car")
    qtbot.waitUntil(marker.isVisible)
    qtbot.waitUntil(lambda: abs(marker.x() - 436) < 2 and abs(marker.y() - 616 * 0.55) < 2)


def test_a_touch_on_a_name_tells_the_place(
    show: Callable[[Region | None], Shown], forest: Region, qtbot: QtBot
) -> None:
    shown = show(forest)
    shown.scene.set_position(place(1940, 2050), 0.0, 0.0, 5.0, 0.0)  # nothing is written on the car
    qtbot.waitUntil(lambda: {"Clearing", "Forest Road"} <= shown.texts(), timeout=10_000)
    told: list[tuple[float, float, str]] = []
    shown.scene.tapped.connect(lambda *words: told.append(words))
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for name in ("Forest Road", "Clearing"):
        item = shown.text(name)
        at = QPoint(round(item.x()) + 3, round(item.y()) - 3)
        QTest.mouseClick(shown.page.window, left, keys, at)  # type: ignore[call-overload]
    assert [name for *_, name in told] == ["Clearing"]  # a street is no place to go to
    assert distance_m(Point(*told[0][:2]), place(2000, 2100)) < 2

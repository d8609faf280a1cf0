"""The dashboard as a tester sees it: find an item by name, read it, tap it, take its picture."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest

from cockpit.app import Cockpit
from cockpit.app import Screen as Look
from cockpit.core.paths import CAN_DBC
from cockpit.core.settings import Settings
from cockpit.links.bus_spec import BusSpec
from cockpit.links.car import load_car
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.storage import Storage
from cockpit.ui.display import DisplaySettings
from tests.qa.waiting import PATIENCE_S, wait_for


class Screen:
    """Items are named `feature.thing`; their names are their QML `objectName`s."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window

    def names(self) -> list[str]:
        """Every name that is on the screen now."""
        return sorted(i.objectName() for i in self._items() if i.objectName() and i.isVisible())

    def find(self, name: str) -> QQuickItem:
        """The visible item of that name; fails with the names there are."""
        for item in self._items():
            if item.objectName() == name and item.isVisible():
                return item
        raise AssertionError(f"no {name!r} on the screen; there are: {', '.join(self.names())}")

    def text(self, name: str) -> str:
        """The item's text, or all the text inside it, left to right as it was made."""
        return _text(self.find(name))

    def read(self) -> str:
        """All that can be read on the screen now."""
        content = self._window.contentItem()
        return _text(content) if content else ""

    def tap(self, name: str) -> None:
        """Touch the middle of an item, where it stands in the newest frame: rows lay out late."""
        item = self.find(name)
        self._window.grabWindow()
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self._window, button, keys, middle)  # type: ignore[call-overload]

    def swipe(self, name: str) -> None:
        """Push a list up by most of its height."""
        item = self.find(name)
        at = item.mapToScene(QPointF(item.width() / 2, item.height() * 0.9)).toPoint()
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self._window, button, keys, at)  # type: ignore[call-overload]
        for _ in range(8):
            at.setY(at.y() - round(item.height() / 10))
            QTest.mouseMove(self._window, at, 10)  # type: ignore[call-overload]
        QTest.mouseRelease(self._window, button, keys, at)  # type: ignore[call-overload]

    def reads(self, name: str, text: str) -> bool:
        """Whether an item is on the screen and its text holds `text`."""
        return any(
            item.objectName() == name and item.isVisible() and text in _text(item)
            for item in self._items()
        )

    def wait_text(self, name: str, text: str, within_s: float = PATIENCE_S) -> float:
        """Wait until an item reads so, and return the seconds; fails with what it reads instead."""
        try:
            return wait_for(lambda: self.reads(name, text), f"{name} to read {text!r}", within_s)
        except AssertionError as error:
            raise AssertionError(f"{error}; it reads {self.text(name)!r}") from None

    def picture(self, file: Path | None = None) -> QImage:
        """The screen as it is drawn now, 1920×720; also written to `file`."""
        image = self._window.grabWindow()
        if file:
            assert image.save(str(file)), f"{file} cannot be written"
        return image

    def colour(self, name: str) -> QColor:
        """The colour in the middle of an item, as drawn."""
        item = self.find(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        return self.picture().pixelColor(middle)

    def _items(self) -> Iterator[QQuickItem]:
        content = self._window.contentItem()
        return _walk(content) if content else iter(())


def _walk(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _walk(child)


def _text(item: QQuickItem) -> str:
    texts = (str(i.property("text") or "") for i in _walk(item) if _readable(i))
    return " ".join(t for t in texts if t)


def _readable(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") and item.isVisible() and item.opacity() > 0


class Dashboard:
    """The whole cockpit in this process, on the given buses, with storage of its own."""

    def __init__(
        self,
        specs: Sequence[BusSpec],
        folder: Path,
        *,
        theme: str = "night",
        language: str = "en",
        car: Path = CAN_DBC,
        brokers: str = "",
    ) -> None:
        self.storage = Storage(folder)
        look = Look(theme, language)
        settings = Settings()
        settings.override(DisplaySettings, theme=theme, language=language)
        settings.override(MqttSettings, brokers=brokers, vin="V1")
        self.app = Cockpit(load_car(car), list(specs), settings, look, self.storage)
        self.vehicle = self.app.vehicle
        window = self.app.view.window
        window.show()
        wait_for(window.isExposed, "the window")
        self.app.start_links()
        self.screen = Screen(window)

    def stop(self) -> None:
        """Stop the links and close the window; fails if QML complained."""
        self.app.stop()
        assert self.app.view.warnings == []

"""A car fed by hand and a page on the screen, for the tests of features."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QUrl
from PyQt6.QtQml import QQmlError
from PyQt6.QtQuick import QQuickItem, QQuickView
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cockpit.core.driving import Driving
from cockpit.core.feature import Services, View
from cockpit.core.notices import Notices
from cockpit.core.reading import Sample
from cockpit.core.request import Outcome, Request
from cockpit.core.settings import Settings
from cockpit.core.signal import Signal
from cockpit.core.signals import ALL
from cockpit.core.vehicle import Vehicle
from cockpit.ui.icons import PROVIDER, IconProvider

UI = Path(__file__).parents[2] / "cockpit" / "ui"


class HandFedCar:
    """A vehicle whose values a test reports; it keeps each request and answers when told."""

    def __init__(self) -> None:
        self.vehicle = Vehicle()
        self.requests: list[Request] = []
        for signal in ALL:
            self.vehicle.expect(signal, 60.0, "TEST_Frame on body")
        self.vehicle.connect(self.requests.append)
        self.services = Services(self.vehicle, Notices(), Driving(self.vehicle), Settings())

    def say(self, signal: Signal[Any], value: Any) -> None:
        """The car reports a value."""
        self.vehicle.report(signal, Sample(value, time.monotonic()))

    def lose(self, signal: Signal[Any]) -> None:
        """The car's value becomes invalid."""
        self.vehicle.report(signal, Sample(None, time.monotonic(), "not available"))

    def asked(self) -> list[tuple[Signal[Any], Any, str]]:
        """All requests so far: signal, value, who."""
        return [(r.signal, r.value, r.by) for r in self.requests]

    def echo(self) -> None:
        """Grant the newest request."""
        request = self.requests[-1]
        self.say(request.signal, request.value)
        self.vehicle.settle(request, Outcome.DONE)

    def refuse(self, reason: str) -> None:
        """Refuse the newest request."""
        self.vehicle.settle(self.requests[-1], Outcome.REFUSED, reason)


class Page:
    """One view, drawn offscreen; `warnings` is what QML complained about."""

    def __init__(self, view: View) -> None:
        self.warnings: list[str] = []
        self._icons = IconProvider()
        self.window = QQuickView()
        engine = self.window.engine()
        assert engine is not None
        engine.warnings.connect(self._warn)
        engine.addImportPath(str(UI))
        engine.addImageProvider(PROVIDER, self._icons)
        self.window.setInitialProperties({"vm": view.view_model})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setSource(QUrl.fromLocalFile(str(view.qml)))
        self.window.resize(872, 616)
        self.window.show()

    def _warn(self, errors: list[QQmlError]) -> None:
        self.warnings += [error.toString() for error in errors]

    def find(self, name: str) -> QQuickItem:
        """The item of that objectName."""
        root = self.window.rootObject()
        assert root is not None, self.warnings
        found = next((item for item in _all(root) if item.objectName() == name), None)
        assert found is not None, f"no {name}"
        return found

    def tap(self, name: str) -> None:
        """Touch an item in its middle."""
        item = self.find(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window, button, keys, middle)  # type: ignore[call-overload]

    def close(self) -> None:
        """Take the view down before its view-model."""
        self.window.close()
        self.window.setSource(QUrl())
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _all(child)


@pytest.fixture
def hand_fed() -> HandFedCar:
    """A car that knows every signal and has reported none."""
    return HandFedCar()


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[Callable[[View], Page]]:
    """Shows a view; at the end nothing may have been complained about."""
    pages: list[Page] = []

    def show(view: View) -> Page:
        pages.append(Page(view))
        qtbot.waitUntil(pages[-1].window.isExposed)
        pages[-1].window.grabWindow()  # the first frame lays rows and columns out
        return pages[-1]

    yield show
    for page in pages:
        page.close()
        assert page.warnings == []

"""What a desk shows, text by text, and how its language is changed while it runs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtCore import QRectF
from PyQt6.QtQuick import QQuickItem

from tests.ui.legibility.desk import Desk
from tests.ui.legibility.states import STATES

type Written = tuple[str, int, int]
"""A text and where it stands on the screen."""

PUT_THERE = ("map, ", "search", "preview", "voice", "why, ")
"""States whose words a test has put there, not the car; and what goes with the old words."""
MOVES = ("home, question", "drivers", "welcome", "recall", "refused by")
"""States that go or scroll by themselves, or bring their own language along."""
SHOWN = {
    name: show
    for name, show in STATES.items()
    if not name.startswith(PUT_THERE + MOVES) and not name.endswith("refused")
}
CLOCK = re.compile(r"\d{1,2}:\d\d")


@contextmanager
def desk_in(language: str, units: str = "metric") -> Iterator[Desk]:
    """A desk on which only the car changes anything, and no clock."""
    desk = Desk(language, units)
    try:
        desk.vm("TripCard").stop()
        yield desk
    finally:
        desk.stop()


def switch(desk: Desk, name: str, value: str) -> None:
    """Change a setting of the display as the settings page does, and draw the next frame."""
    assert not desk.services.settings.change(f"display.{name}", value)
    desk.language = desk.app.shell.language
    drawn(desk)


def drawn(desk: Desk) -> None:
    """Have all be laid out and drawn."""
    desk.vm("NavigationPage").tick()
    desk.settle()
    desk.window.grabWindow()
    desk.settle()


def written(desk: Desk) -> list[Written]:
    """Every text that can be seen, long lists at their top."""
    for name in {"settings.list", "settings.groups"} & set(desk.screen.names()):
        desk.screen.find(name).setProperty("contentY", 0.0)
    desk.window.grabWindow()
    content = desk.window.contentItem()
    return list(_written(content, _box(content))) if content else []


def _box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _written(item: QQuickItem, seen: QRectF) -> Iterator[Written]:
    if not item.isVisible() or item.opacity() == 0:
        return
    seen = seen.intersected(_box(item)) if item.clip() else seen
    text = item.property("text") if item.inherits("QQuickText") else None
    if text and seen.intersects(_box(item)):
        yield CLOCK.sub("0:00", str(text)), round(_box(item).x()), round(_box(item).y())
    for child in item.childItems():
        yield from _written(child, seen)

"""A hand on the knob: turns, presses and keys only, and what it finds there."""

from collections.abc import Iterator
from dataclasses import dataclass

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtQml import QQmlExpression, QQmlProperty, qmlContext
from PyQt6.QtQuick import QQuickItem
from PyQt6.QtTest import QTest

from tests.qa.waiting import wait_for
from tests.ui.legibility.desk import Desk
from tests.ui.legibility.drawn import Drawn, all_drawn
from tests.ui.legibility.targets import Target, _shielded, _targets

NOT_CONTROLS = ("AlertMessage", "Dialog", "ToolTip", "Grouping")
"""What takes touches only so that they go no further, or explains and goes away."""
NEAR = 6
"""So many items out from a key its stepper may be."""
MOST_TURNS = 120
LOOK_MS = 40
STARTLED_MS = 450
"""So long a press does nothing after something came up by itself."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control as a driver knows it: where it belongs, what it is called, what it is."""

    name: str
    spoken: str
    view: str


class Hand:
    """Knows the knob and eyes; no finger, no mouse, no slot."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.window = desk.window

    def press(self) -> None:
        """Press the knob."""
        self._key(Qt.Key.Key_Return)

    def turn(self, step: int = 1) -> None:
        """Turn it by a notch, right or left."""
        self._key(Qt.Key.Key_Right if step > 0 else Qt.Key.Key_Left)

    def back(self) -> None:
        """The key that leaves."""
        self._key(Qt.Key.Key_Escape)

    def home(self) -> None:
        """The key to the first page."""
        self._key(Qt.Key.Key_F1)

    def menu(self) -> None:
        """The key to the dock."""
        self._key(Qt.Key.Key_F2)

    def jump(self) -> None:
        """The key to the next part of the screen."""
        self._key(Qt.Key.Key_F3)

    @property
    def ring(self) -> QQuickItem:
        """The ring itself; it finds another place at once if what it is round was made anew."""
        wait_for(lambda: self.seen, "the ring")
        ring = self.desk.screen.find("knob.ring").parentItem()
        assert ring is not None
        return ring

    @property
    def seen(self) -> bool:
        """Whether the ring is on the screen."""
        return "knob.ring" in self.desk.screen.names()

    @property
    def adjusting(self) -> bool:
        """Whether a turn changes a value."""
        return bool(self.ring.property("adjusting"))

    @property
    def item(self) -> QQuickItem:
        """What the ring is round."""
        item = self.ring.property("at")
        assert isinstance(item, QQuickItem)
        return item

    @property
    def at(self) -> Control:
        """The control that the ring is round."""
        return control_of(self.item)

    def to(self, name: str, step: int = 1) -> None:
        """Turn until the ring is round the control of that name."""
        seen: list[str] = []
        for _ in range(MOST_TURNS):
            if self.at.name == name:
                return
            seen.append(self.at.name)
            self.turn(step)
        raise AssertionError(f"the knob does not come to {name!r}; it came to {sorted(set(seen))}")

    def go(self, *names: str) -> None:
        """Press one control after the other; a key of the dock by way of the menu key."""
        for name in names:
            if name.startswith("dock."):
                self.menu()
            self.to(name)
            if self.at.view.startswith("overlay"):
                QTest.qWait(STARTLED_MS)  # type: ignore[arg-type, call-arg]
            self.press()
            self.rest()

    def rest(self) -> None:
        """Let what was opened be drawn, and the ring find its place in it."""
        for _ in range(2):
            QTest.qWait(LOOK_MS)  # type: ignore[arg-type, call-arg]
            self.window.grabWindow()
        wait_for(lambda: self.seen, "the ring")

    def round(self, step: int = 1) -> list[Control]:
        """Turn until the ring is where it began; everything that it was round, in order."""
        walked = [self.at]
        for _ in range(MOST_TURNS):
            self.turn(step)
            self.check()
            if self.at == walked[0]:
                return walked
            walked.append(self.at)
        raise AssertionError(f"no way round: {[c.name for c in walked]}")

    def walk(self, view: str) -> list[Control]:
        """Once round; nothing may be missing of what a finger could use in the view."""
        wanted = self.touchable(view)
        walked = self.round()
        missing = wanted - set(walked)
        assert wanted, f"nothing to reach in {view}"
        assert not missing, f"not reached: {sorted(c.name or c.spoken for c in missing)}"
        return walked

    @property
    def page(self) -> str:
        """The view of the open page."""
        return f"page.{self.desk.services.stage.page}"

    def check(self) -> None:
        """What the ring is round is there, can be used, and can be seen."""
        item = self.item
        box = box_of(item)
        assert item.isVisible(), f"{self.at} is hidden"
        assert item.isEnabled(), f"{self.at} is disabled"
        whole = QRectF(0, 0, self.window.width(), self.window.height())
        assert whole.adjusted(-2, -2, 2, 2).contains(box), f"{self.at} is off the screen: {box}"
        for outer in outward(item):
            if outer.clip():
                shown = box.intersected(box_of(outer))
                part = shown.height() * shown.width() / (box.height() * box.width())
                assert part > 0.6, f"{self.at} is scrolled out of sight"

    def touchable(self, view: str) -> set[Control]:
        """What a finger could use now in a view, by another way than the knob's."""
        self.window.grabWindow()
        self.desk.settle()
        drawn = all_drawn(self.window)
        targets = [t for t in _targets(drawn) if t.drawn.page.startswith(view)]
        return {
            control_of(_whole(t)) for t in targets if not _shielded(t, drawn) and _is_control(t)
        }

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)  # type: ignore[call-overload]
        self.desk.settle()


def control_of(item: QQuickItem) -> Control:
    """What a driver would call it."""
    named = [one for one in (item, *outward(item)) if one.objectName()]
    spoken = QQmlProperty(item, "Accessible.name", qmlContext(item)).read()
    view = next((n.objectName() for n in reversed(named)), "")
    return Control(named[0].objectName() if named else "", str(spoken or ""), view)


def outward(item: QQuickItem) -> Iterator[QQuickItem]:
    """What an item stands in, from its parent on."""
    one = item.parentItem()
    while one is not None:
        yield one
        one = one.parentItem()


def box_of(item: QQuickItem) -> QRectF:
    """Where it stands on the screen."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _is_control(target: Target) -> bool:
    spoken = target.spoken
    return spoken is not None and not any(
        spoken.number(f"Accessible.role === Accessible.{role}") for role in NOT_CONTROLS
    )


def _whole(target: Target) -> QQuickItem:
    """The stepper where the target is a key of one, else the control."""
    assert target.spoken is not None
    spoken = target.spoken
    if spoken.number("Accessible.role === Accessible.Button"):
        for one in list(spoken.ancestors)[:NEAR]:
            if _is_spin_box(one):
                return one.item
    return spoken.item


def _is_spin_box(drawn: Drawn) -> bool:
    context = qmlContext(drawn.item)
    if context is None:
        return False
    asked = QQmlExpression(context, drawn.item, "Accessible.role === Accessible.SpinBox")
    return asked.evaluate()[0] is True

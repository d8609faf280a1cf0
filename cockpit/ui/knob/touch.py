"""What the knob does to the screen: the touch of a finger, more and less, a list moved."""

from PyQt6.QtCore import QCoreApplication, QEvent, QMetaObject, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtQuick import QQuickItem

from cockpit.ui.knob.order import Box
from cockpit.ui.knob.spoken import accessible_of, box_of
from cockpit.ui.knob.stop import Stop

MARGIN_PX = 12.0
"""So much of its surroundings stays in sight around what a list was scrolled to."""
SCROLLED = 0.4
"""The share of its height by which a list of words moves with each turn."""
DOWN, UP = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def tap(stop: Stop) -> None:
    """A finger touches the control, and lifts.

    Straight to the area that hears it: on the way through the window Qt would measure how far it
    was dragged, from wherever the last real finger was.
    """
    area, at = stop.hears, stop.at
    if area is None or at is None:
        return
    if not area.inherits("QQuickMouseArea"):
        _act(stop.item, "pressAction")
        return
    scene = QPointF(*at)
    local, window = area.mapFromScene(scene), area.window()
    on_screen = window.mapToGlobal(scene) if window else scene
    for kind, held in ((DOWN, LEFT), (UP, NO_BUTTON)):
        event = QMouseEvent(kind, local, scene, on_screen, LEFT, held, NO_KEY)
        QCoreApplication.sendEvent(area, event)


def ask(item: QQuickItem, step: int) -> None:
    """Tell a slider or stepper that more is wanted, or less."""
    _act(item, "increaseAction" if step > 0 else "decreaseAction")


def _act(item: QQuickItem, action: str) -> None:
    """What a screen reader would do."""
    told = accessible_of(item)
    if told is not None:
        QMetaObject.invokeMethod(told, action)


def room(flick: QQuickItem, step: int) -> float:
    """How far a list can still be moved that way, in pixels."""
    first, last = _ends(flick)
    at = float(flick.property("contentY"))
    return max(0.0, last - at) if step > 0 else max(0.0, at - first)


def scroll(flick: QQuickItem, by: float) -> None:
    """Move a list by some pixels, as far as it goes."""
    first, last = _ends(flick)
    at = float(flick.property("contentY")) + by
    flick.setProperty("contentY", max(first, min(last, at)))


def to_end(flick: QQuickItem, step: int) -> None:
    """Move a list to its beginning, or for a step back to its end."""
    if flick.inherits("QQuickItemView"):
        QMetaObject.invokeMethod(
            flick, "positionViewAtBeginning" if step > 0 else "positionViewAtEnd"
        )
    else:
        scroll(flick, -step * room(flick, -step))


def show(flick: QQuickItem, box: Box) -> None:
    """Move a list until a box of it is in sight."""
    view = box_of(flick)
    if box.top < view.top:
        scroll(flick, box.top - MARGIN_PX - view.top)
    elif box.bottom > view.bottom:
        over = box.bottom + MARGIN_PX - view.bottom
        scroll(flick, min(over, box.top - MARGIN_PX - view.top))


def _ends(flick: QQuickItem) -> tuple[float, float]:
    origin, height = (float(flick.property(name)) for name in ("originY", "contentHeight"))
    above, below = (float(flick.property(name)) for name in ("topMargin", "bottomMargin"))
    first = origin - above
    return first, max(first, origin + height + below - flick.height())

"""What a screen reader is told about an item, and so which control a touch belongs to."""

from PyQt6.QtCore import QObject, QRectF
from PyQt6.QtQml import QQmlExpression, qmlContext
from PyQt6.QtQuick import QQuickItem

from cockpit.ui.knob.order import Box
from cockpit.ui.knob.stop import Role

AROUND_PX = 96.0
"""So far may a control reach beyond its touch area."""
KEPT_ROLE, KEPT_HEIGHT = "knobRole", "knobHeight"
"""Properties that a look leaves with the items, so that the next one is quick."""


def box_of(item: QQuickItem) -> Box:
    """Where an item stands on the screen."""
    rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())


def accessible_of(item: QQuickItem) -> QObject | None:
    """What a screen reader is told about an item; None: it passes the item by."""
    for child in item.children():
        made = child.metaObject()
        if made is not None and made.className() == "QQuickAccessibleAttached":
            return child
    return None


def role_of(item: QQuickItem) -> int:
    """The item's role, kept with the item, for it takes long to ask."""
    kept = item.property(KEPT_ROLE)
    if kept is None:
        kept = _ask_role(item)
        item.setProperty(KEPT_ROLE, kept)
    return int(kept)


def _ask_role(item: QQuickItem) -> int:
    """Asked of those only that have one, for asking would give them one."""
    if accessible_of(item) is None:
        return Role.NONE
    value, undefined = QQmlExpression(qmlContext(item), item, "Accessible.role").evaluate()
    return Role.NONE if undefined else int(value)


def spoken_of(item: QQuickItem) -> tuple[QQuickItem, int]:
    """The control that a touch area belongs to: itself, or the first around it with a role."""
    kept = item.property(KEPT_HEIGHT)
    if kept is None:
        kept = _height_ofspoken_of(item)
        item.setProperty(KEPT_HEIGHT, kept)
    if kept < 0:
        return item, Role.NONE
    control = item
    for _ in range(kept):
        control = control.parentItem() or control
    return control, role_of(control)


def _height_ofspoken_of(item: QQuickItem) -> int:
    """How many items further out it is; -1: there is none."""
    box = box_of(item)
    reach = Box(
        box.left - AROUND_PX, box.top - AROUND_PX, box.right + AROUND_PX, box.bottom + AROUND_PX
    )
    height = 0
    one: QQuickItem | None = item
    while one is not None and box_of(one).within(reach):
        if role_of(one):
            return height
        height, one = height + 1, one.parentItem()
    return -1

"""What the knob can stand on."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from PyQt6.QtQuick import QQuickItem

from cockpit.ui.knob.order import Box


class Role(IntEnum):
    """The roles of `Accessible` that make a difference here; the numbers are Qt's."""

    NONE = 0x00
    ALERT = 0x08
    TOOL_TIP = 0x0D
    DIALOG = 0x12
    GROUPING = 0x14
    PAGE_TAB = 0x25
    GRAPHIC = 0x28
    BUTTON = 0x2B
    DIAL = 0x31
    SLIDER = 0x33
    SPIN_BOX = 0x34


NO_CONTROLS = {Role.NONE, Role.ALERT, Role.TOOL_TIP, Role.DIALOG, Role.GROUPING}
"""What takes touches only so that they do not fall through, or goes away by itself."""
TURNED = {Role.GRAPHIC, Role.DIAL, Role.SLIDER, Role.SPIN_BOX}
"""What has more than on and off: a press enters it, a turn asks for more or less."""


class Zone(Enum):
    """A part of the screen that the knob walks as one."""

    OVERLAY = "overlay"
    PAGE = "page"
    CARDS = "cards"
    DOCK = "dock"
    CLUSTER = "cluster"
    BUBBLE = "bubble"


ZONES = {
    "page": Zone.PAGE,
    "notice": Zone.PAGE,
    "cards": Zone.CARDS,
    "status": Zone.CARDS,
    "dock": Zone.DOCK,
    "cluster": Zone.CLUSTER,
    "guidance": Zone.CLUSTER,
    "overlay": Zone.OVERLAY,
    "explain": Zone.BUBBLE,
}
"""Where the shell's views stand, by the first word of the names that Main.qml gives them."""


class Kind(Enum):
    """What a press does."""

    TAP = "tap"
    TURN = "turn"
    SCROLL = "scroll"


@dataclass(slots=True, eq=False)
class Stop:
    """One control. Lives for one look at the screen only: QML may destroy its items after."""

    item: QQuickItem
    """What the ring goes round, and a screen reader reads."""
    kind: Kind
    role: int
    box: Box
    at: tuple[float, float] | None
    """Where a finger hits it; None while it is scrolled out of sight."""
    list: QQuickItem | None = None
    """The list that scrolls it."""
    hears: QQuickItem | None = None
    """Its touch area."""
    touched: int = -1
    """The place of its touch area among all that take touches; -1: it lies nowhere."""

    @property
    def name(self) -> str:
        """Its objectName, or the nearest one around it."""
        one: QQuickItem | None = self.item
        while one is not None and not one.objectName():
            one = one.parentItem()
        return one.objectName() if one else ""

"""What QML tells the knob. The rest of it is loaded when the start is over."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtQuick import QQuickItem

from cockpit.ui.knob.keys import MOVES
from cockpit.ui.qt import pyqtSlot
from cockpit.ui.shell import Shell

if TYPE_CHECKING:
    from cockpit.ui.knob.knob import Knob


class KnobDoor(QObject):
    """Belongs to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._ring: QQuickItem | None = None
        self._knob: Knob | None = None

    @pyqtSlot(QQuickItem)
    def attach(self, ring: QQuickItem) -> None:
        """The ring is there; what it lies on is what the knob walks."""
        self._ring = ring

    @pyqtSlot()
    def load(self) -> None:
        """The start is over: what the first turn would have to wait for may load."""
        self._made()

    @pyqtSlot(int, result=bool)
    def key(self, code: int) -> bool:
        """A key was pressed; False where it means nothing to the knob."""
        move = MOVES.get(code)
        knob = self._made() if move else None
        if move is None or knob is None:
            return False
        knob.move(move)
        return True

    @pyqtSlot()
    def touched(self) -> None:
        """A finger is on the screen."""
        if self._knob:
            self._knob.hide()

    @pyqtSlot()
    def look(self) -> None:
        """Some time has passed with the ring on the screen."""
        if self._knob:
            self._knob.look()

    def _made(self) -> "Knob | None":
        root = self._ring.parentItem() if self._ring else None
        if self._knob is None and self._ring and root:
            from cockpit.ui.knob.knob import Knob

            self._knob = Knob(self._shell, self._ring, root)
        return self._knob

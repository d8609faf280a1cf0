"""The ring on the screen; it keeps what it is round, and forgets it when QML destroys it."""

from PyQt6.QtQuick import QQuickItem


class Ring:
    """FocusRing.qml as Python sees it; Python keeps no item from one event to the next."""

    def __init__(self, item: QQuickItem) -> None:
        self._item = item

    @property
    def shown(self) -> bool:
        """Whether it is to be seen: not after a touch."""
        return bool(self._item.property("shown"))

    @shown.setter
    def shown(self, on: bool) -> None:
        self._item.setProperty("shown", on)

    @property
    def adjusting(self) -> bool:
        """Whether a turn changes what it is round, instead of moving the ring."""
        return bool(self._item.property("adjusting"))

    @adjusting.setter
    def adjusting(self, on: bool) -> None:
        self._item.setProperty("adjusting", on)

    def adjust(self, bare: bool) -> None:
        """Begin to change what it is round; `bare`: that has no minus and plus of its own."""
        self._item.setProperty("bare", bare)
        self.adjusting = True

    @property
    def at(self) -> QQuickItem | None:
        """What it is round; None: nothing, or that is gone."""
        item: QQuickItem | None = self._item.property("at")
        return item

    @at.setter
    def at(self, item: QQuickItem | None) -> None:
        self._item.setProperty("at", item)

"""Has QML read again what Python tells it, for all of it may be worded in another language now."""

from collections.abc import Iterable
from functools import cache

from PyQt6.QtCore import QMetaObject, QObject

from cockpit.ui.reading import ReadingItem


def retell(roots: Iterable[object]) -> None:
    """Emit the notify signals of these objects' properties, and of all that belongs to them."""
    for root in roots:
        if isinstance(root, QObject):
            for one in (root, *root.findChildren(QObject)):
                if isinstance(one, ReadingItem):
                    continue  # its view-model has told it already
                for signal in _notifiers(one.metaObject()):
                    getattr(one, signal).emit()


@cache
def _notifiers(kind: QMetaObject | None) -> tuple[str, ...]:
    """The names of a class's notify signals; those of Qt's own classes bear values, ours do not."""
    if kind is None:
        return ()
    properties = (kind.property(index) for index in range(kind.propertyCount()))
    signals = [one.notifySignal() for one in properties if one.hasNotifySignal()]
    names = [s.name().data().decode() for s in signals if s.parameterCount() == 0]
    return tuple(dict.fromkeys(names))

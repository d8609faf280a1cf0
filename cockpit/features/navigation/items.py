"""Plain values as objects that QML binds to: one signal an object, sent only on a real change."""

from dataclasses import asdict
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.features.navigation.shown import Found, Journey, Limit, Preview, Turn
from cockpit.ui.qt import pyqtProperty


class Item[T](QObject):
    """Holds the newest value; subclasses name its fields as properties."""

    def __init__(self, first: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = first

    def show(self, value: T) -> None:
        """Take a new value; QML hears of it only where it differs."""
        if value != self.now:
            self.now = value
            self.changed.emit()  # type: ignore[attr-defined]


def _of(kind: type | str, name: str, changed: Any) -> Any:
    return pyqtProperty(kind, fget=lambda self: getattr(self.now, name), notify=changed)


def _listed(name: str, changed: Any) -> Any:
    def read(self: Any) -> list[Any]:
        values = getattr(self.now, name)
        return [v if isinstance(v, dict) else asdict(v) for v in values]

    return pyqtProperty("QVariantList", fget=read, notify=changed)


class TurnItem(Item[Turn]):
    """The next turn."""

    changed = pyqtSignal()
    shown = _of(bool, "shown", changed)
    icon = _of(str, "icon", changed)
    distance = _of(str, "distance", changed)
    unit = _of(str, "unit", changed)
    street = _of(str, "street", changed)
    exit = _of(str, "exit", changed)
    roundaboutExit = _of(int, "roundabout_exit", changed)
    lanes = _listed("lanes", changed)
    thenIcon = _of(str, "then_icon", changed)
    thenDistance = _of(str, "then_distance", changed)
    status = _of(str, "status", changed)
    spoken = _of(str, "spoken", changed)


class LimitItem(Item[Limit]):
    """The speed limit."""

    changed = pyqtSignal()
    text = _of(str, "text", changed)
    loud = _of(bool, "loud", changed)


class JourneyItem(Item[Journey]):
    """Arrival and charge."""

    changed = pyqtSignal()
    shown = _of(bool, "shown", changed)
    name = _of(str, "name", changed)
    arrival = _of(str, "arrival", changed)
    left = _of(str, "left", changed)
    distance = _of(str, "distance", changed)
    soc = _of(str, "soc", changed)
    spread = _of(str, "spread", changed)
    socTone = _of(str, "soc_tone", changed)
    stop = _of(str, "stop", changed)
    why = _of(str, "why", changed)
    problem = _of(str, "problem", changed)


class PreviewItem(Item[Preview]):
    """The destination that is being looked at."""

    changed = pyqtSignal()
    name = _of(str, "name", changed)
    address = _of(str, "address", changed)
    favourite = _of(bool, "favourite", changed)
    kept = _of(str, "kept", changed)
    ways = _listed("ways", changed)
    words = _of(str, "words", changed)
    trouble = _of(bool, "trouble", changed)
    ready = _of(bool, "ready", changed)


class FoundItem(Item[Found]):
    """The search box and its list."""

    changed = pyqtSignal()
    query = _of(str, "query", changed)
    results = _listed("rows", changed)
    words = _of(str, "words", changed)
    typing = _of(bool, "typing", changed)

"""What the view-models of a phone share: they tell QML of real changes only."""

from typing import Any

from PyQt6.QtCore import QObject

from cockpit.core.feature import Services
from cockpit.ui.view_model import ViewModel


class Face(ViewModel):
    """A key that is touched must not be made anew meanwhile: no signal without a change."""

    changed: Any
    """Each has a signal of its own by this name: PyQt takes no other for its properties."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._shown: Any = None
        self.told = ""
        """Why the last touch came to nothing; English."""

    def forget(self) -> None:
        """Another drives: nothing of the one before stays."""
        self.told = ""
        self.look()

    def read_anew(self) -> None:
        self.look()

    def look(self) -> None:
        """Compare with what is shown; some times a second."""
        fresh = self.drawn()
        if fresh != self._shown:
            self._shown = fresh
            self.changed.emit()

    def drawn(self) -> Any:
        """All that is shown, as plain values."""
        raise NotImplementedError

    def say(self, why: str) -> None:
        """Keep the reason of a touch that came to nothing; "" where it did."""
        self.told = why
        self.look()

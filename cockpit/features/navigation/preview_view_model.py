"""The destination that is being looked at, as QML sees it."""

from collections.abc import Callable

from PyQt6.QtCore import QObject

from cockpit.features.navigation.items import PreviewItem
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.presenting import Wording, preview
from cockpit.features.navigation.shown import Preview
from cockpit.ui.qt import pyqtSlot


class PreviewViewModel(PreviewItem):
    """Ways to choose from, and the key to go."""

    def __init__(
        self,
        navigation: Navigation,
        wording: Wording,
        closed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(Preview(), parent)
        self._navigation, self._wording, self._closed = navigation, wording, closed

    def look(self) -> None:
        """Bring up to date what is shown."""
        self.show(preview(self._navigation, self._wording))

    @pyqtSlot(int)
    def choose(self, index: int) -> None:
        """A way was touched."""
        self._navigation.choose(index)

    @pyqtSlot()
    def start(self) -> None:
        """Go."""
        self._navigation.start()
        self._closed()

    @pyqtSlot()
    def cancel(self) -> None:
        """Back to the map."""
        self._navigation.end()
        self._closed()

    @pyqtSlot(str)
    def keep(self, key: str) -> None:
        """Make the destination home, work or a favourite (""); again, and it is none."""
        journey, known = self._navigation.journey, self._navigation.known
        if journey is None:
            return
        was = known.favourite_of(journey.destination)
        if was:
            known.forget(was)
        if not was or (key and key != was):
            known.keep(journey.destination, key)
        self.look()

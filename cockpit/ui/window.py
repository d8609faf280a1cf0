"""The dashboard's window: loads Main.qml and tears it down in the right order."""

import logging
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PyQt6.QtQml import QQmlApplicationEngine, QQmlError
from PyQt6.QtQuick import QQuickWindow

from cockpit.ui.fonts import use_fonts
from cockpit.ui.icons import PROVIDER, IconProvider
from cockpit.ui.knob.door import KnobDoor
from cockpit.ui.qt import pyqtSlot
from cockpit.ui.shell import Shell
from cockpit.ui.texts import Texts

UI = Path(__file__).parent
log = logging.getLogger(__name__)


class WindowError(Exception):
    """Main.qml does not load; the message says where."""


class DashboardWindow:
    """Owns the QML engine; the view-models must outlive it."""

    def __init__(self, shell: Shell, texts: Texts) -> None:
        use_fonts()
        texts.install()
        self.warnings: list[str] = []
        self._texts = texts
        self._engine = QQmlApplicationEngine()
        self._engine.warnings.connect(self._warn)
        self._engine.addImportPath(str(UI))
        self._engine.addImageProvider(PROVIDER, IconProvider())
        self._knob = KnobDoor(shell)
        self._engine.setInitialProperties({"shell": shell, "knob": self._knob})
        shell.readAnew.connect(self._engine.retranslate)
        self._engine.load(QUrl.fromLocalFile(str(UI / "Cockpit" / "Main.qml")))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise WindowError("; ".join(self.warnings) or "Main.qml does not load")
        self.window: QQuickWindow = roots[0]

    def on_first_frame(self, call: Callable[[], None]) -> None:
        """Call once, on the main thread, when the first frame has been drawn."""
        self._first_frame = _FirstFrame(self.window, call)

    def close(self) -> None:
        """Destroy the view before the view-models."""
        self.window.close()
        self.window.deleteLater()
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._texts.remove()

    def _warn(self, errors: list[QQmlError]) -> None:
        for error in errors:
            self.warnings.append(error.toString())
            log.warning("%s", error.toString())


class _FirstFrame(QObject):
    """Hears the first swap on the main thread, whichever thread draws.

    Qt queues the call by itself, for this object lives on the main thread. (Asking for a queued
    connection by name would build all of Qt's enums in Python: 40 ms of the start.)
    """

    def __init__(self, window: QQuickWindow, call: Callable[[], None]) -> None:
        super().__init__()
        self._window, self._call, self._heard = window, call, False
        window.frameSwapped.connect(self.swapped)

    @pyqtSlot()
    def swapped(self) -> None:
        """The first frame is there; a second one may be in the queue already."""
        if self._heard:
            return
        self._heard = True
        self._window.frameSwapped.disconnect(self.swapped)
        self._call()

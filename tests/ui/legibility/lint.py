"""The lint: one look at a window, all findings."""

from dataclasses import replace

from PyQt6.QtCore import QCoreApplication, QRectF
from PyQt6.QtQuick import QQuickWindow

from tests.ui.legibility.drawn import all_drawn
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.picture import Picture
from tests.ui.legibility.targets import look_at_targets
from tests.ui.legibility.words import look_at_icons, look_at_words


def look(window: QQuickWindow, state: str = "") -> set[Finding]:
    """All that is wrong with what the window shows now; `state` says what that is."""
    window.grabWindow()  # rows and columns lay out with the first frame
    QCoreApplication.processEvents()
    picture = Picture(window.grabWindow())
    drawn = all_drawn(window)
    screen = QRectF(0, 0, window.width(), window.height())
    found = {
        *look_at_words(drawn, picture, screen),
        *look_at_icons(drawn, picture),
        *look_at_targets(drawn, picture, screen),
    }
    return {replace(finding, state=state) for finding in found}

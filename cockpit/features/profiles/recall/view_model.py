"""The recall as QML sees it: shown while it runs, and for a while after."""

import time
from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.features.profiles.recall.progress import Ending, Progress
from cockpit.features.profiles.recall.recall import Recall
from cockpit.ui.qt import pyqtProperty, pyqtSlot

DONE_S, TOLD_S = 2.5, 8.0
"""So long the end stays to be read: where all is well, and where something is to be told."""


class RecallViewModel(QObject):
    """Progress, the ending in one sentence, and Stop."""

    progressChanged = pyqtSignal()

    def __init__(
        self,
        recall: Recall,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recall, self._clock = recall, clock
        self._shown, self._until = Progress(), 0.0
        recall.watch(self._look)

    @pyqtProperty(bool, notify=progressChanged)
    def shown(self) -> bool:
        """Whether there is something to see."""
        return self._shown.running or self._until > 0

    @pyqtProperty("QVariantMap", notify=progressChanged)
    def progress(self) -> dict[str, Any]:
        """Name, parts, ending, note, and what was passed over or refused."""
        now = self._shown
        return {
            "name": now.name,
            "running": now.running,
            "done": now.done,
            "total": now.total,
            "parts": [p.group.value for p in now.parts],
            "open": [p.group.value for p in now.parts if p.done < p.total],
            "well": now.ending in (Ending.OPEN, Ending.DONE) and not now.refused,
            "ending": now.ending.value,
            "note": now.note.value,
            "lacking": list(now.lacking),
            "refused": list(now.refused),
        }

    @pyqtSlot()
    def stop(self) -> None:
        """Hold everything where it is."""
        self._recall.stop()

    @pyqtSlot()
    def close(self) -> None:
        """It has been read."""
        self._until = 0.0
        self.progressChanged.emit()

    def _look(self) -> None:
        now, before = self._recall.progress, self._shown
        late = self._until and self._clock() > self._until
        if now == before and not late:
            return
        if late:
            self._until = 0.0
        if now != before and not now.running:
            self._until = self._clock() + _stay_s(now)
        self._shown = now
        self.progressChanged.emit()


def _stay_s(ended: Progress) -> float:
    well = ended.ending is Ending.DONE and not (ended.note or ended.lacking or ended.refused)
    return DONE_S if well else TOLD_S

"""Who calls, and what the driver asked the phone to do about it, as QML sees it."""

import time
from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.feature import Services
from cockpit.features.phone.talk.face import Face
from cockpit.features.phone.talk.line import SOON_S, Line
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.texts import translated

DRIVING = "I'm driving, I'll call later"
SILENT = "The phone does not react"
ANSWER, DECLINE, LATER = "answer", "decline", "later"


class CallViewModel(Face):
    """The sheet over the page; `clock` gives seconds that never go back."""

    changed = pyqtSignal()

    def __init__(
        self,
        services: Services,
        line: Line,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(services, parent)
        self._line, self._clock = line, clock
        self._asked, self._asked_at, self._asked_in = "", 0.0, ""

    def drawn(self) -> dict[str, Any]:
        """Empty where nobody rings."""
        ringing = self._line.ringing
        if ringing is None:
            self._asked = self.told = ""
            return {}
        state = ringing.call.state.value
        self._wait(state)
        seconds = int(self._clock() - ringing.since)
        return {
            "state": state,
            "who": ringing.call.name or ringing.call.number,
            "number": ringing.call.number if ringing.call.name else "",
            "time": f"{seconds // 60}:{seconds % 60:02d}" if state == "active" else "",
            "asked": self._asked,
            "told": self.told,
        }

    def _wait(self, state: str) -> None:
        """The phone does it, or does not in time."""
        if self._asked and state != self._asked_in:
            self._asked = self.told = ""
        elif self._asked and self._clock() - self._asked_at >= SOON_S:
            self._asked, self.told = "", SILENT

    @pyqtProperty("QVariantMap", notify=changed)
    def call(self) -> dict[str, Any]:
        """`state`, `who` (maybe empty), `number`, `time`, what was `asked`, why not (`told`)."""
        return self._shown or {}

    @pyqtSlot()
    def answer(self) -> None:
        """Take the call."""
        self._ask(ANSWER, self._line.answer())

    @pyqtSlot()
    def decline(self) -> None:
        """Refuse it, or hang up."""
        self._ask(DECLINE, self._line.decline())

    @pyqtSlot()
    def declineLater(self) -> None:
        """Refuse it; the phone tells the caller why."""
        self._ask(LATER, self._line.decline(translated(DRIVING)))

    def _ask(self, what: str, why: str) -> None:
        ringing = self._line.ringing
        self._asked = "" if why else what
        self._asked_at = self._clock()
        self._asked_in = ringing.call.state.value if ringing else ""
        self.say(why)

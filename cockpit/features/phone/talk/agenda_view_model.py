"""The next appointment, as QML sees it; a touch leads there."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.feature import Services
from cockpit.core.intents import Answer, Intent
from cockpit.core.messages import Payload
from cockpit.features.phone.talk.agenda import Agenda
from cockpit.features.phone.talk.face import Face
from cockpit.ui.qt import pyqtProperty, pyqtSlot

GO_TO, MAP = "NavigationGoTo", "navigation"
type Propose = Callable[[Payload, str], str]


class AgendaViewModel(Face):
    """The card; `propose` takes a place that is known."""

    changed = pyqtSignal()

    def __init__(
        self, services: Services, agenda: Agenda, propose: Propose, parent: QObject | None = None
    ) -> None:
        super().__init__(services, parent)
        self._services, self._agenda, self._propose = services, agenda, propose

    def drawn(self) -> dict[str, Any]:
        """Empty where the driver has to be nowhere soon."""
        soon = self._agenda.next
        if soon is None:
            self.told = ""
            return {}
        starts = self.reader.time(datetime.fromtimestamp(soon.starts))
        return {"title": soon.title, "where": soon.where, "starts": starts, "told": self.told}

    @pyqtProperty("QVariantMap", notify=changed)
    def next(self) -> dict[str, Any]:
        """`title`, `where`, `starts` as the clock has it, and why it cannot be led to (`told`)."""
        return self._shown or {}

    @pyqtSlot()
    def navigate(self) -> None:
        """To its place, or to what is found by its words."""
        soon = self._agenda.next
        if soon is None:
            return
        if soon.place:
            lat, lon = soon.place
            self._led(self._propose({"lat": lat, "lon": lon, "name": soon.where}, "phone"))
        else:
            intent = Intent(GO_TO, {"text": soon.where})
            self._services.intents.handle(intent, "touch", self._answered)

    def _answered(self, answer: Answer) -> None:
        self._led(answer.reason or ("not possible here" if not answer.done else ""))

    def _led(self, why: str) -> None:
        if not why:
            self.dismiss()
            self._services.stage.open(MAP)
        self.say(why)

    @pyqtSlot()
    def dismiss(self) -> None:
        """Show it no more."""
        soon = self._agenda.next
        if soon:
            self._agenda.leave(soon)
        self.look()

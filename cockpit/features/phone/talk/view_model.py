"""Messages and phones as QML sees them: the page."""

import time
from datetime import datetime
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.driving import DrivingState
from cockpit.core.feature import Services
from cockpit.core.speech import Priority
from cockpit.core.units import Display
from cockpit.features.phone.settings import PhoneSettings
from cockpit.features.phone.talk.face import Face
from cockpit.features.phone.talk.line import Arrival, Line
from cockpit.features.phone.talk.reading import NEWS_S
from cockpit.features.phone.talk.said import Notification, Sort, Text
from cockpit.features.phone.talk.shown import Shown, shown
from cockpit.features.phone.talk.where import Where
from cockpit.ui.display import DisplaySettings
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.texts import translated

MOST_MOVING, MOST_PARKED = 4, 20
TEMPLATES = ("On my way", "10 minutes", "I'm driving")
"""Answers at a touch, in English; they are sent as the driver's language has them."""
KEYS = "keys"


class TalkViewModel(Face):
    """The news of a day, and the phones."""

    changed = pyqtSignal()

    def __init__(
        self, services: Services, line: Line, where: Where, parent: QObject | None = None
    ) -> None:
        super().__init__(services, parent)
        self._services, self.line, self.where = services, line, where
        self._opened: Arrival | None = None
        services.driving.watch(self._drives)

    def _drives(self) -> None:
        if self.moving:
            self._opened = None
        self.look()

    def forget(self) -> None:
        self._opened = None
        super().forget()

    @property
    def moving(self) -> bool:
        """Whether the driver's eyes belong on the road; not knowing counts as moving."""
        return self._services.driving.state in (DrivingState.MOVING, DrivingState.UNKNOWN)

    # News -------------------------------------------------------------------------------------

    @property
    def visible(self) -> list[tuple[Arrival, Shown]]:
        """What may be shown now, the newest first."""
        favourites, moving = self.line.favourites, self.moving
        found = ((one, shown(one.news, moving, favourites)) for one in self._today())
        kept = [(one, as_) for one, as_ in found if as_ is not None]
        return kept[: MOST_MOVING if moving else MOST_PARKED]

    def _today(self) -> list[Arrival]:
        apps = self._services.settings.of(PhoneSettings).notifications
        since = time.time() - NEWS_S
        return [one for one in self.line.news if one.news.at >= since and (apps or not _app(one))]

    def drawn(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int, str]:
        """News, phones, how much waits, and the reason."""
        visible = self.visible
        hidden = len(self._today()) - len(visible) if self.moving else 0
        aloud = not self.moving or self._services.settings.of(PhoneSettings).read_aloud
        rows = [self._row(one, as_, aloud) for one, as_ in visible]
        return rows, self._phones(), hidden, self.told

    def _row(self, one: Arrival, as_: Shown, aloud: bool) -> dict[str, Any]:
        return {
            "title": as_.title,
            "text": as_.text,
            "app": one.news.app,
            "time": self.reader.time(datetime.fromtimestamp(one.news.at)),
            "person": isinstance(one.news, Text),
            "aloud": aloud and as_.aloud != "",
            "open": one is self._opened,
        }

    @pyqtProperty("QVariantList", notify=changed)
    def news(self) -> list[dict[str, Any]]:
        """`title`, `text`, `app`, `time`, from a `person`, can be read `aloud`, is `open`."""
        return self._shown[0] if self._shown else []

    @pyqtProperty(int, notify=changed)
    def hidden(self) -> int:
        """How much waits until the car is parked."""
        return self._shown[2] if self._shown else 0

    @pyqtProperty(str, notify=changed)
    def reason(self) -> str:
        """Why the last touch came to nothing; English."""
        return self.told

    @pyqtSlot(int)
    def open(self, at: int) -> None:
        """Offer answers to a message; touched again, no more."""
        visible = self.visible
        one = visible[at][0] if 0 <= at < len(visible) else None
        self._opened = None if one is self._opened else one
        self.say("")

    @pyqtSlot(int)
    def readAloud(self, at: int) -> None:
        """Say one."""
        visible = self.visible
        if 0 <= at < len(visible):
            self.say_aloud(*visible[at])

    def say_aloud(self, one: Arrival, as_: Shown) -> None:
        """Who, and what."""
        language = self._services.settings.of(DisplaySettings).language
        words = f"{as_.title}: {as_.aloud}" if as_.title else as_.aloud
        self._services.speech.say(words, language, Priority.MESSAGE, "news")
        self._opened = one
        self.look()

    @pyqtProperty("QStringList", constant=True)
    def templates(self) -> list[str]:
        return list(TEMPLATES)

    @pyqtSlot(str)
    def reply(self, template: str) -> None:
        """Answer the message that is open."""
        if self._opened is not None:
            why = self.line.reply(self._opened, translated(template))
            self._opened = None if not why else self._opened
            self.say(why)

    # Phones -----------------------------------------------------------------------------------

    def _phones(self) -> list[dict[str, Any]]:
        seen = self.where.seen
        percent = Display("%")
        told = [
            {
                "user": one.user,
                "name": one.name,
                "where": one.presence.value,
                "fresh": one.freshness.value,
                "age": round(one.age_s / 60) if one.age_s is not None else -1,
                "battery": f"{percent.text(one.battery)} %" if one.battery is not None else "",
                "walk": max(1, round(one.walk.seconds / 60)) if one.walk else 0,
            }
            for one in seen
        ]
        silent = sorted(self.line.users - {one.user for one in seen})
        return told + [{"user": user, "name": user} for user in silent]

    @pyqtProperty("QVariantList", notify=changed)
    def phones(self) -> list[dict[str, Any]]:
        """`user` and `name`; of those who tell where they are, `where`, how `fresh`, `battery`.

        `age` is in minutes, below 0 where it is not known; `walk` in minutes on foot, 0: not away.
        """
        return self._shown[1] if self._shown else []

    @pyqtSlot(str)
    def find(self, user: str) -> None:
        """Have it ring."""
        self.where.ask(user)
        self.say(self.line.find(user))

    @pyqtSlot()
    def openKeys(self) -> None:
        """The page of the keys."""
        self._services.stage.open(KEYS)


def _app(one: Arrival) -> bool:
    return isinstance(one.news, Notification) and one.news.sort is Sort.OTHER

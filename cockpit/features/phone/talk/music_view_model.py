"""What the phone plays, as QML sees it."""

import base64
import time
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.feature import Services
from cockpit.core.picture import kind_of
from cockpit.features.phone.settings import PhoneSettings
from cockpit.features.phone.talk.face import Face
from cockpit.features.phone.talk.line import Line, Music
from cockpit.features.phone.talk.telling import MediaKey
from cockpit.ui.qt import pyqtProperty, pyqtSlot


class MusicViewModel(Face):
    """The card, and the music that steps back while the car speaks."""

    changed = pyqtSignal()

    def __init__(self, services: Services, line: Line, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self._services, self._line = services, line
        self._cover, self._cover_of = "", b""
        services.speech.watch(self._duck)
        services.driving.watch(self.look)

    def _duck(self) -> None:
        wanted = self._services.settings.of(PhoneSettings).duck
        self._line.duck(wanted and self._services.speech.ducking)

    def drawn(self) -> dict[str, Any]:
        """Empty where nothing was ever played."""
        music = self._line.music
        if music is None:
            return {}
        playing, short = music.playing, self._services.driving.short
        return {
            "title": short(playing.title),
            "by": short(" · ".join(filter(None, (playing.artist, playing.source)))),
            "playing": playing.playing,
            "trust": int(self._line.trust(music)),
            "share": _share(music),
            "art": self._art(playing.art),
            "told": self.told,
        }

    def _art(self, data: bytes) -> str:
        """As a data URL; made once for each picture."""
        if data is not self._cover_of:
            self._cover_of = data
            words = base64.b64encode(data).decode()
            self._cover = f"data:{kind_of(data)};base64,{words}" if data else ""
        return self._cover

    @pyqtProperty("QVariantMap", notify=changed)
    def music(self) -> dict[str, Any]:
        """`title`, `by` whom and from where, `playing`; `trust` 0-3 as of any value.

        `share` is how much of it has played, 0-1, below 0 where that is not known.
        """
        return {key: value for key, value in (self._shown or {}).items() if key != "art"}

    @pyqtProperty(str, notify=changed)
    def art(self) -> str:
        """The cover as a data URL; empty where there is none."""
        return str((self._shown or {}).get("art", ""))

    @pyqtSlot(str)
    def press(self, key: str) -> None:
        """`play`, `pause`, `next` or `previous`."""
        self.say(self._line.press(MediaKey(key)))


def _share(music: Music) -> float:
    position, length = music.playing.position_s, music.playing.length_s
    if position is None or not length:
        return -1.0
    passed = time.monotonic() - music.heard if music.playing.playing else 0.0
    return round(min(1.0, (position + passed) / length), 3)

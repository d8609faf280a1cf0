"""Sets up what phones say: the page, the call over all pages, the cards, and who hears them."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PyQt6.QtCore import QTimer

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.core.messages import Payload
from cockpit.features.phone.keys.takers import Propose, Takers, proposing
from cockpit.features.phone.settings import PhoneSettings
from cockpit.features.phone.talk import spoken
from cockpit.features.phone.talk.agenda_view_model import AgendaViewModel
from cockpit.features.phone.talk.call_view_model import CallViewModel
from cockpit.features.phone.talk.drives import telling_of_drives
from cockpit.features.phone.talk.face import Face
from cockpit.features.phone.talk.line import Line
from cockpit.features.phone.talk.music_view_model import MusicViewModel
from cockpit.features.phone.talk.telling import MediaKey
from cockpit.features.phone.talk.view_model import TalkViewModel
from cockpit.features.phone.talk.where import Where
from cockpit.ui.texts import translated

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
PAGE = "phone"
LOOK_MS, SHOW_MS = 1000, 50


def set_up(services: Services, takers: Takers) -> Feature:
    """Calls, messages, music, appointments and where the phones are."""
    shows = services.personal.may_show
    line, where = Line(services.messages, services.mailbox, shows=shows), Where(services)
    propose = proposing(services.messages)
    page, call = TalkViewModel(services, line, where), CallViewModel(services, line)
    music = MusicViewModel(services, line)
    agenda = AgendaViewModel(services, line.agenda, propose)
    spoken.connect(services.intents, page, services.stage, translated)
    takers.take("media.key", lambda words, _: _pressed(line, words))
    takers.take("drives.read", telling_of_drives(services.personal))
    talk = _Talk(services, line, where, (page, call, music, agenda), propose)
    views = (
        View(Place.PAGE, HERE / "PhonePage.qml", page, "Phone", "phone", order=50, name=PAGE),
        View(Place.OVERLAY, HERE / "CallSheet.qml", call),
        View(Place.CARD, HERE / "AgendaCard.qml", agenda, order=12),
        View(Place.CARD, HERE / "MusicCard.qml", music, order=15),
    )
    return Feature("phone", views, talk.start, talk.stop)


class _Talk:
    """What hears the phones from the first frame on, and has the views look."""

    def __init__(
        self,
        services: Services,
        line: Line,
        where: Where,
        faces: tuple[Face, ...],
        propose: Propose,
    ) -> None:
        self._services, self._line, self._where = services, line, where
        self._faces, self._propose = faces, propose
        self._settings = services.settings.of(PhoneSettings)
        self._stirred = False
        self._timers = (self._timer(LOOK_MS, self._look), self._timer(SHOW_MS, self._show))
        line.watch(self._stir)
        services.messages.watch(self._stir)
        services.personal.watch(self._another_drives)

    def _timer(self, every_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self._faces[0])
        timer.setInterval(every_ms)
        timer.timeout.connect(call)
        return timer

    def start(self) -> None:
        if not self._settings.show:
            return
        self._line.start()
        topic = f"{self._services.messages.own}/phone/+/destination"
        self._services.messages.listen(
            topic, lambda arrived: self._sent(arrived.value, arrived.retained)
        )
        for timer in self._timers:
            timer.start()
        if self._settings.owntracks:
            Thread(target=self._load, name="owntracks", daemon=True).start()

    def _load(self) -> None:
        """In a thread of its own: what opens OwnTracks' words takes a tenth of a second."""
        from cockpit.features.phone.owntracks.settings_text import known_phones

        phones, wrong = known_phones(self._settings.owntracks)
        for line in wrong:
            log.warning("%s", line)
        self._services.mailbox.tell(lambda: self._where.begin(phones))

    def _another_drives(self) -> None:
        """At once: what is on the screen is not his."""
        for face in self._faces:
            face.forget()

    def _stir(self) -> None:
        self._stirred = True

    def _show(self) -> None:
        if self._stirred:
            self._stirred = False
            for face in self._faces:
                face.look()

    def _look(self) -> None:
        self._line.look()
        self._where.look()
        self._services.aboard.tell(self._where.aboard)
        self._stirred = True

    def _sent(self, value: object, retained: bool) -> None:
        """A place from the phone: as if it was sent to the navigation."""
        if isinstance(value, dict) and not retained:
            why = self._propose(value, PAGE)
            if why:
                log.warning("a destination of a phone: %s", why)

    def stop(self) -> None:
        for timer in self._timers:
            timer.stop()


def _pressed(line: Line, words: Payload) -> str:
    key = next((one for one in MediaKey if one.value == words.get("key")), None)
    return "there is no such key" if key is None else line.press(key)

"""The line to the phones: who rings, who wrote, what plays; and what the driver does about it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Arrived, Messages
from cockpit.core.reading import Trust
from cockpit.features.phone.talk import telling
from cockpit.features.phone.talk.agenda import Agenda
from cockpit.features.phone.talk.books import Books
from cockpit.features.phone.talk.favourites import Favourites
from cockpit.features.phone.talk.reading import Heard, Reader
from cockpit.features.phone.talk.said import (
    Appointment,
    Call,
    CallState,
    Notification,
    Playing,
    Text,
)
from cockpit.features.phone.talk.telling import MediaKey, Word

RINGS_S, CALL_LASTS_S = 60.0, 4 * 3600.0
"""A ringing or a call of which no more is heard is over at the latest then."""
MOST_NEWS = 30
FADES_S, GONE_S = 15 * 60.0, 30 * 60.0
"""Beyond the end of what plays, or since the last word of a stream."""
SOON_S, REPLY_S = 10.0, 600.0
"""A key that was touched is meant for now; an answer may wait in a tunnel."""
BOOK = "/contacts"
MOST_PHONES = 20
"""A broker that lets anybody write makes no more of them."""
GONE = "The phone is not reachable"

type News = Text | Notification


@dataclass(frozen=True, slots=True)
class Ringing:
    """A call, whose phone it is on, and since when (seconds that never go back)."""

    user: str
    call: Call
    since: float


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message or a notification, and on whose phone."""

    user: str
    news: News


@dataclass(frozen=True, slots=True)
class Music:
    """What plays on whose phone, and when that was said."""

    user: str
    playing: Playing
    heard: float


class Line:
    """All phones of the car. `clock` gives seconds and never goes back.

    `shows` tells whether a user's phone is any business of who drives now: of the others nothing
    is given, whatever they have said.
    """

    def __init__(
        self,
        mail: Messages,
        mailbox: Mailbox,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        shows: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._mail, self._clock, self._shows = mail, clock, shows
        self._reader = Reader(mail.vin, wall)
        self._books = Books(self._reader, mailbox, self._tell, shows)
        self._watchers: list[Callable[[], None]] = []
        self._music: dict[str, Music] = {}
        self._ducked: set[str] = set()
        self.users: set[str] = set()
        """Who was heard of since the start."""
        self.agenda = Agenda(wall, shows)
        self._ringing: Ringing | None = None
        self._news: list[Arrival] = []

    def start(self) -> None:
        """Listen."""
        for pattern in self._reader.patterns:
            self._mail.listen(pattern, self._heard)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change."""
        self._watchers.append(told)

    @property
    def ringing(self) -> Ringing | None:
        """The call that comes in or goes on."""
        now = self._ringing
        return now if now is not None and self._shows(now.user) else None

    @property
    def news(self) -> list[Arrival]:
        """The newest first."""
        return [one for one in self._news if self._shows(one.user)]

    @property
    def favourites(self) -> Favourites:
        """Whose messages may be told while driving."""
        return self._books.favourites

    @property
    def music(self) -> Music | None:
        """What plays; of several phones, the one that plays, or that was heard last."""
        known = (one for one in self._music.values() if self._shows(one.user))
        return max(known, key=lambda one: (one.playing.playing, one.heard), default=None)

    def trust(self, music: Music) -> Trust:
        """How far to believe what plays: a phone speaks of it only when that changes."""
        if not self._mail.connected:
            return Trust.MISSING
        playing = music.playing
        left = (playing.length_s or 0.0) - (playing.position_s or 0.0)
        late = self._clock() - music.heard - max(left, 0.0)
        return Trust.LIVE if late < FADES_S else Trust.FADING if late < GONE_S else Trust.MISSING

    # Doing ----------------------------------------------------------------------------------

    def answer(self) -> str:
        """Take the call; why not, or ""."""
        ringing = self.ringing
        if ringing is None or ringing.call.state is not CallState.RINGING:
            return GONE
        return self._say(telling.answer(ringing.user))

    def decline(self, words: str = "") -> str:
        """Refuse or end the call; the phone sends `words` to the caller."""
        ringing = self.ringing
        return GONE if ringing is None else self._say(telling.decline(ringing.user, words))

    def reply(self, arrival: Arrival, words: str) -> str:
        """Answer a message by the app it came with; only what a person sent has an answer."""
        if not isinstance(arrival.news, Text):
            return GONE
        return self._say(telling.reply(arrival.user, arrival.news, words), REPLY_S)

    def press(self, key: MediaKey) -> str:
        """Press a key of the phone that plays."""
        return GONE if self.music is None else self._say(telling.media_key(self.music.user, key))

    def find(self, user: str) -> str:
        """Have a phone ring, wherever it lies."""
        return self._say(telling.find(user))

    def duck(self, down: bool) -> None:
        """Music steps back while the car speaks, and comes back afterwards."""
        if down:
            wanted = {one.user for one in self._music.values() if one.playing.playing}
            for user in wanted - self._ducked:
                self._say(telling.duck(user, True))
            self._ducked |= wanted
            return
        for user in self._ducked:
            self._say(telling.duck(user, False))
        self._ducked = set()

    def _say(self, word: Word, within_s: float = SOON_S) -> str:
        if not self._mail.connected:
            return GONE
        sent = self._mail.publish(word.topic, word.table, word.kind, within_s)
        return "" if sent else GONE

    # Hearing --------------------------------------------------------------------------------

    def _heard(self, arrived: Arrived) -> None:
        if arrived.topic.endswith(BOOK):
            self._books.take(arrived)
            return
        heard = self._reader.read(arrived)
        if isinstance(heard, Heard) and self._knows(heard.user):
            self._take(heard)
            self._tell()

    def _knows(self, user: str) -> bool:
        if len(self.users) < MOST_PHONES:
            self.users.add(user)
        return user in self.users

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()

    def _take(self, heard: Heard) -> None:
        said, user = heard.said, heard.user
        if isinstance(said, Call):
            self._ring(user, said)
        elif isinstance(said, Playing):
            self._play(user, said)
        elif isinstance(said, Appointment):
            self.agenda.take(user, said)
        elif isinstance(said, Text | Notification):
            self._news = [Arrival(user, said), *self._news][:MOST_NEWS]

    def _ring(self, user: str, call: Call) -> None:
        now = self._ringing
        if call.state is CallState.ENDED:
            self._ringing = None if now is None or now.user == user else now
            return
        same = now is not None and now.user == user and now.call.state is call.state
        since = now.since if now is not None and same else self._clock()
        # A phone may tell who it is only once; but whoever rings anew may be another.
        goes_on = now is not None and now.user == user and call.state is CallState.ACTIVE
        known = now.call if now is not None and goes_on else call
        whole = replace(call, name=call.name or known.name, number=call.number or known.number)
        self._ringing = Ringing(user, whole, since)

    def _play(self, user: str, playing: Playing) -> None:
        before = self._music.get(user)
        same = before is not None and _same(before.playing, playing)
        art = before.playing.art if before is not None and same and not playing.art else playing.art
        self._music[user] = Music(user, replace(playing, art=art), self._clock())

    def look(self) -> None:
        """Now and then: what nobody ended is over."""
        ringing = self._ringing
        if ringing is None:
            return
        lasts = RINGS_S if ringing.call.state is CallState.RINGING else CALL_LASTS_S
        if self._clock() - ringing.since >= lasts or not self._mail.connected:
            self._ringing = None
            self._tell()


def _same(one: Playing, other: Playing) -> bool:
    """Whether it is the same piece."""
    return (one.title, one.artist, one.album) == (other.title, other.artist, other.album)

"""The phone by voice: calls, messages, music, and where it lies."""

from collections.abc import Callable
from typing import Protocol

from cockpit.core.intents import Answer, Asked, Intent, Intents, Label, refused
from cockpit.core.reading import Trust
from cockpit.core.stage import Stage
from cockpit.features.phone.talk.line import Arrival, Line
from cockpit.features.phone.talk.said import CallState, Text
from cockpit.features.phone.talk.shown import Shown
from cockpit.features.phone.talk.telling import MediaKey
from cockpit.features.phone.talk.where import Where

RISKY: frozenset[str] = frozenset()
NONE, MANY, NOWHERE, BOTH, WHICH = "none", "many", "nowhere", "both", "which"
"""Answers: no messages; so many; no phone is known; two tell; of several, the page has each."""
NO_CALL, NOTHING_PLAYS = "Nobody is calling", "Nothing is playing"
ON_MY_WAY = "On my way"
PAGE = "phone"


class Talk(Protocol):
    """What touch uses, too."""

    line: Line
    where: Where

    @property
    def visible(self) -> list[tuple[Arrival, Shown]]:
        """The messages that may be told now."""

    def say_aloud(self, one: Arrival, as_: Shown) -> None:
        """Have one read out."""


def connect(
    intents: Intents, talk: Talk, stage: Stage, translated: Callable[[str], str] = str
) -> None:
    """Answer to the sentences of `intents.*.yaml`."""
    spoken = Spoken(talk, stage, translated)
    for name, handler in (
        ("PhoneAnswer", spoken.answer),
        ("PhoneDecline", spoken.decline),
        ("PhoneRead", spoken.read),
        ("PhoneReply", spoken.reply),
        ("PhoneMusic", spoken.music),
        ("PhonePlaying", spoken.playing),
        ("PhoneWhere", spoken.where),
        ("PhoneFind", spoken.find),
    ):
        intents.on(name, handler)


class Spoken:
    """What each intent asks of the phones, and what came of it."""

    def __init__(self, talk: Talk, stage: Stage, translated: Callable[[str], str]) -> None:
        self._talk, self._line, self._stage = talk, talk.line, stage
        self._translated = translated

    def answer(self, _: Asked) -> Answer:
        """Take the call."""
        return _done(self._line.answer()) if _rings(self._line) else refused(NO_CALL)

    def decline(self, _: Asked) -> Answer:
        """Refuse it, or hang up."""
        return _done(self._line.decline()) if self._line.ringing else refused(NO_CALL)

    def read(self, _: Asked) -> Answer:
        """The newest message that may be told now."""
        told = [pair for pair in self._talk.visible if pair[1].aloud]
        if not told:
            return Answer(NONE)
        self._talk.say_aloud(*told[0])
        return Answer(MANY if len(told) > 1 else "done", {"count": len(told)})

    def reply(self, asked: Asked) -> Answer:
        """To the newest message of a person."""
        visible = self._talk.visible
        newest = next((one for one, _ in visible if isinstance(one.news, Text)), None)
        if newest is None:
            return Answer(NONE, done=False)
        minutes = asked.get("minutes")
        words = self._translated(ON_MY_WAY) if minutes is None else f"{minutes} min"
        return _done(self._line.reply(newest, words))

    def music(self, asked: Asked) -> Answer:
        """A key of the player."""
        key = MediaKey(asked.get("key"))
        if self._line.music is None:
            return refused(NOTHING_PLAYS)
        other = {MediaKey.PLAY: "pause", MediaKey.PAUSE: "play"}.get(key)
        why = self._line.press(key)
        undo = Intent("PhoneMusic", {"key": other}) if other else None
        return refused(why) if why else Answer(undo=undo)

    def playing(self, _: Asked) -> Answer:
        """What is it?"""
        now = self._line.music
        if now is None or not now.playing.playing or self._line.trust(now) is Trust.MISSING:
            return refused(NOTHING_PLAYS)
        return Answer(values={"title": now.playing.title, "artist": now.playing.artist})

    def where(self, _: Asked) -> Answer:
        """Seen from the car."""
        seen = self._talk.where.seen
        if not seen:
            return Answer(NOWHERE, done=False)
        if len(seen) > 2:
            return self._which()
        values = {"name": seen[0].name, "place": Label(seen[0].presence.value)}
        if len(seen) == 1:
            return Answer(values=values)
        other = {"name2": seen[1].name, "place2": Label(seen[1].presence.value)}
        return Answer(BOTH, values | other)

    def find(self, _: Asked) -> Answer:
        """Let it ring; nobody knows whose is meant where there are several."""
        users = {one.user for one in self._talk.where.seen} | self._line.users
        if not users:
            return Answer(NOWHERE, done=False)
        if len(users) > 1:
            return self._which()
        (user,) = users
        self._talk.where.ask(user)
        return _done(self._line.find(user))

    def _which(self) -> Answer:
        self._stage.open(PAGE)
        return Answer(WHICH, done=False)


def _done(why: str) -> Answer:
    return refused(why) if why else Answer()


def _rings(line: Line) -> bool:
    return line.ringing is not None and line.ringing.call.state is CallState.RINGING

"""Reads what phones say below `cockpit/VIN/phone/USER/`; the schema is docs/phone-messages.md."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from cockpit.core.messages import Arrived, Payload
from cockpit.features.phone.talk.picture import picture
from cockpit.features.phone.talk.plain import dialled, number, text
from cockpit.features.phone.talk.said import (
    Appointment,
    Call,
    CallState,
    Contact,
    Notification,
    Playing,
    Said,
    Sort,
    Text,
)

LONGEST_NAME, LONGEST_TITLE, LONGEST_APP, LONGEST_TEXT, LONGEST_USER = 80, 120, 40, 1000, 64
MOST_CONTACTS, MOST_NUMBERS = 500, 5
LONGEST_ID, MOST_IDS = 100, 300
RINGS_S = 60.0
"""A call that began to ring longer ago does not ring any more."""
NEWS_S = 24 * 3600.0
LONGEST_TRACK_S = 24 * 3600.0
SINCE, MILLISECONDS, UNTIL = 1_000_000_000.0, 1e11, 1e14
"""Times are from 2001 on; those beyond the second are in milliseconds, as Android has them."""


class Refusal(Enum):
    """Why something that a phone said is not taken, or not all of it."""

    OTHER_TOPIC = "not a topic of this page"
    TOO_LARGE = "too large"
    UNREADABLE = "no JSON table"
    RETAINED = "retained: nobody knows how old it is"
    TOO_OLD = "too old"
    TWICE = "was heard before"
    INCOMPLETE = "without what it is about"
    BAD_PICTURE = "its picture is no JPEG or PNG, or too large; taken without"
    TOO_MANY = "more contacts than the car keeps; the first are taken"


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, and by whose phone."""

    user: str
    said: Said


def _call(table: Payload, now: float) -> Call | Refusal:
    state = next((each for each in CallState if each.value == table.get("state")), None)
    if state is None:
        return Refusal.INCOMPLETE
    if state is CallState.RINGING and now - _at(table, now) > RINGS_S:
        return Refusal.TOO_OLD
    return Call(state, text(table.get("name"), LONGEST_NAME), dialled(table.get("number")))


def _message(table: Payload, now: float) -> Text | Refusal:
    sender, words = text(table.get("sender"), LONGEST_NAME), text(table.get("text"), LONGEST_TEXT)
    at, app = _at(table, now), text(table.get("app"), LONGEST_APP)
    if not sender or not words:
        return Refusal.INCOMPLETE
    if now - at > NEWS_S:
        return Refusal.TOO_OLD
    return Text(sender, words, app, at, dialled(table.get("number")))


def _notification(table: Payload, now: float) -> Notification | Refusal:
    title, words = text(table.get("title"), LONGEST_TITLE), text(table.get("text"), LONGEST_TEXT)
    at, app = _at(table, now), text(table.get("app"), LONGEST_APP)
    if not title and not words:
        return Refusal.INCOMPLETE
    if now - at > NEWS_S:
        return Refusal.TOO_OLD
    sort = next((each for each in Sort if each.value == table.get("sort")), Sort.OTHER)
    return Notification(title, words, app, at, sort)


def _media(table: Payload, now: float) -> Playing | Refusal:
    title, playing = text(table.get("title"), LONGEST_TITLE), table.get("playing")
    if not title or not isinstance(playing, bool):
        return Refusal.INCOMPLETE
    length = number(table.get("length_s"), 1, LONGEST_TRACK_S)
    return Playing(
        title,
        text(table.get("artist"), LONGEST_TITLE),
        text(table.get("album"), LONGEST_TITLE),
        text(table.get("source"), LONGEST_APP),
        playing,
        _at(table, now),
        number(table.get("position_s"), 0, length or LONGEST_TRACK_S),
        length,
        picture(table.get("art")) or b"",
    )


def _event(table: Payload, now: float) -> Appointment | Refusal:
    title, where = text(table.get("title"), LONGEST_TITLE), text(table.get("where"), LONGEST_TITLE)
    starts = _seconds(table.get("starts"))
    if not title or not where or starts is None:
        return Refusal.INCOMPLETE
    if now - starts > NEWS_S:
        return Refusal.TOO_OLD
    lat, lon = number(table.get("lat"), -90, 90), number(table.get("lon"), -180, 180)
    place = None if lat is None or lon is None else (lat, lon)
    return Appointment(title, where, starts, place)


def _contacts(table: Payload, _now: float) -> tuple[Contact, ...] | Refusal:
    told = table.get("contacts")
    if not isinstance(told, list):
        return Refusal.INCOMPLETE
    found = (_contact(each) for each in told[:MOST_CONTACTS] if isinstance(each, dict))
    return tuple(each for each in found if each)


def _contact(table: Payload) -> Contact | None:
    name, told = text(table.get("name"), LONGEST_NAME), table.get("numbers")
    numbers = (dialled(each) for each in (told if isinstance(told, list) else ())[:MOST_NUMBERS])
    kept = tuple(dict.fromkeys(each for each in numbers if each))
    return Contact(name, kept, table.get("favourite") is True) if name and kept else None


def _at(table: Payload, now: float) -> float:
    """When it was said: `ts`, but never in the future; now where the phone does not tell."""
    return min(_seconds(table.get("ts")) or now, now)


def _seconds(value: object) -> float | None:
    at = number(value, SINCE, UNTIL)
    return at / 1000 if at is not None and at > MILLISECONDS else at


@dataclass(frozen=True, slots=True)
class Topic:
    """How one topic is read."""

    read: Callable[[Payload, float], Said | Refusal]
    most_bytes: int
    lasting: bool = False
    """Whether it is a state, which the broker may retain."""


TOPICS: Mapping[str, Topic] = {
    "call": Topic(_call, 4_000),
    "message": Topic(_message, 16_000),
    "notification": Topic(_notification, 16_000),
    "media": Topic(_media, 300_000, lasting=True),
    "event": Topic(_event, 4_000, lasting=True),
    "contacts": Topic(_contacts, 300_000, lasting=True),
}


class Reader:
    """Reads the messages of all phones of a car; `clock` gives seconds since 1970."""

    def __init__(self, vin: str, clock: Callable[[], float] = time.time) -> None:
        self._before, self._clock = ["cockpit", vin, "phone"], clock
        self.refused: Counter[Refusal] = Counter()
        self._ids: OrderedDict[tuple[str, str], None] = OrderedDict()

    @property
    def patterns(self) -> tuple[str, ...]:
        """What to subscribe to."""
        return tuple("/".join([*self._before, "+", topic]) for topic in TOPICS)

    def read(self, arrived: Arrived) -> Heard | Refusal:
        """What was said, or the one reason why it is not taken."""
        heard = self._read(arrived)
        if isinstance(heard, Refusal):
            self.refused[heard] += 1
        return heard

    def _read(self, arrived: Arrived) -> Heard | Refusal:
        *before, user, name = ["", *arrived.topic.split("/")]
        topic = TOPICS.get(name)
        if before != ["", *self._before] or topic is None or not 0 < len(user) <= LONGEST_USER:
            return Refusal.OTHER_TOPIC
        table = _table(topic, arrived)
        if isinstance(table, Refusal):
            return table
        said = topic.read(table, self._clock())
        if isinstance(said, Refusal):
            return said
        if not topic.lasting and self._before_now(arrived.topic, table.get("id")):
            return Refusal.TWICE
        self._count_cut(table, said)
        return Heard(user, said)

    def _before_now(self, topic: str, told: object) -> bool:
        """Whether the network brings a message again: QoS 1 may."""
        if not isinstance(told, str) or not 0 < len(told) <= LONGEST_ID:
            return False
        known = (topic, told) in self._ids
        self._ids[topic, told] = None
        if len(self._ids) > MOST_IDS:
            self._ids.popitem(last=False)
        return known

    def _count_cut(self, table: Payload, said: Said) -> None:
        if isinstance(said, Playing) and table.get("art") and not said.art:
            self.refused[Refusal.BAD_PICTURE] += 1
        if isinstance(said, tuple) and len(table["contacts"]) > MOST_CONTACTS:
            self.refused[Refusal.TOO_MANY] += 1


def _table(topic: Topic, arrived: Arrived) -> Payload | Refusal:
    if arrived.retained and not topic.lasting:
        return Refusal.RETAINED
    if len(arrived.payload) > topic.most_bytes:
        return Refusal.TOO_LARGE
    return arrived.value if isinstance(arrived.value, dict) else Refusal.UNREADABLE

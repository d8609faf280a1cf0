import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Arrived, Kind, Message, Messages
from cockpit.core.reading import Trust
from cockpit.features.phone.talk.line import (
    CALL_LASTS_S,
    FADES_S,
    GONE,
    GONE_S,
    MOST_NEWS,
    MOST_PHONES,
    RINGS_S,
    Line,
)
from cockpit.features.phone.talk.said import CallState
from cockpit.features.phone.talk.telling import MediaKey

NOW = 1_795_480_000.0


class Phones:
    """A line, and phones that a test speaks for."""

    def __init__(self) -> None:
        self.now = 50.0
        self.sent: list[Message] = []
        self.mail, self.mailbox = Messages("V1"), Mailbox()
        self.mail.connect(self.sent.append)
        self.mail.tell_up(frozenset({"home"}))
        self.line = Line(self.mail, self.mailbox, lambda: self.now, lambda: NOW)
        self.line.start()

    def say(self, what: str, user: str = "anna", retained: bool = False, **table: Any) -> None:
        raw = json.dumps(table).encode()
        topic = f"cockpit/V1/phone/{user}/{what}"
        self.mail.deliver(Arrived(topic, raw, table, retained, "home"))

    def heard(self) -> list[tuple[str, Any]]:
        """Topic below the phone's, and table, without the id and the time."""
        tables = [(m.topic.rsplit("/", 1)[-1], json.loads(m.payload)) for m in self.sent]
        return [(n, {k: v for k, v in t.items() if k not in ("id", "ts")}) for n, t in tables]


@pytest.fixture
def phones() -> Phones:
    return Phones()


def test_a_call_rings_is_answered_and_ends(phones: Phones) -> None:
    phones.say("call", state="ringing", name="Bruno", number="+49170")
    assert phones.line.ringing is not None
    assert phones.line.answer() == ""
    assert phones.heard() == [("answer", {})]
    assert phones.sent[0].expires_s == 10
    phones.now += 7
    phones.say("call", state="active")
    ringing = phones.line.ringing
    assert ringing is not None
    assert (ringing.call.name, ringing.call.state) == ("Bruno", CallState.ACTIVE)
    assert ringing.since == phones.now
    assert phones.line.answer() == GONE
    assert phones.line.decline("later") == ""
    phones.say("call", state="ended")
    assert phones.line.ringing is None


def test_who_rings_anew_is_not_taken_for_who_rang_before(phones: Phones) -> None:
    phones.say("call", state="ringing", name="Bruno")
    phones.say("call", state="ringing")
    assert phones.line.ringing is not None
    assert phones.line.ringing.call.name == ""


def test_another_phones_end_does_not_end_this_call(phones: Phones) -> None:
    phones.say("call", state="ringing", name="Bruno")
    phones.say("call", user="ben", state="ended")
    assert phones.line.ringing is not None


@pytest.mark.parametrize(("state", "lasts"), [("ringing", RINGS_S), ("active", CALL_LASTS_S)])
def test_what_nobody_ends_is_over_some_time(phones: Phones, state: str, lasts: float) -> None:
    phones.say("call", state=state, name="Bruno")
    phones.now += lasts - 1
    phones.line.look()
    assert phones.line.ringing is not None
    phones.now += 1
    phones.line.look()
    assert phones.line.ringing is None


def test_without_a_broker_there_is_no_call(phones: Phones) -> None:
    phones.say("call", state="ringing", name="Bruno")
    phones.mail.tell_up(frozenset())
    assert phones.line.answer() == GONE
    phones.line.look()
    assert phones.line.ringing is None


def test_messages_are_kept_newest_first_and_answered(phones: Phones) -> None:
    for count in range(MOST_NEWS + 5):
        phones.say("message", sender="Anna", text=f"{count}", app="SMS")
    phones.say("notification", title="Parcel", text="is there")
    assert len(phones.line.news) == MOST_NEWS
    assert phones.line.reply(phones.line.news[0], "yes") == GONE
    assert phones.line.reply(phones.line.news[1], "10 minutes") == ""
    words = {"to": "Anna", "number": "", "app": "SMS", "text": "10 minutes"}
    assert phones.heard() == [("reply", words)]
    assert (phones.sent[0].kind, phones.sent[0].expires_s) == (Kind.COMMAND, 600)


def test_music_fades_when_no_more_is_heard_of_it(phones: Phones) -> None:
    phones.say("media", title="Autobahn", playing=True, position_s=0, length_s=100)
    music = phones.line.music
    assert music is not None
    assert phones.line.trust(music) is Trust.LIVE
    phones.now += 100 + FADES_S
    assert phones.line.trust(music) is Trust.FADING
    phones.now += GONE_S - FADES_S
    assert phones.line.trust(music) is Trust.MISSING
    phones.now = 50.0
    phones.mail.tell_up(frozenset())
    assert phones.line.trust(music) is Trust.MISSING


def test_the_phone_that_plays_is_the_one_whose_keys_are_pressed(phones: Phones) -> None:
    assert phones.line.press(MediaKey.NEXT) == GONE
    phones.say("media", user="ben", title="A", playing=True)
    phones.now += 5
    phones.say("media", user="anna", title="B", playing=False)
    assert phones.line.press(MediaKey.NEXT) == ""
    assert phones.sent[0].topic == "cockpit/V1/phone/ben/media_key"


def test_music_steps_back_while_the_car_speaks(phones: Phones) -> None:
    phones.say("media", title="A", playing=True)
    phones.say("media", user="ben", title="B", playing=False)
    phones.line.duck(True)
    phones.line.duck(True)
    phones.line.duck(False)
    phones.line.duck(False)
    assert phones.heard() == [("duck", {"down": True}), ("duck", {"down": False})]


def test_a_book_is_read_beside_the_screen(
    phones: Phones, until: Callable[[Callable[[], object]], None]
) -> None:
    people = [{"name": f"P{n}", "numbers": ["0761 1"], "favourite": n == 3} for n in range(300)]
    phones.say("contacts", retained=True, contacts=people)
    assert not phones.line.favourites.names

    def read() -> object:
        for call in phones.mailbox.drain()[1]:
            call()
        return phones.line.favourites.names

    until(read)
    assert phones.line.favourites.names == {"p3"}


def test_so_many_phones_and_no_more(phones: Phones) -> None:
    for count in range(MOST_PHONES + 30):
        phones.say("media", user=f"u{count}", title="A", playing=True)
        phones.say("message", user=f"w{count}", sender="A", text="b")
    assert len(phones.line.users) == MOST_PHONES
    phones.say("call", user="stranger", state="ringing", name="Eve")
    assert phones.line.ringing is None


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    def wait(there: Callable[[], object]) -> None:
        end = time.monotonic() + 5
        while not there():
            assert time.monotonic() < end
            time.sleep(0.005)

    return wait

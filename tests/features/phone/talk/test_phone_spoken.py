"""The phone by voice: what touch does, and an honest answer."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from cockpit.core.intents import Answer, Intent
from cockpit.core.messages import Arrived, Message
from cockpit.features.phone.owntracks.position import Freshness
from cockpit.features.phone.owntracks.presence import Presence
from cockpit.features.phone.owntracks.whereabouts import Seen
from cockpit.features.phone.talk import spoken
from cockpit.features.phone.talk.line import GONE, Arrival, Line
from cockpit.features.phone.talk.shown import Shown, shown
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.responses import Responses
from tests.features.conftest import HandFedCar


@dataclass
class Told:
    """Where phones are, as a test has it."""

    seen: list[Seen] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, user: str) -> None:
        self.asked.append(user)


class Driver:
    """Speaks to the car; the phones are a test's."""

    def __init__(self, hand_fed: HandFedCar) -> None:
        self.services = hand_fed.services
        self.mail = self.services.messages
        self.sent: list[Message] = []
        self.mail.connect(self.sent.append)
        self.mail.tell_up(frozenset({"home"}))
        self.line, self.where = Line(self.mail, self.services.mailbox), Told()
        self.line.start()
        self.aloud: list[str] = []
        self.services.stage.build(["navigation", "phone"])
        spoken.connect(self.services.intents, self, self.services.stage)  # type: ignore[arg-type]

    @property
    def visible(self) -> list[tuple[Arrival, Shown]]:
        found = [(one, shown(one.news, False, self.line.favourites)) for one in self.line.news]
        return [(one, as_) for one, as_ in found if as_]

    def say_aloud(self, one: Arrival, as_: Shown) -> None:
        self.aloud.append(as_.aloud)

    def phone_says(self, what: str, **table: Any) -> None:
        raw = json.dumps(table).encode()
        self.mail.deliver(Arrived(f"cockpit/car/phone/anna/{what}", raw, table))

    def says(self, name: str, **slots: Any) -> Answer:
        answers: list[Answer] = []
        self.services.intents.handle(Intent(name, slots), "voice", answers.append)
        return answers[0]

    def heard(self) -> list[tuple[str, Any]]:
        return [(m.topic.rsplit("/", 1)[-1], json.loads(m.payload)) for m in self.sent]


@pytest.fixture
def driver(hand_fed: HandFedCar) -> Driver:
    return Driver(hand_fed)


def seen(user: str, presence: Presence) -> Seen:
    return Seen(user, user.title(), presence, Freshness.FRESH, None, None)


def test_calls(driver: Driver) -> None:
    assert driver.says("PhoneAnswer").reason == spoken.NO_CALL
    assert driver.says("PhoneDecline").reason == spoken.NO_CALL
    driver.phone_says("call", state="ringing", name="Bruno")
    assert driver.says("PhoneAnswer").done
    driver.phone_says("call", state="active")
    assert driver.says("PhoneAnswer").reason == spoken.NO_CALL
    assert driver.says("PhoneDecline").done
    driver.mail.tell_up(frozenset())
    assert driver.says("PhoneDecline").reason == GONE
    assert [name for name, _ in driver.heard()] == ["answer", "decline"]


def test_messages(driver: Driver) -> None:
    assert driver.says("PhoneRead").key == spoken.NONE
    assert driver.says("PhoneReply").key == spoken.NONE
    driver.phone_says("message", sender="Anna", text="Where are you?")
    assert driver.says("PhoneRead").key == "done"
    driver.phone_says("notification", title="Parcel", text="is there")
    answer = driver.says("PhoneRead")
    assert (answer.key, answer.values) == (spoken.MANY, {"count": 2})
    assert driver.aloud == ["Where are you?", "is there"]
    assert driver.says("PhoneReply").done
    assert driver.says("PhoneReply", minutes=10).done
    assert [table["text"] for _, table in driver.heard()] == [spoken.ON_MY_WAY, "10 min"]


def test_music(driver: Driver) -> None:
    assert driver.says("PhoneMusic", key="next").reason == spoken.NOTHING_PLAYS
    assert driver.says("PhonePlaying").reason == spoken.NOTHING_PLAYS
    driver.phone_says("media", title="Autobahn", artist="Kraftwerk", playing=True)
    assert driver.says("PhonePlaying").values == {"title": "Autobahn", "artist": "Kraftwerk"}
    assert driver.says("PhoneMusic", key="pause").undo == Intent("PhoneMusic", {"key": "play"})
    assert driver.heard()[0][1]["key"] == "pause"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Anna: in the car. Ben: away."),
        ("de", "Anna: in the car. Ben: away."),
        ("zh", "Anna：in the car。Ben：away。"),
    ],
)
def test_where_the_phones_are(driver: Driver, language: str, said: str) -> None:
    """The voice translates the labels; here they stay."""
    assert driver.says("PhoneWhere").key == spoken.NOWHERE
    driver.where.seen = [seen("anna", Presence.IN_CAR)]
    assert driver.says("PhoneWhere").values == {"name": "Anna", "place": "in the car"}
    driver.where.seen.append(seen("ben", Presence.AWAY))
    answer = driver.says("PhoneWhere")
    responses = Responses(Sentences.load(language).responses)
    assert responses.say("PhoneWhere", answer.key, answer.values) == said
    driver.where.seen.append(seen("cleo", Presence.AWAY))
    assert driver.says("PhoneWhere").key == spoken.WHICH
    assert driver.services.stage.page == "phone"


def test_the_one_phone_rings_and_of_several_none(driver: Driver) -> None:
    assert driver.says("PhoneFind").key == spoken.NOWHERE
    driver.where.seen = [seen("anna", Presence.AWAY)]
    assert driver.says("PhoneFind").done
    assert driver.where.asked == ["anna"]
    driver.phone_says("media", title="A", playing=False)
    assert driver.says("PhoneFind").done
    driver.where.seen.append(seen("ben", Presence.NEAR))
    assert driver.says("PhoneFind").key == spoken.WHICH
    assert [m.topic for m in driver.sent] == ["cockpit/car/phone/anna/find"] * 2
    assert driver.services.stage.page == "phone"

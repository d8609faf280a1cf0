"""The page, the call, the cards: what a phone says is seen, and what is touched reaches it."""

import json
import time
from collections.abc import Callable
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from cockpit.core import signals as car
from cockpit.core.feature import View
from cockpit.core.intents import Answer, Asked, refused
from cockpit.core.messages import Arrived, Message
from cockpit.core.speech import Priority
from cockpit.features.phone.keys.takers import Takers
from cockpit.features.phone.settings import PhoneSettings
from cockpit.features.phone.talk import call_view_model
from cockpit.features.phone.talk.agenda_view_model import GO_TO, AgendaViewModel
from cockpit.features.phone.talk.call_view_model import SILENT, CallViewModel
from cockpit.features.phone.talk.line import GONE, SOON_S, Line
from cockpit.features.phone.talk.part import set_up
from cockpit.features.phone.talk.view_model import MOST_MOVING, TalkViewModel
from tests.features.conftest import HandFedCar, Page

type OpenPage = Callable[[View], Page]
BOOK = [{"name": "Anna", "numbers": ["+49 170 1234567"], "favourite": True}]


class Shown:
    """A view of the phone, and phones that a test speaks for."""

    def __init__(self, hand_fed: HandFedCar, open_page: OpenPage, qtbot: QtBot) -> None:
        self.car, self._open, self._qtbot = hand_fed, open_page, qtbot
        self.mail = hand_fed.services.messages
        self.sent: list[Message] = []
        self.mail.connect(self.sent.append)
        self.mail.tell_up(frozenset({"home"}))
        self.takers = Takers()
        self.feature = set_up(hand_fed.services, self.takers)
        self.feature.start()
        self.park()

    def show(self, qml: str) -> Page:
        view = next(one for one in self.feature.views if one.qml.name == qml)
        return self._open(view)

    def vm(self, kind: type[Any]) -> Any:
        return next(v.view_model for v in self.feature.views if isinstance(v.view_model, kind))

    def park(self) -> None:
        self.car.say(car.SPEED, 0.0)
        self.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)

    def drive(self) -> None:
        self.car.say(car.SPEED, 50.0)

    def say(self, topic_: str, retained: bool = False, user: str = "anna", **table: Any) -> None:
        raw = json.dumps(table).encode()
        topic = f"cockpit/car/phone/{user}/{topic_}"
        self.mail.deliver(Arrived(topic, raw, table, retained, "home"))

    def until(self, there: Callable[[], object]) -> None:
        def look() -> bool:
            for call in self.car.services.mailbox.drain()[1]:
                call()
            return bool(there())

        self._qtbot.waitUntil(look, timeout=3000)

    def mark_anna(self) -> None:
        self.say("contacts", retained=True, contacts=BOOK)
        self.until(lambda: cast("TalkViewModel", self.vm(TalkViewModel)).line.favourites.names)

    def told(self, name: str) -> list[dict[str, Any]]:
        tables = [json.loads(m.payload) for m in self.sent if m.topic.endswith(f"/{name}")]
        return [{k: v for k, v in t.items() if k not in ("id", "ts")} for t in tables]


@pytest.fixture
def shown(hand_fed: HandFedCar, open_page: OpenPage, qtbot: QtBot) -> Shown:
    return Shown(hand_fed, open_page, qtbot)


def text(page: Page, name: str) -> str:
    return str(page.find(name).property("text"))


def test_a_call_rings_is_answered_and_ends(shown: Shown) -> None:
    page = shown.show("CallSheet.qml")
    assert not page.find("phone.call").isVisible()
    shown.say("call", state="ringing", name="Bruno", number="+49 170 1")
    shown.until(lambda: page.find("phone.call").isVisible())
    assert text(page, "phone.call.who") == "Bruno"
    assert text(page, "phone.call.about") == "+491701"
    assert min(page.find(f"phone.{key}").height() for key in ("answer", "decline", "later")) >= 96
    page.window.grabWindow()
    page.tap("phone.answer")
    page.tap("phone.answer")
    assert shown.told("answer") == [{}]
    assert not page.find("phone.answer").isEnabled()
    shown.say("call", state="active")
    shown.until(lambda: page.find("phone.running").isVisible())
    assert not page.find("phone.call").isVisible()
    page.window.grabWindow()
    page.tap("phone.hangup")
    assert shown.told("decline") == [{"text": ""}]
    shown.say("call", state="ended")
    shown.until(lambda: not page.find("phone.running").isVisible())


def test_a_caller_who_withholds_his_name(shown: Shown) -> None:
    page = shown.show("CallSheet.qml")
    shown.say("call", state="ringing")
    shown.until(lambda: page.find("phone.call").isVisible())
    assert text(page, "phone.call.who") == "Unknown caller"
    page.window.grabWindow()
    page.tap("phone.later")
    assert shown.told("decline") == [{"text": call_view_model.DRIVING}]


def test_a_phone_that_does_not_react(hand_fed: HandFedCar) -> None:
    now = 100.0
    services = hand_fed.services
    services.messages.connect(lambda _: None)
    services.messages.tell_up(frozenset({"home"}))
    line = Line(services.messages, services.mailbox, lambda: now)
    line.start()
    vm = CallViewModel(services, line, clock=lambda: now)
    table = {"state": "ringing", "name": "Bruno"}
    topic = "cockpit/car/phone/anna/call"
    services.messages.deliver(Arrived(topic, json.dumps(table).encode(), table))
    vm.answer()
    assert vm.call["asked"] == "answer"
    now += SOON_S
    vm.look()
    assert (vm.call["asked"], vm.call["told"]) == ("", SILENT)
    services.messages.tell_up(frozenset())
    vm.answer()
    assert (vm.call["asked"], vm.call["told"]) == ("", GONE)


def test_parked_a_message_is_read_and_answered(shown: Shown) -> None:
    page = shown.show("PhonePage.qml")
    shown.say("notification", title="Parcel", text="is there", app="Post")
    shown.say("message", sender="Bruno", text="When?", app="SMS")
    shown.until(lambda: page.find("phone.news").property("count") == 2)
    page.window.grabWindow()
    page.tap("phone.news.1")
    assert not page.find("phone.news.1").property("answers")
    page.tap("phone.news.0")
    assert page.find("phone.news.0").property("answers")
    page.window.grabWindow()
    page.tap("phone.reply.1")
    assert shown.told("reply") == [
        {"to": "Bruno", "number": "", "app": "SMS", "text": "10 minutes"}
    ]


def test_moving_only_favourites_without_text_and_aloud(shown: Shown) -> None:
    page = shown.show("PhonePage.qml")
    vm = shown.vm(TalkViewModel)
    shown.mark_anna()
    shown.drive()
    for count in range(9):
        shown.say("message", sender="Anna", text=f"secret {count}")
    shown.say("message", sender="Eve", text="You won")
    shown.say("notification", title="Parcel", text="is there")
    shown.until(lambda: len(vm.news) == MOST_MOVING)
    assert {(row["title"], row["text"]) for row in vm.news} == {("Anna", "")}
    assert text(page, "phone.told") == "7 more when parked"
    page.window.grabWindow()
    page.tap("phone.aloud.0")
    said = shown.car.services.speech.now
    assert said is not None
    assert (said.text, said.priority) == ("Anna: secret 8", Priority.MESSAGE)
    shown.park()
    assert vm.news[0]["title"] == "Parcel"
    assert vm.hidden == 0


def test_what_the_driver_does_not_want_is_not_there(shown: Shown) -> None:
    vm = shown.vm(TalkViewModel)
    settings = shown.car.services.settings
    settings.override(PhoneSettings, notifications=False, read_aloud=False)
    shown.mark_anna()
    shown.say("notification", title="Parcel", text="is there")
    shown.say("notification", title="Anna", text="Hi", sort="message")
    shown.until(lambda: [row["title"] for row in vm.news] == ["Anna"])
    assert vm.news[0]["aloud"]
    shown.drive()
    assert [(row["title"], row["aloud"]) for row in vm.news] == [("Anna", False)]


def test_every_phone_can_be_found(shown: Shown) -> None:
    page = shown.show("PhonePage.qml")
    shown.say("media", user="ben", title="A", playing=False)
    shown.until(lambda: page.find("phone.phones").property("count") == 1)
    page.window.grabWindow()
    assert text(page, "phone.where.0") == "does not tell where"
    page.tap("phone.find.0")
    assert [m.topic for m in shown.sent] == ["cockpit/car/phone/ben/find"]
    shown.car.services.stage.build(["phone", "keys"])
    page.tap("phone.keys")
    assert shown.car.services.stage.page == "keys"


def test_a_finger_on_a_key_is_not_disturbed(shown: Shown) -> None:
    page = shown.show("MusicCard.qml")
    shown.say("media", title="A", playing=True, position_s=1, length_s=9)
    shown.until(lambda: page.find("phone.media.next").isEnabled())
    before = page.find("phone.media.next")
    row = shown.show("PhonePage.qml")
    shown.say("message", sender="Anna", text="1")
    shown.until(lambda: row.find("phone.news").property("count") == 1)
    key = row.find("phone.aloud.0")
    time.sleep(0.02)
    shown.say("media", title="A", playing=True, position_s=5, length_s=9)
    shown.vm(TalkViewModel).open(0)
    assert page.find("phone.media.next") == before
    assert row.find("phone.aloud.0") == key


def test_music_is_shown_pressed_and_stale(shown: Shown) -> None:
    page = shown.show("MusicCard.qml")
    assert not page.find("phone.music").isVisible()
    shown.say("media", title="Autobahn", artist="Kraftwerk", source="Music", playing=True)
    shown.until(lambda: text(page, "phone.title") == "Autobahn")
    assert text(page, "phone.artist") == "Kraftwerk · Music"
    page.window.grabWindow()
    assert page.find("phone.media.pause").height() >= 79
    page.tap("phone.media.pause")
    assert shown.told("media_key") == [{"key": "pause"}]
    shown.say("media", title="Autobahn", playing=False)
    shown.until(lambda: page.find("phone.media.play"))
    shown.mail.tell_up(frozenset())
    shown.until(lambda: text(page, "phone.title") == "--")
    assert not page.find("phone.media.play").isEnabled()


def test_music_steps_back_while_the_car_speaks_if_that_is_wanted(shown: Shown) -> None:
    shown.say("media", title="A", playing=True)
    speech = shown.car.services.speech
    speech.say("Turn left", "en")
    shown.car.services.settings.override(PhoneSettings, duck=False)
    speech.hush()
    speech.say("Turn right", "en")
    assert shown.told("duck") == [{"down": True}, {"down": False}]


def test_an_appointment_leads_to_where_it_is(shown: Shown) -> None:
    page = shown.show("AgendaCard.qml")
    vm, services = shown.vm(AgendaViewModel), shown.car.services
    services.stage.build(["phone", "navigation"])
    asked: list[Any] = []

    def go(wish: Asked) -> Answer:
        asked.append(wish.get("text"))
        return refused("There is no such place on the map") if len(asked) == 1 else Answer()

    services.intents.on(GO_TO, go)
    assert page.find("phone.agenda").property("implicitHeight") == 0
    later, soon = time.time() + 7000, time.time() + 1800
    shown.say("event", title="Dinner", where="Old Town", starts=later, user="ben")
    shown.say("event", title="Dentist", where="Mill Street 3", starts=soon, retained=True)
    shown.until(lambda: vm.next.get("title") == "Dentist")
    page.window.grabWindow()
    page.tap("phone.agenda.go")
    assert text(page, "phone.agenda.where") == "There is no such place on the map"
    page.tap("phone.agenda.go")
    assert asked == ["Mill Street 3", "Mill Street 3"]
    assert services.stage.page == "navigation"
    assert vm.next["title"] == "Dinner"
    page.window.grabWindow()
    page.tap("phone.agenda.dismiss")
    assert vm.next == {}


def test_an_appointment_whose_place_is_known_is_proposed(shown: Shown) -> None:
    heard: list[Any] = []
    shown.mail.hear("navigation/go", heard.append)
    vm = shown.vm(AgendaViewModel)
    starts = time.time() + 60
    shown.say("event", title="Dentist", where="Mill Street 3", starts=starts, lat=47.66, lon=9.18)
    vm.look()
    vm.navigate()
    assert heard == [{"lat": 47.66, "lon": 9.18, "name": "Mill Street 3"}]


def test_a_signed_command_presses_a_key_of_the_player(shown: Shown) -> None:
    assert shown.takers.do("media.key", {"key": "next"}, "anna") == GONE
    shown.say("media", title="A", playing=True)
    assert shown.takers.do("media.key", {"key": "next"}, "anna") == ""
    assert shown.takers.do("media.key", {"key": ["next"]}, "anna") == "there is no such key"
    assert shown.told("media_key") == [{"key": "next"}]


def test_a_full_list_and_a_full_book_take_less_than_a_frame(shown: Shown) -> None:
    vm = shown.vm(TalkViewModel)
    people = [
        {"name": f"P{n}", "numbers": [f"0761 1{n:05}"], "favourite": True} for n in range(500)
    ]
    for user in range(15):
        shown.say("contacts", retained=True, user=f"u{user}", contacts=people)
    shown.until(lambda: len(vm.line.favourites.names) == 500)
    for _ in range(40):
        shown.say("message", sender="Nobody", number="0761 999999", text="x" * 1000)
    shown.drive()
    began = time.process_time()
    vm.look()
    assert time.process_time() - began < 0.008

"""The phone in the car: a real broker, a phone's words, the whole screen."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]
ANNA = "cockpit/V1/phone/anna"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    one = Broker(tmp_path / "broker")
    yield one
    one.stop()


@pytest.fixture
def phone(broker: Broker) -> Iterator[Peer]:
    one = Peer(broker, "#")
    yield one
    one.close()


@pytest.fixture
def cockpit(car: DeskCar, broker: Broker, qapp: object, tmp_path: Path) -> Iterator[Dashboard]:
    dashboard = Dashboard(car.specs, tmp_path / "state", brokers=broker.url)
    yield dashboard
    dashboard.stop()


def said(phone: Peer, topic: str) -> dict[str, object]:
    wait_for(lambda: phone.on(f"{ANNA}/{topic}"), f"{topic} to reach the phone")
    words: dict[str, object] = json.loads(phone.on(f"{ANNA}/{topic}")[-1])
    return words


def test_a_call_a_message_and_music(cockpit: Dashboard, phone: Peer) -> None:
    screen = cockpit.screen
    wait_for(lambda: phone.on("cockpit/V1/status") == [b"online"], "the car online")
    phone.say(f"{ANNA}/call", json.dumps({"state": "ringing", "name": "Bruno"}))
    screen.wait_text("phone.call.who", "Bruno")
    screen.tap("phone.later")
    assert said(phone, "decline")["text"] == "I'm driving, I'll call later"
    phone.say(f"{ANNA}/call", json.dumps({"state": "ended"}))
    wait_for(lambda: "phone.call.who" not in screen.names(), "the call to end")
    phone.say(f"{ANNA}/message", json.dumps({"sender": "Bruno", "text": "When?", "app": "SMS"}))
    screen.tap("dock.page.phone")
    screen.wait_text("phone.news.0", "When?")
    screen.tap("phone.news.0")
    screen.tap("phone.reply.1")
    assert said(phone, "reply") | {"id": 0, "ts": 0} == {
        "to": "Bruno",
        "number": "",
        "app": "SMS",
        "text": "10 minutes",
        "id": 0,
        "ts": 0,
    }
    music = {"title": "Autobahn", "artist": "Kraftwerk", "playing": True}
    phone.say(f"{ANNA}/media", json.dumps(music), retain=True)
    screen.wait_text("phone.title", "Autobahn")
    screen.tap("phone.media.next")
    assert said(phone, "media_key")["key"] == "next"
    cockpit.app.services.speech.say("Turn left", "en")
    assert said(phone, "duck")["down"] is True
    cockpit.app.services.speech.hush()
    wait_for(lambda: said(phone, "duck")["down"] is False, "the music to come back")


def test_what_plays_is_not_shown_without_the_phones_broker(
    cockpit: Dashboard, broker: Broker, phone: Peer
) -> None:
    wait_for(lambda: phone.on("cockpit/V1/status") == [b"online"], "the car online")
    phone.say(f"{ANNA}/media", json.dumps({"title": "Autobahn", "playing": True}))
    cockpit.screen.wait_text("phone.title", "Autobahn")
    broker.stop()
    cockpit.screen.wait_text("phone.title", "--")
    broker.start()


def test_a_place_from_the_phone_is_proposed_only(cockpit: Dashboard, phone: Peer) -> None:
    wait_for(lambda: phone.on("cockpit/V1/status") == [b"online"], "the car online")
    heard: list[object] = []
    cockpit.app.services.messages.listen(
        "cockpit/V1/navigation/go", lambda a: heard.append(a.value)
    )
    phone.say(f"{ANNA}/destination", json.dumps({"lat": 47.66, "lon": 9.18, "name": "Dentist"}))
    wait_for(lambda: heard, "the place")
    assert heard == [{"lat": 47.66, "lon": 9.18, "name": "Dentist"}]
    assert cockpit.app.services.leading.way is None

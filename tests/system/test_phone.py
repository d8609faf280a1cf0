"""The phone in the car: a real broker, a phone's words, the whole screen."""

import json

import pytest

from tests.qa.broker import Broker, Peer
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]
ANNA = "cockpit/V1/phone/anna"


def said(ear: Peer, topic: str) -> dict[str, object]:
    wait_for(lambda: ear.on(f"{ANNA}/{topic}"), f"{topic} to reach the phone")
    words: dict[str, object] = json.loads(ear.on(f"{ANNA}/{topic}")[-1])
    return words


def test_a_call_a_message_and_music(online: Dashboard, ear: Peer) -> None:
    screen = online.screen
    wait_for(lambda: ear.on("cockpit/V1/status") == [b"online"], "the car online")
    ear.say(f"{ANNA}/call", json.dumps({"state": "ringing", "name": "Bruno"}))
    screen.wait_text("phone.call.who", "Bruno")
    screen.tap("phone.later")
    assert said(ear, "decline")["text"] == "I'm driving, I'll call later"
    ear.say(f"{ANNA}/call", json.dumps({"state": "ended"}))
    wait_for(lambda: "phone.call.who" not in screen.names(), "the call to end")
    ear.say(f"{ANNA}/message", json.dumps({"sender": "Bruno", "text": "When?", "app": "SMS"}))
    screen.tap("dock.page.phone")
    screen.wait_text("phone.news.0", "When?")
    screen.tap("phone.news.0")
    screen.tap("phone.reply.1")
    assert said(ear, "reply") | {"id": 0, "ts": 0} == {
        "to": "Bruno",
        "number": "",
        "app": "SMS",
        "text": "10 minutes",
        "id": 0,
        "ts": 0,
    }
    music = {"title": "Autobahn", "artist": "Kraftwerk", "playing": True}
    ear.say(f"{ANNA}/media", json.dumps(music), retain=True)
    screen.wait_text("phone.title", "Autobahn")
    screen.tap("phone.media.next")
    assert said(ear, "media_key")["key"] == "next"
    online.app.services.speech.say("Turn left", "en")
    assert said(ear, "duck")["down"] is True
    online.app.services.speech.hush()
    wait_for(lambda: said(ear, "duck")["down"] is False, "the music to come back")


def test_what_plays_is_not_shown_without_the_phones_broker(
    online: Dashboard, broker: Broker, ear: Peer
) -> None:
    wait_for(lambda: ear.on("cockpit/V1/status") == [b"online"], "the car online")
    ear.say(f"{ANNA}/media", json.dumps({"title": "Autobahn", "playing": True}))
    online.screen.wait_text("phone.title", "Autobahn")
    broker.stop()
    online.screen.wait_text("phone.title", "--")
    broker.start()


def test_a_place_from_the_phone_is_proposed_only(online: Dashboard, ear: Peer) -> None:
    wait_for(lambda: ear.on("cockpit/V1/status") == [b"online"], "the car online")
    heard: list[object] = []
    online.app.services.messages.listen("cockpit/V1/navigation/go", lambda a: heard.append(a.value))
    ear.say(f"{ANNA}/destination", json.dumps({"lat": 47.66, "lon": 9.18, "name": "Dentist"}))
    wait_for(lambda: heard, "the place")
    assert heard == [{"lat": 47.66, "lon": 9.18, "name": "Dentist"}]
    assert online.app.services.leading.way is None

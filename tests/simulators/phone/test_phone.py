"""The phone as a program at a real broker, heard with the car's own readers."""

import base64
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.messages import Arrived
from cockpit.core.paths import ROOT
from cockpit.features.navigation.messages import place_sent
from cockpit.features.phone.owntracks.phones import Known, Phones
from cockpit.features.phone.owntracks.refusal import Refusal as Untracked
from cockpit.features.phone.owntracks.sealed import box, new_key, opened
from cockpit.features.phone.talk.reading import Heard, Reader, Refusal
from cockpit.features.phone.talk.said import Call, CallState, Notification, Playing, Sort, Text
from cockpit.links.mqtt_link.reading import Reader as LinkReader
from tests.qa.broker import Broker, Peer

pytestmark = [pytest.mark.system, pytest.mark.timeout(60)]
VIN, KEY = "V1", new_key()
OWN = f"cockpit/{VIN}/phone/anna"
TRACKS = "owntracks/anna/phone"
QUICK = ("--speed-up", "20")


@dataclass
class Raw:
    topic: str
    payload: bytes | bytearray
    retain: bool = False


@dataclass
class Phone:
    """The simulated phone in its process, and all that the car makes of it."""

    peer: Peer
    broker: Broker
    process: subprocess.Popen[str]
    link: LinkReader = field(default_factory=lambda: LinkReader("home", f"cockpit/{VIN}"))
    talk: Reader = field(default_factory=lambda: Reader(VIN))
    phones: Phones = field(default_factory=lambda: Phones([Known("anna", "phone", "Anna", KEY)]))
    heard: list[Heard] = field(default_factory=list)
    refused: list[Refusal | Untracked] = field(default_factory=list)
    told: int = 0
    """Places and the like that were taken."""
    _read: int = 0

    def read(self) -> "Phone":
        """All that has come since."""
        new = list(self.peer.heard)[self._read :]
        self._read += len(new)
        for topic, payload in new:
            arrived = self.link.read(Raw(topic, payload))
            if arrived is not None:
                self._take(arrived)
        return self

    def _take(self, arrived: Arrived) -> None:
        if arrived.topic.startswith(TRACKS):
            refusal = self.phones.take(arrived)
            self.told += refusal is None
            self.refused += [refusal] if refusal else []
        elif arrived.topic.startswith(OWN) and arrived.topic.rsplit("/", 1)[1] not in UNREAD:
            found = self.talk.read(arrived)
            if isinstance(found, Heard):
                self.heard.append(found)
            else:
                self.refused.append(found)

    def said(self, kind: type | tuple[type, ...]) -> list[Any]:
        return [one.said for one in self.read().heard if isinstance(one.said, kind)]

    def calls(self) -> list[CallState]:
        return [call.state for call in self.said(Call)]

    def until(self, there: Callable[[], Any], seconds: float = 12.0) -> None:
        assert self.peer.wait_for(there, seconds), (self.heard[-3:], self.refused[-3:])

    def ask(self, name: str, id_: str = "1", late_s: float = 0.0, **words: Any) -> None:
        table = {**words, "id": f"{name}{id_}", "ts": time.time() - late_s}
        self.peer.say(f"{OWN}/{name}", json.dumps(table))


UNREAD = {"answer", "decline", "reply", "media_key", "duck", "find", "car", "destination"}


@contextmanager
def phone(folder: Path, scenario: str, *words: str) -> Iterator[Phone]:
    broker = Broker(folder)
    peer = Peer(broker, "#")
    program = [sys.executable, "-m", "simulators.phone", "--die-with-parent", "--key", KEY]
    program += ["--broker", broker.url, "--vin", VIN, "--scenario", scenario, *words]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield Phone(peer, broker, process)
        finally:
            process.terminate()
            peer.close()
            broker.stop()
    assert process.returncode == 0


def test_the_car_takes_all_that_a_commute_tells(tmp_path: Path) -> None:
    with phone(tmp_path, "commute", *QUICK) as one:
        one.until(lambda: one.calls() == [CallState.RINGING, CallState.ENDED])
        one.until(lambda: len(one.said(Notification)) == 2)
        one.until(lambda: one.told >= 3)
        assert one.refused == []
        assert one.said(Text)[0].sender
        assert one.said(Notification)[0].sort is Sort.CALL
        assert one.said(Playing)[0].art.startswith(b"\x89PNG")
        book = one.said(tuple)[0]
        assert len(book) == 5
        assert any(person.favourite for person in book)
        place = one.phones.phones[TRACKS].position
        assert place
        assert place.battery
        sent = json.loads(one.peer.on(f"{OWN}/destination")[0])
        assert place_sent(sent) == ("Old Town", 45.521229, -39.503078)


def test_a_call_is_answered_and_another_one_declined(tmp_path: Path) -> None:
    with phone(tmp_path, "calls", "--speed-up", "8") as one:
        one.until(lambda: one.calls() == [CallState.RINGING])
        one.ask("answer", late_s=30)
        one.ask("answer", "2")
        one.until(lambda: one.calls()[1:] == [CallState.ACTIVE])
        one.until(lambda: one.calls()[2:] == [CallState.ENDED])
        one.until(lambda: one.calls()[3:] == [CallState.RINGING], 20)
        before = len(one.said(Text))
        one.ask("decline", text="I am driving")
        one.until(lambda: one.calls()[4:] == [CallState.ENDED])
        one.until(lambda: len(one.said(Text)) > before)
        assert not [n for n in one.said(Notification) if n.sort is Sort.CALL]
        assert one.refused == []


def test_a_reply_is_answered_by_the_same_app_once(tmp_path: Path) -> None:
    with phone(tmp_path, "quiet", *QUICK) as one:
        for _ in range(2):
            one.ask("reply", to="Ben", app="Signal", text="10 minutes")
        one.until(lambda: one.said(Text))
        one.peer.wait_for(lambda: len(one.said(Text)) > 1, 1)
        assert [(text.sender, text.app) for text in one.said(Text)] == [("Ben", "Signal")]


def test_the_keys_of_a_headset_do_what_they_say(tmp_path: Path) -> None:
    with phone(tmp_path, "quiet") as one:
        one.until(lambda: one.said(Playing))
        first = one.said(Playing)[-1]
        assert not first.playing
        one.ask("media_key", "1", key="play")
        one.until(lambda: one.said(Playing)[-1].playing)
        one.ask("media_key", "2", key="next")
        one.until(lambda: one.said(Playing)[-1].title != first.title)
        assert one.said(Playing)[-1].art != first.art
        one.ask("media_key", "3", key="previous")
        one.until(lambda: one.said(Playing)[-1].title == first.title)
        one.ask("media_key", "4", key="explode")
        one.ask("duck", down=True)
        one.ask("find")
        assert one.process.stdout
        assert one.process.stdout.readline() == "rings: here I am\n"
        assert one.refused == []


def test_it_looks_when_asked_and_watches_circles(tmp_path: Path) -> None:
    with phone(tmp_path, "walk", *QUICK) as one:
        secret = box(KEY)

        def say(**words: Any) -> None:
            data = secret.encrypt(json.dumps({"_type": "cmd", **words}).encode())
            sealed = {"_type": "encrypted", "data": base64.b64encode(data).decode()}
            one.peer.say(f"{TRACKS}/cmd", json.dumps(sealed))

        circle = {"_type": "waypoint", "desc": "Car", "lat": 45.562468, "lon": -39.547937}
        circle |= {"rad": 60, "tst": 1_000_000_001}
        say(action="setWaypoints", waypoints={"_type": "waypoints", "waypoints": [circle]})
        one.until(lambda: one.read().phones.phones[TRACKS].waypoints)
        one.until(lambda: one.read().phones.phones[TRACKS].regions == ("Car",), 25)
        events = [json.loads(each) for each in one.peer.on(f"{TRACKS}/event")]
        found = [opened(each, secret) for each in events]
        assert [isinstance(each, dict) and each["event"] for each in found] == ["enter"]
        before = one.told
        say(action="reportLocation")
        one.until(lambda: one.read().told > before)
        assert one.refused == []


def test_it_rides_along_with_the_car(tmp_path: Path) -> None:
    with phone(tmp_path, "quiet", *QUICK) as one:
        one.until(lambda: one.read().told)
        one.peer.say(f"cockpit/{VIN}/car/location", '{"latitude": 45.6, "longitude": -39.5}')

        def there() -> bool:
            at = one.read().phones.phones[TRACKS].position
            return at is not None and abs(at.point.lat - 45.6) < 0.01

        one.until(there)


def test_the_broker_tells_when_it_is_gone(tmp_path: Path) -> None:
    with phone(tmp_path, "quiet", "--fault", "offline") as one:
        one.until(lambda: one.read().phones.phones[TRACKS].online)
        one.until(lambda: one.read().phones.phones[TRACKS].online is False, 20)


def test_a_watch_tells_how_the_heart_beats(tmp_path: Path) -> None:
    with phone(tmp_path, "wearable", *QUICK) as one:
        one.until(lambda: len(one.peer.on("sensor-logger")) > 5)
        batches = [json.loads(each) for each in one.peer.on("sensor-logger")]
        assert [batch["messageId"] for batch in batches] == [*range(1, len(batches) + 1)]
        beats = [row["values"]["bpm"] for batch in batches for row in batch["payload"][:1]]
        assert all(40 < beat < 160 for beat in beats)
        assert abs(batches[-1]["payload"][0]["time"] / 1e9 - time.time()) < 10


def test_what_comes_late_does_not_ring(tmp_path: Path) -> None:
    with phone(tmp_path, "calls", "--fault", "late", *QUICK) as one:
        one.until(lambda: one.read().refused)
        one.until(lambda: one.said(Text))
        assert set(one.refused) == {Refusal.TOO_OLD}
        assert CallState.RINGING not in one.calls()


def test_what_comes_twice_counts_once(tmp_path: Path) -> None:
    with phone(tmp_path, "commute", "--fault", "doubled", *QUICK) as one:
        one.until(lambda: one.calls() == [CallState.RINGING, CallState.ENDED])
        one.until(lambda: one.said(Notification))
        assert set(one.refused) <= {Untracked.OLD}
        assert one.link.refused["it came before"] > 3
        assert len(one.said(Text)) == 1


@pytest.mark.parametrize("scenario", ["commute", "flood", "walk"])
def test_garbage_is_refused_with_a_reason(tmp_path: Path, scenario: str) -> None:
    with phone(tmp_path, scenario, "--fault", "garbage", *QUICK) as one:
        one.until(lambda: len(one.read().refused) >= 4)
        assert one.heard == []
        assert one.phones.phones[TRACKS].position is None
        kinds = {refusal.value for refusal in one.refused}
        assert kinds <= {"no JSON table", "without what it is about", Untracked.WRONG_KEY.value}


def test_a_slow_phone_comes_around(tmp_path: Path) -> None:
    with phone(tmp_path, "quiet", "--fault", "slow") as one:
        one.until(lambda: one.said(Playing))
        began = time.time()
        one.ask("media_key", key="play")
        one.until(lambda: one.said(Playing)[-1].playing)
        assert time.time() - began > 1.5


def test_a_flood_is_readable_all_the_same(tmp_path: Path) -> None:
    with phone(tmp_path, "flood") as one:
        one.until(lambda: len(one.read().heard) > 100)
        assert one.refused == []


def test_in_the_clear_only_where_that_is_wished(tmp_path: Path) -> None:
    with phone(tmp_path, "quiet", "--key", "") as one:
        one.until(lambda: Untracked.PLAIN in one.read().refused)
        assert one.phones.phones[TRACKS].position is None
        one.phones = Phones([Known("anna", "phone", "Anna", plain=True)])
        one._read = 0
        assert one.read().phones.phones[TRACKS].position


def test_a_key_that_is_too_long_is_refused_in_one_line() -> None:
    words = [sys.executable, "-m", "simulators.phone", "--broker", "mqtt://x", "--key", "k" * 33]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "more than 32 bytes" in done.stderr

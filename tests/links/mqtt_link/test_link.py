import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Arrived, Kind, Message, Messages
from cockpit.core.notices import Notices
from cockpit.links.mqtt_link import link
from cockpit.links.mqtt_link.address import parse_addresses
from cockpit.links.mqtt_link.link import MqttLink
from tests.qa.broker import Broker, Peer


class Car:
    """A link with its end on the main thread."""

    def __init__(self, folder: Path, brokers: str) -> None:
        self.messages, self.mailbox, self.notices = Messages("V1"), Mailbox(), Notices()
        self.link = MqttLink(
            parse_addresses(brokers), self.messages, self.mailbox, self.notices, folder
        )
        self.heard: list[Arrived] = []

    def listen(self, *patterns: str) -> "Car":
        for pattern in patterns:
            self.messages.listen(pattern, self.heard.append)
        return self

    def drive(self) -> None:
        for call in self.mailbox.drain()[1]:
            call()

    def until(self, there: Callable[[], Any], seconds: float = 8.0) -> bool:
        end = time.monotonic() + seconds
        while not there() and time.monotonic() < end:
            self.drive()
            time.sleep(0.005)
        return bool(there())

    def connect(self) -> None:
        self.link.start()
        assert self.until(lambda: self.messages.connected)

    def on(self, topic: str) -> list[bytes]:
        return [one.payload for one in self.heard if one.topic == topic]


@contextmanager
def driving(folder: Path, brokers: str, *patterns: str) -> Iterator[Car]:
    car = Car(folder, brokers).listen(*patterns)
    try:
        car.connect()
        yield car
    finally:
        car.link.stop()


@contextmanager
def listening(broker: Broker, *topics: str) -> Iterator[Peer]:
    one = Peer(broker, *topics)
    try:
        yield one
    finally:
        one.close()


def test_messages_go_both_ways(broker: Broker, tmp_path: Path) -> None:
    with (
        driving(tmp_path, broker.url, "cockpit/V1/go", "lamp/+") as car,
        listening(broker, "#") as other,
    ):
        car.messages.publish("navigation/eta", {"left_s": 60})
        assert other.wait_for(lambda: other.on("cockpit/V1/navigation/eta"))
        assert json.loads(other.on("cockpit/V1/navigation/eta")[0])["left_s"] == 60
        other.say("lamp/hall", b"\xff\x00", retain=True)
        other.say("cockpit/V1/go", '{"lat": 1, "id": "x"}')
        assert car.until(lambda: len(car.heard) == 2)
        assert car.on("lamp/hall") == [b"\xff\x00"]
        assert car.heard[1].value["lat"] == 1
        assert car.heard[1].broker == "home"


def test_a_topic_that_is_wanted_later_is_heard_too(broker: Broker, tmp_path: Path) -> None:
    with driving(tmp_path, broker.url) as car, listening(broker) as other:
        other.say("lamp/hall", "ON", retain=True)
        car.listen("lamp/#")
        assert car.until(lambda: car.heard)
        assert car.heard[0].retained


def test_what_is_wanted_while_the_connection_is_made_is_heard_too(
    broker: Broker, tmp_path: Path
) -> None:
    with listening(broker) as other:
        other.say("lamp/hall", "ON", retain=True)
        for pause_s in (0.0, 0.001, 0.003, 0.006, 0.01, 0.02):
            car = Car(tmp_path / str(pause_s), broker.url).listen("cockpit/V1/go")
            car.link.start()
            time.sleep(pause_s)
            car.listen("lamp/#")
            try:
                assert car.until(lambda car=car: car.heard), pause_s  # type: ignore[misc]
            finally:
                car.link.stop()


def test_state_is_retained_told_anew_and_taken_back(broker: Broker, tmp_path: Path) -> None:
    with driving(tmp_path, broker.url) as car:
        car.messages.send(Message("home/car", b"1", Kind.STATE))
        car.messages.send(Message("home/car", b"2", Kind.STATE))
        with listening(broker, "home/#", "cockpit/#") as other:
            assert other.wait_for(lambda: b"2" in other.on("home/car"))
            assert other.wait_for(lambda: other.on("cockpit/V1/status")[-1:] == [b"online"])
        broker.stop()
        for kept in broker.folder.glob("mosquitto.db"):
            kept.unlink()
        broker.start()
        with listening(broker, "home/#") as other:
            assert car.until(lambda: other.on("home/car"))
            car.messages.send(Message("home/car", b"", Kind.STATE))
            assert other.wait_for(lambda: other.on("home/car")[-1] == b"")
        with listening(broker, "home/#") as other:
            assert not other.wait_for(lambda: other.heard, 0.3)


def test_the_last_will_says_that_the_car_is_gone(broker: Broker, tmp_path: Path) -> None:
    with listening(broker, "cockpit/V1/status") as other:
        with driving(tmp_path, broker.url):
            assert other.wait_for(lambda: other.heard)
        assert other.wait_for(lambda: other.on("cockpit/V1/status") == [b"online", b"offline"])


def test_what_could_not_be_sent_goes_out_after_a_restart(broker: Broker, tmp_path: Path) -> None:
    broker.stop()
    car = Car(tmp_path, broker.url)
    car.link.start()
    for n in range(50):
        car.messages.publish("trip", {"n": n})
    time.sleep(0.5)
    car.link.stop()
    broker.start()
    with (
        listening(broker, "cockpit/V1/trip") as other,
        driving(tmp_path, broker.url),
    ):
        assert other.wait_for(lambda: len(other.heard) >= 50)
        told = [json.loads(payload) for _, payload in other.heard]
        assert [one["n"] for one in told] == list(range(50))
        assert len({one["id"] for one in told}) == 50


def test_a_command_that_came_while_the_car_was_away_is_taken_once(
    broker: Broker, tmp_path: Path
) -> None:
    with driving(tmp_path, broker.url, "cockpit/V1/go"):
        pass
    with listening(broker) as other:
        other.say("cockpit/V1/go", '{"id": "1"}')
        with driving(tmp_path, broker.url, "cockpit/V1/go") as car:
            assert car.until(lambda: car.heard)
            time.sleep(0.3)
        other.say("cockpit/V1/go", '{"id": "1"}')
        other.say("cockpit/V1/go", '{"id": "2"}')
        with driving(tmp_path, broker.url, "cockpit/V1/go") as car:
            assert car.until(lambda: car.heard)
            assert [one.value["id"] for one in car.heard] == ["2"]


def test_two_brokers_at_once_and_a_message_for_one_of_them(tmp_path: Path) -> None:
    home, phone = Broker(tmp_path / "home"), Broker(tmp_path / "phone")
    try:
        with (
            listening(home, "#") as at_home,
            listening(phone, "#") as at_phone,
            driving(tmp_path, f"home={home.url} phone={phone.url}") as car,
        ):
            assert car.until(lambda: car.messages.up == {"home", "phone"})
            car.messages.send(Message("all", b"1"))
            car.messages.send(Message("lamp/set", b"ON", broker="home"))
            assert at_phone.wait_for(lambda: at_phone.on("all"))
            assert at_home.wait_for(lambda: at_home.on("lamp/set"))
            phone.stop()
            assert car.until(lambda: car.messages.up == {"home"})
            assert not at_phone.on("lamp/set")
    finally:
        home.stop()
        phone.stop()


def test_a_wrong_password_is_told_to_the_driver(tmp_path: Path) -> None:
    (tmp_path / "pw").touch(0o600)
    broker = Broker(tmp_path / "b", "allow_anonymous false", f"password_file {tmp_path}/pw")
    car = Car(tmp_path, broker.url.replace("//", "//car:secret@"))
    try:
        car.link.start()
        assert car.until(lambda: car.notices.standing)
        notice = car.notices.standing[0]
        assert "refuses us" in notice.text
        assert "secret" not in str(notice.values)
    finally:
        car.link.stop()
        broker.stop()


def test_a_message_larger_than_the_broker_bears_is_left_out(tmp_path: Path) -> None:
    broker = Broker(tmp_path / "b", "allow_anonymous true", "max_packet_size 2000")
    try:
        with driving(tmp_path, broker.url) as car, listening(broker, "#") as other:
            car.messages.send(Message("big", b"x" * 5000))
            car.messages.send(Message("small", b"x"))
            assert other.wait_for(lambda: other.on("small"))
            assert not other.on("big")
    finally:
        broker.stop()


def test_the_main_thread_is_visited_for_a_few_milliseconds_only(
    broker: Broker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "VISIT_S", 0.0001)
    with driving(tmp_path, broker.url, "many") as car, listening(broker) as other:
        for n in range(2000):
            other.say("many", str(n), qos=0)
        time.sleep(0.5)
        visits = 0
        while len(car.heard) < 2000 and visits < 2000:
            car.drive()
            visits += 1
        assert [int(one.payload) for one in car.heard] == list(range(2000))
        assert visits > 3


@pytest.mark.parametrize("payload", [b"\x00\xff", b'{"id": 1}', b"[[[["])
def test_odd_payloads_on_our_own_topics_do_no_harm(
    broker: Broker, tmp_path: Path, payload: bytes
) -> None:
    with driving(tmp_path, broker.url, "cockpit/V1/go") as car, listening(broker) as other:
        other.say("cockpit/V1/go", payload)
        other.say("cockpit/V1/go", b'{"id": "after"}')
        assert car.until(lambda: len(car.heard) == 2)

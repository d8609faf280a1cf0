import hashlib
import ssl
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cockpit.brokers import Brokers
from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.messages import Messages
from cockpit.core.notices import Notices
from cockpit.core.settings import Settings
from cockpit.core.vehicle import Vehicle
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.links.nearby.announcer import Announcer
from cockpit.links.nearby.finder import Finder
from cockpit.links.nearby.service import HTTPS, MQTT, SECURE_MQTT, Service
from cockpit.storage import Storage
from tests.links.mqtt_link.authority import Authority
from tests.qa.broker import Broker, Peer, free_port, mosquitto

TAG = uuid.uuid4().hex[:8]


class Car:
    def __init__(self, folder: Path, **words: object) -> None:
        settings, vehicle, notices = Settings(), Vehicle(), Notices()
        settings.override(MqttSettings, vin="V1", **words)
        messages = Messages("V1")
        self.services = Services(vehicle, notices, Driving(vehicle), settings, messages=messages)
        self.brokers = Brokers(self.services, Storage(folder))

    def until(self, there: Callable[[], Any], seconds: float = 12.0) -> bool:
        end = time.monotonic() + seconds
        while not there() and time.monotonic() < end:
            for call in self.services.mailbox.drain()[1]:
                call()
            time.sleep(0.01)
        return bool(there())

    @property
    def said(self) -> list[str]:
        return [one.text.format(**one.values) for one in self.services.notices.standing]


@contextmanager
def driving(folder: Path, **words: object) -> Iterator[Car]:
    car = Car(folder, **words)
    car.brokers.start()
    try:
        yield car
    finally:
        car.brokers.stop()


def test_the_own_broker_on_this_machine_lets_phones_in_by_name(tmp_path: Path) -> None:
    mosquitto()
    with driving(tmp_path, own="127.0.0.1", announce=False) as car:
        hosting, messages = car.services.hosting, car.services.messages
        assert car.until(lambda: hosting.at and messages.up == {"own"})
        assert hosting.at
        assert (hosting.at.name, hosting.at.ca) == ("127.0.0.1", b"")
        password = hosting.admit("anna")
        time.sleep(0.5)
        anna = Peer(Broker.at(hosting.at.port), "cockpit/V1/status", user="anna", password=password)
        assert anna.wait_for(lambda: anna.heard)
        hosting.dismiss("anna")
        assert anna.wait_for(lambda: not anna.connected)
        anna.close()
    assert hosting.at is None


def test_in_the_network_it_is_reached_by_tls_under_the_name_that_was_told(tmp_path: Path) -> None:
    mosquitto()
    port = free_port()
    words = {"own": "127.0.0.2", "own_port": port, "own_name": "car.local", "announce": False}
    with driving(tmp_path, **words) as car:
        hosting = car.services.hosting
        assert car.until(lambda: hosting.at and car.services.messages.connected)
        assert hosting.at
        assert (hosting.at.name, hosting.at.port, len(hosting.at.ca)) == ("car.local", port, 32)
        trusted = ssl.create_default_context(cafile=tmp_path / "tls" / "ca.crt")
        der = trusted.get_ca_certs(binary_form=True)[0]
        assert hashlib.sha256(der).digest() == hosting.at.ca


def test_the_own_broker_is_there_beside_the_drivers(tmp_path: Path) -> None:
    home = Broker(tmp_path / "home")
    with driving(tmp_path, own="127.0.0.1", brokers=home.url, announce=False) as car:
        assert car.until(lambda: car.services.messages.up == {"own", "home"})
        assert car.services.hosting.admit("anna")
    home.stop()


def test_phones_meet_at_the_drivers_broker_where_he_has_one(tmp_path: Path) -> None:
    home = Authority(tmp_path / "home")
    car = Car(tmp_path, brokers=f"mqtts://house.local?ca={home.ca}")
    at = car.services.hosting.at
    assert at
    assert (at.name, at.port, len(at.ca)) == ("house.local", 8883, 32)
    assert car.services.hosting.admit("anna") == ""


def test_a_wrong_address_is_told_and_the_own_broker_runs_all_the_same(tmp_path: Path) -> None:
    mosquitto()
    with driving(tmp_path, own="127.0.0.1", brokers="http://x", announce=False) as car:
        assert car.until(lambda: car.services.messages.up == {"own"})
        assert "write NAME=mqtt://" in car.said[0]


def test_a_port_that_is_taken_is_told_on_the_screen(tmp_path: Path) -> None:
    other = Broker(tmp_path / "other")
    with driving(tmp_path, own="127.0.0.1", own_port=other.port, announce=False) as car:
        assert car.until(lambda: car.services.messages.connected)
    with driving(tmp_path, own="0.0.0.0", own_port=other.port, announce=False) as car:
        assert car.until(lambda: car.said)
        assert f"does not run: port {other.port} is taken" in car.said[0]
    other.stop()


def test_a_broker_that_nobody_named_is_told_and_gets_nothing(tmp_path: Path) -> None:
    stranger = Broker(tmp_path / "b")
    announcer = Announcer(["127.0.0.1"])
    announcer.start()
    service = Service(MQTT, f"Lure {TAG}", f"lure-{TAG}.local", ("127.0.0.1",), stranger.port)
    try:
        with driving(tmp_path, find=True) as car:
            car.services.messages.publish("trip", {})
            announcer.announce(lambda: [service])
            assert car.until(lambda: any("There is a broker" in one for one in car.said))
            assert car.brokers.link is None
            announcer.announce(list)
            assert car.until(lambda: not any(TAG in one for one in car.said))
    finally:
        announcer.stop()
        stranger.stop()


def test_a_broker_that_is_looked_for_is_joined_when_it_bears_the_cas_name(tmp_path: Path) -> None:
    mosquitto()
    home, name = Authority(tmp_path / "home"), f"house-{TAG}.local"
    issued = home.issue("broker", name)
    tls = (f"certfile {issued.certificate}", f"keyfile {issued.key}", "allow_anonymous true")
    lure, broker = Broker(tmp_path / "lure"), Broker(tmp_path / "b", *tls)
    announcer = Announcer(["127.0.0.1"])
    announcer.start()
    here = ("127.0.0.1",)
    announcer.announce(
        lambda: [
            Service(SECURE_MQTT, f"A lure {TAG}", f"lure-{TAG}.local", here, lure.port),
            Service(SECURE_MQTT, f"House {TAG}", name, here, broker.port),
        ]
    )
    try:
        with driving(tmp_path / "car", brokers=f"mqtts://*?ca={home.ca}", announce=False) as car:
            assert car.until(lambda: car.services.messages.up == {"home"}, 25)
            assert car.services.hosting.at is None
    finally:
        announcer.stop()
        broker.stop()
        lure.stop()


def test_broker_and_page_are_announced_while_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mosquitto()
    where = "cockpit.brokers.announced"
    monkeypatch.setattr(f"{where}.network_addresses", lambda: ("127.0.0.1",))
    monkeypatch.setattr(f"{where}.local_name", lambda: f"car-{TAG}.local")
    finder = Finder((SECURE_MQTT, HTTPS), lambda _: None, ["127.0.0.1"])
    finder.start()
    port = free_port()
    try:
        with driving(tmp_path, own="127.0.0.2", own_port=port) as car:

            def seen() -> set[tuple[str, int]]:
                return {(one.kind, one.port) for one in finder.found if TAG in one.host}

            assert car.until(lambda: seen() == {(SECURE_MQTT, port)})
            car.services.hosting.serve("https://car.local:8443/", b"x")
            assert car.until(lambda: seen() == {(SECURE_MQTT, port), (HTTPS, 8443)})
        assert car.until(lambda: not seen())
    finally:
        finder.stop()

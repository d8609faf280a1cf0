"""Brokers with TLS, good and bad, and brokers that can less than we."""

import logging
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cockpit.core.messages import Message
from cockpit.links.mqtt_link import session
from cockpit.links.mqtt_link.address import SOUGHT, Address
from cockpit.links.mqtt_link.link import MqttLink
from cockpit.links.mqtt_link.own_broker import OwnBroker, program
from cockpit.links.mqtt_link.own_broker.amqtt import AMQTT
from tests.links.mqtt_link.authority import Authority
from tests.links.mqtt_link.test_link import Car, driving, listening
from tests.qa.broker import Broker, mosquitto


@pytest.fixture
def home(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "home")


@contextmanager
def secure(
    folder: Path, ca: Authority, *names: str, days: tuple[int, int] = (-1, 30), more: str = ""
) -> Iterator[Broker]:
    mosquitto()
    issued = ca.issue("broker", *(names or ("127.0.0.1",)), from_day=days[0], to_day=days[1])
    tls = (f"certfile {issued.certificate}", f"keyfile {issued.key}")
    broker = Broker(folder / "tls", *tls, *(more or "allow_anonymous true").splitlines())
    try:
        yield broker
    finally:
        broker.stop()


def url(broker: Broker, ca: Authority | None, more: str = "", user: str = "") -> str:
    given = f"ca={ca.ca}" if ca else ""
    return f"home=mqtts://{user}127.0.0.1:{broker.port}?{given}{more}"


def notice_of(folder: Path, brokers: str) -> str:
    """What the driver reads when this broker is tried for three seconds."""
    car = Car(folder, brokers)
    car.link.start()
    try:
        assert car.until(lambda: car.notices.standing)
        car.until(lambda: False, 3.0)
        assert not car.messages.connected
        (notice,) = car.notices.standing
        return notice.text.format(**notice.values)
    finally:
        car.link.stop()


def test_messages_go_over_tls(tmp_path: Path, home: Authority) -> None:
    with secure(tmp_path, home) as broker, driving(tmp_path / "car", url(broker, home)) as car:
        car.messages.send(Message("lamp/set", b"ON"))
        assert car.until(lambda: not car.link.sessions[0]._sending._flying)


def test_mutual_tls_makes_the_certificate_the_user(tmp_path: Path, home: Authority) -> None:
    lines = f"allow_anonymous false\ncafile {home.ca}\nrequire_certificate true"
    access = tmp_path / "access"
    access.write_text("user blue-car\ntopic readwrite #\n")
    lines += f"\nuse_identity_as_username true\nacl_file {access}"
    mine = home.issue("blue-car", "blue-car.local")
    shown = f"&cert={mine.certificate}&key={mine.key}"
    with (
        secure(tmp_path, home, more=lines) as broker,
        driving(tmp_path / "car", url(broker, home, shown), "lamp/set") as car,
    ):
        car.messages.send(Message("lamp/set", b"ON"))
        assert car.until(lambda: car.on("lamp/set") == [b"ON"])


def test_a_missing_certificate_of_ours_is_told(tmp_path: Path, home: Authority) -> None:
    lines = f"allow_anonymous true\ncafile {home.ca}\nrequire_certificate true"
    with secure(tmp_path, home, more=lines) as broker:
        said = notice_of(tmp_path / "car", url(broker, home))
    assert f"home (127.0.0.1:{broker.port})" in said
    assert "it may want a certificate (?cert=FILE&key=FILE)" in said


def test_a_certificate_of_ours_that_it_does_not_take_is_told(
    tmp_path: Path, home: Authority
) -> None:
    lines = f"allow_anonymous true\ncafile {home.ca}\nrequire_certificate true"
    mine = Authority(tmp_path / "other").issue("blue-car", "blue-car.local")
    with secure(tmp_path, home, more=lines) as broker:
        shown = f"&cert={mine.certificate}&key={mine.key}"
        said = notice_of(tmp_path / "car", url(broker, home, shown))
    assert "does not take the certificate" in said


@pytest.mark.parametrize(
    ("names", "days", "trusted", "why"),
    [
        (("127.0.0.1",), (-1, 30), "other", "is not of the CA in"),
        (("127.0.0.1",), (-1, 30), "", "of no known CA: give the broker's CA as ?ca=FILE"),
        (("house.local",), (-1, 30), "home", "for another name than 127.0.0.1"),
        (("127.0.0.1",), (-30, -1), "home", "has expired: renew it there"),
        (("127.0.0.1",), (2, 30), "home", "is not good yet: look at the clocks"),
    ],
)
def test_a_certificate_that_is_not_good_is_told_once_and_nothing_is_sent(
    tmp_path: Path,
    home: Authority,
    names: tuple[str, ...],
    days: tuple[int, int],
    trusted: str,
    why: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    ca = {"other": Authority(tmp_path / "other"), "home": home}.get(trusted)
    with (
        secure(tmp_path, home, *names, days=days) as broker,
        caplog.at_level(logging.INFO, "cockpit.links.mqtt_link"),
    ):
        said = notice_of(tmp_path / "car", url(broker, ca, user="car:secret@"))
    assert said.startswith(f"The broker home (127.0.0.1:{broker.port}) refuses us: its certificate")
    assert why in said
    assert "secret" not in said + caplog.text
    assert len([line for line in caplog.messages if "certificate" in line]) == 1


def test_a_wrong_password_is_told_once(
    tmp_path: Path, home: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pw").touch(0o600)
    lines = f"allow_anonymous false\npassword_file {tmp_path}/pw"
    with secure(tmp_path, home, more=lines) as broker:
        said = notice_of(tmp_path / "car", url(broker, home, user="car:secret@"))
    assert "user or password is wrong" in said
    assert "secret" not in said + caplog.text
    assert len([line for line in caplog.messages if "password" in line]) == 1


def test_tls_to_a_broker_without_it_is_told(tmp_path: Path, home: Authority) -> None:
    mosquitto()
    broker = Broker(tmp_path / "plain")
    car = Car(tmp_path / "car", url(broker, home))
    car.link.start()
    try:
        assert not car.until(lambda: car.messages.connected, 1.5)
    finally:
        car.link.stop()
        broker.stop()


def sought(folder: Path, ca: Authority, port: int, known_as: str) -> Car:
    car = Car(folder, f"mqtts://car:secret@*?ca={ca.ca}")
    found = Address("home", "127.0.0.1", port, True, ca=ca.ca, known_as=known_as)
    messages = (car.messages, car.mailbox, car.notices, folder)
    address = car.link.sessions[0].address
    assert address.host == SOUGHT
    car.link = MqttLink([address], *messages, where=lambda _: found)
    return car


def test_a_broker_that_was_found_must_bear_its_name(tmp_path: Path, home: Authority) -> None:
    with secure(tmp_path, home, "house.local") as broker:
        good = sought(tmp_path / "car", home, broker.port, "house.local")
        good.connect()
        good.link.stop()
        bad = sought(tmp_path / "car", home, broker.port, "garage.local")
        bad.link.start()
        assert bad.until(lambda: bad.notices.standing)
        assert "for another name than garage.local" in str(bad.notices.standing[0].values)
        bad.link.stop()


def test_a_stranger_who_was_found_gets_no_password(tmp_path: Path, home: Authority) -> None:
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_overhear, args=(door, heard), daemon=True).start()
        car = sought(tmp_path / "car", home, door.getsockname()[1], "house.local")
        car.messages.send(Message("lamp/set", b"secret lamp"))
        car.link.start()
        assert car.until(lambda: heard)
        car.until(lambda: False, 0.5)
        car.link.stop()
    assert heard[0] == 0x16  # a TLS handshake
    assert b"secret" not in heard


def _overhear(door: socket.socket, heard: bytearray) -> None:
    with suppress(OSError):
        while True:
            one, _ = door.accept()
            with one, suppress(OSError):
                one.settimeout(0.3)
                heard += one.recv(4096)


class OldBroker:
    """Speaks MQTT 3.1.1 only; hangs up on MQTT 5 or says no. Takes messages, and gives receipts."""

    def __init__(self, polite: bool) -> None:
        self._polite, self.levels = polite, list[int]()
        self.published: list[bytes] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                one, _ = self._door.accept()
                with one, suppress(OSError, struct.error, IndexError):
                    self._talk(one)

    def _talk(self, one: socket.socket) -> None:
        one.settimeout(5)
        while packet := self._packet(one):
            kind, body = packet
            if kind >> 4 == 1:
                self.levels.append(body[6])
                if body[6] != 4:
                    one.sendall(b"\x20\x02\x00\x01" if self._polite else b"")
                    return
                one.sendall(b"\x20\x02\x00\x00")
            elif kind >> 4 == 3:
                length = struct.unpack(">H", body[:2])[0]
                self.published.append(body[2 : 2 + length])
                one.sendall(b"\x40\x02" + body[2 + length : 4 + length])
            elif kind >> 4 == 8:
                one.sendall(b"\x90\x03" + body[:2] + b"\x01")

    def _packet(self, one: socket.socket) -> tuple[int, bytes] | None:
        head = one.recv(1)
        length, shift = 0, 0
        while head:
            digit = one.recv(1)[0]
            length |= (digit & 127) << shift
            shift += 7
            if digit < 128:
                break
        body = b""
        while head and len(body) < length:
            body += one.recv(length - len(body))
        return (head[0], body) if head else None


@pytest.mark.parametrize("polite", [True, False])
def test_a_broker_that_speaks_3_1_1_only_is_spoken_to_in_that(tmp_path: Path, polite: bool) -> None:
    old = OldBroker(polite)
    car = Car(tmp_path, f"mqtt://127.0.0.1:{old.port}")
    car.messages.send(Message("early", b""))
    try:
        car.connect()
        car.messages.send(Message("lamp/set", b"ON", expires_s=20))
        assert car.until(lambda: b"lamp/set" in old.published)
        assert old.levels == [5, 4]
        assert not car.notices.standing
    finally:
        car.link.stop()
        old.close()


@pytest.mark.parametrize("known", [True, False])
def test_amqtt_is_spoken_to_in_3_1_1(
    tmp_path: Path, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "GREETING_S", 2.0)
    if program("amqtt") is None:
        pytest.skip("no amqtt: pipx install amqtt")
    own = OwnBroker(tmp_path / "own", "V1", make=AMQTT)
    own.start()
    try:
        with hearing(tmp_path / "car", own, known) as car:
            car.messages.send(Message("lamp/set", b"ON", expires_s=20))
            assert car.until(lambda: car.on("lamp/set") == [b"ON"])
            assert not car.notices.standing
    finally:
        own.stop()


@contextmanager
def hearing(folder: Path, own: OwnBroker, known: bool) -> Iterator[Car]:
    """`known`: the link is told what the broker speaks, else it finds out."""
    car = Car(folder, own.url("car")).listen("lamp/+")
    if known:
        parts = (car.messages, car.mailbox, car.notices, folder)
        car.link = MqttLink([own.address()], *parts)
    try:
        car.connect()
        yield car
    finally:
        car.link.stop()


def test_a_broker_with_small_limits_gets_all_that_fits_it(tmp_path: Path) -> None:
    limits = ("max_inflight_messages 2", "max_packet_size 300", "max_queued_messages 100")
    broker = Broker(tmp_path / "b", "allow_anonymous true", *limits)
    try:
        with driving(tmp_path / "car", broker.url) as car, listening(broker, "trip/#") as other:
            for n in range(60):
                car.messages.send(Message(f"trip/{n}", b"x" * (500 if n % 10 == 0 else 20)))
                time.sleep(0.002)
            assert car.until(lambda: len(other.heard) >= 54)
            assert {topic for topic, _ in other.heard} == {f"trip/{n}" for n in range(60) if n % 10}
            assert car.messages.connected
    finally:
        broker.stop()

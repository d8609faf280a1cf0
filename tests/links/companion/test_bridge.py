import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from cockpit.links.companion import bridge
from cockpit.links.companion.bridge import LARGEST_FRAME
from cockpit.links.companion.server import CompanionServer
from cockpit.links.mqtt_link.address import Address
from tests.links.companion.conftest import NOWHERE, Serve
from tests.qa.broker import Broker, Peer, mosquitto

type Trusting = Callable[[], ssl.SSLContext]
CONNECT_AS_GUEST = bytes.fromhex("100c00044d5154540402003c0000")
NOT_AUTHORISED = bytes.fromhex("20020005")
PASSWORDS = {"car": "of the car", "phone": "of the phone"}


def at(broker: Broker) -> Address:
    return Address("own", "127.0.0.1", broker.port)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Broker]:
    mosquitto()
    users = tmp_path / "users"
    users.touch(0o600)
    tool = shutil.which("mosquitto_passwd")
    assert tool
    for user, password in PASSWORDS.items():
        subprocess.run([tool, "-b", str(users), user, password], check=True)
    broker = Broker(tmp_path / "own", "allow_anonymous false", f"password_file {users}")
    yield broker
    broker.stop()


def phone(
    server: CompanionServer, trusting: Trusting, origin: str | None = None
) -> ClientConnection:
    at = f"wss://localhost:{server.port}/mqtt"
    spoken = [Subprotocol("mqtt")]
    given = Origin(origin) if origin else None
    return connect(at, ssl=trusting(), subprotocols=spoken, origin=given, open_timeout=5)


def test_a_phone_reaches_the_broker_with_its_own_password(
    own: Broker, serve: Serve, trusting: Trusting
) -> None:
    server, heard = serve(at(own)), list[bytes]()
    client = paho.Client(CallbackAPIVersion.VERSION2, transport="websockets")
    client.ws_set_options("/mqtt")
    client.tls_set_context(trusting())
    client.username_pw_set("phone", PASSWORDS["phone"])
    client.on_message = lambda *words: heard.append(words[2].payload)

    def subscribe(*_: object) -> None:
        client.subscribe("cockpit/V1/car/#", 1)

    client.on_connect = subscribe
    client.connect("localhost", server.port)
    client.loop_start()
    car = Peer(own, user="car", password=PASSWORDS["car"])
    car.say("cockpit/V1/car/battery", "72", retain=True)
    car.say("cockpit/V1/car/large", "x" * 300_000, retain=True)
    assert car.wait_for(lambda: sorted(heard) == [b"72", b"x" * 300_000])
    client.disconnect()
    client.loop_stop()
    car.close()


def test_the_bridge_lets_nobody_in_whom_the_broker_refuses(
    own: Broker, serve: Serve, trusting: Trusting
) -> None:
    with phone(serve(at(own)), trusting) as socket:
        assert socket.subprotocol == "mqtt"
        socket.send(CONNECT_AS_GUEST)
        assert socket.recv(5) == NOT_AUTHORISED


def test_no_broker_is_told(serve: Serve, trusting: Trusting) -> None:
    with phone(serve(NOWHERE), trusting) as socket:
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
        assert socket.close_reason == "the broker does not answer"


def test_another_page_may_not_use_the_phones_browser(serve: Serve, trusting: Trusting) -> None:
    server = serve(NOWHERE)
    with pytest.raises(InvalidStatus, match="403"):
        phone(server, trusting, "https://evil.example")
    with phone(server, trusting, f"https://localhost:{server.port}") as socket:
        assert socket.subprotocol == "mqtt"


@pytest.mark.parametrize(("words", "code"), [("text", 1003), (bytes(LARGEST_FRAME + 1), 1009)])
def test_text_and_huge_frames_end_it(
    own: Broker, serve: Serve, trusting: Trusting, words: str | bytes, code: int
) -> None:
    with phone(serve(at(own)), trusting) as socket:
        socket.send(words)
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
        assert socket.close_code == code


def test_the_silent_are_sent_away(
    own: Broker, serve: Serve, trusting: Trusting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "FIRST_S", 0.2)
    with phone(serve(at(own)), trusting) as socket, pytest.raises(ConnectionClosed):
        socket.recv(5)


def test_only_so_many_phones_at_once(
    own: Broker, serve: Serve, trusting: Trusting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "MOST", 1)
    server = serve(at(own))
    with phone(server, trusting) as first:
        with phone(server, trusting) as second, pytest.raises(ConnectionClosed):
            second.recv(5)
        first.send(CONNECT_AS_GUEST)
        assert first.recv(5) == NOT_AUTHORISED


def test_a_broker_that_leaves_is_seen(own: Broker, serve: Serve, trusting: Trusting) -> None:
    with phone(serve(at(own)), trusting) as socket:
        own.stop()
        with pytest.raises(ConnectionClosed):
            socket.recv(5)


def test_stopping_ends_all(own: Broker, serve: Serve, trusting: Trusting) -> None:
    server = serve(at(own))
    with phone(server, trusting) as socket:
        server.stop()
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
    with pytest.raises(OSError, match="refused"):
        phone(server, trusting)


def test_the_brokers_certificate_is_checked(tmp_path: Path) -> None:
    assert bridge.trust(Address("own", "127.0.0.1", 1883)) is None
    context = bridge.trust(Address("own", "broker.local", 8883, tls=True))
    assert context
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname

import hashlib
import socket
import ssl
import urllib.request
from pathlib import Path

import pytest

from cockpit import companion
from cockpit.companion import Companion
from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.notices import Notices
from cockpit.core.settings import Settings
from cockpit.core.vehicle import Vehicle
from cockpit.links.companion.settings import CompanionSettings
from cockpit.links.mqtt_link.address import Address
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.storage import Storage
from tests.qa.waiting import wait_for

OWN = Address("own", "127.0.0.1", 9)


@pytest.fixture(autouse=True)
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "index.html").write_text("<p>hello</p>")
    monkeypatch.setattr(companion, "APP", folder)
    return folder


def services(listen: str, brokers: str = "", name: str = "") -> Services:
    vehicle, settings = Vehicle(), Settings()
    settings.override(CompanionSettings, listen=listen, name=name)
    settings.override(MqttSettings, brokers=brokers)
    return Services(vehicle, Notices(), Driving(vehicle), settings)


def drain(one: Services) -> None:
    for call in one.mailbox.drain()[1]:
        call()


def served(one: Services) -> bool:
    drain(one)
    return one.hosting.at is not None


def told(one: Services) -> str:
    def there() -> bool:
        drain(one)
        return bool(one.notices.standing)

    wait_for(there, "a notice")
    return str(one.notices.standing[0].values["why"])


def test_the_page_is_where_phones_meet_the_car(tmp_path: Path) -> None:
    one = services("127.0.0.1:0")
    running = Companion(one, Storage(tmp_path))
    running.start(OWN)
    wait_for(lambda: served(one), "the page")
    at, file = one.hosting.at, tmp_path / "tls" / "ca.crt"
    assert at
    assert at.ca == hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read_text("ascii"))).digest()
    trusting = ssl.create_default_context(cafile=file)
    with urllib.request.urlopen(at.page, timeout=5, context=trusting) as answer:
        assert answer.read() == b"<p>hello</p>"
    running.stop()
    assert one.hosting.at is None
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(at.page, timeout=5, context=trusting)


def test_the_driver_names_it(tmp_path: Path) -> None:
    one = services("127.0.0.1:0", "mqtt://127.0.0.1:9", "car.local")
    running = Companion(one, Storage(tmp_path))
    running.start(None)
    wait_for(lambda: served(one), "the page")
    assert one.hosting.at
    assert one.hosting.at.name == "car.local"
    running.stop()


def test_it_is_off_unless_asked_for(tmp_path: Path) -> None:
    for one, storage in ((services(""), Storage(tmp_path)), (services("127.0.0.1:0"), None)):
        running = Companion(one, storage)
        running.start(OWN)
        running.stop()
        drain(one)
        assert one.hosting.at is None
        assert not one.notices.standing


@pytest.mark.parametrize(
    ("listen", "brokers", "why"),
    [
        ("8443", "mqtt://127.0.0.1", "write ADDRESS:PORT"),
        ("127.0.0.1:0", "", "needs a broker"),
        ("127.0.0.1:0", "http://127.0.0.1", "write NAME=mqtt://"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    tmp_path: Path, listen: str, brokers: str, why: str
) -> None:
    one = services(listen, brokers)
    running = Companion(one, Storage(tmp_path))
    running.start(None)
    assert why in told(one)
    running.stop()


def test_a_name_that_the_ca_cannot_vouch_for_is_told(tmp_path: Path) -> None:
    one = services("127.0.0.1:0", name="car.example.com")
    running = Companion(one, Storage(tmp_path))
    running.start(OWN)
    assert told(one) == "no local name or address among car.example.com"
    running.stop()


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        one = services(f"127.0.0.1:{other.getsockname()[1]}")
        running = Companion(one, Storage(tmp_path))
        running.start(OWN)
        assert "in use" in told(one)
        running.stop()


def test_an_app_that_is_not_built_is_told(tmp_path: Path, app: Path) -> None:
    (app / "index.html").unlink()
    one = services("127.0.0.1:0")
    running = Companion(one, Storage(tmp_path))
    running.start(OWN)
    assert "make companion" in told(one)
    running.stop()

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from cockpit.links.mqtt_link.own_broker import CAR, HOME, OwnBroker, OwnBrokerError, program
from cockpit.links.mqtt_link.own_broker.amqtt import AMQTT
from cockpit.links.mqtt_link.own_broker.make import Make
from cockpit.links.mqtt_link.own_broker.mosquitto import MOSQUITTO
from tests.qa.broker import Broker, Peer, mosquitto


@pytest.fixture(params=[MOSQUITTO, AMQTT], ids=lambda make: make.name)
def make(request: pytest.FixtureRequest) -> Make:
    found: Make = request.param
    if found is MOSQUITTO:
        mosquitto()
    elif program("amqtt") is None:
        pytest.skip("no amqtt: pipx install amqtt")
    return found


@pytest.fixture
def own(tmp_path: Path, make: Make) -> Iterator[OwnBroker]:
    broker = OwnBroker(tmp_path / "own", "V1", make=make)
    broker.admit("anna")
    broker.admit("ben")
    broker.start()
    yield broker
    broker.stop()


def peer(own: OwnBroker, user: str, *topics: str, password: str = "") -> Peer:
    word = password or own.address(user).password
    newest = own.make is MOSQUITTO
    return Peer(Broker.at(own.port), *topics, user=user, password=word, newest=newest)


def test_each_user_has_his_topics_only(own: OwnBroker) -> None:
    anna_reads = ("cockpit/V1/#", "cockpit/V1/car/#", "cockpit/V1/phone/anna/#", "owntracks/anna/#")
    car, anna, ben = peer(own, CAR, "#"), peer(own, "anna", *anna_reads, "#"), peer(own, "ben")
    car.say("cockpit/V1/car/battery", "72", retain=True)
    car.say("cockpit/V1/navigation/go", "{}")
    car.say("zigbee2mqtt/lamp", "ON", retain=True)
    ben.say("cockpit/V1/phone/ben/call", "{}")
    ben.say("cockpit/V1/phone/anna/call", "{}")
    ben.say("owntracks/anna/phone", "{}")
    ben.say("cockpit/V1/car/lock/set", "UNLOCK")
    ben.say("homeassistant/device/x/config", "{}")
    anna.say("cockpit/V1/phone/anna/call", "{}")
    assert car.wait_for(lambda: car.on("cockpit/V1/phone/anna/call"))
    assert anna.wait_for(lambda: anna.on("cockpit/V1/car/battery"))
    assert car.on("cockpit/V1/phone/ben/call")
    assert {topic for topic, _ in car.heard if topic.startswith(("cockpit", "own", "home"))} == {
        "cockpit/V1/car/battery",
        "cockpit/V1/navigation/go",
        "cockpit/V1/phone/ben/call",
        "cockpit/V1/phone/anna/call",
    }
    assert car.on("cockpit/V1/phone/anna/call") == [b"{}"]
    assert {topic for topic, _ in anna.heard} == {
        "cockpit/V1/car/battery",
        "cockpit/V1/phone/anna/call",
    }
    for one in (car, anna, ben):
        one.close()


def test_a_stranger_and_a_wrong_password_stay_outside(own: OwnBroker) -> None:
    for user, password in (("", ""), (CAR, "guess"), ("anna", own.admit("ben"))):
        with pytest.raises(AssertionError):
            Peer(Broker.at(own.port), "#", user=user, password=password, newest=False)


def test_passwords_outlive_the_run_and_are_nobody_elses(own: OwnBroker, make: Make) -> None:
    again = OwnBroker(own.folder, "V1", make=make)
    own.stop()
    again.start()
    assert again.address("anna").password == own.address("anna").password
    assert own.folder.stat().st_mode & 0o077 == 0
    assert (own.folder / "users.json").stat().st_mode & 0o077 == 0
    words = "".join(file.read_text("utf-8") for file in own.folder.glob("passwords*"))
    assert "anna:" in words
    assert again.address("anna").password not in words
    again.stop()


def test_who_is_admitted_while_it_runs_comes_in_and_who_is_dismissed_is_thrown_out(
    own: OwnBroker,
) -> None:
    password = own.admit("cleo")
    own.reload()
    ben, cleo = peer(own, "ben"), peer(own, "cleo", "cockpit/V1/phone/cleo/#")
    assert ben.wait_for(lambda: ben.connected)
    own.dismiss("cleo")
    own.reload()
    assert cleo.wait_for(lambda: not cleo.connected)
    with pytest.raises(AssertionError):
        peer(own, "cleo", "cockpit/V1/phone/cleo/#", password=password)
    assert ben.wait_for(lambda: ben.connected)
    cleo.close()
    ben.close()


@pytest.mark.parametrize("name", ["", "a/b", "+", "#", "anna:x", "an\nna", "a" * 65, "ä"])
def test_a_name_that_would_mean_something_in_a_topic_or_file_is_no_user(
    tmp_path: Path, name: str
) -> None:
    assert OwnBroker(tmp_path, "V1").admit(name) == ""


@pytest.mark.parametrize("user", [CAR, HOME])
def test_car_and_home_cannot_be_dismissed(tmp_path: Path, user: str) -> None:
    broker = OwnBroker(tmp_path, "V1")
    before = broker.address(user).password
    broker.dismiss(user)
    assert broker.address(user).password == before


@pytest.mark.parametrize(
    "words", [b"\xff", b"[1]", b'{"anna": 7, "a/b": "x", "ben": ""}', b"[" * 9]
)
def test_a_broken_list_of_users_is_no_end(tmp_path: Path, words: bytes) -> None:
    (tmp_path / "users.json").write_bytes(words)
    broker = OwnBroker(tmp_path, "V1")
    assert len(broker.address(CAR).password) == 24
    assert len(broker.admit("anna")) == 24


def test_a_port_that_is_taken_is_told_in_one_line(own: OwnBroker, tmp_path: Path) -> None:
    second = OwnBroker(tmp_path / "second", "V1", port=own.port)
    with pytest.raises(OwnBrokerError, match="is taken") as told:
        second.start()
    assert "\n" not in str(told.value)


def test_a_hundred_users_make_no_slow_start(tmp_path: Path) -> None:
    mosquitto()
    own = OwnBroker(tmp_path, "V1")
    for n in range(100):
        own.admit(f"phone-{n}")
    began = time.monotonic()
    own.start()
    assert time.monotonic() - began < 1.0
    peer(own, "phone-99").close()
    own.stop()


def test_it_never_outlives_the_cockpit(tmp_path: Path) -> None:
    mosquitto()
    script = (
        "import os, sys, time; from pathlib import Path\n"
        "from cockpit.links.mqtt_link.own_broker import OwnBroker\n"
        "own = OwnBroker(Path(sys.argv[1]), 'V1'); own.start()\n"
        "print(own.port, flush=True); os.kill(os.getpid(), 9)"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "own")]
    out = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    until = time.monotonic() + 5
    while time.monotonic() < until and _answers(int(out)):
        time.sleep(0.05)
    assert not _answers(int(out))


def _answers(port: int) -> bool:
    return Broker.at(port).answers()

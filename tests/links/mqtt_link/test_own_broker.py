import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core.paths import ROOT
from cockpit.links.mqtt_link.own_broker import OwnBroker, OwnBrokerError
from tests.qa.broker import Broker, Peer, mosquitto


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnBroker]:
    mosquitto()
    broker = OwnBroker(tmp_path / "own", "V1")
    broker.start()
    yield broker
    broker.stop()


def peer(own: OwnBroker, user: str, *topics: str) -> Peer:
    address = own.address(user)
    return Peer(Broker.at(own.port), *topics, user=user, password=address.password)


def test_each_user_has_his_topics_only(own: OwnBroker) -> None:
    car, phone = peer(own, "car", "#"), peer(own, "phone", "#")
    car.say("cockpit/V1/car/battery", "72", retain=True)
    car.say("zigbee2mqtt/lamp", "ON", retain=True)
    phone.say("cockpit/V1/phone/anna/call", "{}")
    phone.say("cockpit/V1/car/lock/set", "UNLOCK")
    phone.say("homeassistant/device/x/config", "{}")
    assert car.wait_for(lambda: car.on("cockpit/V1/phone/anna/call"))
    assert phone.wait_for(lambda: phone.on("cockpit/V1/car/battery"))
    assert not phone.on("zigbee2mqtt/lamp")
    assert not car.on("cockpit/V1/car/lock/set")
    assert not car.on("homeassistant/device/x/config")
    car.close()
    phone.close()


def test_a_stranger_and_a_wrong_password_stay_outside(own: OwnBroker) -> None:
    for user, password in (("", ""), ("car", "guess")):
        with pytest.raises(AssertionError):
            Peer(Broker.at(own.port), "#", user=user, password=password)


def test_passwords_outlive_the_run_and_are_nobody_elses(own: OwnBroker, tmp_path: Path) -> None:
    again = OwnBroker(tmp_path / "own", "V1")
    own.stop()
    again.start()
    assert again.address("phone").password == own.address("phone").password
    assert (tmp_path / "own" / "users.json").stat().st_mode & 0o077 == 0
    assert again.address("car").password not in (tmp_path / "own" / "passwords").read_text("utf-8")
    again.stop()


def test_a_port_that_is_taken_is_told_in_one_line(own: OwnBroker, tmp_path: Path) -> None:
    second = OwnBroker(tmp_path / "second", "V1", port=own.port)
    with pytest.raises(OwnBrokerError, match="is taken") as told:
        second.start()
    assert "\n" not in str(told.value)


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

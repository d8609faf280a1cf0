import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from cockpit.core.paths import ROOT
from tests.qa.broker import Broker, Peer

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def car(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    """Somebody at the broker of a simulated home that is ready."""
    broker = Broker(tmp_path_factory.mktemp("broker"))
    words = [sys.executable, "-m", "simulators.home", "--die-with-parent", "--broker", broker.url]
    home = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert home.stdout
    assert home.stdout.readline() == "ready\n"
    peer = Peer(broker, "#")
    yield peer
    peer.close()
    home.terminate()
    assert home.wait(5) == 0
    home.stdout.close()
    broker.stop()


def says(car: Peer, topic: str) -> Any:
    assert car.wait_for(lambda: car.on(topic))
    return json.loads(car.on(topic)[-1])


def test_all_announce_themselves(car: Peer) -> None:
    entrance = says(car, "homeassistant/device/entrance/config")
    assert {part["p"] for part in entrance["cmps"].values()} == {"cover", "lock", "sensor", "scene"}
    assert says(car, "homeassistant/light/living_lamp/config")["schema"] == "json"
    assert [d["type"] for d in says(car, "zigbee2mqtt/bridge/devices")] == [
        "Coordinator",
        "Router",
        "EndDevice",
    ]
    assert says(car, "shellyplus1-terrace/status/switch:0")["output"] is False
    assert says(car, "tasmota/discovery/A0B1C2D3E4F5/config")["t"] == "coffee"


def test_the_garage_takes_its_time(car: Peer) -> None:
    car.say("hall/garage/set", "OPEN")
    assert car.wait_for(lambda: car.on("hall/garage")[-1:] == [b"opening"])
    assert car.wait_for(lambda: car.on("hall/garage")[-1:] == [b"open"], 8)
    car.say("hall/garage/set", "CLOSE")
    assert car.wait_for(lambda: car.on("hall/garage")[-1:] == [b"closing"])


@pytest.mark.parametrize(
    ("topic", "payload", "answer", "words"),
    [
        ("living/lamp/set", '{"state":"ON","brightness":999}', "living/lamp", '"brightness":255'),
        ("zigbee2mqtt/Kitchen/ceiling/get", "{}", "zigbee2mqtt/Kitchen/ceiling", "brightness"),
        (
            "zigbee2mqtt/Kitchen/ceiling/set",
            '{"brightness":9}',
            "zigbee2mqtt/Kitchen/ceiling",
            '"brightness":9,',
        ),
        (
            "shellyplus1-terrace/rpc",
            '{"id":7,"src":"car","method":"Switch.Set","params":{"id":0,"on":true}}',
            "car/rpc",
            '"was_on":false',
        ),
        ("cmnd/coffee/POWER", "toggle", "stat/coffee/POWER", "ON"),
        ("hall/lock/set", "UNLOCK", "hall/lock", "UNLOCKED"),
    ],
)
def test_they_answer_as_real_ones(
    car: Peer, topic: str, payload: str, answer: str, words: str
) -> None:
    car.say(topic, payload)
    assert car.wait_for(lambda: any(words in said.decode() for said in car.on(answer)))


def test_nonsense_is_passed_over(car: Peer) -> None:
    for topic in ("living/lamp/set", "zigbee2mqtt/Kitchen/ceiling/set", "shellyplus1-terrace/rpc"):
        for payload in (b"\xff", b"[" * 5000, b'{"state":[1]}', b'{"params":3}'):
            car.say(topic, payload)
    car.heard.clear()
    car.say("zigbee2mqtt/Kitchen/ceiling/get", "{}")
    assert car.wait_for(lambda: car.on("zigbee2mqtt/Kitchen/ceiling"))

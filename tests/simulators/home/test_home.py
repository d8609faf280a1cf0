import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cockpit.core.paths import ROOT
from cockpit.core.picture import kind_of
from simulators.home.camera import picture
from simulators.home.discovered import BLOCKED_AT, TRAVEL_S, Entrance
from simulators.home.flows import LEAST_W, MOST_W, Flows
from simulators.home.thermostat import Thermostat
from tests.qa.broker import Broker, Peer

POINT = "evcc/loadpoints/1"
system = pytest.mark.system


@contextmanager
def at_home(folder: Path, *words: str) -> Iterator[tuple[Peer, Broker]]:
    """Somebody at the broker of a simulated home that is ready."""
    broker = Broker(folder)
    peer = Peer(broker, "#")
    program = [sys.executable, "-m", "simulators.home", "--die-with-parent", "--broker", broker.url]
    with subprocess.Popen([*program, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True) as home:
        try:
            assert home.stdout
            assert home.stdout.readline() == "ready\n"
            yield peer, broker
        finally:
            home.terminate()
            peer.close()
    broker.stop()
    assert home.returncode == 0


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Peer, Broker]]:
    with at_home(tmp_path_factory.mktemp("broker")) as found:
        yield found


@pytest.fixture
def car(both: tuple[Peer, Broker]) -> Peer:
    return both[0]


def says(car: Peer, topic: str) -> Any:
    assert car.wait_for(lambda: car.on(topic))
    return json.loads(car.on(topic)[-1])


@system
def test_all_announce_themselves(car: Peer) -> None:
    entrance = says(car, "homeassistant/device/entrance/config")
    assert {part["p"] for part in entrance["cmps"].values()} == {"cover", "lock", "sensor", "scene"}
    assert says(car, "homeassistant/light/living_lamp/config")["schema"] == "json"
    assert says(car, "homeassistant/climate/living_heating/config")["modes"] == ["off", "heat"]
    assert says(car, "homeassistant/camera/front_door/config")["topic"] == "hall/camera"
    solar = says(car, "homeassistant/device/solar/config")["cmps"]
    assert set(solar) == {"pv", "house", "grid", "battery", "battery_power"}
    assert [d["type"] for d in says(car, "zigbee2mqtt/bridge/devices")] == [
        "Coordinator",
        "Router",
        "EndDevice",
    ]
    assert says(car, "shellyplus1-terrace/status/switch:0")["output"] is False
    assert says(car, "tasmota/discovery/A0B1C2D3E4F5/config")["t"] == "coffee"
    assert says(car, f"{POINT}/limitSoc") == 80
    assert car.on(f"{POINT}/mode")[-1] == b"pv"


@system
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
        ("cmnd/coffee/Power1", "ON", "stat/coffee/RESULT", '"POWER":"ON"'),
        ("hall/lock/set", "UNLOCK", "hall/lock", "UNLOCKED"),
        ("hall/garage/set", "OPEN", "hall/garage", "opening"),
        ("living/heating/target/set", "99", "living/heating/target", "26.0"),
        ("living/heating/mode/set", "off", "living/heating/mode", "off"),
        (f"{POINT}/mode/set", "now", f"{POINT}/mode", "now"),
        (f"{POINT}/mode/set", "now", f"{POINT}/charging", "true"),
        (f"{POINT}/limitSoc/set", "90", f"{POINT}/limitSoc", "90"),
    ],
)
def test_they_answer_as_real_ones(
    car: Peer, topic: str, payload: str, answer: str, words: str
) -> None:
    car.say(topic, payload)
    assert car.wait_for(lambda: any(words in said.decode() for said in car.on(answer)), 8)


@system
def test_nonsense_is_passed_over(car: Peer) -> None:
    asked = (
        *("living/lamp/set", "zigbee2mqtt/Kitchen/ceiling/set", "shellyplus1-terrace/rpc"),
        *("living/heating/target/set", f"{POINT}/limitSoc/set", f"{POINT}/mode/set"),
    )
    for topic in asked:
        for payload in (
            b"\xff",
            b"[" * 5000,
            b'{"state":[1]}',
            b'{"params":3}',
            b"nan",
            b"9" * 5000,
        ):
            car.say(topic, payload)
    car.heard.clear()
    car.say("zigbee2mqtt/Kitchen/ceiling/get", "{}")
    assert car.wait_for(lambda: car.on("zigbee2mqtt/Kitchen/ceiling"))


@system
def test_states_stay_at_the_broker_where_real_programs_leave_them(
    both: tuple[Peer, Broker],
) -> None:
    late = Peer(both[1], "#")
    kept = {"hall/garage", "hall/lock", "hall/camera", "living/heating/room", "solar/state"}
    kept |= {"evcc/site/pvPower", "evcc/site/homePower", f"{POINT}/mode", f"{POINT}/chargePower"}
    assert late.wait_for(lambda: kept <= late.retained.keys())
    assert "zigbee2mqtt/Kitchen/ceiling" not in late.retained
    late.close()


@system
@pytest.mark.parametrize(("fault", "times"), [("doubled", 2), ("slow", 1)])
def test_only_a_doubled_home_says_everything_twice(tmp_path: Path, fault: str, times: int) -> None:
    with at_home(tmp_path, "--fault", fault) as (car, _):
        assert car.wait_for(lambda: car.on(f"{POINT}/mode"))
        car.wait_for(lambda: len(car.on("living/lamp")) == times, 1)
        assert len(car.on("living/lamp")) == times


@system
def test_an_offline_home_leaves_without_a_word(tmp_path: Path) -> None:
    with at_home(tmp_path, "--fault", "offline") as (car, _):
        assert car.wait_for(lambda: car.on("hall/available") == [b"online"])
        assert car.wait_for(lambda: car.on("hall/available")[-1] == b"offline", 15)


@system
def test_a_garbled_home_says_nothing_that_can_be_read(tmp_path: Path) -> None:
    with at_home(tmp_path, "--fault", "garbage", "--seed", "3") as (car, _):
        assert car.wait_for(lambda: car.on(f"{POINT}/mode"))
        assert b"online" not in car.on("hall/available")
        assert len({payload[:4] for _, payload in car.heard}) > 4


def door(entrance: Entrance) -> str:
    words = {word.topic: word.payload.decode() for word in entrance.take("hall/garage/set", b"?")}
    return words.get("hall/garage", "no answer")


def after(entrance: Entrance, seconds: float) -> str:
    for step in range(round(seconds * 4) + 1):
        entrance.tick(step / 4)
    entrance._at = None
    return door(entrance)


def test_the_garage_takes_its_time() -> None:
    entrance = Entrance()
    assert door(entrance) == "closed"
    entrance.take("hall/garage/set", b"OPEN")
    assert after(entrance, TRAVEL_S / 2) == "opening"
    assert after(entrance, TRAVEL_S / 2 + 1) == "open"
    entrance.take("hall/garage/set", b"CLOSE")
    assert after(entrance, TRAVEL_S / 2) == "closing"
    entrance.take("hall/garage/set", b"STOP")
    assert door(entrance) == "stopped"


def test_a_blocked_garage_stops_and_can_go_back() -> None:
    entrance = Entrance("garage_blocked")
    entrance.take("hall/garage/set", b"OPEN")
    assert after(entrance, TRAVEL_S) == "stopped"
    assert entrance.position == BLOCKED_AT
    entrance.take("hall/garage/set", b"CLOSE")
    assert after(entrance, TRAVEL_S + 1) == "closed"


def test_a_silent_garage_answers_nothing() -> None:
    entrance = Entrance("garage_silent")
    assert entrance.take("hall/garage/set", b"OPEN") == []
    assert entrance.goal == 0
    assert entrance.take("hall/lock/set", b"UNLOCK")


def test_the_room_warms_only_while_it_is_heated() -> None:
    heating, off = Thermostat(), Thermostat()
    off.take("living/heating/mode/set", b"off")
    for now in range(300):
        heating.tick(float(now))
        off.tick(float(now))
    assert heating.room == pytest.approx(heating.target, abs=0.1)
    assert off.room < 19.0


def test_the_camera_sees_something_else_each_time() -> None:
    stills = [picture(still) for still in range(3)]
    assert len(set(stills)) == 3
    assert {kind_of(still) for still in stills} == {"image/png"}
    assert max(map(len, stills)) < 20_000


@pytest.mark.parametrize("mode", ["off", "pv", "minpv", "now"])
def test_power_is_neither_made_nor_lost(mode: str) -> None:
    flows = Flows(Random(1), mode=mode)
    drawn = set()
    for now in range(1200):
        flows.step(float(now))
        come = flows.sun_w + flows.grid_w + flows.battery_w
        assert come == pytest.approx(flows.house_w + flows.charge_w)
        assert 0 <= flows.store <= 100
        drawn.add(round(flows.charge_w))
    least = {"off": 0, "pv": 0, "minpv": LEAST_W, "now": MOST_W}[mode]
    most = {"off": 0, "pv": MOST_W, "minpv": MOST_W, "now": MOST_W}[mode]
    assert min(drawn) >= least
    assert max(drawn) <= most


def test_a_car_is_charged_to_its_limit_and_no_further() -> None:
    flows = Flows(Random(1), mode="now", limit=60)
    for now in range(3600):
        flows.step(float(now))
    assert flows.car == pytest.approx(60, abs=0.1)
    assert not flows.charging

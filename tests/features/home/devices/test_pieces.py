import time
from typing import Any

from cockpit.core.messages import Arrived
from cockpit.features.home.devices.home import Home
from tests.features.home.devices.homes import BULB

LIST = "zigbee2mqtt/bridge/devices"


def bulbs(count: int, first: int = 0) -> list[dict[str, Any]]:
    named = range(first, first + count)
    return [BULB | {"ieee_address": f"0x{n:016x}", "friendly_name": f"lamp {n}"} for n in named]


def announced(devices: list[dict[str, Any]]) -> Arrived:
    return Arrived(LIST, b"[]", devices, broker="home")


def test_a_large_home_is_read_in_pieces() -> None:
    home = Home("cockpit/V1")
    home.hear(announced(bulbs(40)))
    assert len(home.entities) == 0
    asks = home.work(until=time.perf_counter())
    assert len(home.entities) == 1
    while home.busy:
        asks += home.work(until=time.perf_counter())
    assert len(asks) == 40
    assert sum(one.startswith("zigbee2mqtt/0x") for one in home.entities) >= 40


def test_a_newer_list_takes_the_place_of_one_that_is_half_read() -> None:
    home = Home("cockpit/V1")
    home.take(announced(bulbs(3)))
    home.hear(announced(bulbs(30)))
    for _ in range(5):
        home.work(until=time.perf_counter())
    home.hear(announced(bulbs(2, first=1)))
    home.work()
    assert {entity.name for entity in home.entities.values() if entity.sort.value == "light"} == {
        "lamp 1",
        "lamp 2",
    }


def test_what_a_device_said_while_its_list_was_read_counts() -> None:
    home = Home("cockpit/V1")
    home.hear(announced(bulbs(2)))
    home.hear(Arrived("zigbee2mqtt/lamp 1", b"", {"state": "ON"}, broker="home"))
    home.work()
    assert [e.state.on for e in home.entities.values() if e.sort.value == "light"] == [None, True]


def test_what_has_to_be_listened_to_is_told_once() -> None:
    home = Home("cockpit/V1")
    home.take(announced(bulbs(2)))
    assert home.fresh() == home.topics
    assert home.fresh() == frozenset()
    home.take(announced(bulbs(3)))
    assert home.fresh() == {"zigbee2mqtt/lamp 2", "zigbee2mqtt/lamp 2/availability"}

"""Shelly's RPC and Tasmota's discovery."""

import json
from typing import Any

import pytest

from cockpit.features.home.devices import commands
from cockpit.features.home.devices.commands import Answer
from cockpit.features.home.devices.entity import Cover, Sort
from cockpit.features.home.devices.home import Home
from tests.features.home.devices.conftest import OWN, Say
from tests.features.home.devices.homes import PLUG

SHELLY = "shellyplus2pm-a8032ab12345"
BLIND = f"shelly/{SHELLY}/cover:0"
ANSWERS = f"{OWN}/shelly/{SHELLY}"
CONFIG = "tasmota/discovery/98F4ABD8E9F0/config"
BOILER = "tasmota/98F4ABD8E9F0/1"

STATUS: dict[str, Any] = {
    "id": 0,
    "source": "limit_switch",
    "state": "stopped",
    "apower": 0.0,
    "voltage": 231.2,
    "pos_control": True,
    "current_pos": 40,
    "last_direction": "open",
}


def said(answer: Answer) -> tuple[str, str]:
    assert isinstance(answer, list), answer
    (message,) = answer
    return message.topic, message.payload.decode()


def method(answer: Answer) -> tuple[str, dict[str, Any]]:
    topic, payload = said(answer)
    assert topic == f"{SHELLY}/rpc"
    frame = json.loads(payload)
    assert frame["src"] == ANSWERS
    return frame["method"], frame["params"]


# --- Shelly ---


def test_a_shelly_that_appears_is_asked_and_answers(home: Home, say: Say) -> None:
    asked = say(f"{SHELLY}/online", "true", retained=True)
    assert [one.topic for one in asked] == [f"{SHELLY}/rpc"] * 2
    assert {json.loads(one.payload)["method"] for one in asked} == {
        "Shelly.GetConfig",
        "Shelly.GetStatus",
    }
    config = {"cover:0": {"id": 0, "name": "Terrace"}, "sys": {"device": {"name": "South"}}}
    say(f"{ANSWERS}/rpc", {"id": 1, "src": SHELLY, "dst": ANSWERS, "result": config})
    say(f"{ANSWERS}/rpc", {"id": 1, "src": SHELLY, "dst": ANSWERS, "result": {"cover:0": STATUS}})
    blind = home.entities[BLIND]
    assert (blind.name, blind.device, blind.sort) == ("Terrace", "South", Sort.COVER)
    assert (blind.state.cover, blind.state.position) == (Cover.STOPPED, 40)
    assert blind.available is True


def test_a_shelly_tells_of_changes(home: Home, say: Say) -> None:
    say(f"{SHELLY}/status/cover:0", STATUS)
    assert home.entities[BLIND].name == SHELLY
    change = {"ts": 1700000000.1, "cover:0": {"id": 0, "state": "closing"}}
    say(f"{SHELLY}/events/rpc", {"src": SHELLY, "method": "NotifyStatus", "params": change})
    assert home.entities[BLIND].state.cover is Cover.CLOSING
    assert home.entities[BLIND].state.position == 40
    say(f"{SHELLY}/online", "false")
    assert home.entities[BLIND].available is False


def test_a_shelly_takes_commands(home: Home, say: Say) -> None:
    say(f"{SHELLY}/status/cover:0", STATUS)
    say(f"{SHELLY}/status/switch:1", {"id": 1, "output": False})
    say(f"{SHELLY}/status/light:0", {"id": 0, "output": True, "brightness": 30})
    blind, pump = home.entities[BLIND], home.entities[f"shelly/{SHELLY}/switch:1"]
    lamp = home.entities[f"shelly/{SHELLY}/light:0"]
    assert method(commands.open_(blind)) == ("Cover.Open", {"id": 0})
    assert method(commands.set_position(blind, 120)) == (
        "Cover.GoToPosition",
        {"id": 0, "pos": 100},
    )
    assert method(commands.turn(pump, True)) == ("Switch.Set", {"id": 1, "on": True})
    assert method(commands.set_level(lamp, 0)) == ("Light.Set", {"id": 0, "on": False})
    assert method(commands.set_level(lamp, 7)) == (
        "Light.Set",
        {"id": 0, "on": True, "brightness": 7},
    )
    assert (pump.state.on, lamp.state.on, lamp.state.level) == (False, True, 30)


def test_what_is_no_shelly_is_left_alone(home: Home, say: Say) -> None:
    assert say("boat/online", "true") == []
    assert say("boat/events/rpc", {"src": "boat", "params": {"switch:0": {"id": 0}}}) == []
    assert say("boat/status/switch:0", "ON") == []
    assert say(f"{SHELLY}/status/wifi", {"id": 0}) == []
    assert not home.entities


def test_wild_words_take_the_value_away(home: Home, say: Say) -> None:
    say(f"{SHELLY}/status/cover:0", STATUS)
    say(f"{SHELLY}/status/cover:0", {"id": 0, "state": "flying", "current_pos": None})
    blind = home.entities[BLIND]
    assert (blind.state.cover, blind.state.position) == (None, None)
    assert blind.reason == "says a word that is not known"


def test_no_more_than_100_shellys(home: Home, say: Say) -> None:
    for n in range(105):
        say(f"shelly{n}/status/switch:0", {"id": 0, "output": True})
    assert len(home.entities) == 100
    assert home.refused == {"too many devices": 5}


def test_a_shelly_with_the_name_of_the_car(home: Home, say: Say) -> None:
    assert say("cockpit/status/switch:0", {"id": 0, "output": True}) == []
    assert home.refused == {"would write where only the car does": 1}


# --- Tasmota ---


def test_a_plug(home: Home, say: Say) -> None:
    asked = say(CONFIG, PLUG, retained=True)
    assert [(one.topic, one.payload) for one in asked] == [("cmnd/tasmota_D8E9F0/STATE", b"")]
    say("tele/tasmota_D8E9F0/LWT", "Online", retained=True)
    say("stat/tasmota_D8E9F0/RESULT", {"Time": "2026-11-23T20:00:00", "POWER": "ON"})
    plug = home.entities[BOILER]
    assert (plug.name, plug.device, plug.sort) == ("Boiler", "Boiler plug", Sort.SWITCH)
    assert (plug.state.on, plug.available) == (True, True)
    assert said(commands.turn(plug, False)) == ("cmnd/tasmota_D8E9F0/POWER", "OFF")
    say("stat/tasmota_D8E9F0/POWER", "OFF")
    assert home.entities[BOILER].state.on is False
    say("tele/tasmota_D8E9F0/STATE", {"Uptime": "0T", "POWER": "ON", "Wifi": {"RSSI": 80}})
    assert home.entities[BOILER].state.on is True
    say("tele/tasmota_D8E9F0/LWT", "Offline")
    assert home.entities[BOILER].available is False
    say(CONFIG, b"")
    assert not home.entities
    assert not home.topics


def test_its_own_layout_of_topics(home: Home, say: Say) -> None:
    about = PLUG | {"ft": "home/%topic%/%prefix%", "rl": [1, 1, 0, 0], "state": ["aus", "an"]}
    say(CONFIG, about)
    second = home.entities["tasmota/98F4ABD8E9F0/2"]
    assert said(commands.turn(second, True)) == ("home/tasmota_D8E9F0/cmnd/POWER2", "an")
    seen: list[bool | None] = []
    for word in ["an", "hm", "aus"]:
        say("home/tasmota_D8E9F0/stat/POWER2", word)
        seen.append(home.entities["tasmota/98F4ABD8E9F0/2"].state.on)
    assert seen == [True, None, False]


def test_a_value_told_right_elsewhere_has_no_reason_left(home: Home, say: Say) -> None:
    say(CONFIG, PLUG)
    say("stat/tasmota_D8E9F0/RESULT", {"POWER": "hm"})
    assert home.entities[BOILER].reason == "says neither on nor off"
    say("stat/tasmota_D8E9F0/POWER", "ON")
    assert home.entities[BOILER].reason == ""


def test_a_coloured_light(home: Home, say: Say) -> None:
    say(CONFIG, PLUG | {"rl": [2, 0], "lt_st": 5})
    state = {"POWER": "ON", "Dimmer": 60, "HSBColor": "30,90,60", "CT": 250}
    say("stat/tasmota_D8E9F0/RESULT", state)
    lamp = home.entities[BOILER]
    assert (lamp.sort, lamp.state.level, lamp.state.kelvin) == (Sort.LIGHT, 60, 4000)
    assert lamp.state.colour == (30.0, 90.0)
    assert said(commands.set_level(lamp, 33)) == ("cmnd/tasmota_D8E9F0/Dimmer", "33")
    assert said(commands.set_warmth(lamp, 1500)) == ("cmnd/tasmota_D8E9F0/CT", "500")
    coloured = commands.set_colour(lamp, 120, 200)
    assert [(one.topic, one.payload) for one in coloured if not isinstance(one, str)] == [
        ("cmnd/tasmota_D8E9F0/HSBColor1", b"120"),
        ("cmnd/tasmota_D8E9F0/HSBColor2", b"100"),
    ]
    say("stat/tasmota_D8E9F0/RESULT", {"HSBColor": "30", "Dimmer": 61})
    assert home.entities[BOILER].state.level == 61
    assert home.entities[BOILER].reason == "says no colour where one is due"


def test_a_shutter_is_two_outputs(home: Home, say: Say) -> None:
    say(CONFIG, PLUG | {"rl": [3, 3, 1, 0]})
    shutter = home.entities[BOILER]
    assert len(home.entities) == 2
    say("stat/tasmota_D8E9F0/RESULT", {"Shutter1": {"Position": 20, "Direction": 1}})
    assert home.entities[BOILER].state.cover is Cover.OPENING
    say("stat/tasmota_D8E9F0/RESULT", {"Shutter1": {"Position": 0, "Direction": 0}})
    assert home.entities[BOILER].state.closed is True
    assert said(commands.set_position(shutter, 50)) == (
        "cmnd/tasmota_D8E9F0/ShutterPosition1",
        "50",
    )
    assert said(commands.close(shutter)) == ("cmnd/tasmota_D8E9F0/ShutterClose1", "")


@pytest.mark.parametrize(
    "about",
    [
        {"ft": "cockpit/%topic%/%prefix%/"},
        {"ft": "#/%prefix%/"},
        {"tp": ["$SYS", "stat", "tele"]},
        {"tp": ["cmnd"]},
        {"t": "a/+/b"},
        {"t": "x" * 300},
    ],
)
def test_a_layout_that_would_reach_elsewhere(home: Home, say: Say, about: dict[str, Any]) -> None:
    assert say(CONFIG, PLUG | about) == []
    assert not home.entities
    assert home.refused.total() == 1

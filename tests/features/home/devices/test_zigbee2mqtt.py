"""Zigbee2MQTT's devices: what they expose, say and take."""

import json
from typing import Any

import pytest

from cockpit.core.messages import Kind, Message
from cockpit.features.home.devices import commands
from cockpit.features.home.devices.commands import Answer
from cockpit.features.home.devices.entity import Bolt, Can, Cover, Entity, Sort
from cockpit.features.home.devices.home import Home
from tests.features.home.devices.conftest import Say
from tests.features.home.devices.homes import BULB, CONTACT, DEVICES

BULB_ID = "zigbee2mqtt/0x000d6ffffe1b2c3d/light"
CONTACT_ID = "zigbee2mqtt/0x00158d0004a1b2c3/contact"
LOCK_ID = "zigbee2mqtt/0x000d6f0011223344/lock"
BATH_ID = "zigbee2mqtt/0x5c0272fffe998877/climate"
BLIND_ID = "zigbee2mqtt/0x60a423fffe554433/cover"
ALL = "zigbee2mqtt/bridge/devices"
CEILING = "zigbee2mqtt/living room/ceiling"


def said(answer: Answer) -> tuple[str, Any]:
    assert isinstance(answer, list), answer
    (message,) = answer
    assert message.kind is Kind.COMMAND
    assert message.broker == "home"
    return message.topic, json.loads(message.payload)


@pytest.fixture
def asked(say: Say) -> list[Message]:
    return say(ALL, DEVICES, retained=True)


@pytest.fixture
def known(home: Home, asked: list[Message]) -> Home:
    return home


def test_each_device_as_what_it_is(known: Home) -> None:
    sorts = {id_: entity.sort for id_, entity in known.entities.items()}
    assert sorts[BULB_ID] is Sort.LIGHT
    assert sorts[CONTACT_ID] is Sort.CONTACT
    assert sorts[LOCK_ID] is Sort.LOCK
    assert sorts[BATH_ID] is Sort.CLIMATE
    assert sorts[BLIND_ID] is Sort.COVER
    assert sorts[f"{BULB_ID[:-5]}identify"] is Sort.BUTTON
    assert sorts[f"{BULB_ID[:-5]}power_on_behavior"] is Sort.SELECT
    assert sorts[f"{BULB_ID[:-5]}linkquality"] is Sort.SENSOR
    assert not any("0x00124b0018e1f2a3" in id_ for id_ in sorts)
    assert known.entities[CONTACT_ID].device_class == "door"
    assert known.entities[f"{BULB_ID[:-5]}linkquality"].category == "diagnostic"


def test_what_is_not_kept_by_the_broker_is_asked_for_once(asked: list[Message], say: Say) -> None:
    questions = {one.topic: json.loads(one.payload) for one in asked}
    assert questions[f"{CEILING}/get"] == {"state": "", "brightness": "", "color_temp": ""}
    assert "zigbee2mqtt/kitchen window/get" not in questions
    assert {one.kind for one in asked} == {Kind.TELEMETRY}
    assert say(ALL, [*DEVICES, {}]) == []


def test_topics_grow_with_the_devices(known: Home) -> None:
    assert {CEILING, f"{CEILING}/availability", "zigbee2mqtt/bridge/state"} <= known.topics
    assert ALL in known.patterns
    assert ALL not in known.topics


def test_a_lamp_says_how_it_is(known: Home, say: Say) -> None:
    say(CEILING, {"state": "ON", "brightness": 127, "color_temp": 370, "linkquality": 92})
    lamp = known.entities[BULB_ID]
    assert lamp.state.on is True
    assert lamp.state.level == pytest.approx(50)
    assert lamp.state.kelvin == 2703
    say(CEILING, {"state": "OFF", "brightness": None})
    lamp = known.entities[BULB_ID]
    assert (lamp.state.on, lamp.state.level, lamp.state.kelvin) == (False, None, 2703)


def test_contact_false_is_open(known: Home, say: Say) -> None:
    say("zigbee2mqtt/kitchen window", {"contact": False, "battery": 97})
    assert known.entities[CONTACT_ID].state.on is True
    say("zigbee2mqtt/kitchen window", {"contact": True})
    assert known.entities[CONTACT_ID].state.on is False
    assert known.entities[f"{CONTACT_ID[:-7]}battery"].state.value == 97


def test_zero_is_not_false(known: Home, say: Say) -> None:
    say("zigbee2mqtt/kitchen window", {"contact": 0})
    contact = known.entities[CONTACT_ID]
    assert contact.state.on is None
    assert contact.reason == "says a word that is not known"
    say("zigbee2mqtt/kitchen window", {"contact": True})
    assert known.entities[CONTACT_ID].reason == ""


def test_a_lamp_takes_commands_and_changes_only_when_it_says_so(known: Home, say: Say) -> None:
    say(CEILING, {"state": "OFF"})
    lamp = known.entities[BULB_ID]
    assert said(commands.turn(lamp, True)) == (f"{CEILING}/set", {"state": "ON"})
    assert said(commands.set_level(lamp, 50)) == (f"{CEILING}/set", {"brightness": 127})
    assert said(commands.set_level(lamp, 180)) == (f"{CEILING}/set", {"brightness": 254})
    assert said(commands.set_warmth(lamp, 2700)) == (f"{CEILING}/set", {"color_temp": 370})
    assert said(commands.set_warmth(lamp, 9000)) == (f"{CEILING}/set", {"color_temp": 250})
    assert known.entities[BULB_ID].state.on is False


def test_a_lock_a_blind_and_a_thermostat(known: Home, say: Say) -> None:
    say("zigbee2mqtt/front door", {"state": "LOCK", "lock_state": "not_fully_locked"})
    lock = known.entities[LOCK_ID]
    assert lock.state.bolt is Bolt.JAMMED
    assert said(commands.lock(lock)) == ("zigbee2mqtt/front door/set", {"state": "LOCK"})
    assert said(commands.unlock(lock))[1] == {"state": "UNLOCK"}
    say("zigbee2mqtt/blind", {"state": "CLOSE", "position": 0})
    blind = known.entities[BLIND_ID]
    assert (blind.state.cover, blind.state.position, blind.state.closed) == (Cover.CLOSED, 0, True)
    assert said(commands.open_(blind))[1] == {"state": "OPEN"}
    assert said(commands.stop(blind))[1] == {"state": "STOP"}
    assert said(commands.set_position(blind, 33.4))[1] == {"position": 33}
    say("zigbee2mqtt/bath", {"local_temperature": 19.5, "system_mode": "heat"})
    bath = known.entities[BATH_ID]
    assert (bath.state.temperature, bath.state.mode, bath.unit) == (19.5, "heat", "°C")
    assert said(commands.set_temperature(bath, 21.3))[1] == {"occupied_heating_setpoint": 21.5}
    assert said(commands.set_temperature(bath, 99))[1] == {"occupied_heating_setpoint": 30}
    assert said(commands.set_mode(bath, "off"))[1] == {"system_mode": "off"}
    assert commands.set_mode(bath, "dry") == "bath does not know dry"


def test_both_forms_of_availability(known: Home, say: Say) -> None:
    lamp = "zigbee2mqtt/living room/ceiling/availability"
    assert known.entities[BULB_ID].available is None
    say("zigbee2mqtt/bridge/state", {"state": "online"})
    assert known.entities[BULB_ID].available is None
    say(lamp, {"state": "online"})
    assert known.entities[BULB_ID].available is True
    say(lamp, "offline")
    assert known.entities[BULB_ID].available is False
    assert commands.turn(known.entities[BULB_ID], True) == "living room ceiling is not reachable"
    say(lamp, "online")
    say("zigbee2mqtt/bridge/state", "offline")
    assert known.entities[BULB_ID].available is False


def test_a_renamed_device_stays_itself(known: Home, say: Say) -> None:
    say(ALL, [BULB | {"friendly_name": "desk"}])
    lamp = known.entities[BULB_ID]
    assert said(commands.turn(lamp, False)) == ("zigbee2mqtt/desk/set", {"state": "OFF"})
    assert "zigbee2mqtt/desk" in known.topics
    assert CEILING not in known.topics
    assert CONTACT_ID not in known.entities


def test_announced_again_it_is_still_as_it_was(known: Home, say: Say) -> None:
    say(CEILING, {"state": "ON", "brightness": 254})
    say(CEILING, {"state": "OFF"})
    say(ALL, [BULB, CONTACT])
    assert known.entities[BULB_ID].state.on is False
    assert known.entities[BULB_ID].state.level == 100


@pytest.mark.parametrize(
    ("called", "why"),
    [
        ("bridge/request/restart", "has a name that is the bridge's"),
        ("a+b", "names a topic with wildcards"),
        ("#", "names a topic with wildcards"),
        ("a\0b", "names a topic that is none"),
        ("x" * 400, "names a topic that is none"),
        ("", "has a name that is the bridge's"),
    ],
)
def test_names_that_would_reach_elsewhere(home: Home, say: Say, called: str, why: str) -> None:
    assert say(ALL, [BULB | {"friendly_name": called}]) == []
    assert not home.entities
    assert home.refused == {why: 1}


def test_a_coloured_lamp_with_two_endpoints(home: Home, say: Say) -> None:
    colour: dict[str, Any] = {
        "type": "composite",
        "name": "color_xy",
        "property": "color_l1",
        "features": [{"name": "x", "property": "x", "access": 7, "type": "numeric"}],
    }
    state = {"type": "binary", "name": "state", "property": "state_l1", "access": 7}
    exposes = [{"type": "light", "endpoint": "l1", "features": [state, colour]}]
    say(ALL, [BULB | {"definition": {"exposes": exposes}}])
    id_ = f"{BULB_ID}_l1"
    assert home.entities[id_].name == "living room ceiling l1"
    say(CEILING, {"state_l1": "ON", "color_l1": {"hue": 120, "saturation": 80, "x": 0.2}})
    assert home.entities[id_].state.colour == (120, 80)
    assert said(commands.set_colour(home.entities[id_], 400, 50)) == (
        f"{CEILING}/set",
        {"color_l1": {"hue": 40, "saturation": 50}},
    )


def test_numbers_and_choices(known: Home) -> None:
    choice: Entity = known.entities[f"{BULB_ID[:-5]}power_on_behavior"]
    assert choice.can == {Can.CHOOSE}
    assert said(commands.choose(choice, "previous"))[1] == {"power_on_behavior": "previous"}
    button = known.entities[f"{BULB_ID[:-5]}identify"]
    assert said(commands.press(button))[1] == {"identify": "identify"}
    assert commands.turn(button, True) == "Identify cannot do that"


def test_watchers_hear_of_what_can_be_seen(home: Home, say: Say) -> None:
    heard: list[str] = []
    home.watch(heard.append)
    say(ALL, [CONTACT])
    assert heard == list(home.entities)
    heard.clear()
    say(ALL, [CONTACT])
    say("zigbee2mqtt/kitchen window", {"linkquality": 3})
    assert heard == []
    say("zigbee2mqtt/kitchen window", {"contact": True})
    say("zigbee2mqtt/kitchen window", {"contact": True})
    assert heard == [CONTACT_ID]
    gone = set(home.entities)
    say(ALL, [])
    assert set(heard) == gone
    assert not home.entities


def test_a_fan_and_what_lacks_a_state(home: Home, say: Say) -> None:
    state = {"type": "binary", "name": "state", "property": "fan_state", "access": 7}
    mode = {"type": "enum", "name": "mode", "property": "fan_mode", "access": 7}
    fan = {"type": "fan", "features": [state, mode | {"values": ["low", "high"]}]}
    say(ALL, [BULB | {"definition": {"exposes": [fan, {"type": "switch", "features": []}]}}])
    (id_,) = home.entities
    say(CEILING, {"fan_state": "ON", "fan_mode": "low"})
    assert (home.entities[id_].state.on, home.entities[id_].state.mode) == (True, "low")
    assert said(commands.set_mode(home.entities[id_], "high"))[1] == {"fan_mode": "high"}
    assert home.refused == {"exposes what has no state": 1}

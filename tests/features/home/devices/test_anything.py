"""Whatever comes on whatever topic: nothing raises, and what is shown can be shown and asked."""

import copy
import json
import math
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cockpit.core.messages import Arrived
from cockpit.features.home.devices import commands
from cockpit.features.home.devices.entity import Entity
from cockpit.features.home.devices.home import Home
from cockpit.features.home.devices.home_assistant.abbreviations import COMPONENT
from cockpit.features.home.devices.home_assistant.discovery import COMPONENTS
from cockpit.features.home.devices.home_assistant.templates import compiled
from cockpit.features.home.devices.untrusted import UnusableError
from tests.features.home.devices.conftest import OWN
from tests.features.home.devices.homes import DEVICES, GARAGE, PLUG

SHELLY = "shellyplus2pm-a8032ab12345"
FAMILIES = [
    "homeassistant/device/ratgdo32_a1b2c3/config",
    *(f"homeassistant/{component}/a/b/config" for component in COMPONENTS),
    "homeassistant/status",
    "zigbee2mqtt/bridge/devices",
    "zigbee2mqtt/bridge/state",
    "zigbee2mqtt/living room/ceiling",
    "zigbee2mqtt/living room/ceiling/availability",
    "zigbee2mqtt/bath",
    f"{SHELLY}/online",
    f"{SHELLY}/status/cover:0",
    f"{SHELLY}/events/rpc",
    f"{OWN}/shelly/{SHELLY}/rpc",
    "tasmota/discovery/98F4ABD8E9F0/config",
    "stat/tasmota_D8E9F0/RESULT",
    "stat/tasmota_D8E9F0/POWER",
    "tele/tasmota_D8E9F0/LWT",
    "home/garage/status/door",
    "home/garage/status/position",
    "home/garage/availability",
]
TOPICS = st.sampled_from(FAMILIES)

TEMPLATES = st.sampled_from(
    ["{{ value_json.a }}", "{{ value_json.a | float }}", "{{ value", "{{ value * 9 }}", "{{ 1/0 }}"]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(
        ["ON", "t/+", "t", "~/a", "a/~", "", "10", "-1e309", "json", "\ud800", "C", 1e300]
    )
    | TEMPLATES
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
KEYS = st.sampled_from(sorted(COMPONENT)) | st.sampled_from(sorted(set(COMPONENT.values())))
CONFIG = st.dictionaries(KEYS | st.just("~") | st.just("schema"), ANYTHING, max_size=12)


def arrive(home: Home, topic: str, value: object) -> None:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        read = None
    for message in home.take(Arrived(topic, raw, read, broker="home")):
        sound(message.topic)


def sound(topic: str) -> None:
    assert topic.isprintable()
    assert not set("+#") & set(topic)
    assert topic[0] != "$"
    assert topic.split("/", maxsplit=1)[0] not in ("cockpit", "homeassistant")


def ask(entity: Entity) -> None:
    """Every command; and what is shown, is of a kind that can be."""
    state = entity.state
    assert len(entity.name) <= 80
    assert entity.name.isprintable()
    for value in (state.level, state.position):
        assert value is None or 0 <= value <= 100
    for number in (state.value, state.temperature, state.target, state.kelvin):
        assert not isinstance(number, float) or math.isfinite(number)
    answers = [
        commands.turn(entity, True),
        commands.turn(entity, False),
        commands.set_level(entity, 30),
        commands.set_level(entity, 0),
        commands.set_warmth(entity, 3000),
        commands.set_colour(entity, 10, 20),
        commands.open_(entity),
        commands.close(entity),
        commands.stop(entity),
        commands.set_position(entity, 120),
        commands.lock(entity),
        commands.unlock(entity),
        commands.set_temperature(entity, 20),
        commands.press(entity),
        commands.activate(entity),
        commands.set_number(entity, -7),
        *(commands.set_mode(entity, mode) for mode in entity.modes),
        *(commands.choose(entity, option) for option in entity.options),
    ]
    for answer in answers:
        for message in answer if isinstance(answer, list) else []:
            sound(message.topic)


def full() -> Home:
    home = Home(OWN)
    arrive(home, "zigbee2mqtt/bridge/devices", DEVICES)
    arrive(home, "homeassistant/device/ratgdo32_a1b2c3/config", GARAGE)
    arrive(home, "tasmota/discovery/98F4ABD8E9F0/config", PLUG)
    arrive(home, f"{SHELLY}/status/cover:0", {"id": 0, "state": "open"})
    return home


def hold(home: Home) -> None:
    for topic in home.topics:
        assert not set("+#\0") & set(topic)
    for entity in home.entities.values():
        ask(entity)


GENTLE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@GENTLE
@given(st.lists(st.tuples(TOPICS, st.binary(max_size=40)), max_size=6))
def test_any_bytes(messages: list[tuple[str, bytes]]) -> None:
    home = full()
    for topic, raw in messages:
        arrive(home, topic, raw)
    hold(home)


@GENTLE
@given(st.lists(st.tuples(TOPICS, ANYTHING), max_size=6))
def test_any_json(messages: list[tuple[str, Any]]) -> None:
    home = full()
    for topic, value in messages:
        arrive(home, topic, value)
    hold(home)


@GENTLE
@given(st.sampled_from(sorted(COMPONENTS)), CONFIG, st.lists(ANYTHING, max_size=3))
def test_any_component(component: str, config: dict[str, Any], said: list[Any]) -> None:
    home = Home(OWN)
    arrive(home, f"homeassistant/{component}/a/config", config)
    for value in said:
        for topic in sorted(home.topics):
            arrive(home, topic, value)
    hold(home)


def holes(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value where something else could stand."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    inner = [value[key] for key in keys if isinstance(value[key], dict | list)]
    return [(value, key) for key in keys] + [hole for one in inner for hole in holes(one)]


@GENTLE
@given(st.data())
def test_real_announcements_with_something_else_in_one_place(data: st.DataObject) -> None:
    topic, real = data.draw(
        st.sampled_from(
            [
                ("zigbee2mqtt/bridge/devices", DEVICES),
                ("homeassistant/device/ratgdo32_a1b2c3/config", GARAGE),
                ("tasmota/discovery/98F4ABD8E9F0/config", PLUG),
            ]
        )
    )
    value = copy.deepcopy(real)
    for _ in range(data.draw(st.integers(1, 3))):
        spot, key = data.draw(st.sampled_from(holes(value)))
        spot[key] = data.draw(ANYTHING)
    home = Home(OWN)
    arrive(home, topic, value)
    for one in sorted(home.topics):
        arrive(home, one, data.draw(ANYTHING | st.just({"state": "ON", "position": 5})))
    hold(home)


@GENTLE
@given(
    st.text(max_size=60).map(lambda inner: f"{{{{ {inner} }}}}") | st.text(max_size=60), ANYTHING
)
def test_any_template(source: str, value: Any) -> None:
    try:
        made = compiled(source)({"value": "1", "value_json": value})
    except UnusableError:
        return
    made.encode()
